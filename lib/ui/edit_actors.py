"""A typed name that no actor has: the near ones, and a new actor, are offered; none is taken."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.editing.spellings import near_actors
from lib.ui.edit_desk import Checked, Desk
from lib.ui.text import html, label
from lib.vocabulary import LIST_SEPARATOR


def ask_who(checked: Checked, table: str, row: str, column: str) -> bool:
    """Ask who is meant by each name in a cell that no actor has; say whether there is one."""
    actors = checked.tables["actors"]
    cell = checked.desk.typed(table, row)[column]
    unknown = [each for each in cell.split(LIST_SEPARATOR) if each and each not in _ids(actors)]
    for written in unknown:
        _ask(checked.desk, actors, (table, row, column), written)
    return bool(unknown)


def _ask(desk: Desk, actors: pd.DataFrame, place: tuple[str, str, str], written: str) -> None:
    near = near_actors(written, actors)
    names = actors.set_index("actor_id")["name"]
    question = {0: "", 1: " Is this one meant?"}.get(len(near), " Which of these is meant?")
    st.html(f"<p class='p-small p-wrong'>No actor is called “{html(written)}”.{question}</p>")
    with st.container(horizontal=True, gap="small"):
        for actor in near:
            st.button(
                label(names[actor]),
                key="_".join(["meant", *place, written, actor]),
                on_click=_replace,
                args=(desk, place, written, actor),
            )
        st.button(
            f"Add “{label(written)}” as an actor",
            key="_".join(["add", *place, written]),
            icon=":material/add:",
            on_click=_add,
            args=(desk, place, written),
        )


def _add(desk: Desk, place: tuple[str, str, str], written: str) -> None:
    row = desk.start("actors", name=written)
    checked = Checked(desk)
    # Written down, so that the name can still be mended without losing what refers to it.
    actor = checked.id_of("actors", row)
    desk.type("actors", row, actor_id=actor)
    _replace(desk, place, written, actor)


def _replace(desk: Desk, place: tuple[str, str, str], written: str, actor: str) -> None:
    table, row, column = place
    ids = desk.typed(table, row)[column].split(LIST_SEPARATOR)
    ids = dict.fromkeys(actor if each == written else each for each in ids)
    desk.type(table, row, **{column: LIST_SEPARATOR.join(ids)})
    desk.turn += 1


def _ids(actors: pd.DataFrame) -> set[str]:
    return set(actors["actor_id"].dropna())
