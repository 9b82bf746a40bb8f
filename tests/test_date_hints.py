"""A date that a spreadsheet has rewritten is named, and what it has lost is not guessed."""

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.date_hints import spreadsheet_advice
from lib.edtf import parse

ORDER = "The order of day, month and year cannot be known: write YYYY-MM-DD."
DAY = "Write 2026-01-29 for a day."
FIRST_DAY = "Write 2026-01-01 for a day, 2026-01 for a month."
SINCE_1900 = "This holds if its days are counted from 1900, as is usual."
NUMBER = "Whether 26 is the day or the year cannot be known: "

CASES = {
    "Jan-26": "Write 2026-01 for a month.",
    "jan 26": "Write 2026-01 for a month.",
    "Jan-2026": "Write 2026-01 for a month.",
    "Dec-29": "Write 2029-12 for a month.",
    "Aug-93": "Write 1993-08 for a month.",
    "Sep-30": "Write 1930-09 for a month.",
    "26-Jan": NUMBER + "write YYYY-MM-DD for a day, YYYY-MM for a month.",
    "29-Jan-26": DAY,
    "29 Jan 2026": DAY,
    "1-Jan-26": FIRST_DAY,
    "29.01.2026": DAY,
    "29-01-2026": DAY,
    "1/29/2026": DAY,
    "01/29/26": DAY,
    "1/29/2026 12:00:00 AM": DAY,
    "01.01.2026": FIRST_DAY,
    "01/02/2026": ORDER,
    "12.11.2026": ORDER,
    "29/01/26": ORDER,
    "5/5/26": ORDER,
    "2026-01-29 00:00:00": DAY,
    "2026-01-29T14:30:00Z": DAY,
    "2026-01-01 00:00:00": FIRST_DAY,
    "2026/01/29": DAY,
    "2026-1-29": DAY,
    "46051": f"{DAY} {SINCE_1900}",
    "46051.5": f"{DAY} {SINCE_1900}",
    "46023": f"{FIRST_DAY} {SINCE_1900}",
}


@pytest.mark.parametrize(("text", "advice"), CASES.items(), ids=CASES.keys())
def test_a_rewritten_date_is_answered_with_what_to_write(text, advice):
    assert spreadsheet_advice(text) == advice


NO_DAY = ["30.02.2026", "13/13/2026", "29/2/2025", "Jan-0000"]
NO_FORM = ["", "last week", "4605", "00001", "x46051", "Jan", "1/2", "٢٩.٠١.٢٠٢٦"]


@pytest.mark.parametrize("text", NO_DAY + NO_FORM)
def test_a_text_that_no_spreadsheet_wrote_gets_no_advice(text):
    assert spreadsheet_advice(text) is None


REWRITTEN = st.one_of(
    st.from_regex(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}( 00:00:00)?", fullmatch=True),
    st.from_regex(r"([0-9]{1,2}[- ])?(Jan|feb|DEC)[- ][0-9]{2,4}", fullmatch=True),
    st.from_regex(r"[0-9]{4,6}(\.[0-9])?", fullmatch=True),
)


@given(REWRITTEN | st.text())
@example("Jan-0001")
@example("0001-01-01 00:00:00")
@settings(deadline=None)
def test_what_it_says_to_write_is_a_date(text):
    for written in re.findall("[0-9-]+(?= for a )", spreadsheet_advice(text) or ""):
        assert str(parse(written)) == written


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2029, 12, 31)))
@settings(deadline=None)
def test_a_day_is_named_only_where_every_reading_gives_it(day):
    for shown in (f"{day:%d.%m.%Y}", f"{day:%m/%d/%Y}", f"{day:%d/%m/%y}", f"{day:%m/%d/%y}"):
        assert spreadsheet_advice(shown).startswith((f"Write {day}", ORDER))
