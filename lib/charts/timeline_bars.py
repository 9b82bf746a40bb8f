"""Records per side and step of time: statements stacked above the line, events below."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from lib.charts.hover import padded
from lib.charts.scale import TimeScale
from lib.charts.shapes import known_line, margin_note, note, rule
from lib.charts.stacks import Lane, lanes_of, record_pixels, stacked
from lib.charts.text import NO_BREAK, lines, plain, span, wrap
from lib.charts.theme import (
    BARE_AXIS,
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
    bins: pd.DataFrame, *, step_word: str, known: date, width: int
) -> go.Figure:
    """
    Draw one row of bars per side, all on one scale.

    Args:
        bins: the result of lib.analysis.timeline.timeline_bins.
        step_word: what one bar counts: "week".
        known: the day up to which records are known; what comes after is planned.
        width: pixels of the chart.

    Returns:
        One trace per mark; every bar carries [lane, first day, last day, mark] as
        customdata, days as ISO dates.
    """
    stacks = stacked(bins)
    lanes = lanes_of(stacks)
    height = lanes[-1].bottom if lanes else 0
    scale = _scale(bins, known, width - LEFT - RIGHT)
    line, words = known_line(scale.at(known) + 1, f"{known.day} {known:%b}", height)
    figure = go.Figure()
    for mark in MARKS:
        part = stacks[stacks["mark"] == mark]
        if len(part):
            figure.add_trace(_bars(part, mark, lanes, record_pixels(stacks), scale))
    figure.update_layout(
        **base_layout(height, left=LEFT, top=TOP, bottom=BOTTOM),
        shapes=[*(rule(lane.line, colour=HAIRLINE) for lane in lanes), *_level(lanes), line],
        annotations=[*map(_lane_head, lanes), *_level_words(stacks, lanes, step_word), words],
        xaxis=time_axis(scale),
        yaxis=BARE_AXIS | {"range": [max(height, 1), 0]},
    )
    return figure


def _scale(bins: pd.DataFrame, known: date, pixels: float) -> TimeScale:
    if bins.empty:
        return TimeScale(known, known, pixels)
    first, last = bins["bin_start"].min().date(), bins["bin_end"].max().date()
    return TimeScale(min(first, known), max(last, known), pixels)


def _bars(
    stacks: pd.DataFrame, mark: str, lanes: list[Lane], pixels: float, scale: TimeScale
) -> go.Bar:
    ground = stacks["lane"].map({lane.name: lane.line for lane in lanes})
    starts = [scale.at(day) for day in stacks["bin_start"]]
    ends = [scale.at(day) + 1 for day in stacks["bin_end"]]
    return go.Bar(
        name=mark,
        x=[(start + end) / 2 for start, end in zip(starts, ends, strict=True)],
        width=[(end - start) * SHARE for start, end in zip(starts, ends, strict=True)],
        base=(ground - stacks["start"] * pixels).tolist(),
        y=((stacks["start"] - stacks["end"]) * pixels).tolist(),
        marker=_look(mark),
        customdata=[
            [row.lane, f"{row.bin_start:%Y-%m-%d}", f"{row.bin_end:%Y-%m-%d}", mark]
            for row in stacks.itertuples()
        ],
        hovertext=[_hover(row) for row in stacks.itertuples()],
        hovertemplate=f"%{{hovertext}}{HINT}<extra></extra>",
        **steady(),
    )


def _look(mark: str) -> dict:
    """Leave bars of statements without stance hollow: a grey one would say "unclear"."""
    if mark == NO_STANCE:
        return {"color": PANEL, "line": {"color": MUTED, "width": 1}}
    return {"color": MARKS[mark].colour, "line": {"width": 0}}


def _hover(row: tuple) -> str:
    look = MARKS[row.mark]
    start, end = (f"{day.day} {day:%b %Y}" for day in (row.bin_start, row.bin_end))
    days = start if start == end else f"{start} to {end}"
    number = f"{row.records:,} record" + ("s" if row.records != 1 else "")
    told = [f"<b>{plain(row.lane)}</b>, {days}", f"{look.glyph} {look.word}: {number}"]
    return padded(told)


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
