"""What an import would do, row by row; and its confirmation."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.clock import now
from lib.exceptions import DashboardError
from lib.import_steps import read_rows
from lib.intake.imported import Imported
from lib.intake.incoming import Incoming, State, compare, say_row
from lib.ui.ingest import Work
from lib.ui.ingest_confirm import confirm
from lib.ui.ingest_view import offer_view
from lib.ui.text import counted, html, label, paragraphs
from lib.ui.view import View

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
        st.error(paragraphs(refused))
        return
    _counts(incoming)
    offer_view(imported.permalink)
    _notes(imported, incoming)
    rows = incoming.rows
    _lines("Refused", rows[rows["state"] == State.REFUSED], "import_refused")
    _lines("Duplicate", rows[rows["state"] == State.DUPLICATE], "import_duplicates")
    _list("Changed, cell by cell", incoming.changes, ["row", "column", "before", "after"])
    new = incoming.records[incoming.records.index == State.NEW]
    _list("New", new, [name for name in SHOWN_COLUMNS if name in new])
    confirm(view, work, incoming)


def _worked_out(work: Work) -> tuple[Imported, Incoming]:
    def compute() -> tuple[Imported, Incoming]:
        with st.spinner("Reading the rows", show_time=True):
            imported = read_rows(work.look, work.tables, now().date())
        with st.spinner("Comparing them with the case", show_time=True):
            return imported, compare(work.tables, imported)

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
            f"<li>{html(say_row(row.line, row.why))}</li>" for row in shown.itertuples(index=False)
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
