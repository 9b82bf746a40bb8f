"""Records per side and step of time: statements stacked above the line, events below."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from lib.charts.figure import Trace, bar, build
from lib.charts.hover import ROOM, padded
from lib.charts.scale import TimeScale
from lib.charts.shapes import known_line, margin_note, note, rule
from lib.charts.stacks import Lane, lanes_of, record_pixels, stacked
from lib.charts.text import NO_BREAK, clip, lines, plain, span, wrap
from lib.charts.theme import (
    BARE_AXIS,
    BODY,
    HAIRLINE,
    MARKS,
    MUTED,
    NO_STANCE,
    PANEL,
    RIGHT,
    SMALL,
    base_layout,
    font,
    steady,
)
from lib.charts.time_axis import time_axis

LEFT, TOP, BOTTOM = 112, 46, 24
"""Pixels."""

SHARE = 0.86
"""Of its step that a bar is wide."""

HINT = f"<br>{NO_BREAK}{span('Click to list them')}"


def timeline_bars_figure(
    bins: pd.DataFrame, *, step_word: str, first: date, last: date, known: date, width: int
) -> go.Figure:
    """
    Draw one row of bars per side, all on one scale.

    Args:
        bins: the bars of lib.analysis.timeline_bins.timeline_bins.
        step_word: what one bar counts: "week".
        first: the first day shown.
        last: the last day shown; a bar that reaches beyond is cut.
        known: the day up to which records are known; what comes after is planned.
        width: pixels of the chart.

    Returns:
        One trace per mark; every bar carries [lane, first day, last day, mark] as
        customdata, days as ISO dates.
    """
    stacks = stacked(bins)
    lanes = lanes_of(stacks)
    height = lanes[-1].bottom if lanes else 0
    scale = TimeScale(first, last, width - LEFT - RIGHT)
    line, words = _known(scale, known, height)
    parts = {mark: stacks[stacks["mark"] == mark] for mark in MARKS}
    return build(
        [
            _bars(part, mark, lanes, record_pixels(stacks), scale)
            for mark, part in parts.items()
            if len(part)
        ],
        **base_layout(height, left=LEFT, top=TOP, bottom=BOTTOM),
        shapes=[*(rule(lane.line, colour=HAIRLINE) for lane in lanes), *_level(lanes), *line],
        annotations=[*map(_lane_head, lanes), *_level_words(stacks, lanes, step_word), *words],
        xaxis=time_axis(scale),
        yaxis=BARE_AXIS | {"range": [max(height, 1), 0]},
    )


def _known(scale: TimeScale, known: date, height: float) -> tuple[list[dict], list[dict]]:
    end = scale.at(known) + 1
    if not 0 < end <= scale.days:
        return [], []
    line, words = known_line(end, f"{known.day} {known:%b}", height)
    return [line], [words]


def _bars(
    stacks: pd.DataFrame, mark: str, lanes: list[Lane], pixels: float, scale: TimeScale
) -> Trace:
    ground = stacks["lane"].map({lane.name: lane.line for lane in lanes})
    starts, ends = scale.all_at(stacks["bin_start"]), scale.all_at(stacks["bin_end"]) + 1
    return bar(
        name=mark,
        x=_short((starts + ends) / 2),
        width=_short((ends - starts) * SHARE),
        base=_short(ground - stacks["start"] * pixels),
        y=_short((stacks["start"] - stacks["end"]) * pixels),
        marker=_look(mark),
        **_told(stacks, mark),
        **steady(),
    )


def _short(numbers: pd.Series) -> list[float]:
    """Send no digits that nobody sees."""
    return numbers.round(2).tolist()


def _told(stacks: pd.DataFrame, mark: str) -> dict:
    """Say what a click hands on, and let the browser put the hover together from it."""
    starts, ends = (stacks[edge].dt.strftime("%Y-%m-%d") for edge in ("bin_start", "bin_end"))
    names = {lane: plain(clip(lane, ROOM, BODY)) for lane in stacks["lane"].unique()}
    one_day = starts.equals(ends)
    days = f"{_day(1)}" if one_day else f"{_day(1)} to {_day(2)}"
    look = MARKS[mark]
    said = padded([f"<b>%{{hovertext}}</b>, {days}", f"{look.glyph} {look.word}: %{{text}}"])
    return {
        "customdata": [
            [lane, start, end, mark]
            for lane, start, end in zip(stacks["lane"], starts, ends, strict=True)
        ],
        "hovertext": stacks["lane"].map(names).tolist(),
        "text": [counted(records) for records in stacks["records"]],
        "textposition": "none",
        "hovertemplate": f"{said}{HINT}<extra></extra>",
    }


def _day(place: int) -> str:
    return f"%{{customdata[{place}]|%-d %b %Y}}"


def counted(records: int) -> str:
    """Write how many records a bar counts."""
    return f"{records:,} record" + ("s" if records != 1 else "")


def _look(mark: str) -> dict:
    """Leave bars of statements without stance hollow: a grey one would say "unclear"."""
    if mark == NO_STANCE:
        return {"color": PANEL, "line": {"color": MUTED, "width": 1}}
    return {"color": MARKS[mark].colour, "line": {"width": 0}}


def _lane_head(lane: Lane) -> dict:
    name = lines(plain(line) for line in wrap(lane.name, LEFT - 12, 14, bold=True, most=2))
    words = f"<b>{name}</b><br>{span(f'{lane.records:,} in bars', size=12)}"
    return margin_note(words, lane.line + 5, LEFT, yanchor="bottom", font=font(14))


def _tallest(lanes: list[Lane]) -> Lane | None:
    """Find the lane whose bar sets the scale: by statements, or by events where there are none."""
    return max(lanes, key=lambda lane: (lane.up, lane.down), default=None)


def _level(lanes: list[Lane]) -> list[dict]:
    tallest = _tallest(lanes)
    pen = {"width": 1, "color": HAIRLINE, "dash": "dot"}
    return [rule(_height(tallest), line=pen)] if tallest else []


def _level_words(stacks: pd.DataFrame, lanes: list[Lane], step_word: str) -> list[dict]:
    """Say once what a height means."""
    tallest = _tallest(lanes)
    if tallest is None:
        return []
    many = max(stacks["end"].max(), 0) or -stacks["end"].min()
    said = f"{many:,} a {step_word}" + (", same scale in every row" if len(lanes) > 1 else "")
    above = {"xref": "paper", "yanchor": "bottom", "font": font(SMALL, MUTED)}
    return [note(said, 0, _height(tallest), **above)]


def _height(lane: Lane) -> float:
    return lane.line - lane.up if lane.up else lane.line + lane.down
