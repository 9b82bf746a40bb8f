"""The text blocks of the overview: every name, count and title leads to its records."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.evidence import last_known
from lib.filters import say_day
from lib.ui.drawer import ask_cell
from lib.ui.notes import say_sources
from lib.ui.record_list import sign
from lib.ui.text import counted, html, label
from lib.ui.view import View
from lib.vocabulary import LIST_SEPARATOR, Stance

NAMES = 4
"""Names on one end of a disagreement; the others are one button."""

SPLIT_SIDE_NOTE = (
    "<i>Split</i>: at least one of the side supports and one opposes; it is not a vote count."
)
WHOLE_SIDE_NOTE = "The row of a side holds all its actors, also those that the filter leaves out."
UNNAMED_NOTE = "<b>*</b>: unnamed, or resting only on unnamed sources."
COUNT_NOTE = (
    "Where a side has more than four actors on an issue, they are counted, one with several "
    "standing statements under each of its stances."
)


def sides_head(view: View, cells: pd.DataFrame) -> None:
    """
    Say what the page rests on, and head its first part; in words where there is no position.

    Args:
        view: for the records shown.
        cells: the result of lib.analysis.standing.position_cells.
    """
    number = counted(view.number, "record")
    sources = say_sources(view, view.made)
    latest = say_day(view.of_records(last_known, read=["known_on"]))
    st.html(f"<p class='p-words'>{number} from {sources}, the latest of {latest}.</p>")
    heading("Positions on record, by side")
    if cells["stances"].isna().all():
        say(f"No position on record: none of {number} shown is a statement that takes one.")


def heading(words: str) -> None:
    """Begin a part of the page."""
    st.header(words, anchor=False)


def halves() -> list[DeltaGenerator]:
    """Open two columns; on a narrow screen the second comes below the first."""
    return st.columns(2, gap="large")


def side_notes(view: View, entries: pd.DataFrame, left_out: list[str], whole: bool) -> list[str]:
    """
    Explain the table of the sides, and name the issues it leaves out; nothing on a phone.

    Args:
        view: for the width of the screen.
        entries: the result of lib.analysis.overview.side_entries.
        left_out: names of issues.
        whole: whether the sides have more actors than the filter shows.
    """
    if view.width is None:
        return []
    notes = []
    if entries["agreement"].eq("split").any():
        notes.append(SPLIT_SIDE_NOTE)
    if entries["unnamed"].any():
        notes.append(UNNAMED_NOTE)
    if entries["actor_short_name"].isna().any():
        notes.append(COUNT_NOTE)
    if whole:
        notes.append(WHOLE_SIDE_NOTE)
    if left_out:
        notes.append(
            f"<b>Less disputed, or by fewer actors:</b> {html(', '.join(map(isolated, left_out)))}."
        )
    return notes


def disagreement_list(cells: pd.DataFrame, disputed: pd.DataFrame, issues: pd.DataFrame) -> None:
    """
    Tell the open disagreements, with the names on both ends.

    Args:
        cells: the result of lib.analysis.standing.position_cells.
        disputed: the result of lib.analysis.overview.disagreements.
        issues: those of them that are told: issue, issue_name, proposition.
    """
    heading("Open disagreements")
    if disputed.empty:
        say(_why_none(cells.dropna(subset="stances")))
    for issue in issues.to_dict("records"):
        name, proposition = html(isolated(issue["issue_name"])), html(issue["proposition"])
        part = disputed[disputed["issue"] == issue["issue"]]
        with st.container(key=f"list_disputed_{issue['issue']}", gap="xxsmall"):
            st.html(f"<b>{name}</b> <span class='p-proposition'>“{proposition}”</span>")
            with st.container(key=f"ends_{issue['issue']}", horizontal=True, gap="small"):
                _end(part, Stance.SUPPORT, issue["issue"], "")
                _end(part, Stance.OPPOSE, issue["issue"], "against")


def _why_none(held: pd.DataFrame) -> str:
    names = held["actor_name"].unique()
    if not len(names):
        return "None on record: nobody shown takes a position."
    if len(names) == 1:
        return f"None on record: {isolated(names[0])} alone takes a position here."
    return "None on record: no issue is supported by one actor and opposed by another."


def _end(part: pd.DataFrame, stance: Stance, issue: str, before: str) -> None:
    """Put the names on one end into a box that wraps as one."""
    key = f"ends_{issue}_{stance}"
    with st.container(
        key=key, horizontal=True, width="content", vertical_alignment="center", gap="small"
    ):
        if before:
            st.markdown(f":small[:gray[{before}]]", width="content")
        _holders(part[part["stance"] == stance.value], stance, issue)


def _holders(holders: pd.DataFrame, stance: Stance, issue: str) -> None:
    for cell in holders.head(NAMES).to_dict("records"):
        star = "*" if cell["unnamed_only"] else ""
        words = (
            f"{sign(stance)} **{isolated(label(cell['actor_short_name'] + star))}** "
            f":gray[{label(cell['date_words'])}]"
        )
        open_button(
            f"disputed_{issue}_{cell['actor_id']}", words, ask_cell, cell["actor_id"], issue
        )
    others = holders["actor_id"].iloc[NAMES:]
    if len(others):
        ids = LIST_SEPARATOR.join(others)
        open_button(
            f"others_{issue}_{stance}", f"{sign(stance)} {len(others)} more", ask_cell, ids, issue
        )


def other_issues(disputed: list[str], undisputed: list[str]) -> None:
    """Name the issues that are not told: the disputed ones, and those without opposition."""
    for words, names in (
        ("Also disputed", disputed),
        ("No direct opposition on record", undisputed),
    ):
        if names:
            say(f"{words}: {', '.join(map(isolated, names))}.")


def open_button(key: str, text: str, ask: Callable[..., None], *args: str) -> None:
    """Write a text that leads to evidence: `ask` is called with `args` on a click."""
    st.button(text, key=f"overview_{key}", type="tertiary", on_click=ask, args=args)


def isolated(text: str) -> str:
    """Keep a name written from right to left from pulling the words after it along."""
    return f"\u2068{text}\u2069"


def say(words: str) -> None:
    """Say something small."""
    st.html(f"<p class='p-small p-words'>{html(words)}</p>")
