"""What an import would do, row by row; and its confirmation."""

from __future__ import annotations

import getpass

import pandas as pd
import streamlit as st

from lib.exceptions import DashboardError
from lib.import_steps import read_rows
from lib.intake.imported import Imported
from lib.intake.incoming import Incoming, State, compare, merged
from lib.ui.clock import now
from lib.ui.frame import link_page
from lib.ui.ingest import Work, begin_again
from lib.ui.ingest_save import save_import
from lib.ui.text import counted, html, label
from lib.ui.view import View

SAVED_KEY = "import_saved"
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
    _list("Refused", rows[rows["state"] == State.REFUSED], ["line", "why"], expanded=True)
    _list(
        "Duplicate", rows[rows["state"] == State.DUPLICATE], ["line", "like", "why"], expanded=True
    )
    _list("Changed, cell by cell", incoming.changes, ["row", "column", "before", "after"])
    new = incoming.records[incoming.records.index == State.NEW]
    _list("New", new, [name for name in SHOWN_COLUMNS if name in new])
    _confirm(view, work, incoming)


def say_saved() -> None:
    """Say what was saved last, and lead to it."""
    if saved := st.session_state.pop(SAVED_KEY, None):
        said, query = saved
        st.success(label(said))
        link_page("timeline", "Open the timeline", query)


def _worked_out(work: Work) -> tuple[Imported, Incoming]:
    def compute() -> tuple[Imported, Incoming]:
        with st.status("Reading the rows", expanded=True) as status:
            imported = read_rows(work.look, work.target.tables, now().date())
            status.update(label="Comparing them with the case")
            incoming = compare(work.target.tables, imported)
            status.update(label="Read and compared", state="complete", expanded=False)
        return imported, incoming

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


def _list(title: str, rows: pd.DataFrame, columns: list[str], *, expanded: bool = False) -> None:
    if rows.empty:
        return
    with st.expander(f"{title}: {len(rows):,}", expanded=expanded):
        st.dataframe(
            rows[columns].head(MOST),
            hide_index=True,
            height=ROW * (min(len(rows), 10) + 1) + 4,
            column_config={"why": st.column_config.TextColumn(width="large")},
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
    st.button("Cancel: put the file away", key="import_cancel", on_click=begin_again)
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
    st.session_state[SAVED_KEY] = saved
    begin_again()
    st.rerun()
