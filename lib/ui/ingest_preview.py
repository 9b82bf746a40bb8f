"""What an import would do, row by row; and its confirmation."""

from __future__ import annotations

import getpass

import pandas as pd
import streamlit as st

from lib.clock import now
from lib.exceptions import DashboardError
from lib.import_steps import read_rows
from lib.intake.imported import Imported
from lib.intake.incoming import Incoming, State, compare, merged
from lib.ui.cases import CASE_KEY, here
from lib.ui.frame import link_page
from lib.ui.ingest import Work, begin_again
from lib.ui.ingest_save import save_import
from lib.ui.text import counted, html, label
from lib.ui.view import View

SAVED_KEY = "import_saved"
MOST_LINES = 50
MOST = 500
"""Rows of a list that are shown; the rest are counted."""

SHOWN_COLUMNS = ["record_id", "date", "title", "actor", "issue", "act", "stance", "quote"]
ROW = 36


def preview(view: View, work: Work) -> None:
    """Show new, changed, unchanged, duplicate and refused rows, then ask to confirm."""
    st.header("What it would do", anchor=False)
    try:
        imported, incoming = _worked_out(work)
    except DashboardError as refused:
        st.error(label(refused))
        return
    _counts(incoming)
    _notes(imported, incoming)
    rows = incoming.rows
    _lines("Refused", rows[rows["state"] == State.REFUSED], "import_refused")
    _lines("Duplicate", rows[rows["state"] == State.DUPLICATE], "import_duplicates")
    _list("Changed, cell by cell", incoming.changes, ["row", "column", "before", "after"])
    new = incoming.records[incoming.records.index == State.NEW]
    _list("New", new, [name for name in SHOWN_COLUMNS if name in new])
    _confirm(view, work, incoming)


def say_saved(view: View) -> None:
    """Say what was saved last, and lead to it."""
    if said := st.session_state.pop(SAVED_KEY, ""):
        st.success(label(said))
        link_page("timeline", "Open the timeline", here(view.case.name))


def _worked_out(work: Work) -> tuple[Imported, Incoming]:
    def compute() -> tuple[Imported, Incoming]:
        with st.spinner("Reading the rows", show_time=True):
            imported = read_rows(work.look, work.target.tables, now().date())
        with st.spinner("Comparing them with the case", show_time=True):
            return imported, compare(work.target.tables, imported)

    return work.worked_out("incoming", compute)


def _counts(incoming: Incoming) -> None:
    parts = [
        f"<li><b>{number:,}</b> {html(state.word.lower())}</li>"
        for state, number in incoming.counts.items()
    ]
    st.html(f"<ul class='p-legend p-states'>{''.join(parts)}</ul>")


def _notes(imported: Imported, incoming: Incoming) -> None:
    said = [*imported.notes, *(f"Left out: {each}" for each in imported.ignored), *incoming.joined]
    if said:
        with st.expander(f"{counted(len(said), 'note')} on how it was read", type="compact"):
            st.markdown("\n".join(f"- {label(each)}" for each in said))


def _lines(title: str, rows: pd.DataFrame, key: str) -> None:
    """List rows by their line, with what is to say of each."""
    if rows.empty:
        return
    with st.expander(f"{title}: {len(rows):,}", expanded=True, key=key):
        shown = rows.head(MOST_LINES)
        parts = [
            f"<li>line {row.line}: {html(row.why)}</li>" for row in shown.itertuples(index=False)
        ]
        if len(rows) > len(shown):
            parts.append(f"<li>and {len(rows) - len(shown):,} more</li>")
        st.html(f"<ul class='p-lines'>{''.join(parts)}</ul>")


def _list(title: str, rows: pd.DataFrame, columns: list[str]) -> None:
    if rows.empty:
        return
    with st.expander(f"{title}: {len(rows):,}"):
        st.dataframe(
            rows[columns].head(MOST),
            hide_index=True,
            height=ROW * (min(len(rows), 10) + 1) + 4,
        )
        if len(rows) > MOST:
            st.caption(f"The first {MOST:,} of {len(rows):,}.")


def _confirm(view: View, work: Work, incoming: Incoming) -> None:
    counts = incoming.counts
    with st.form("import_confirm"):
        title = ""
        if work.target.opened is None:
            title = st.text_input("Title of the new case", key="import_title")
        author = st.text_input("Your name", value=getpass.getuser(), key="import_author")
        reason = st.text_input(
            "Why", value=f"Import of {work.look.upload.name}", key="import_reason"
        )
        leave_out = not counts[State.REFUSED] or st.checkbox(
            f"Leave out {counted(counts[State.REFUSED], 'refused row')}", key="import_leave_out"
        )
        take = not counts[State.CHANGED] or st.checkbox(
            f"Take the changes of {counted(counts[State.CHANGED], 'record')}",
            value=True,
            key="import_take",
        )
        taken = counts[State.NEW] + (counts[State.CHANGED] if take else 0)
        pressed = st.form_submit_button(f"Save {counted(taken, 'record')}", type="primary")
    if not pressed:
        return
    if not leave_out:
        st.error("Rows are refused: leave them out by name, or mend the file and bring it again.")
        return
    try:
        with st.spinner("Checking and saving", show_time=True):
            tables = merged(work.target.tables, incoming, take)
            saved = save_import(view, work, tables, title=title, author=author, reason=reason)
    except DashboardError as refused:
        st.error(label(refused))
        return
    said, name = saved
    st.session_state[SAVED_KEY] = said
    begin_again()
    if name != view.case.name:
        # A new case is opened at once: the next file of this kind goes into it.
        st.query_params.from_dict({CASE_KEY: name})
    st.rerun()
