"""How one issue moved: every statement at its time, in the band of its stance, by name."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from lib.charts.figure import build
from lib.charts.movement_marks import point_traces
from lib.charts.packing import Point, at_heights, measured
from lib.charts.scale import TimeScale
from lib.charts.shapes import area, margin_note, upright
from lib.charts.text import span
from lib.charts.theme import (
    AXIS_SIZE,
    BAND,
    BARE_AXIS,
    MARKS,
    MUTED,
    PAPER,
    RIGHT,
    SMALL,
    base_layout,
    colour,
    font,
)
from lib.charts.time_axis import dividers, time_axis
from lib.vocabulary import Stance

LEFT, TOP, BOTTOM = 92, 24, 4
ROW, BAND_PADDING = 19, 5
"""Pixels."""

GUTTER_SHARE = 0.24
"""Of the scale: the same for every issue, whatever its names."""

TAIL = 16
"""Pixels of a dotted tail: panels are small."""

TICK_ROOM = 40
"""Pixels between the middles of two words of the axis."""


def movement_figure(
    points: pd.DataFrame, *, first: date, last: date, known: date, gutter: bool, width: int
) -> go.Figure:
    """
    Draw the statements of one issue in four bands, on the time scale of all issues.

    Args:
        points: rows of one issue from lib.analysis.positions.movement_points.
        first: the first day shown.
        last: the last day shown.
        known: the day up to which records are known.
        gutter: whether any issue has a statement before `first`.
        width: pixels of the chart, to which names are cut.

    Returns:
        Every mark with its name carries [record_ids] as customdata, ids joined with ";".
    """
    pixels = width - LEFT - RIGHT
    scale = TimeScale(first, last, pixels, pixels * GUTTER_SHARE if gutter else 0, TAIL)
    drawn: list[Point] = []
    bands, top = [], 0.0
    for stance in Stance:
        found = measured(points[points["stance"] == stance.value], scale)
        placed, end = at_heights(found, top + BAND_PADDING, ROW)
        drawn += placed
        bands.append((stance.value, top, end + BAND_PADDING))
        top = end + BAND_PADDING
    return build(
        point_traces(drawn, scale),
        **base_layout(top, left=LEFT, top=TOP, bottom=BOTTOM),
        shapes=[shape for band in bands for shape in _band(*band, scale)]
        + [upright(day, 0, top, color=PAPER) for day in dividers(scale)],
        annotations=[_band_head(*band) for band in bands],
        xaxis=time_axis(scale, _named_days(scale, known)) | {"tickfont": font(SMALL, MUTED)},
        yaxis=BARE_AXIS | {"range": [top, 0]},
    )


def _named_days(scale: TimeScale, known: date) -> list[date]:
    """Name the first day and the last known, where they do not collide."""
    apart = scale.at(known) * scale.day_pixels
    after_gutter = (scale.gutter_pixels + scale.day_pixels) / 2 if scale.gutter_pixels else apart
    return [scale.first, known] if min(apart, after_gutter) >= TICK_ROOM else [known]


def _band(stance: str, top: float, bottom: float, scale: TimeScale) -> list[dict]:
    """Tint the days, and apart from them the gutter: no line to cross a name there."""
    fill = colour(MARKS[stance].role, BAND)
    days = area(0, scale.days, top + 1, bottom - 1, fill)
    gutter = area(scale.left, -scale.length(3), top + 1, bottom - 1, fill)
    return [days, gutter] if scale.gutter_pixels else [days]


def _band_head(stance: str, top: float, bottom: float) -> dict:
    look = MARKS[stance]
    words = span(f"{look.glyph} {look.word}", look.text_colour)
    return margin_note(words, (top + bottom) / 2, LEFT, font=font(AXIS_SIZE))
