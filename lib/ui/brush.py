"""The strip above the timeline: days dragged over become the date filter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import ceil, floor
from typing import TYPE_CHECKING

import streamlit as st

from lib.ui.chart import CONFIG
from lib.ui.drawn import note_chart
from lib.ui.filter_query import write_filters
from lib.ui.notes import small_print
from lib.ui.paint import painted
from lib.ui.view import View

if TYPE_CHECKING:
    import plotly.graph_objects as go

HOW = "Drag across the strip to choose days; by keyboard, set From and To under Filters."


def show_brush(view: View, figure: go.Figure, first: date, last: date, alt: str) -> None:
    """
    Draw the strip; days dragged over are written into the address.

    Args:
        view: for the filter that the days are added to, and the theme.
        figure: its x axis counts days from `first`.
        first: the first day shown.
        last: the last day shown.
        alt: what the strip shows, for those who cannot see it.
    """
    key = f"brush_{view.theme}_{view.width}"

    def chosen() -> None:
        boxes = st.session_state[key]["selection"]["box"]
        if boxes:
            start, end = days_of(boxes[0]["x"], first, last)
            choose_days(view, start, end)

    note_chart("brush", figure, view.width, "All days")
    with st.container(key="brush", gap="xxsmall"):
        st.plotly_chart(
            painted(figure, view.theme),
            theme=None,
            key=key,
            alt=alt,
            config=CONFIG,
            on_select=chosen,
            selection_mode="box",
        )
        small_print(HOW)


def days_of(sides: list[float], first: date, last: date) -> tuple[date, date]:
    """
    Take the days that a box touches, in days from the first shown.

    >>> days_of([5.2, 1.7], date(2026, 1, 1), date(2026, 1, 31))
    (datetime.date(2026, 1, 2), datetime.date(2026, 1, 6))
    """
    shown = (last - first).days
    start, end = floor(min(sides)), ceil(max(sides)) - 1
    inside = (min(max(day, 0), shown) for day in (start, max(start, end)))
    start_day, end_day = (first + timedelta(days=day) for day in inside)
    return start_day, end_day


def choose_days(view: View, start: date, end: date) -> None:
    """Leave the address alone when it says so already: a selection outlives its rerun."""
    if (start, end) != (view.filters.start, view.filters.end):
        write_filters(replace(view.filters, start=start, end=end), view.choices)
