"""In which order are the dates of a column written?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pandas as pd

from lib.doctor.date_forms import DAY, FORMS, MONTH, YEAR, Reading, read_cell
from lib.doctor.findings import Example, Finding

ORDERS = {DAY: "day first", MONTH: "month first", YEAR: "year first"}
SERIAL_WORDS = {
    "serial": "days counted from 1900, as spreadsheets do",
    "serial 1904": "days counted from 1904, as old Macs did",
}

EXAMPLES = 5
LISTED = 10
"""So many lines are named; the rest are counted."""

ENOUGH = 8
"""
So many different days must stand in order, or rows be compared: our choice.

Of 8 days in any order, one in 20,160 orders is sorted up or down by chance.
"""


def prove_date_order(column: pd.Series, others: Mapping[str, pd.Series] | None = None) -> Finding:
    """
    Say whether a column is written day first, month first or year first.

    A cell with a part above 12 decides; where none does, the order of the rows and the other
    date columns may. Cells that contradict each other are named, and nothing is proved.

    Args:
        column: text, indexed by line; its name is shown.
        others: name -> another date column of the same rows.

    >>> prove_date_order(pd.Series(["1/13/2026", "1/2/2026"], name="When", dtype="str")).value
    'month'
    """
    readings = _readings(column)
    proofs = {
        order: [line for line, each in readings.items() if each.proves == order]
        for order in (DAY, MONTH)
    }
    open_ = {line: each for line, each in readings.items() if each.is_open}
    value, why = _decide(column, readings, proofs, open_, others or {})
    options = _options(readings)
    return Finding(
        key=f"dates: {column.name}",
        question=f"In which order are the dates of {column.name} written?",
        value=value,
        evidence=" ".join([*why, *_remarks(readings)]),
        options=options,
        examples=_examples(column, readings, options),
    )


def read_dates(column: pd.Series, order: str) -> pd.Series:
    """
    Read every cell as EDTF, never finer than it is written.

    Args:
        column: text.
        order: a value of `prove_date_order`.

    Returns:
        Text of the same index; missing where the cell is missing, or no date in this order.

    >>> read_dates(pd.Series(["2.1.2026", "Mai 2026", "soon"]), "day").fillna("").tolist()
    ['2026-01-02', '2026-05', '']
    """
    texts = {text: read_cell(text).by_order.get(order) for text in column.dropna().unique()}
    return column.map(texts, na_action="ignore").astype("str")


def _readings(column: pd.Series) -> dict[int, Reading]:
    present = column.dropna()
    return {
        line: read_cell(text) for line, text in zip(present.index, present.tolist(), strict=True)
    }


def _decide(
    column: pd.Series,
    readings: Mapping[int, Reading],
    proofs: Mapping[str, list[int]],
    open_: Mapping[int, Reading],
    others: Mapping[str, pd.Series],
) -> tuple[str | None, list[str]]:
    """Find the order, and say why."""
    if proofs[DAY] and proofs[MONTH]:
        return None, [_contradiction(proofs)]
    for order, lines in proofs.items():
        if lines:
            return order, [
                f"{len(lines):,} of {len(lines) + len(open_):,} cells whose order matters have a "
                f"part above 12 and are {ORDERS[order]}; none speaks against it."
            ]
    if open_:
        return _decide_by_rows(column, readings, open_, others)
    forms = Counter(each.form for each in readings.values())
    if forms["serial"] and forms["serial"] == _dated(readings):
        return None, ["All dates are day numbers, which are counted from 1900 or from 1904."]
    if not _dated(readings):
        return None, ["No cell is a date that can be read."]
    value = DAY if forms["numbers"] else YEAR
    return value, [f"All {_dated(readings):,} dates read the same in any order."]


def _dated(readings: Mapping[int, Reading]) -> int:
    return sum(bool(each.by_order) for each in readings.values())


def _contradiction(proofs: Mapping[str, list[int]]) -> str:
    fewer, more = sorted(proofs, key=lambda order: len(proofs[order]))
    total = len(proofs[fewer]) + len(proofs[more])
    return (
        f"{len(proofs[more]):,} of {total:,} decidable cells are {ORDERS[more]}, but "
        f"{len(proofs[fewer]):,} {'is' if len(proofs[fewer]) == 1 else 'are'} {ORDERS[fewer]} "
        f"({_lines(proofs[fewer])}). The majority decides nothing."
    )


def _decide_by_rows(
    column: pd.Series,
    readings: Mapping[int, Reading],
    open_: Mapping[int, Reading],
    others: Mapping[str, pd.Series],
) -> tuple[str | None, list[str]]:
    said = [f"No cell has a part above 12; {len(open_):,} can be read both ways."]
    days = {order: _days(readings, order) for order in (DAY, MONTH)}
    found: dict[str, str] = {}
    if (by_order_of_rows := _sorted_under_one(column, days)) is not None:
        found[by_order_of_rows] = (
            f"The rows are sorted by date without exception if it is {ORDERS[by_order_of_rows]}, "
            "and not otherwise."
        )
        said += found.values()
    for name, other in others.items():
        if name != column.name and (compared := _compared(days, name, other)):
            order, evidence = compared
            found[order] = evidence
            said.append(evidence)
    if len(found) > 1:
        said.append("These contradict each other.")
    return (next(iter(found)) if len(found) == 1 else None), said


def _days(readings: Mapping[int, Reading], order: str) -> pd.Series:
    """Read days under one order; months and other spans are left out."""
    texts = {line: each.by_order.get(order, "") for line, each in readings.items()}
    days = {line: text for line, text in texts.items() if len(text) == len("YYYY-MM-DD")}
    return pd.Series(days, dtype="str")


def _sorted_under_one(column: pd.Series, days: Mapping[str, pd.Series]) -> str | None:
    """
    Find the one order under which the rows are sorted by date.

    Rows sorted as text prove nothing: `01/02`, `01/03`, `02/01` look sorted month first.
    """
    written = column.dropna().str.strip()
    if _is_sorted(written) or min(each.nunique() for each in days.values()) < ENOUGH:
        return None
    ordered = [order for order, each in days.items() if _is_sorted(each)]
    return ordered[0] if len(ordered) == 1 else None


def _is_sorted(values: pd.Series) -> bool:
    return values.is_monotonic_increasing or values.is_monotonic_decreasing


def _compared(days: Mapping[str, pd.Series], name: str, other: pd.Series) -> tuple[str, str] | None:
    """Find the one order that never puts a date on the wrong side of another, proved date."""
    readings = _readings(other)
    order = _proved_by_cells(readings)
    if order is None:
        return None
    reference = _days(readings, order)
    wrong = {each: _exceptions(column, reference) for each, column in days.items()}
    if any(found is None for found in wrong.values()):
        return None
    kept = [each for each, (_, exceptions, _) in wrong.items() if not exceptions]
    if len(kept) != 1:
        return None
    side, _, rows = wrong[kept[0]]
    broken = DAY if kept[0] == MONTH else MONTH
    return kept[0], (
        f"If it is {ORDERS[kept[0]]}, none of {rows:,} dates is {side} {name}; if it is "
        f"{ORDERS[broken]}, {wrong[broken][1]:,} are on the wrong side."
    )


def _proved_by_cells(readings: Mapping[int, Reading]) -> str | None:
    """Take the order that a column's own cells prove; YEAR where it does not matter."""
    proofs = {each.proves for each in readings.values()} - {None}
    if len(proofs) == 1:
        return proofs.pop()
    # Without proof, a cell that can be read in two ways leaves the column open.
    is_open = any(each.is_open for each in readings.values())
    return None if proofs or is_open or not readings else YEAR


def _exceptions(days: pd.Series, reference: pd.Series) -> tuple[str, int, int] | None:
    """Count the dates on the wrong side, the side being the one with fewer; None: too few rows."""
    both = days.index.intersection(reference.index)
    left, right = days[both].to_numpy(dtype="U10"), reference[both].to_numpy(dtype="U10")
    after, before = int(np.sum(left > right)), int(np.sum(left < right))
    if len(both) < ENOUGH:
        return None
    return ("after", after, len(both)) if after <= before else ("before", before, len(both))


def _options(readings: Mapping[int, Reading]) -> dict[str, str]:
    has_serials = any(each.form == "serial" for each in readings.values())
    return {**ORDERS, **SERIAL_WORDS} if has_serials else ORDERS


def _remarks(readings: Mapping[int, Reading]) -> list[str]:
    """Say what else the column holds, and what of it is left out."""
    forms: dict[str, list[int]] = {}
    for line, each in readings.items():
        forms.setdefault(each.form, []).append(line)
    said = []
    for form in ("rewritten", "serial", "short", "years", "unread"):
        if lines := forms.get(form):
            said.append(f"{len(lines):,} {_cells(lines)} {FORMS[form]} ({_lines(lines)}).")
    if timed := [line for line, each in readings.items() if each.timed]:
        said.append(f"{len(timed):,} {_cells(timed)} carry a time of day, which is left out.")
    return said


def _cells(lines: list[int]) -> str:
    return "cell" if len(lines) == 1 else "cells"


def _lines(lines: list[int]) -> str:
    shown = ", ".join(str(line) for line in lines[:LISTED])
    more = f" and {len(lines) - LISTED:,} more" if len(lines) > LISTED else ""
    return f"{'line' if len(lines) == 1 else 'lines'} {shown}{more}"


def _examples(
    column: pd.Series, readings: Mapping[int, Reading], options: Mapping[str, str]
) -> list[Example]:
    """Show the first cells that the orders read differently, each cell once."""
    examples: dict[str, Example] = {}
    for line, each in readings.items():
        if len(set(each.by_order.values())) > 1 and (written := column[line]) not in examples:
            known = {order: text for order, text in each.by_order.items() if order in options}
            examples[written] = Example(line, written, known)
        if len(examples) == EXAMPLES:
            break
    return list(examples.values())
