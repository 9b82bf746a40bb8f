"""How an issue moved when there are many statements: the share of each stance per step of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.timeline import Window, count_by
from lib.analysis.timeline_bins import STEPS, count_unplaced, place_in_steps, whole_steps
from lib.edtf import parse
from lib.frames import distinct, is_lazy, number_of, to_pandas
from lib.vocabulary import STANCE_RANK

NAMED_STATEMENTS = 120
"""Up to so many statements each has a mark with its actor's name; above, bars count them."""

DAYS = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.2}
"""Step -> its days, about."""


def is_many(statements: IntoFrame) -> bool:
    """Say whether there are too many statements to name each."""
    if not is_lazy(statements):
        return to_pandas(statements)["record_id"].nunique() > NAMED_STATEMENTS
    return number_of(distinct(statements, "record_id")) > NAMED_STATEMENTS


@dataclass(frozen=True)
class History:
    """Statements counted per issue, step of time and stance."""

    step: str
    """What one bar counts: a key of lib.analysis.timeline_bins.STEPS."""
    days: tuple[date, date]
    """The first and the last day shown: whole steps."""
    bars: pd.DataFrame
    issues: pd.DataFrame
    unplaced: dict[str, int]
    """Reason of lib.analysis.timeline_bins.UNPLACED -> statements in no bar."""

    @property
    def placed(self) -> int:
        """How many statements are in the bars."""
        return int(self.bars["records"].sum())


def history_days(statements: IntoFrame) -> pd.DataFrame:
    """
    Count the statements of each issue, stance and dates; one by two actors counts once.

    Args:
        statements: as `history`.

    Returns:
        One row per issue, stance, earliest, latest: records (count >= 1).
    """
    keys = ["issue", "stance", "earliest", "latest"]
    frame = nw.from_native(statements).lazy().select("record_id", *keys)
    if not is_lazy(frame):
        return count_by(to_pandas(frame).drop_duplicates("record_id"), *keys)
    return count_by(distinct(frame, "record_id", *keys), *keys)


def history(
    statements: IntoFrame,
    issues: pd.DataFrame,
    window: Window,
    most: int,
    start: date | None = None,
    end: date | None = None,
) -> History:
    """
    Count the statements of each issue per step of time and stance.

    Args:
        statements: the result of lib.analysis.positions.statements_with_stance;
            reads record_id, issue, stance, earliest, latest. One by two actors
            counts once.
        issues: one row per issue: issue, issue_name, proposition.
        window: the days to show.
        most: so many steps at most, about; never finer than a day.
        start: the first day asked for; None: the days shown begin with a whole step.
        end: the last day asked for; None: the days shown end with a whole step.

    Returns:
        `bars` has one row per (issue, bin_start, stance) with a
        statement: bin_end (the step's last day), records (count >= 1),
        step_records (count of the step on that issue), share (records of
        step_records, above 0 to 1), step_words. By issue, then time, then oppose
        to support. A statement is counted only in a step that holds all its days.
        `issues` has records and placed (counts, placed <= records) besides.
    """
    return history_of(history_days(statements), issues, window, most, start, end)


def history_of(
    days: pd.DataFrame,
    issues: pd.DataFrame,
    window: Window,
    most: int,
    start: date | None = None,
    end: date | None = None,
) -> History:
    """
    Count as `history`, from what was counted by day before.

    Args:
        days: the result of `history_days`.
        issues: as `history`, like the others.
        window: the days to show.
        most: steps.
        start: the first day asked for.
        end: the last day asked for.
    """
    step = history_step(window, most)
    placed = place_in_steps(days, window, step)
    bars = _bars(placed, step)
    shown = whole_steps(bars, window, start, end)
    sums = {"records": placed, "placed": bars}
    counts = {
        name: issues["issue"].map(rows.groupby("issue")["records"].sum()).fillna(0).astype("int64")
        for name, rows in sums.items()
    }
    days_shown = (shown.first, shown.last)
    return History(step, days_shown, bars, issues.assign(**counts), count_unplaced(placed))


def _bars(placed: pd.DataFrame, step: str) -> pd.DataFrame:
    keys = ["issue", "bin_start", "bin_end", "stance"]
    bars = placed.groupby(keys, as_index=False)["records"].sum()
    bars["step_records"] = bars.groupby(["issue", "bin_start"])["records"].transform("sum")
    bars["share"] = bars["records"] / bars["step_records"]
    words = {start: step_words(start, step) for start in bars["bin_start"].unique()}
    bars["step_words"] = bars["bin_start"].map(words).astype("str")
    ranks = bars.assign(stance=-bars["stance"].map(STANCE_RANK).astype("int64"))
    ranks = ranks.sort_values(["issue", "bin_start", "stance"])
    return bars.loc[ranks.index].reset_index(drop=True)


def history_step(window: Window, most: int) -> str:
    """
    Choose the finest step of which the window has at most so many.

    >>> from datetime import date
    >>> history_step(Window(date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 31)), 12)
    'month'
    """
    days = (window.last - window.first).days
    return next((step for step in STEPS if days / DAYS[step] <= most), "year")


def step_words(start: pd.Timestamp, step: str) -> str:
    """
    Name a step of time.

    >>> step_words(pd.Timestamp("2026-04-01"), "month")
    'Apr 2026'
    """
    last = start + pd.Timedelta(days=6)
    quarter = f"{start.year}-{32 + start.quarter}"
    written = {
        "day": f"{start:%Y-%m-%d}",
        "week": f"{start:%Y-%m-%d}/{last:%Y-%m-%d}",
        "month": f"{start:%Y-%m}",
        "quarter": quarter,
        "year": f"{start:%Y}",
    }
    return parse(written[step]).words()
