"""
What the rows of a file say about the order of day and month, where no cell decides.

Two things prove an order: that the rows are sorted by date under it and not under the other, and
that no date is on the wrong side of another date of its row under it, but some are under the
other (nothing is published before it happened).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lib.doctor.date_forms import DAY, MONTH, YEAR, Reading

ENOUGH = 8
"""
So many different cells that can be read both ways are needed: our choice.

Of 8 days in any order, 1 in 20,160 orders is sorted up or down by chance.
"""


def order_of_rows(column: pd.Series, readings: Mapping[int, Reading]) -> str | None:
    """
    Find the one order under which the rows are sorted by date.

    Rows sorted as text prove nothing: `01/02`, `01/03`, `02/01` look sorted month first.
    """
    written = column.dropna()
    open_ = {written[line] for line, each in readings.items() if each.is_open}
    if len(open_) < ENOUGH or _is_sorted(written.str.strip()):
        return None
    found = [order for order in (DAY, MONTH) if _is_sorted(_days(readings, order))]
    return found[0] if len(found) == 1 else None


def order_of_other_dates(
    readings: Mapping[int, Reading], others: Mapping[int, Reading]
) -> tuple[str, str, int, int] | None:
    """
    Find the one order that puts no date on the wrong side of another date of its row.

    Args:
        readings: line -> what the cell in question can mean.
        others: the same of another column; it counts only if its own cells decide.

    Returns:
        The order; the side on which no date lies ("before" or "after"); the dates compared;
        how many the other order puts on the wrong side, whichever side that be.
    """
    order = _order_by_cells(others)
    if order is None:
        return None
    reference = _days(others, order)
    open_ = [line for line in reference.index if line in readings and readings[line].is_open]
    if len(open_) < ENOUGH:
        return None
    sides = {each: _sides(_days(readings, each), reference) for each in (DAY, MONTH)}
    kept = [each for each, counts in sides.items() if min(counts.values()) == 0]
    if len(kept) != 1:
        return None
    counts, wrong = sides[kept[0]], sides[DAY if kept[0] == MONTH else MONTH]
    side = min(counts, key=lambda each: counts[each])
    rows = len(_days(readings, kept[0]).index.intersection(reference.index))
    return kept[0], side, rows, min(wrong.values())


def _order_by_cells(readings: Mapping[int, Reading]) -> str | None:
    """Take the order that cells prove; YEAR: only what is sure by itself; None: a contradiction."""
    proofs = {each.proves for each in readings.values()} - {None}
    if not proofs:
        return YEAR
    return proofs.pop() if len(proofs) == 1 else None


def _days(readings: Mapping[int, Reading], order: str) -> pd.Series:
    """Read days under one order; months and longer spans are left out."""
    texts = {line: each.by_order.get(order, "") for line, each in readings.items()}
    days = {line: text for line, text in texts.items() if len(text) == len("YYYY-MM-DD")}
    return pd.Series(days, dtype="str")


def _is_sorted(values: pd.Series) -> bool:
    return values.is_monotonic_increasing or values.is_monotonic_decreasing


def _sides(days: pd.Series, reference: pd.Series) -> dict[str, int]:
    """Count the dates after and before the other date of their row."""
    lines = days.index.intersection(reference.index)
    left, right = days[lines].to_numpy(dtype="U10"), reference[lines].to_numpy(dtype="U10")
    return {"after": int(np.sum(left > right)), "before": int(np.sum(left < right))}
