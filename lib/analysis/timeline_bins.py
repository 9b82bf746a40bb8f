"""How many records each side has per step of time, and how many fit into no step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.timeline import Window, count_by
from lib.vocabulary import JOINT, RecordType

STEPS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
LONGEST = {"day": 90, "week": 630, "month": 2700, "quarter": 8190, "year": 10**9}
"""Days up to which a step serves: about ninety bars."""

MOST_BARS = 1900
"""In one chart: with the strip above it, a browser then draws at most 2,000 marks."""

COUNTED = ("record_id", "source", "via", "side", "record_type", "stance", "earliest", "latest")
"""What is read of a record that is counted and not named."""

WIDE, BY, FROM, EARLIER, LATER = "wide", "by", "from", "earlier", "later"
UNPLACED = (WIDE, BY, FROM, EARLIER, LATER)
"""
Why a record is in no bar: its days are not all in one step; on or before its day; on or after
its day; wholly before the days shown; wholly after them.
"""


@dataclass(frozen=True)
class Bins:
    """Records counted per step of time: those in a bar, and why the others are in none."""

    step: str
    """What one bar counts: a key of STEPS."""
    window: Window
    """The days shown."""
    bars: pd.DataFrame
    """One row per bar or part of it."""
    unplaced: dict[str, int]
    """Reason of UNPLACED -> records, more than 0."""

    @property
    def placed(self) -> int:
        """How many records are in the bars; with the unplaced ones, all."""
        return int(self.bars["records"].sum())

    @property
    def records(self) -> int:
        """How many there are."""
        return self.placed + sum(self.unplaced.values())


def timeline_bins(
    records: IntoFrame, window: Window, start: date | None = None, end: date | None = None
) -> Bins:
    """
    Count records per side, step of time and mark.

    Args:
        records: one row per record; reads side, record_type, stance, earliest, latest.
        window: the days to show.
        start: the first day asked for; None: the days shown begin with a whole step.
        end: the last day asked for; None: the days shown end with a whole step.

    Returns:
        The finest step with about ninety steps in the window and at most MOST_BARS
        bars; a week begins on Monday. `bars` has one row per (lane, bin_start, mark)
        with a record: bin_end (the step's last day), records (count >= 1); Joint
        first, then lanes A to Z, by bin_start, then mark. A record is in a bar
        only when all its days are in one step, so nothing is known too finely.
    """
    days = count_by(records, nw.col("side").alias("lane"), _mark(), "earliest", "latest")
    for step in _steps_from(time_step(window)):
        placed = place_in_steps(days, window, step)
        bars = placed.groupby(["lane", "bin_start", "bin_end", "mark"], as_index=False)
        bars = bars["records"].sum()
        if len(bars) <= MOST_BARS:
            break
    joint_first = bars.assign(joint=bars["lane"] != JOINT).sort_values(
        ["joint", "lane", "bin_start", "mark"], kind="stable", ignore_index=True
    )
    table = joint_first.drop(columns="joint")
    return Bins(step, whole_steps(table, window, start, end), table, count_unplaced(placed))


def strip_bins(records: IntoFrame, window: Window) -> Bins:
    """
    Count records per step of time, whoever they are by.

    Args:
        records: one row per record; reads earliest, latest.
        window: the days to show.

    Returns:
        `bars` has one row per bin_start with a record: bin_end (the step's last
        day), records (count >= 1), oldest first.
    """
    step = time_step(window)
    placed = place_in_steps(count_by(records, "earliest", "latest"), window, step)
    bars = placed.groupby(["bin_start", "bin_end"], as_index=False)["records"].sum()
    return Bins(step, whole_steps(bars, window, None, None), bars, count_unplaced(placed))


def time_step(window: Window) -> str:
    """
    Choose the width of a bar, so that there are about ninety at most.

    >>> time_step(Window(date(2026, 1, 1), date(2026, 3, 1), date(2026, 3, 1)))
    'day'
    """
    days = (window.last - window.first).days
    return next(step for step, longest in LONGEST.items() if days <= longest)


def _steps_from(step: str) -> list[str]:
    return list(STEPS)[list(STEPS).index(step) :]


def _mark() -> nw.Expr:
    """Say the mark as lib.analysis.timeline.marks does, on any engine."""
    event = nw.col("record_type") == RecordType.EVENT.value
    stance = nw.col("stance").fill_null("none")
    return nw.when(event).then(nw.lit("event")).otherwise(stance).alias("mark")


def place_in_steps(days: pd.DataFrame, window: Window, step: str) -> pd.DataFrame:
    """
    Put counts by day into steps of time.

    Args:
        days: one row per group of records with the same days: earliest, latest
            (NaT = open), records (count).
        window: the days to show.
        step: a key of STEPS.

    Returns:
        `days` and the step that holds all their days: bin_start, bin_end (NaT =
        none does), reason (one of UNPLACED, "" for those in a step).
    """
    earliest, latest = days["earliest"], days["latest"]
    first = earliest.dt.to_period(STEPS[step])
    whole = first.notna() & (first == latest.dt.to_period(STEPS[step]))
    bin_start = first.dt.start_time.dt.as_unit("s").where(whole)
    bin_end = first.dt.end_time.dt.floor("D").dt.as_unit("s").where(whole)
    early = bin_end.fillna(latest) < pd.Timestamp(window.first)
    late = bin_start.fillna(earliest) > pd.Timestamp(window.last)
    reason = np.select(
        [earliest.isna(), latest.isna(), early, late, ~whole],
        [BY, FROM, EARLIER, LATER, WIDE],
        default="",
    )
    inside = reason == ""
    return days.assign(
        bin_start=bin_start.where(inside), bin_end=bin_end.where(inside), reason=reason
    )


def count_unplaced(placed: pd.DataFrame) -> dict[str, int]:
    """Count the records in no step: reason of UNPLACED -> records, more than 0."""
    counts = placed.groupby("reason")["records"].sum()
    return {reason: int(counts[reason]) for reason in UNPLACED if reason in counts}


def whole_steps(bars: pd.DataFrame, window: Window, start: date | None, end: date | None) -> Window:
    """
    Show the first and last step as wholes, but for those that the days asked for cut.

    Args:
        bars: one row per step or part of it: bin_start, bin_end.
        window: the days to show.
        start: the first day asked for, if any.
        end: the last day asked for, if any.
    """
    first, last = window.first, window.last
    if len(bars) and not start:
        first = min(first, bars["bin_start"].min().date())
    if len(bars) and not end:
        last = max(last, bars["bin_end"].max().date())
    return Window(first, last, window.known)
