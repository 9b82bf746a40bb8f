"""An uncertain date says exactly what its source knows, and nothing else is a date."""

import calendar
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.edtf import parse
from lib.exceptions import DateError

# text: kind | earliest | latest, a dash where it is open
CASES = {
    "2026-01-29": "day | 2026-01-29 | 2026-01-29",
    "2024-02-29": "day | 2024-02-29 | 2024-02-29",
    "2026-01": "month | 2026-01-01 | 2026-01-31",
    "2026-02": "month | 2026-02-01 | 2026-02-28",
    "2000-02": "month | 2000-02-01 | 2000-02-29",
    "2025": "year | 2025-01-01 | 2025-12-31",
    "2026-21": "season | 2026-03-01 | 2026-05-31",
    "2026-22": "season | 2026-06-01 | 2026-08-31",
    "2026-23": "season | 2026-09-01 | 2026-11-30",
    "2026-24": "season | 2026-12-01 | 2027-02-28",
    "2027-24": "season | 2027-12-01 | 2028-02-29",
    "2026-33": "quarter | 2026-01-01 | 2026-03-31",
    "2026-34": "quarter | 2026-04-01 | 2026-06-30",
    "2026-35": "quarter | 2026-07-01 | 2026-09-30",
    "2026-36": "quarter | 2026-10-01 | 2026-12-31",
    "2026-01-24/2026-01-25": "interval | 2026-01-24 | 2026-01-25",
    "2026-01-24/2026-01-24": "interval | 2026-01-24 | 2026-01-24",
    "2025-11/2026-01": "interval | 2025-11-01 | 2026-01-31",
    "2024/2025": "interval | 2024-01-01 | 2025-12-31",
    "2026-01-15/2026-01": "interval | 2026-01-15 | 2026-01-31",
    "2026/2026-01-15": "interval | 2026-01-01 | 2026-01-15",
    "[2026-01-26..2026-01-28]": "set | 2026-01-26 | 2026-01-28",
    "[2025-12..2026]": "set | 2025-12-01 | 2026-12-31",
    "../2026-01-29": "interval | - | 2026-01-29",
    "../2026-01": "interval | - | 2026-01-31",
    "2026-01-29/..": "interval | 2026-01-29 | -",
    "2025/..": "interval | 2025-01-01 | -",
    "0001": "year | 0001-01-01 | 0001-12-31",
    "9999": "year | 9999-01-01 | 9999-12-31",
    "9999-36": "quarter | 9999-10-01 | 9999-12-31",
    "9998-24": "season | 9998-12-01 | 9999-02-28",
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES.keys())
def test_a_date_has_its_kind_and_bounds(text, expected):
    when = parse(text)

    earliest, latest = ("-" if day is None else str(day) for day in (when.earliest, when.latest))
    assert f"{when.kind} | {earliest} | {latest}" == expected


SINGLE = [text for text in CASES if text[-1].isdigit() and "/" not in text]


@pytest.mark.parametrize("flag", ["?", "~", "%"])
@pytest.mark.parametrize("text", SINGLE)
def test_a_flag_on_a_single_date_leaves_its_bounds_as_written(text, flag):
    plain, flagged = parse(text), parse(text + flag)

    assert (plain.qualifier, flagged.qualifier) == ("", flag)
    assert (flagged.kind, flagged.earliest, flagged.latest) == (
        (plain.kind, plain.earliest, plain.latest)
    )


# text: words | words for a reader in 2026
WORDS = {
    "2026-01-29": "29 Jan 2026 | 29 Jan",
    "2026-01-05": "5 Jan 2026 | 5 Jan",
    "2025-12-10": "10 Dec 2025 | 10 Dec 2025",
    "2026-01": "Jan 2026 | Jan",
    "2026": "2026 | 2026",
    "2026-21": "spring 2026 | spring 2026",
    "2026-22": "summer 2026 | summer 2026",
    "2026-23": "autumn 2026 | autumn 2026",
    "2026-24": "winter 2026-27 | winter 2026-27",
    "2099-24": "winter 2099-00 | winter 2099-00",
    "2026-33": "first quarter of 2026 | first quarter of 2026",
    "2026-34": "second quarter of 2026 | second quarter of 2026",
    "2026-35": "third quarter of 2026 | third quarter of 2026",
    "2026-36": "fourth quarter of 2026 | fourth quarter of 2026",
    "2026-01-24/2026-01-25": "24–25 Jan 2026 | 24–25 Jan",
    "2026-01-03/2026-01-09": "3–9 Jan 2026 | 3–9 Jan",
    "2026-01-24/2026-01-24": "24 Jan 2026 | 24 Jan",
    "2026-01-30/2026-02-02": "30 Jan–2 Feb 2026 | 30 Jan–2 Feb",
    "2025-12-30/2026-01-02": "30 Dec 2025–2 Jan 2026 | 30 Dec 2025–2 Jan 2026",
    "2025-01-24/2026-01-25": "24 Jan 2025–25 Jan 2026 | 24 Jan 2025–25 Jan 2026",
    "2026-01/2026-03": "Jan–Mar 2026 | Jan–Mar",
    "2025-11/2026-03": "Nov 2025–Mar 2026 | Nov 2025–Mar 2026",
    "2025/2026": "2025–2026 | 2025–2026",
    "2026-01-15/2026-03": "15 Jan 2026 to Mar 2026 | 15 Jan to Mar",
    "2026/2026-03": "2026 to Mar 2026 | 2026 to Mar 2026",
    "[2026-01-26..2026-01-28]": "one day within 26–28 Jan 2026 | one day within 26–28 Jan",
    "[2026-01-26..2026-01-26]": "26 Jan 2026 | 26 Jan",
    "[2025-12..2026-01]": "one day within Dec 2025–Jan 2026 | one day within Dec 2025–Jan 2026",
    "../2026-01-29": "by 29 Jan 2026 | by 29 Jan",
    "../2026-01": "by the end of Jan 2026 | by the end of Jan",
    "../2026": "by the end of 2026 | by the end of 2026",
    "2026-01-29/..": "from 29 Jan 2026 | from 29 Jan",
    "2026/..": "from 2026 | from 2026",
    "2026-01-29?": "29 Jan 2026, uncertain | 29 Jan, uncertain",
    "2026-01-29~": "about 29 Jan 2026 | about 29 Jan",
    "2026-01-29%": "about 29 Jan 2026, uncertain | about 29 Jan, uncertain",
    "2026-24~": "about winter 2026-27 | about winter 2026-27",
    "0098-05": "May 0098 | May 0098",
}


@pytest.mark.parametrize(("text", "expected"), WORDS.items(), ids=WORDS.keys())
def test_words_say_no_more_than_the_text(text, expected):
    when = parse(text)

    assert f"{when.words()} | {when.words(today_year=2026)}" == expected


ENDS = "each end must be a plain YYYY, YYYY-MM or YYYY-MM-DD; one end of a/b may be open."
NO_FORM = "it has none of the forms."
REFUSED = {
    "0000": "years run from 0001 to 9999.",
    "0000-01-01/2026": "years run from 0001 to 9999.",
    "2026-00": "00 is no month (01-12), season (21-24) or quarter (33-36).",
    "2026-13": "13 is no month (01-12), season (21-24) or quarter (33-36).",
    "2026-25": "25 is no month (01-12), season (21-24) or quarter (33-36).",
    "2026-37~": "37 is no month (01-12), season (21-24) or quarter (33-36).",
    "2026-02-30": "the calendar has no 2026-02-30.",
    "2025-02-29": "the calendar has no 2025-02-29.",
    "1900-02-29?": "the calendar has no 1900-02-29.",
    "2026-01-00": "the calendar has no 2026-01-00.",
    "2026-21-01": "the calendar has no 2026-21-01.",
    "../2026-04-31": "the calendar has no 2026-04-31.",
    "9999-24": "it ends after the year 9999.",
    "2026-01-25/2026-01-24": "it ends before it starts.",
    "2026-02-01/2026-01": "it ends before it starts.",
    "2026/2025-12-31": "it ends before it starts.",
    "[2026-01-28..2026-01-26]": "it ends before it starts.",
    "../..": ENDS,
    "[..2026]": ENDS,
    "[2026..]": ENDS,
    "[2026]": ENDS,
    "2026-01/": ENDS,
    "2026-21/2026-22": ENDS,
    "[2026-33..2026-34]": ENDS,
    "2026-01-24?/2026-01-25": ENDS,
    "../2026-01-29~": ENDS,
    "2026-01-24/2026-01-25?": ENDS,
    "[2026-01-26..2026-01-28]%": ENDS,
    "2024/2025/2026": ENDS,
    "2026?~": NO_FORM,
    "?2026": NO_FORM,
    "2026-01..2026-02": NO_FORM,
    "last week": NO_FORM,
    "20260129": NO_FORM,
    "202": NO_FORM,
    "-2026": NO_FORM,
    "12026-01": NO_FORM,
    "2026-01-2９": NO_FORM,
    "٢٠٢٦": NO_FORM,
    "2026\0": NO_FORM,
    "": "it is empty.",
    " ": "it is empty.",
    " 2026-01": "there is a space or line break around it.",
    "2026-01-29\n": "there is a space or line break around it.",
}


@pytest.mark.parametrize(("text", "because"), REFUSED.items(), ids=[ascii(key) for key in REFUSED])
def test_a_refusal_quotes_the_text_and_says_why(text, because):
    with pytest.raises(DateError) as caught:
        parse(text)

    assert str(caught.value).partition(" Allowed:")[0] == (
        f"{text!r} is not a date of this table: {because}"
    )


def test_a_text_of_another_form_is_told_all_allowed_forms():
    with pytest.raises(DateError) as caught:
        parse("Jan-26")

    assert str(caught.value) == (
        "'Jan-26' is not a date of this table: a spreadsheet seems to have rewritten it. "
        "Write 2026-01 for a month. Allowed: YYYY, YYYY-MM, YYYY-MM-DD, seasons YYYY-21 to 24, "
        "quarters YYYY-33 to 36, a/b, [a..b], ../b, a/.., and ? ~ % after a single date."
    )


def test_a_pasted_paragraph_is_quoted_only_in_part():
    with pytest.raises(DateError) as caught:
        parse("x" * 61)

    assert str(caught.value).startswith(f"'{'x' * 60}…' is not a date")


DAYS = st.dates(max_value=date(9998, 12, 31))
POINTS = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda point: str(point[0])[: point[1]])
PAIRS = st.tuples(POINTS, POINTS).map(sorted)
CODES = st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36])
PARTS = st.builds("{0.year:04}-{1}".format, DAYS, CODES)
FLAGS = st.sampled_from(["", "?", "~", "%"])
VALID = st.one_of(
    st.builds("{}{}".format, POINTS | PARTS, FLAGS),
    st.builds("{0[0]}/{0[1]}".format, PAIRS),
    st.builds("[{0[0]}..{0[1]}]".format, PAIRS),
    st.builds("../{}".format, POINTS),
    st.builds("{}/..".format, POINTS),
)
NEAR_MISSES = st.text("0123456789-/.[]?~%", max_size=25)


def check(text):
    """Hold any text to what parse promises."""
    try:
        when = parse(text)
    except DateError:
        return
    assert str(when) == text
    assert when.earliest is not None or when.latest is not None
    if when.earliest is not None and when.latest is not None:
        assert when.earliest <= when.latest
    assert when.words()


@given(st.text() | NEAR_MISSES)
@example("9999-24")
@example("\ud800")
@settings(deadline=None)
def test_any_text_is_a_date_or_refused(text):
    check(text)


@given(VALID, st.integers(0, 25), st.text("0123456789-/.[]?~% ", max_size=2))
@settings(deadline=None)
def test_a_date_with_a_slip_of_the_hand_is_a_date_or_refused(text, place, slip):
    check(text[:place] + slip + text[place:])
    check(text[:place] + slip + text[place + 1 :])


@given(VALID)
@settings(deadline=None)
def test_every_date_of_the_grammar_comes_back_as_it_was_written(text):
    when = parse(text)

    assert str(when) == text
    assert parse(str(when)) == when
    check(text)


@given(DAYS)
@settings(deadline=None)
def test_bounds_are_those_of_the_calendar(day):
    year, month = day.year, day.month
    quarter_end = month + -month % 3

    def ends(year, month):
        return date(year, month, calendar.monthrange(year, month)[1])

    def bounds(text):
        return parse(text).earliest, parse(text).latest

    assert bounds(f"{day}") == (day, day)
    assert bounds(f"{year:04}") == (date(year, 1, 1), date(year, 12, 31))
    assert bounds(f"{year:04}-{month:02}") == (day.replace(day=1), ends(year, month))
    assert bounds(f"{year:04}-{32 + quarter_end // 3}") == (
        date(year, quarter_end - 2, 1),
        ends(year, quarter_end),
    )
    assert bounds(f"{year:04}-24") == (date(year, 12, 1), ends(year + 1, 2))


def test_fifty_thousand_different_dates_are_read_in_a_second():
    """A table has 200,000 rows; the clock is this process's own, so a busy machine passes."""
    texts = [str(date(1800, 1, 1) + timedelta(days=i)) for i in range(50_000)]
    parse.cache_clear()

    started = process_time()
    for text in texts:
        parse(text)

    assert process_time() - started < 1
