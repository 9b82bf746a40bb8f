"""What a chart shows, in a few sentences for those who cannot see it."""

from __future__ import annotations

from collections import Counter

import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.history import History
from lib.analysis.timeline import Window, count_by
from lib.analysis.timeline_bins import Bins
from lib.filters import say_days
from lib.vocabulary import LIST_SEPARATOR, Stance

MOST = 3
"""Issues whose stances are spelled out."""


def lane_counts(records: IntoFrame) -> pd.Series:
    """Count the records of each lane: side -> records, A to Z."""
    counts = count_by(records, "side").dropna()
    return counts.set_index("side")["records"].sort_index()


def timeline_alt(lanes: pd.Series, window: Window) -> str:
    """
    Say how many records each side has, and over which days.

    Args:
        lanes: the lane of each record, or the result of `lane_counts`.
        window: the days shown.

    >>> from datetime import date
    >>> days = Window(date(2024, 3, 1), date(2024, 3, 7), date(2024, 3, 7))
    >>> timeline_alt(pd.Series(["Northland", "Southland", "Northland"]), days)
    'Timeline, 1 to 7 March 2024: records by Northland 2, Southland 1. Listed below as well.'
    """
    counts = lanes if lanes.name == "records" else lanes.value_counts().sort_index()
    listed = ", ".join(f"{lane} {number:,}" for lane, number in counts.items())
    days = say_days(window.first, window.last)
    return f"Timeline, {days}: records by {listed}. Listed below as well."


def brush_alt(bins: Bins) -> str:
    """
    Say how many records the strip counts, over which days, and where most are.

    Args:
        bins: the result of lib.analysis.timeline_bins.strip_bins.
    """
    days = say_days(bins.window.first, bins.window.last)
    said = f"Bars of {bins.placed:,} of {bins.records:,} known records by {bins.step}, {days}"
    if len(bins.bars):
        most = bins.bars.loc[bins.bars["records"].idxmax()]
        peak = say_days(most["bin_start"].date(), most["bin_end"].date())
        said += f"; most, {most['records']:,}, {peak}"
    return f"{said}. From and To under Filters choose days as well."


def positions_alt(cells: pd.DataFrame, what: str) -> str:
    """
    Say who supports and who opposes on the issues with most positions.

    Args:
        cells: the result of lib.analysis.standing.position_cells.
        what: names the chart: "Matrix".
    """
    read = cells[["issue", "issue_name", "actor_id", "actor_name", "stances"]]
    held = read.dropna(subset="stances").to_dict("records")
    sizes = Counter(cell["issue"] for cell in held)
    told = [_issue_sentence(held, issue) for issue, _ in sizes.most_common(MOST)]
    actors, issues = len({cell["actor_id"] for cell in held}), len(sizes)
    return (
        f"{what} of the positions of {actors} actors on {issues} issues. {' '.join(told)} "
        "Listed below as well."
    )


def movement_alt(points: pd.DataFrame, issue_name: str) -> str:
    """
    Say who took which stance when, on one issue.

    Args:
        points: rows of one issue from lib.analysis.positions.movement_points.
        issue_name: the issue.
    """
    told = ", ".join(
        f"{row.actor_short_name} {Stance(row.stance).word.lower()} {row.date_words}"
        for row in points.itertuples()
    )
    return f"{issue_name} over time: {told}. Listed below as well."


def history_alt(counted: History) -> str:
    """
    Say how the stances of the issues with most statements are shared in the first and last step.

    Args:
        counted: the result of lib.analysis.history.history.
    """
    most = counted.issues.nlargest(MOST, "placed")
    told = [
        f"{issue.issue_name}: {', then '.join(_step_sentences(counted.bars, issue.issue))}."
        for issue in most.itertuples()
    ]
    return (
        f"Bars by {counted.step} of {counted.placed:,} statements on "
        f"{len(counted.issues)} issues. {' '.join(told)} Listed below as well."
    )


def _step_sentences(bars: pd.DataFrame, issue: str) -> list[str]:
    bars = bars[bars["issue"] == issue]
    ends = bars["bin_start"].isin([bars["bin_start"].min(), bars["bin_start"].max()])
    sentences = []
    for words, step in bars[ends].groupby("step_words", sort=False):
        shares = [f"{row.stance} {row.records:,}" for row in step.itertuples()]
        total = step["step_records"].iloc[0]
        sentences.append(f"{words} {', '.join(shares)} of {total:,}")
    return sentences


def _issue_sentence(held: list[dict], issue: str) -> str:
    cells, parts = [cell for cell in held if cell["issue"] == issue], []
    for stance in Stance:
        names = [
            cell["actor_name"]
            for cell in cells
            if stance.value in cell["stances"].split(LIST_SEPARATOR)
        ]
        if names:
            parts.append(f"{stance.word.lower()}: {', '.join(names)}")
    return f"{cells[0]['issue_name']}: {'; '.join(parts)}."
