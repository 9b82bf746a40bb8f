"""Counts and lines, as the evidence of a finding says them."""

from __future__ import annotations

from collections.abc import Sequence

LISTED = 10
"""So many lines are named; the rest are counted."""


def counted(count: int, noun: str) -> str:
    """
    Say how many.

    >>> counted(1, "cell"), counted(1200, "row")
    ('1 cell', '1,200 rows')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def agreeing(count: int, one: str, several: str) -> str:
    """
    Say how many, with the verb that agrees.

    >>> agreeing(1, "is", "are"), agreeing(1200, "has", "have")
    ('1 is', '1,200 have')
    """
    return f"{count:,} {one if count == 1 else several}"


def share(part: int, total: int, noun: str, one: str, several: str) -> str:
    """
    Say how many of how many.

    >>> share(1, 1, "cell", "is", "are"), share(1, 2, "cell", "is", "are")
    ('the only cell is', '1 of 2 cells is')
    """
    if part == total == 1:
        return f"the only {noun} {one}"
    return f"{part:,} of {counted(total, noun)} {one if part == 1 else several}"


def sentence(said: str) -> str:
    """Begin with a capital, and end with a point."""
    return f"{said[:1].upper()}{said[1:]}."


def lines_named(lines: Sequence[int]) -> str:
    """
    Name the lines of something.

    >>> lines_named([4]), lines_named(range(1, 13))
    ('line 4', 'lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more')
    """
    shown = ", ".join(str(line) for line in lines[:LISTED])
    more = f" and {len(lines) - LISTED:,} more" if len(lines) > LISTED else ""
    return f"{'line' if len(lines) == 1 else 'lines'} {shown}{more}"
