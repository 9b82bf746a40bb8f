"""Records as a list of buttons: the keyboard's and the phone's way to the evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pandas as pd
import streamlit as st

from lib.edtf import parse
from lib.frames import MOST_STATEMENTS
from lib.ui.drawer import ask_cell, ask_records, quoted
from lib.ui.notes import small_print
from lib.ui.text import html, label
from lib.vocabulary import EVENT_GLYPH, GLYPH, LIST_SEPARATOR, NO_STANCE_GLYPH, Stance

COLOUR = {
    Stance.SUPPORT: "blue",
    Stance.CONDITIONAL: "orange",
    Stance.UNCLEAR: "gray",
    Stance.OPPOSE: "red",
}


NOT_LOOKED_FOR = (
    f"<b>Shifts</b> are looked for among up to {MOST_STATEMENTS:,} statements, and here are more: "
    "choose actors or issues under Filters."
)


def record_list(rows: pd.DataFrame, total: int, key: str) -> None:
    """
    List records under their dates, newest first, one button each.

    Args:
        rows: the result of lib.analysis.timeline.timeline_rows.
        total: how many records there are, should `rows` hold only the newest.
        key: of the list, unique on its page.
    """
    newest = rows.sort_values(["latest", "earliest"], ascending=False, na_position="first")
    for day, group in newest.groupby("date_words", sort=False):
        st.header(label(f"{day[0].upper()}{day[1:]}"), anchor=False)
        with st.container(key=f"list_{key}_{group['record_id'].iloc[0]}", gap="xxsmall"):
            for row in group.to_dict("records"):
                _button(
                    f"{key}_{row['record_id']}", _record_label(row), ask_records, row["record_id"]
                )
    if total > len(rows):
        small_print(f"{total - len(rows):,} more. Narrow the filters, or open Records.")


def position_list(cells: pd.DataFrame, issues: pd.DataFrame, key: str) -> None:
    """
    List positions under their issues, one button per actor.

    Args:
        cells: the result of lib.analysis.standing.position_cells, with a column
            `words` (lib.analysis.matrix.cell_words).
        issues: one row per issue: issue, issue_name, proposition.
        key: of the list, unique on its page.
    """
    for issue in issues.to_dict("records"):
        st.header(label(issue["issue_name"]), anchor=False)
        st.markdown(f":gray[“{label(issue['proposition'])}”]")
        with st.container(key=f"list_{key}_{issue['issue']}", gap="xxsmall"):
            for cell in cells[cells["issue"] == issue["issue"]].to_dict("records"):
                place = (cell["actor_id"], cell["issue"])
                _button(f"{key}_{LIST_SEPARATOR.join(place)}", _cell_label(cell), ask_cell, *place)


def point_list(points: pd.DataFrame, issues: pd.DataFrame) -> None:
    """
    List statements under their issues, in the order of `points`, one button each.

    Args:
        points: the result of lib.analysis.positions.movement_points.
        issues: one row per issue: issue, issue_name, proposition.
    """
    for issue in issues.to_dict("records"):
        st.header(label(issue["issue_name"]), anchor=False)
        st.markdown(f":gray[“{label(issue['proposition'])}”]")
        part = points[points["issue"] == issue["issue"]]
        with st.container(key=f"list_moved_{issue['issue']}", gap="xxsmall"):
            for row in part.to_dict("records"):
                # A joint record is a point of each of its actors.
                key = f"moved_{row['actor_id']}{LIST_SEPARATOR}{row['record_ids']}"
                _button(key, _point_label(row), ask_records, row["record_ids"])


class Shifts(Protocol):
    """What is read of a lib.analysis.moved.Shifts."""

    newest: pd.DataFrame
    number: int


def shift_list(found: Shifts | None, year: int) -> None:
    """
    Show who moved, with both quotes; say so where nobody did, or nobody looked.

    Args:
        found: the result of lib.analysis.moved.find_shifts.
        year: left out of dates where it is this one.
    """
    if found is None:
        st.html(f"<p class='p-words'>{NOT_LOOKED_FOR}</p>")
        return
    shifts, number = found.newest, found.number
    if shifts.empty:
        st.html(
            "<p class='p-words'><b>No shift on record:</b> no actor took one stance on an "
            "issue and later, surely after it, another.</p>"
        )
        return
    shown = "" if number == len(shifts) else f", the {len(shifts)} newest of {number:,}"
    st.header(f"Shifts{shown}", anchor=False)
    for shift in shifts.to_dict("records"):
        ends = [shift["before_record_ids"], shift["record_ids"]]
        first, last = (ids.split(LIST_SEPARATOR)[0] for ids in ends)
        key = f"shift_{shift['actor_id']}_{first}_{last}"
        with st.container(key=f"list_{key}", border=True, gap="xxsmall"):
            _button(key, _shift_label(shift, year), ask_records, LIST_SEPARATOR.join(ends))
            for end in ("before_", ""):
                if pd.notna(shift[f"{end}quote"]):
                    when = parse(shift[f"{end}date"]).words(year)
                    st.html(f"<p class='p-small'>{html(when)}: {quoted(shift[f'{end}quote'])}</p>")


def sign(mark: str) -> str:
    """Write a mark's sign in its colour: a stance, "event" or "none"."""
    if mark == "event":
        return f"**{EVENT_GLYPH}**"
    if mark == "none":
        return NO_STANCE_GLYPH
    return f":{COLOUR[Stance(mark)]}[**{GLYPH[Stance(mark)]}**]"


def _button(key: str, text: str, ask: Callable[..., None], *args: str) -> None:
    st.button(text, key=f"list_{key}_open", type="tertiary", on_click=ask, args=args)


def _point_label(row: dict) -> str:
    side = f":gray[{label(row['actor_side'])}]"
    word = Stance(row["stance"]).word
    return (
        f"{sign(row['stance'])} **{label(row['actor_short_name'])}** {side} "
        f"{word}, {label(row['date_words'])}{_times(row['statements'])}"
    )


def _times(statements: int) -> str:
    return f" ×{statements:,}" if statements > 1 else ""


def _shift_label(shift: dict, year: int) -> str:
    ends = [
        f"{sign(shift[f'{end}stance'])} {Stance(shift[f'{end}stance']).word}, "
        f"{label(parse(shift[f'{end}date']).words(year))}{_times(shift[f'{end}statements'])}"
        for end in ("before_", "")
    ]
    who = f"**{label(shift['actor_name'])}** on **{label(shift['issue_name'])}**"
    return f"{who}: {' → '.join(ends)}"


def _record_label(row: dict) -> str:
    who = f"**{label(row['who'])}** " if row["who"] else ""
    flags = [word for word in ("unconfirmed", "scheduled", "unnamed") if row[word]]
    stance = [Stance(row["mark"]).word.lower()] if row["mark"] in set(Stance) else []
    issue = [label(row["issue_name"])] if pd.notna(row["issue_name"]) else []
    aside = " · ".join([*issue, *stance, *flags])
    return f"{sign(row['mark'])} {who}{label(row['title'])} :gray[{aside}]"


def _cell_label(cell: dict) -> str:
    held = cell["stances"].split(LIST_SEPARATOR) if pd.notna(cell["stances"]) else ["none"]
    signs = "" if cell.get("reading") == "mixed" else " ".join(sign(mark) for mark in held)
    side = f":gray[{label(cell['actor_side'])}]"
    return f"{signs} **{label(cell['actor_name'])}** {side} {label(cell['words'])}"
