"""Meetings and deadlines: a table on demand, and a file for one's own calendar."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.calendar_file import calendar_days, calendar_file
from lib.evidence import MOST_ROWS
from lib.extract import file_name
from lib.frames import MOST_STATEMENTS
from lib.ui.drawer import ask_records
from lib.ui.notes import small_print
from lib.ui.table import show_records
from lib.ui.text import counted
from lib.ui.twin import twin
from lib.ui.view import View

UNTRACED = (
    f"There are more than {MOST_STATEMENTS:,} events. Listed is only what was scheduled or "
    f"cancelled, the newest {MOST_ROWS:,} of it; what became of it is not looked for."
)


def meetings_fold(
    view: View, found: pd.DataFrame, traced: bool, table: Callable[[], pd.DataFrame]
) -> None:
    """
    Offer the meetings and deadlines, folded; nothing where there are none.

    Args:
        view: for the width of the screen and the file's name.
        found: the result of lib.analysis.meetings.meetings, those shown.
        traced: the result of lib.analysis.meetings.are_traced.
        table: makes lib.analysis.meetings.meetings_table of them.
    """
    if found.empty:
        return
    title = f"Meetings and deadlines ({len(found):,})"
    if place := twin(view, title, "meetings", phone=False):
        with place:
            show_records(table(), found["record_ids"], ask_records)
            if not traced:
                small_print(UNTRACED)
            _download(view, found)


def _download(view: View, found: pd.DataFrame) -> None:
    dated = len(calendar_days(found))
    st.download_button(
        f"Add {counted(dated, 'date')} to a calendar (ICS)",
        lambda: calendar_file(found, view.case.name, view.case.title),
        file_name(view.case.name, view.page, "meetings", view.as_of, "ics"),
        "text/calendar",
        icon=":material/event:",
        on_click="ignore",
        key="download_meetings",
        disabled=not dated,
    )
    if dated < len(found):
        small_print(
            f"{counted(len(found) - dated, 'meeting')} without a first or last day "
            "cannot be put into a calendar."
        )
