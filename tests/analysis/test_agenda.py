"""What comes next is counted from the day asked for, and never finer than it is dated."""

from datetime import date

import pytest

from lib.analysis.agenda import (
    brief_lines,
    coming_records,
    due_words,
    latest_records,
    overdue_records,
)
from tests import table, with_bounds

DAY = date(2024, 3, 10)

RECORDS = with_bounds(
    table("""
    record_id | status      | date
    past      | scheduled   | 2024-03-09
    today     | scheduled   | 2024-03-10
    month     | scheduled   | 2024-03
    soon      | scheduled   | 2024-03-12
    open      | scheduled   | 2024-03-11/..
    long-past | scheduled   | 2024-02
    said      | occurred    | 2024-03-08
    by        | occurred    | ../2024-03-08
    since     | occurred    | 2024-03-01/..
    rumour    | unconfirmed | 2024-03-09
    older     | occurred    | 2023
    """)
)


FOUND = table("""
    record_id | state
    soon      | scheduled
    month     | postponed
    past      | overdue
    said      | held
    older     | cancelled
""")


def test_what_is_next_is_scheduled_or_postponed():
    assert coming_records(FOUND, RECORDS)["record_id"].tolist() == ["soon", "month"]


def test_overdue_is_a_state_of_its_own():
    assert overdue_records(FOUND, RECORDS)["record_id"].tolist() == ["past"]


def test_the_latest_have_occurred_surely_on_a_day_before_on_or_before_it():
    latest = latest_records(RECORDS, 9)["record_id"]

    assert latest.tolist() == ["said", "by", "since", "older"]


def test_no_more_of_the_latest_than_asked_for():
    assert latest_records(RECORDS, 1)["record_id"].tolist() == ["said"]


def test_the_latest_keep_all_columns():
    assert list(latest_records(RECORDS, 1).columns) == list(RECORDS.columns)


def test_nothing_is_latest_without_records():
    assert latest_records(RECORDS.head(0)).empty


DUE = {
    "a day": ("2024-03-13", "in 3 days"),
    "the day after": ("2024-03-11", "in 1 day"),
    "the day itself": ("2024-03-10", "on that day"),
    "a range ahead": ("2024-03-12/2024-03-13", "in 2 to 3 days"),
    "a month that has begun": ("2024-03", "within 21 days"),
    "on or before": ("../2024-03-12", "within 2 days"),
    "on or before the day itself": ("../2024-03-10", "on that day at the latest"),
    "on or after": ("2024-03-12/..", "in 2 days or later"),
    "on or after a day that is past": ("2024-03-01/..", "on any day from then on"),
    "approximate": ("2024-03-13~", "in about 3 days"),
    "past": ("2024-03-09", "overdue by 1 day"),
    "past on or before": ("../2024-03-08", "overdue by 2 days"),
}


@pytest.mark.parametrize(("text", "words"), DUE.values(), ids=DUE.keys())
def test_due_is_said_no_finer_than_the_date(text, words):
    assert due_words(text, DAY) == words


LINE = {
    "record_type": "statement",
    "side": "N",
    "title": "Meets",
    "stance": None,
    "act": "assess",
    "attribution": "unnamed",
    "speech": "direct",
    "actor_names": "Olaf",
    "issue_name": None,
    "date_text": None,
}


def told(number):
    due = RECORDS[RECORDS["status"] == "scheduled"].sort_values(["latest", "earliest"])
    records = due.head(number).assign(**LINE)
    by_actor = records[["record_id"]].assign(actor_short_name="Olaf")
    return brief_lines(records, by_actor, DAY)


def test_lines_keep_the_order_and_say_when_it_is_due():
    lines, _ = told(3)

    assert lines[["record_id", "due", "who"]].to_numpy().tolist() == [
        ["long-past", "overdue by 10 days", "Olaf*"],
        ["past", "overdue by 1 day", "Olaf*"],
        ["today", "on that day", "Olaf*"],
    ]


def test_records_beyond_the_first_four_are_handed_on_by_id():
    lines, beyond = told(6)

    assert len(lines) == 4
    assert beyond == "month;open"


def test_no_record_is_no_line():
    lines, beyond = told(0)

    assert (len(lines), beyond) == (0, "")
