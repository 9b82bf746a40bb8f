"""The key records below the bars: by name, as bars have none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from lib.ui.chart import show_chart
from lib.ui.drawer import ask_records
from lib.ui.notes import small_print
from lib.ui.record_list import record_list
from lib.ui.text import counted
from lib.ui.view import View

if TYPE_CHECKING:
    import plotly.graph_objects as go

HEAD = "Most answered"


def show_answered(
    view: View, rows: pd.DataFrame, draw: Callable[[], go.Figure], tell: Callable[[], str]
) -> None:
    """
    Name the records that most others answer; on a phone as a list. Nothing without any.

    Args:
        view: what is shown.
        rows: lib.analysis.timeline.timeline_rows of lib.analysis.answered.most_answered.
        draw: makes the chart of them.
        tell: says what it shows.
    """
    if rows.empty:
        return
    st.header(HEAD, anchor=False)
    if view.width:
        show_chart(view, draw(), "answered", tell(), ask_records, name=HEAD)
    else:
        record_list(rows, len(rows), "answered")
    number = counted(len(rows), "record")
    small_print(f"The {number} shown that most other records answer, repeat or follow.")
