"""Names at their marks, in as few rows as keep them apart."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from lib.charts.scale import GLYPH_HALF, Placed, TimeScale
from lib.charts.text import clip, given, text_width
from lib.charts.theme import AXIS_SIZE

SPACE = 6
"""Pixels between two points of a row."""


@dataclass(frozen=True)
class Point:
    """One mark with its name; lengths in pixels from the left end of the scale."""

    row: tuple
    """Of the points, as pandas' itertuples gives it."""
    spot: Placed
    name: str
    """Cut to its room; not escaped."""
    leftwards: bool
    """Whether the name stands left of the mark."""
    mark: tuple[float, float]
    """From where to where the glyph with its bar or tail reaches."""
    height: float = 0

    @property
    def name_extent(self) -> tuple[float, float]:
        """From where to where the name reaches."""
        (start, end), (first, last) = self.extent, self.mark
        return (start, first) if self.leftwards else (last, end)

    @property
    def extent(self) -> tuple[float, float]:
        """From where to where mark and name reach."""
        start, end = self.mark
        length = text_width(self.name, AXIS_SIZE) + SPACE
        return (start - length, end) if self.leftwards else (start, end + length)


def measured(points: pd.DataFrame, scale: TimeScale) -> list[Point]:
    """Place each point, and choose the side of its name: right where it fits."""
    return [_measure(row, scale) for row in points.itertuples()]


def _measure(row: tuple, scale: TimeScale) -> Point:
    spot = scale.place(row.place, row.earliest, row.latest)
    start, end = _mark_extent(spot, scale)
    left_room, right_room = start - SPACE, scale.pixels - end - SPACE
    wanted = text_width(_label(row, given(row.actor_short_name)), AXIS_SIZE)
    leftwards = wanted > right_room and (wanted <= left_room or left_room > right_room)
    room = left_room if leftwards else right_room
    # Cut the name, never the signs behind it.
    signs = text_width(_label(row, ""), AXIS_SIZE)
    name = clip(given(row.actor_short_name), room - signs, AXIS_SIZE)
    return Point(row, spot, _label(row, name), leftwards, (start, end))


def _label(row: tuple, name: str) -> str:
    repeats = f" ×{row.statements:,}" if row.statements > 1 else ""
    return name + ("*" if row.unnamed else "") + repeats


def _mark_extent(spot: Placed, scale: TimeScale) -> tuple[float, float]:
    half = scale.length(GLYPH_HALF)
    reach = [spot.glyph - half, spot.glyph + half, *(spot.tail or ())]
    if spot.bar:
        reach += [spot.bar[0], sum(spot.bar)]
    first, *_, last = sorted((day - scale.left) * scale.day_pixels for day in reach)
    return first, last


def packed(points: list[Point]) -> tuple[list[int], int]:
    """
    Give each point the first row in which it overlaps no other.

    The points of one actor share a row where they can, and nothing else comes
    between them: the line that joins them then strikes out no other name.

    Returns:
        The row of each point, and how many rows there are: at least one.
    """
    rows = [0] * len(points)
    ends: list[float] = []
    for group in sorted(_groups(points), key=lambda group: points[group[0]].extent[0]):
        start, end = points[group[0]].extent[0], points[group[-1]].extent[1]
        free = next((row for row, reached in enumerate(ends) if reached <= start), len(ends))
        ends[free : free + 1] = [end]
        for index in group:
            rows[index] = free
    return rows, max(len(ends), 1)


def _groups(points: list[Point]) -> list[list[int]]:
    """Put the indexes of one actor's points together, as long as they do not overlap."""
    groups: list[list[int]] = []
    last: dict[str, list[int]] = {}
    for index in sorted(range(len(points)), key=lambda n: points[n].extent[0]):
        actor = points[index].row.actor_id
        before = last.get(actor)
        if before and points[before[-1]].extent[1] <= points[index].extent[0]:
            before.append(index)
        else:
            last[actor] = [index]
            groups.append(last[actor])
    return groups


def at_heights(points: list[Point], top: float, row_height: float) -> tuple[list[Point], float]:
    """
    Pack points below `top`.

    Returns:
        The points with the middle of their row as height, and where the last row ends.
    """
    rows, number = packed(points)
    middles = [top + (row + 0.5) * row_height for row in rows]
    drawn = [replace(point, height=y) for point, y in zip(points, middles, strict=True)]
    return drawn, top + number * row_height
