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


def lines_named(lines: Sequence[int]) -> str:
    """
    Name the lines of something.

    >>> lines_named([4]), lines_named(range(1, 13))
    ('line 4', 'lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more')
    """
    shown = ", ".join(str(line) for line in lines[:LISTED])
    more = f" and {len(lines) - LISTED:,} more" if len(lines) > LISTED else ""
    return f"{'line' if len(lines) == 1 else 'lines'} {shown}{more}"
