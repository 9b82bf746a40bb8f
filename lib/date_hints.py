"""
Why a text has none of the forms of a date, and what to write instead.

Most often a spreadsheet has rewritten it. One that opens `2026-01` keeps the first day of that
month, and shows it as its own language and country do: `Jan-26`, `01.01.2026`, `1/1/2026`, or
as the bare day number 46023.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

# Not calendar.month_abbr: that speaks the language of the machine.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

ALLOWED = (
    "Allowed: YYYY, YYYY-MM, YYYY-MM-DD, seasons YYYY-21 to 24, quarters YYYY-33 to 36, "
    "a/b, [a..b], ../b, a/.., and ? ~ % after a single date."
)
DAY_ZERO = date(1899, 12, 30)
"""Excel, LibreOffice and Google Sheets count days from here (exact from March 1900 on)."""


def why_not_a_date(text: str) -> str:
    """
    Say what is wrong with the form of a date, and which forms are allowed.

    >>> why_not_a_date("last week").partition(" Allowed")[0]
    'it has none of the forms.'
    """
    return f"{_what_is_wrong(text)} {ALLOWED}"


def _what_is_wrong(text: str) -> str:
    advice = spreadsheet_advice(text)
    if advice is not None:
        return f"a spreadsheet seems to have rewritten it. {advice}"
    if not text.strip():
        return "it is empty."
    if text.strip() != text:
        return "there is a space or line break around it."
    if "/" in text or text.startswith("["):
        return "each end must be a plain YYYY, YYYY-MM or YYYY-MM-DD; one end of a/b may be open."
    return "it has none of the forms."


def spreadsheet_advice(text: str) -> str | None:
    """
    Say what to write instead of a date that a spreadsheet has rewritten.

    What the spreadsheet has lost is not guessed: where two days are possible,
    neither is named.

    Returns:
        One or two sentences; None where the text is not such a date.

    >>> spreadsheet_advice("Jan-26")
    'Write 2026-01 for a month.'
    >>> spreadsheet_advice("01/02/2026")
    'The order of day, month and year cannot be known: write YYYY-MM-DD.'
    >>> spreadsheet_advice("last week") is None
    True
    """
    for form, advise in _FORMS:
        if found := form.fullmatch(text):
            return advise(*found.groups())
    return None


def _from_year_first(year: str, month: str, day: str) -> str | None:
    return _advise_one_of([(year, month, day)])


def _from_year_last(first: str, second: str, year: str) -> str | None:
    readings = [(year, second, first), (year, first, second)]
    if len(year) == 2:
        readings.append((first, second, year))
    return _advise_one_of(readings)


def _from_named_day(day: str, month: str, year: str) -> str | None:
    return _advise_one_of([(year, _number(month), day)])


def _from_named_month(month: str, year: str) -> str | None:
    if _full_year(year) == 0:
        return None
    return f"Write {_full_year(year):04}-{_number(month)} for a month."


def _from_number_and_name(number: str) -> str:
    return (
        f"Whether {number} is the day or the year cannot be known: "
        "write YYYY-MM-DD for a day, YYYY-MM for a month."
    )


def _from_day_number(number: str) -> str:
    day = DAY_ZERO + timedelta(days=int(number))
    return f"{_advise(day)} This holds if its days are counted from 1900, as is usual."


def _advise_one_of(readings: list[tuple[str, str, str]]) -> str | None:
    """Advise on the one day that year, month and day can be; None where none exists."""
    days = set()
    for year, month, day in readings:
        with suppress(ValueError):
            days.add(date(_full_year(year), int(month), int(day)))
    if len(days) > 1:
        return "The order of day, month and year cannot be known: write YYYY-MM-DD."
    return _advise(days.pop()) if days else None


def _advise(day: date) -> str:
    # The first of a month may have been a whole month before the spreadsheet came.
    written = day.isoformat()
    month = f", {written[:7]} for a month" if day.day == 1 else ""
    return f"Write {written} for a day{month}."


def _full_year(year: str) -> int:
    """
    Complete a year of two digits.

    Source: Excel and LibreOffice read 00 to 29 as 2000 to 2029, 30 to 99 as 1930 to 1999.
    """
    number = int(year)
    if len(year) == 4:
        return number
    return 2000 + number if number < 30 else 1900 + number


def _number(month: str) -> str:
    return f"{MONTHS.index(month.title()) + 1:02}"


_NAME = "|".join(MONTHS)
_ONE_OR_TWO = "([0-9]{1,2})"
_YEAR = "([0-9]{4}|[0-9]{2})"
_TIME = "(?:[T ][0-9:.]+ ?(?:Z|[AP]M)?)?"
_FORMS = [
    (re.compile(form, re.IGNORECASE | re.ASCII), advise)
    for form, advise in [
        (rf"([0-9]{{4}})[-/.]{_ONE_OR_TWO}[-/.]{_ONE_OR_TWO}{_TIME}", _from_year_first),
        (rf"{_ONE_OR_TWO}[-/.]{_ONE_OR_TWO}[-/.]{_YEAR}{_TIME}", _from_year_last),
        (rf"{_ONE_OR_TWO}[- ]({_NAME})[- ]{_YEAR}", _from_named_day),
        (rf"({_NAME})[- ]{_YEAR}", _from_named_month),
        (rf"{_ONE_OR_TWO}[- ](?:{_NAME})", _from_number_and_name),
        (r"([1-9][0-9]{4})(?:\.[0-9]+)?", _from_day_number),
    ]
]
