"""One row per record: its words on the left, its time on the right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from lib.charts.figure import build
from lib.charts.scale import EARLIER_ROOM, GLYPH_ROOM, TimeScale
from lib.charts.shapes import area, below, known_line, note, rule, upright
from lib.charts.text import clip, given, plain, span, text_width
from lib.charts.theme import AXIS_SIZE, BARE_AXIS, HAIRLINE, HEAD, RIGHT, base_layout, font
from lib.charts.time_axis import day_bands, dividers, time_axis
from lib.charts.timeline_marks import row_traces

ROW, LANE_HEAD, LANE_GAP = 24, 34, 10
TOP, BOTTOM = 46, 24
"""Pixels."""

LABEL_SHARES = {1100: 0.46, 800: 0.5, 0: 0.52}
"""Chart width from which the words on the left take so much of it."""

WIDEST_GUTTER = 0.32
"""Of the time scale: more would leave no room for the days."""


@dataclass(frozen=True)
class Lane:
    """The rows of one side, between two heights."""

    name: str
    records: int
    top: int

    @property
    def first_row(self) -> int:
        """Where the first row begins, under the head."""
        return self.top + LANE_HEAD

    @property
    def bottom(self) -> int:
        """Where the last row ends."""
        return self.first_row + self.records * ROW

    def middles(self) -> list[float]:
        """Height of the middle of each row."""
        return [self.first_row + (n + 0.5) * ROW for n in range(self.records)]


def timeline_figure(
    rows: pd.DataFrame, *, first: date, last: date, known: date, width: int
) -> go.Figure:
    """
    Draw one row per record, lane by lane.

    Args:
        rows: the result of lib.analysis.timeline.timeline_rows, in reading order.
        first: the first day shown.
        last: the last day shown.
        known: the day up to which records are known; what comes after is planned.
        width: pixels of the chart, to which labels are cut.

    Returns:
        Every label and every glyph carries [record_id] as customdata.
    """
    share = next(share for least, share in LABEL_SHARES.items() if width >= least)
    words_room = (width - RIGHT) * share
    scale = _scale(rows, first, last, (width - RIGHT) - words_room)
    lanes = _lanes(rows)
    height = (lanes[-1].bottom if lanes else 0) + 4
    line, words = _known(scale, known, height)
    heights = [y for lane in lanes for y in lane.middles()]
    return build(
        row_traces(rows, heights, scale, words_room) if lanes else [],
        **base_layout(height, top=TOP, bottom=BOTTOM),
        shapes=[shape for lane in lanes for shape in _lane_shapes(lane, scale, known)] + line,
        annotations=[_lane_head(lane, words_room) for lane in lanes] + words,
        xaxis=time_axis(scale) | {"domain": [share, 1]},
        xaxis2=BARE_AXIS | {"domain": [0, share], "range": [0, words_room], "anchor": "y"},
        yaxis=BARE_AXIS | {"range": [height, 0]},
    )


def _scale(rows: pd.DataFrame, first: date, last: date, pixels: float) -> TimeScale:
    """Make the gutter as wide as the dates printed in it."""
    words = rows.loc[rows["place"] == "earlier", "date_words"]
    widest = max((text_width(given(text), AXIS_SIZE) for text in words), default=0)
    needed = max(widest + 3 * GLYPH_ROOM, EARLIER_ROOM)
    gutter = 0 if words.empty else min(needed, pixels * WIDEST_GUTTER)
    return TimeScale(first, last, pixels, gutter)


def _lanes(rows: pd.DataFrame) -> list[Lane]:
    lanes, top = [], 0
    for name, part in rows.groupby("lane", sort=False, dropna=False):
        lanes.append(Lane(given(name), len(part), top))
        top = lanes[-1].bottom + LANE_GAP
    return lanes


def _lane_head(lane: Lane, room: float) -> dict:
    number = f"{lane.records:,} record" + ("s" if lane.records != 1 else "")
    left = room - text_width(number, AXIS_SIZE) - 20
    name = f"<b>{plain(clip(lane.name, left, HEAD, bold=True))}</b>"
    words = f"{name}\u2002{span(number, size=AXIS_SIZE)}"
    return note(words, 0, lane.top + LANE_HEAD / 2 + 1, xref="paper", font=font(HEAD))


def _lane_shapes(lane: Lane, scale: TimeScale, known: date) -> list[dict]:
    top, bottom = lane.first_row - 4, lane.bottom + 4
    bands = day_bands(scale, known)
    edge = upright(0, top, bottom, color=HAIRLINE, width=1.5, dash="dot")
    return [
        *(area(start, end, top, bottom, fill) for start, end, fill in bands),
        *(upright(day, top, bottom) for day in dividers(scale)),
        *([edge] if scale.gutter_pixels else []),
        rule(lane.top, colour=HAIRLINE),
    ]


def _known(scale: TimeScale, known: date, height: float) -> tuple[list[dict], list[dict]]:
    """Part what is known from what is planned; only a side with room says which it is."""
    end = scale.at(known) + 1
    if not 0 <= end <= scale.days:
        return [], []
    line, words = known_line(end, f"{known.day} {known:%b}", height)
    if (scale.days - end) * scale.day_pixels < text_width("scheduled", 12) + 6:
        return [line], [words]
    return [line], [words, below("scheduled", end, xshift=6)]
