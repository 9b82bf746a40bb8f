"""Counts to heights: bars on each other above a line, events below it, one scale for all lanes."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from lib.charts.text import given
from lib.charts.theme import EVENT, MARKS

UP, DOWN = 120, 60
"""Pixels of the highest bar, and of the deepest; both keep one scale."""

LEAST_UP, LEAST_DOWN, GAP = 56, 8, 24
"""Pixels: every lane leaves room for its name."""


@dataclass(frozen=True)
class Lane:
    """One side: its name, number of records, and the heights of its bars and line in pixels."""

    name: str
    records: int
    up: float
    """Of its highest bar."""
    down: float
    """Of its deepest."""
    line: float
    """Where the bars stand."""

    @property
    def bottom(self) -> float:
        """Where the lane ends."""
        return self.line + max(self.down, LEAST_DOWN)


def stacked(bins: pd.DataFrame) -> pd.DataFrame:
    """
    Stack the counts of each bar in the order of MARKS.

    Args:
        bins: one row per (lane, bin_start, mark) with its records.

    Returns:
        `bins` with start and end, in records from the lane's line: statements
        upwards from 0, events downwards, so below 0.
    """
    reached: dict[tuple, int] = {}
    ends = {}
    for mark in MARKS:
        part = bins[bins["mark"] == mark]
        for row in part.itertuples():
            bar = (row.lane, row.bin_start, mark == EVENT)
            begun = reached.get(bar, 0)
            reached[bar] = begun + (-row.records if mark == EVENT else row.records)
            ends[row.Index] = (begun, reached[bar])
    spans = [ends[label] for label in bins.index]
    columns = pd.DataFrame(spans, columns=["start", "end"], index=bins.index, dtype="int64")
    return bins.assign(start=columns["start"], end=columns["end"])


def record_pixels(stacks: pd.DataFrame) -> float:
    """Say how high one record is, so that neither the highest nor the deepest bar is too big."""
    highest, deepest = stacks["end"].max(), -stacks["end"].min()
    limits = [room / most for room, most in ((UP, highest), (DOWN, deepest)) if most > 0]
    return float(min(limits, default=1))


def lanes_of(stacks: pd.DataFrame) -> list[Lane]:
    """Lay out one lane per side, from the top, in order of appearance."""
    pixels, top = record_pixels(stacks), 0.0
    lanes: list[Lane] = []
    for name, part in stacks.groupby("lane", sort=False, dropna=False):
        up, down = (float(max(part["end"].max(), 0)), float(max(-part["end"].min(), 0)))
        line = top + max(up * pixels, LEAST_UP)
        lane = Lane(given(name), int(part["records"].sum()), up * pixels, down * pixels, line)
        lanes.append(lane)
        top = lane.bottom + GAP
    return lanes
