"""
One cell of a date column -> what it can mean, in every order of day and month.

Nothing is completed: a year of two digits has no century, a month without a day stays a month.
A time of day is left out. `Jan-26` is what a spreadsheet makes of a month (lib.date_hints).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from lib.date_hints import DAY_ZERO, spreadsheet_advice
from lib.edtf import parse
from lib.exceptions import DateError

DAY, MONTH, YEAR = "day", "month", "year"
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Our choice: a date of a negotiation outside of these years is a slip."""

LONGEST = 100
"""Characters of a cell that can be a date: our choice."""

SERIALS = {"serial": DAY_ZERO, "serial 1904": date(1904, 1, 1)}
"""Ways to count days of a spreadsheet -> day 0."""

_MONTHS = (
    "jan january januar jänner janvier enero ene januari января январь янв січня січень січ",
    "feb february februar feber février févr fév febrero февраля февраль фев лютого лютий лют",
    "mar march märz mär mrz mars marzo марта март мар березня березень бер",
    "apr april avril avr abril abr апреля апрель апр квітня квітень квіт",
    "may mai mayo мая май травня травень трав",
    "jun june juni juin junio июня июнь июн червня червень черв",
    "jul july juli juillet juil julio июля июль июл липня липень лип",
    "aug august août agosto ago августа август авг серпня серпень серп",
    "sep sept september septembre septiembre setiembre сентября сентябрь сен сент вересня "
    "вересень вер",
    "oct october oktober okt octobre octubre октября октябрь окт жовтня жовтень жовт",
    "nov november novembre noviembre ноября ноябрь ноя листопада листопад лист",
    "dec december dezember dez décembre déc diciembre dic декабря декабрь дек грудня грудень груд",
)
MONTH_NAMES = {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
"""Of English, German, French, Spanish, Russian and Ukrainian; no name is two months."""

_TIME = r"(?:[T ]+[0-9]{1,2}(?::[0-9]{2}){1,2}(?:[.,][0-9]+)? ?(?:Z|UTC|[AP]M|[+-][0-9:]{2,6})?)"
_NAME = r"([^\W\d_]+)\.?"
_BETWEEN = r"(?:[ \-/.,]| of | de | del )+"
_WEEKDAY = r"(?:[^\W\d_]+\.?,? +)?"
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/. ])([0-9]{1,2})\2([0-9]{1,2})\.?")
_COMPACT = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.]|\. | )([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_NAMED_DAY = re.compile(
    rf"{_WEEKDAY}([0-9]{{1,2}})(?:st|nd|rd|th|er)?\.?{_BETWEEN}{_NAME}{_BETWEEN}([0-9]{{4}})"
    r"(?: ?(?:р|г|год|року|года)\.?)?"
)
_DAY_AFTER_NAME = re.compile(
    rf"{_WEEKDAY}{_NAME}{_BETWEEN}([0-9]{{1,2}})(?:st|nd|rd|th)?,?{_BETWEEN}([0-9]{{4}})"
)
_NAMED_MONTH = re.compile(rf"{_NAME}{_BETWEEN}([0-9]{{4}})(?: ?(?:р|г|год|року|года)\.?)?")
_SERIAL = re.compile(r"([1-9][0-9]{4})(?:[.,][0-9]+)?")
_CUT_TIME = re.compile(rf"(.*?[0-9]{{2}}\.?){_TIME}", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What a cell can mean."""

    by_order: Mapping[str, str] = field(default_factory=dict)
    """
    Order -> EDTF text; a cell that means the same in any order has all three. Empty: it is no
    date, or none whose year is known.
    """
    form: str = "unread"
    """One of FORMS, or `edtf`, `year` first, month in `word`s, `numbers` with the year last."""
    timed: bool = False
    """Whether a time of day was left out."""

    @property
    def is_open(self) -> bool:
        """Whether day first and month first are both possible, and two different days."""
        return self.by_order.get(DAY) != self.by_order.get(MONTH) and len(self.by_order) == 2

    @property
    def proves(self) -> str | None:
        """The only order in which the cell is a date."""
        return next(iter(self.by_order)) if len(self.by_order) == 1 else None


FORMS = {
    "rewritten": "read as a month that a spreadsheet rewrote, such as Jan-26",
    "serial": "with a day number of a spreadsheet",
    "short": "not read: a year of two digits, whose century nothing says",
    "years": f"not read: outside of the years {FIRST_YEAR} to {LAST_YEAR}",
    "unread": "not read: no date",
}
"""Form of a cell that must be told -> what it is."""


@lru_cache(maxsize=2**17)
def read_cell(text: str) -> Reading:
    """
    Say what a cell can mean.

    >>> read_cell("02/01/2026").by_order
    {'day': '2026-01-02', 'month': '2026-02-01'}
    >>> read_cell("29. Januar 2026, 14:00").by_order["day"], read_cell("1/2/26").form
    ('2026-01-29', 'short')
    """
    text = " ".join(text.split())
    if len(text) > LONGEST:
        return Reading()
    if own := _own(text):
        return own
    cut = _CUT_TIME.fullmatch(text.replace(", ", " ") if ":" in text else text)
    reading = _read_day(cut.group(1) if cut else text)
    return Reading(reading.by_order, reading.form, timed=cut is not None)


def _own(text: str) -> Reading | None:
    try:
        dated = parse(text)
    except DateError:
        return None
    years = [day.year for day in (dated.earliest, dated.latest) if day is not None]
    if not all(FIRST_YEAR <= year <= LAST_YEAR for year in years):
        return Reading(form="years")
    return _fixed(text, "year" if len(text) == len("YYYY-MM-DD") else "edtf")


def _read_day(text: str) -> Reading:
    if found := _YEAR_FIRST.fullmatch(text):
        return _fixed_day(found[1], found[3], found[4], "year")
    if found := _COMPACT.fullmatch(text):
        return _fixed_day(*found.groups(), "year")
    if found := _YEAR_LAST.fullmatch(text):
        return _year_last(found[1], found[3], found[4])
    if (found := _NAMED_DAY.fullmatch(text)) and (month := _month(found[2])):
        return _fixed_day(found[3], month, found[1], "word")
    if (found := _DAY_AFTER_NAME.fullmatch(text)) and (month := _month(found[1])):
        return _fixed_day(found[3], month, found[2], "word")
    if (found := _NAMED_MONTH.fullmatch(text)) and (month := _month(found[1])):
        return _fixed(f"{found[2]}-{month:02}", "word") if _known_year(found[2]) else _YEARS
    if found := _SERIAL.fullmatch(text):
        return _serial(int(found[1]))
    return _rewritten(text)


def _year_last(first: str, second: str, year: str) -> Reading:
    if len(year) == 2:
        return Reading(form="short")
    if not _known_year(year):
        return _YEARS
    readings = {DAY: _day(year, second, first), MONTH: _day(year, first, second)}
    by_order = {order: text for order, text in readings.items() if text}
    return Reading(by_order, "numbers") if by_order else Reading()


def _rewritten(text: str) -> Reading:
    advice = spreadsheet_advice(text) or ""
    if found := re.fullmatch(r"Write ([0-9]{4}-[0-9]{2}) for a month\.", advice):
        return _fixed(found[1], "rewritten")
    return Reading()


def _serial(number: int) -> Reading:
    days = {way: zero + timedelta(days=number) for way, zero in SERIALS.items()}
    if not all(_known_year(day.year) for day in days.values()):
        return _YEARS
    return Reading({way: day.isoformat() for way, day in days.items()}, "serial")


def _fixed_day(year: str, month: str | int, day: str, form: str) -> Reading:
    if not _known_year(year):
        return _YEARS
    text = _day(year, month, day)
    return _fixed(text, form) if text else Reading()


def _fixed(text: str, form: str) -> Reading:
    return Reading(dict.fromkeys((DAY, MONTH, YEAR, *SERIALS), text), form)


def _day(year: str, month: str | int, day: str) -> str | None:
    with suppress(ValueError):
        return date(int(year), int(month), int(day)).isoformat()
    return None


def _month(name: str) -> int | None:
    return MONTH_NAMES.get(name.casefold())


def _known_year(year: str | int) -> bool:
    return FIRST_YEAR <= int(year) <= LAST_YEAR


_YEARS = Reading(form="years")
