"""Everything known over time, as a strip on which days are chosen by dragging."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from lib.charts.figure import Trace, bar, build
from lib.charts.hover import padded
from lib.charts.scale import TimeScale
from lib.charts.shapes import area, rule, upright
from lib.charts.theme import ACCENT, BARE_AXIS, HAIRLINE, RIGHT, base_layout, colour
from lib.charts.time_axis import time_axis
from lib.charts.timeline_bars import LEFT, counted

HEIGHT, TOP = 54, 6
"""Pixels of the bars, and above them."""

WORDS = 38
"""Pixels below the bars, where the time is named there."""

SHARE = 0.86
"""Of its step that a bar is wide."""

CHOSEN, PALE = colour("count 6"), colour("count 2")
"""Counts are grey: any other colour would be a position."""


def brush_figure(
    bins: pd.DataFrame,
    *,
    first: date,
    last: date,
    chosen: tuple[date | None, date | None],
    named: bool,
    width: int,
) -> go.Figure:
    """
    Draw one bar per step of time; those outside the days chosen are pale.

    Args:
        bins: the bars of lib.analysis.timeline_bins.strip_bins.
        first: the first day shown.
        last: the last day shown.
        chosen: the first and last day chosen; None leaves that end open.
        named: whether the time is named below; not needed above a chart of the same days.
        width: pixels of the chart, as wide as the bars of the timeline.

    Returns:
        Its x axis counts days from `first`, so that a box drawn on it is a choice of days.
    """
    scale = TimeScale(first, last, width - LEFT - RIGHT)
    start, end = _inside(chosen, scale)
    layout = base_layout(HEIGHT, left=LEFT, top=TOP, bottom=WORDS if named else 4)
    axis = time_axis(scale) | {"side": "bottom"} if named else BARE_AXIS
    return build(
        [_bars(bins, scale, start, end)],
        **layout | {"clickmode": "event", "dragmode": "select", "selectdirection": "h"},
        newselection={"line": {"color": ACCENT, "width": 1, "dash": "solid"}},
        activeselection={"fillcolor": ACCENT, "opacity": 0.08},
        shapes=[rule(0, colour=HAIRLINE), *_frame(scale, start, end, bins)],
        xaxis=axis | {"range": [0, scale.days]},
        yaxis=BARE_AXIS | {"range": [0, max(bins["records"].max(), 1) if len(bins) else 1]},
    )


def _inside(chosen: tuple[date | None, date | None], scale: TimeScale) -> tuple[int, int]:
    """Count the days chosen from the first shown: the start of one to the end of the other."""
    start, end = chosen
    until = scale.at(end) + 1 if end else scale.days
    return max(scale.at(start), 0) if start else 0, min(until, scale.days)


def _bars(bins: pd.DataFrame, scale: TimeScale, start: int, end: int) -> Trace:
    starts, ends = scale.all_at(bins["bin_start"]), scale.all_at(bins["bin_end"]) + 1
    inside = (starts < end) & (ends > start)
    days = [bins[edge].dt.strftime("%-d %b %Y") for edge in ("bin_start", "bin_end")]
    return bar(
        name="records",
        x=((starts + ends) / 2).tolist(),
        width=((ends - starts) * SHARE).tolist(),
        y=bins["records"].tolist(),
        marker={"color": [CHOSEN if each else PALE for each in inside], "line": {"width": 0}},
        hovertext=[
            padded([since if since == until else f"{since} to {until}", counted(records)])
            for since, until, records in zip(*days, bins["records"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.35}},
    )


def _frame(scale: TimeScale, start: int, end: int, bins: pd.DataFrame) -> list[dict]:
    """Frame the days chosen, where they are not all."""
    if (start, end) == (0, scale.days) or not start < end:
        return []
    top = bins["records"].max() if len(bins) else 1
    sides = [upright(day, 0, top, color=ACCENT, width=1.5) for day in (start, end)]
    return [area(start, end, 0, top, f"{ACCENT}14"), *sides]
