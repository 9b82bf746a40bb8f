"""Lines that pass behind words: cut out of them what lies in a box."""

from __future__ import annotations

Spot = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, right, top and bottom."""


def outside(start: Spot, end: Spot, boxes: list[Box]) -> list[tuple[Spot, Spot]]:
    """
    Cut a straight line into the parts that lie in none of the boxes.

    Returns:
        The ends of each part, from the start on.

    >>> outside((0, 0), (10, 0), [(2, 4, -1, 1)])
    [((0.0, 0.0), (2.0, 0.0)), ((4.0, 0.0), (10.0, 0.0))]
    """
    hidden = sorted(filter(None, (_inside(start, end, box) for box in boxes)))
    parts, shown_from = [], 0.0
    for first, last in [*hidden, (1.0, 1.0)]:
        if first > shown_from:
            parts.append((_between(start, end, shown_from), _between(start, end, first)))
        shown_from = max(shown_from, last)
    return parts


def _between(start: Spot, end: Spot, share: float) -> Spot:
    (x0, y0), (x1, y1) = start, end
    return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share


def _inside(start: Spot, end: Spot, box: Box) -> tuple[float, float] | None:
    """
    Find from which to which share of its length a line is in a box.

    Source: Liang and Barsky (1984), a line against the four sides in turn.
    """
    left, right, top, bottom = box
    first, last = 0.0, 1.0
    for at, step, low, high in (
        (start[0], end[0] - start[0], left, right),
        (start[1], end[1] - start[1], top, bottom),
    ):
        if step == 0:
            if not low < at < high:
                return None
            continue
        enters, leaves = sorted(((low - at) / step, (high - at) / step))
        first, last = max(first, enters), min(last, leaves)
    return (first, last) if first < last else None
