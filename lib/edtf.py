"""
Uncertain dates: what is written, between which days it lies, how to say it.

    2026-01-29   2026-01   2025           that day; some day in that month, in that year
    2026-21 to 24, 2026-33 to 36          some day in spring to winter; in that quarter
    2026-01-24/2026-01-25                 lasted from, to
    [2026-01-26..2026-01-28]              one day within
    ../2026-01-29   2026-01-29/..         on or before; on or after
    2026-01-29?   2026-01~   2025%        uncertain; approximate; both

Nothing else is a date. A flag (? ~ %) stands after a date of the first two lines and leaves its
bounds as written. The ends of an interval or set are days, months or years without a flag.

Source: a subset of the Extended Date/Time Format, ISO 8601-2:2019, which numbers the seasons but
leaves their months open. Our choice: spring is March to May, winter ends in the next year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from lib.date_hints import MONTHS, why_not_a_date
from lib.exceptions import DateError

OPEN = ".."
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
QUARTERS = {"33": "first", "34": "second", "35": "third", "36": "fourth"}


class DateKind(StrEnum):
    """How a date is written."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SEASON = "season"
    QUARTER = "quarter"
    INTERVAL = "interval"  # a/b, ../b or a/..
    SET = "set"  # [a..b]


PARTS = {
    "": (DateKind.YEAR, 1, 12),
    **{f"{month:02}": (DateKind.MONTH, month, 1) for month in range(1, 13)},
    **{part: (DateKind.SEASON, 3 * i + 3, 3) for i, part in enumerate(SEASONS)},
    **{part: (DateKind.QUARTER, 3 * i + 1, 3) for i, part in enumerate(QUARTERS)},
}
"""The two digits after the year -> kind, first month, number of months."""

# [0-9], since \d takes the digits of every script.
_SINGLE = re.compile("([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)([?~%]?)")
_PLAIN = "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?"
_INTERVAL = re.compile(rf"({_PLAIN}|\.\.)/({_PLAIN}|\.\.)")
_SET = re.compile(rf"\[({_PLAIN})\.\.({_PLAIN})\]")


@dataclass(frozen=True)
class UncertainDate:
    """A date as exactly as its source knows it. Made by `parse`."""

    text: str
    """As written."""
    kind: DateKind
    earliest: date | None
    """The first day it can be; None where the beginning is open."""
    latest: date | None
    """The last day it can be; None where the end is open."""
    qualifier: str
    """`?` uncertain, `~` approximate, `%` both; empty where neither is said."""

    def __str__(self) -> str:
        return self.text

    def words(self, today_year: int | None = None) -> str:
        """
        Say the date in plain English, never finer than it is written.

        Args:
            today_year: left out of the words where it is their only year. Bare
                years, seasons and quarters keep theirs.

        >>> parse("../2026-01-29").words(), parse("../2026-01-29").words(today_year=2026)
        ('by 29 Jan 2026', 'by 29 Jan')
        >>> parse("[2026-01-26..2026-01-28]").words()
        'one day within 26–28 Jan 2026'
        """
        points = re.findall("[0-9-]+", self.text)
        start, end = points[0], points[-1]
        hide_year = all(_is_in_a_month_of(today_year, point) for point in points)
        if self.earliest is None:
            # "by Jan" could be read as "before January".
            by = "by" if len(end) == len("YYYY-MM-DD") else "by the end of"
            return f"{by} {_point_words(end, hide_year)}"
        if self.latest is None:
            return f"from {_point_words(start, hide_year)}"
        within = "one day within " if self.kind is DateKind.SET and start != end else ""
        about = "about " if self.qualifier in ("~", "%") else ""
        uncertain = ", uncertain" if self.qualifier in ("?", "%") else ""
        return within + about + _range_words(start, end, hide_year) + uncertain


@lru_cache(maxsize=2**16)
def parse(text: str) -> UncertainDate:
    """
    Read one date of the grammar above.

    An interval is refused only where its end comes before its start whatever the
    exact days are: `2026-01-15/2026-01` lasts into an unknown later day of January.
    So `earliest` is never after `latest`.

    Raises:
        DateError: the text is not of the grammar, names a day that does not exist,
            ends before it starts, or leaves the years 0001 to 9999.

    >>> [str(day) for day in (parse("2026-24").earliest, parse("2026-24").latest)]
    ['2026-12-01', '2027-02-28']
    """
    if single := _SINGLE.fullmatch(text):
        written, qualifier = single.groups()
        return UncertainDate(text, *_bounds(text, written), qualifier)
    if text != f"{OPEN}/{OPEN}" and (interval := _INTERVAL.fullmatch(text)):
        return _between(text, DateKind.INTERVAL, *interval.groups())
    if one_of := _SET.fullmatch(text):
        return _between(text, DateKind.SET, *one_of.groups())
    raise _refusal(text, why_not_a_date(text))


def _bounds(text: str, written: str) -> tuple[DateKind, date, date]:
    """Kind, first and last day of one date without flag; `text` is for the error."""
    year, part, day = int(written[:4]), written[5:7], written[8:]
    if year == 0:
        raise _refusal(text, "years run from 0001 to 9999.")
    if part not in PARTS:
        raise _refusal(text, f"{part} is no month (01-12), season (21-24) or quarter (33-36).")
    kind, month, months = PARTS[part]
    if day:
        return _day(text, written)
    if part == "24" and year == date.max.year:
        raise _refusal(text, "it ends after the year 9999.")
    return kind, date(year, month, 1), _last_day(year, month + months - 1)


def _day(text: str, written: str) -> tuple[DateKind, date, date]:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise _refusal(text, f"the calendar has no {written}.") from None
    return DateKind.DAY, day, day


def _last_day(year: int, month: int) -> date:
    """Last day of a month; months 13 and 14 are those of the next year."""
    if month == 12:
        return date(year, 12, 31)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _between(text: str, kind: DateKind, start: str, end: str) -> UncertainDate:
    earliest = None if start == OPEN else _bounds(text, start)[1]
    latest = None if end == OPEN else _bounds(text, end)[2]
    if earliest is not None and latest is not None and earliest > latest:
        raise _refusal(text, "it ends before it starts.")
    return UncertainDate(text, kind, earliest, latest, "")


def _refusal(text: str, because: str) -> DateError:
    return DateError(text, f"is not a date of this table: {because}")


def _is_in_a_month_of(year: int | None, point: str) -> bool:
    return PARTS[point[5:7]][0] is DateKind.MONTH and int(point[:4]) == year


def _range_words(start: str, end: str, hide_year: bool) -> str:
    last = _point_words(end, hide_year)
    if start == end:
        return last
    if len(start) != len(end):
        return f"{_point_words(start, hide_year)} to {last}"
    if start[:7] == end[:7]:
        return f"{int(start[8:])}–{last}"
    return f"{_point_words(start, hide_year=start[:4] == end[:4])}–{last}"


def _point_words(written: str, hide_year: bool) -> str:
    year, part, day = written[:4], written[5:7], written[8:]
    if part == "24":
        return f"winter {year}-{(int(year) + 1) % 100:02}"
    if part in SEASONS:
        return f"{SEASONS[part]} {year}"
    if part in QUARTERS:
        return f"{QUARTERS[part]} quarter of {year}"
    words = [day.lstrip("0"), MONTHS[int(part) - 1] if part else "", "" if hide_year else year]
    return " ".join(word for word in words if word)
