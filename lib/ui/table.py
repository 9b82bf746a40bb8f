"""Tables of words."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

WIDTHS = {"When": 110, "Kind": 84, "Who": 130, "What": 300, "Issue": 140, "Position": 130}
OPENED = "_opened_rows"
"""Session state: how many rows were ticked so far."""

ROW = 36
TALLEST = 16
"""Rows shown before a table scrolls."""


def show_table(table: pd.DataFrame, key: str) -> None:
    """Show a table of words, one row per actor."""
    st.dataframe(table, hide_index=True, key=key, height=_height(table))


def show_records(table: pd.DataFrame, record_ids: pd.Series, ask: Callable[[str], None]) -> None:
    """
    Show records as rows; ticking one asks for its evidence.

    Args:
        table: the result of lib.analysis.records.records_table.
        record_ids: of each row.
        ask: called with the record id.
    """
    # A tick belongs to a row number: other rows are another table, and an
    # opened one is drawn anew, so that the same row can be ticked again.
    opened = st.session_state.get(OPENED, 0)
    key = f"records_table_{opened}_{hash(tuple(record_ids))}"
    st.dataframe(
        table,
        hide_index=True,
        key=key,
        height=_height(table),
        on_select=lambda: _ticked(key, record_ids, ask),
        selection_mode="single-row",
        column_config={
            name: st.column_config.TextColumn(width=width) for name, width in WIDTHS.items()
        },
    )


def _ticked(key: str, record_ids: pd.Series, ask: Callable[[str], None]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows:
        st.session_state[OPENED] = st.session_state.get(OPENED, 0) + 1
        ask(record_ids.iloc[rows[0]])


def _height(table: pd.DataFrame) -> int:
    return ROW * (min(len(table), TALLEST) + 1) + 4
