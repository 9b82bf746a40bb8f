"""What comes next is counted from the day asked for, and never finer than it is dated."""

from datetime import date

import pytest

from lib.analysis.agenda import (
    brief_lines,
    due_words,
    latest_records,
    overdue_records,
    scheduled_records,
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


def test_what_is_due_first_is_next_and_open_ends_are_last():
    due = scheduled_records(RECORDS, DAY)["record_id"]

    assert due.tolist() == ["today", "soon", "month", "open"]


def test_what_the_day_has_passed_is_overdue_the_last_due_first():
    assert overdue_records(RECORDS, DAY)["record_id"].tolist() == ["past", "long-past"]


def test_another_day_shifts_what_is_next():
    assert overdue_records(RECORDS, date(2024, 3, 1))["record_id"].tolist() == ["long-past"]


def test_the_latest_have_occurred_surely_on_a_day_before_on_or_before_it():
    latest = latest_records(RECORDS, 9)["record_id"]

    assert latest.tolist() == ["said", "by", "since", "older"]


def test_no_more_of_the_latest_than_asked_for():
    assert latest_records(RECORDS, 1)["record_id"].tolist() == ["said"]


def test_the_latest_keep_all_columns():
    assert list(latest_records(RECORDS, 1).columns) == list(RECORDS.columns)


@pytest.mark.parametrize("find", [scheduled_records, overdue_records])
def test_nothing_is_scheduled_without_records(find):
    assert find(RECORDS.head(0), DAY).empty


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
    records = scheduled_records(RECORDS, date(2024, 1, 1)).head(number).assign(**LINE)
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
