"""The marks of the movement charts, from the back to the front."""

from __future__ import annotations

from itertools import pairwise

from lib.charts.clipping import Box, outside
from lib.charts.figure import Trace, scatter
from lib.charts.hover import hover
from lib.charts.packing import Point
from lib.charts.scale import TimeScale
from lib.charts.targets import targets, told
from lib.charts.text import given, plain
from lib.charts.theme import AXIS_SIZE, HALO, MARKS, MUTED, font, marker, steady
from lib.charts.time_marks import bars, segments, tails

GLYPH, BAR_THICKNESS = 9.5, 10
"""Pixels."""

HALF_LINE, STUB = 8, 6
"""Pixels around a name that no join enters: above and below, and towards its mark."""


def point_traces(points: list[Point], scale: TimeScale) -> list[Trace]:
    """
    Draw the points.

    Returns:
        Traces named join, bar, tail, point, name and mark.
    """
    spots = [(point.row.stance, point.spot, point.height) for point in points]
    return [
        segments("join", _joins(points, scale), {"color": MUTED, "width": 1.2, "dash": "dot"}),
        bars(spots, BAR_THICKNESS),
        *tails(spots),
        _targets(points, scale),
        _names(points, scale),
        _glyphs(points),
    ]


def _joins(points: list[Point], scale: TimeScale) -> list[tuple]:
    """Join the points of one actor in time; nothing is assumed in between."""
    by_actor: dict[str, list[Point]] = {}
    for point in points:
        by_actor.setdefault(point.row.actor_id, []).append(point)
    in_time = [sorted(each, key=lambda point: point.spot.glyph) for each in by_actor.values()]
    ends = [
        [(point.spot.glyph, point.height) for point in pair]
        for each in in_time
        for pair in pairwise(each)
    ]
    boxes = [_name_box(point, scale) for point in points]
    return [part for start, end in ends for part in outside(start, end, boxes)]


def _name_box(point: Point, scale: TimeScale) -> Box:
    first, last = point.name_extent
    # Up to the glyph: no stub of a line between it and its name.
    first, last = (first, last + STUB) if point.leftwards else (first - STUB, last)
    return (
        _days(first, scale),
        _days(last, scale),
        point.height - HALF_LINE,
        point.height + HALF_LINE,
    )


def _days(pixels: float, scale: TimeScale) -> float:
    return scale.left + scale.length(pixels)


def _targets(points: list[Point], scale: TimeScale) -> Trace:
    return targets(
        "point",
        [tuple(_days(pixels, scale) for pixels in point.extent) for point in points],
        [(point.height - HALF_LINE, point.height + HALF_LINE) for point in points],
        told([[p.row.record_ids] for p in points], [_hover(point.row) for point in points]),
    )


def _names(points: list[Point], scale: TimeScale) -> Trace:
    return scatter(
        name="name",
        mode="text",
        x=[_days(point.mark[0 if point.leftwards else 1], scale) for point in points],
        y=[point.height for point in points],
        text=[f"\u2009{plain(point.name)}\u2009" for point in points],
        textposition=[f"middle {'left' if point.leftwards else 'right'}" for point in points],
        textfont=font(AXIS_SIZE, shadow=HALO),
        hoverinfo="skip",
        cliponaxis=False,
        **steady(),
    )


def _glyphs(points: list[Point]) -> Trace:
    return scatter(
        name="mark",
        mode="markers",
        x=[point.spot.glyph for point in points],
        y=[point.height for point in points],
        marker=marker([point.row.stance for point in points], GLYPH),
        hoverinfo="skip",
        cliponaxis=False,
        **steady(),
    )


def _hover(row: tuple) -> str:
    look = MARKS[row.stance]
    repeats = f"{row.statements:,} statements" if row.statements > 1 else ""
    unnamed = "Unnamed source" if row.unnamed else ""
    return hover(
        given(row.actor_short_name),
        f"{look.glyph} {look.word}",
        muted=[given(row.date_words), repeats, unnamed],
    )
