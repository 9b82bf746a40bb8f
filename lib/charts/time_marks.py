"""How exactly a time is known, as a mark: a bar over some days, a dotted tail where it is open."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from lib.charts.figure import Trace, bar, scatter
from lib.charts.scale import Placed
from lib.charts.theme import BAR, MARKS, colour, steady

Spot = tuple[str, Placed, float]
"""A key of MARKS, where it is drawn, and the height of its row."""


def segments(name: str, parts: Iterable[tuple], pen: dict) -> Trace:
    """
    Draw many straight lines as one trace.

    Args:
        name: of the trace.
        parts: the ends (x0, y0), (x1, y1) of each.
        pen: colour, width and dash.
    """
    # A point without coordinates lifts the pen.
    ends = list(chain.from_iterable((start, end, (None, None)) for start, end in parts))
    return scatter(
        name=name,
        mode="lines",
        x=[x for x, _ in ends],
        y=[y for _, y in ends],
        line=pen,
        hoverinfo="skip",
        **steady(),
    )


def bars(spots: list[Spot], thickness: float) -> Trace:
    """Draw a rounded bar over the days in which something happened at some point."""
    found = [(mark, *spot.bar, height) for mark, spot, height in spots if spot.bar]
    return bar(
        name="bar",
        orientation="h",
        base=[start for _, start, *_ in found],
        x=[length for *_, length, _ in found],
        y=[height for *_, height in found],
        width=thickness,
        marker={
            "color": [colour(MARKS[mark].role, BAR) for mark, *_ in found],
            "cornerradius": thickness / 2,
            "line": {"width": 0},
        },
        hoverinfo="skip",
        **steady(),
    )


def tails(spots: list[Spot]) -> list[Trace]:
    """Draw dotted tails, a trace per mark: a line has one colour."""
    found = {mark: [] for mark in MARKS}
    for mark, spot, height in spots:
        if spot.tail:
            start, end = spot.tail
            found[mark].append(((start, height), (end, height)))
    pens = {mark: {"color": look.colour, "width": 2, "dash": "dot"} for mark, look in MARKS.items()}
    return [segments(f"tail {mark}", parts, pens[mark]) for mark, parts in found.items()]
