"""Days and parts of dates in forms that leave no question -> dates of the records."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from lib.edtf import parse
from lib.exceptions import DateError
from lib.importers._refusing import Faults
from lib.rules import shown

_BLANKS = re.compile(r"[\s,]")
_WHOLE = re.compile(r"-?[0-9]{1,12}")


def joined_dates(rows: pd.DataFrame, parts: Sequence[str], faults: Faults) -> pd.Series:
    """
    Join a year, month and day to a date as fine as what is given; missing where there is none.

    Args:
        rows: has the three columns.
        parts: their names.
        faults: gets the rows whose parts make no date.

    Source: TimelineJS takes commas and blanks out of whole numbers.
    """
    joined = {}
    for row, *cells in rows[list(parts)].fillna("").itertuples(name=None):
        numbers = [_BLANKS.sub("", cell) for cell in cells]
        column, why = _fault(parts, numbers)
        if why:
            faults.add_one(row, why, column)
        elif numbers[0]:
            joined[row] = "-".join(
                f"{int(n):0{4 if i == 0 else 2}}" for i, n in enumerate(numbers) if n
            )
    return pd.Series(joined, rows.index, dtype="str")


def _fault(parts: Sequence[str], numbers: Sequence[str]) -> tuple[str, str]:
    """Say which cell makes no date, and why; two empty texts: none."""
    for name, number, above in zip(parts, numbers, ["0", *numbers], strict=False):
        if number and not _WHOLE.fullmatch(number):
            return name, f"{number[:60]!r} is not a whole number."
        if number and not above:
            return name, f"{number!r} stands without a {parts[parts.index(name) - 1]}."
    year, month, day = (int(number) if number else None for number in numbers)
    if year is not None and not 1 <= year <= 9999:
        return parts[
            0
        ], f"{year} is outside the years 1 to 9999: no date before our era or of geology."
    if month is not None and not 1 <= month <= 12:
        return parts[1], f"{month} is no month (1 to 12)."
    if day is not None and not _is_date(f"{year:04}-{month:02}-{day:02}"):
        return parts[2], f"the calendar has no {year:04}-{month:02}-{day:02}."
    return "", ""


def spans(starts: pd.Series, ends: pd.Series, faults: Faults) -> pd.Series:
    """Write a start and an end as an interval; the start alone where the end is no other."""
    dates = {}
    for row, start, end in zip(starts.index, starts.fillna(""), ends.fillna(""), strict=True):
        date = f"{start}/{end}" if end and end != start else start
        if not start or row in faults.rows:
            continue
        if not _is_date(date):
            faults.add_one(row, f"{date!r} ends before it starts.")
        dates[row] = date
    return pd.Series(dates, starts.index, dtype="str")


def read_days(cells: pd.Series, faults: Faults) -> pd.Series:
    """Take days written as YYYY-MM-DD or YYYYMMDD; a row with another text goes to `faults`."""
    written = cells.str.strip()
    digits = written.str.fullmatch("[0-9]{8}").fillna(value=False).astype(bool)
    days = written.mask(
        digits, written.str[:4] + "-" + written.str[4:6] + "-" + written.str[6:8]
    ).astype("str")
    good = {text for text in days.dropna().unique() if len(text) == 10 and _is_date(text)}
    faults.add(
        cells[days.notna() & ~days.isin(good)],
        lambda value: f"{shown(value)} is no day written as YYYY-MM-DD or YYYYMMDD.",
    )
    return days.where(days.isin(good))


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True
