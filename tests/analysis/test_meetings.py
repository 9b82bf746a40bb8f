"""A meeting is listed once, with what became of it; nothing is joined that the coder did not."""

from datetime import date

import pytest

from lib.analysis.meetings import meetings
from tests import table, with_bounds

DAY = date(2024, 3, 10)

RECORDS = with_bounds(
    table("""
    record_id | record_type | event_type | status      | known_on   | date                  | responds_to
    plan      | event       | CONSULT    | scheduled   | 2024-03-01 | 2024-03-12            |
    month     | event       | AGREE      | scheduled   | 2024-03-01 | 2024-03               |
    late      | event       | CONSULT    | scheduled   | 2024-03-01 | 2024-03-09            |
    met       | event       | CONSULT    | occurred    | 2024-03-02 | 2024-03-02            |
    rumour    | event       | CONSULT    | unconfirmed | 2024-03-02 | ../2024-03-01         |
    off       | event       | SANCTION   | cancelled   | 2024-03-02 | 2024-02-20            |
    raid      | event       | ASSAULT    | occurred    | 2024-03-02 | 2024-03-02            |
    said      | statement   |            | occurred    | 2024-03-02 | 2024-03-02            | plan
    first     | event       | CONSULT    | scheduled   | 2024-03-01 | 2024-03-05            |
    moved     | event       | CONSULT    | scheduled   | 2024-03-04 | 2024-03-14/2024-03-15 | said;first
    ceremony  | event       | AGREE      | scheduled   | 2024-02-01 | 2024-02-10            |
    signed    | event       | AGREE      | occurred    | 2024-02-11 | 2024-02-10            | ceremony
    summit    | event       | CONSULT    | scheduled   | 2024-02-01 | 2024-02-15            |
    later     | event       | CONSULT    | scheduled   | 2024-02-14 | 2024-02-25            | summit
    no-summit | event       | CONSULT    | cancelled   | 2024-02-20 | 2024-02-25            | later
    """)
).assign(**dict.fromkeys(["title", "actor_names", "issue_name", "publisher", "source_url"], "x"))


def found(records=RECORDS, day=DAY):
    return meetings(records, day).set_index("record_id")


def test_each_is_listed_once_what_is_due_first_on_top_then_the_past():
    assert list(found().index) == [
        *("plan", "moved", "month"),
        *("late", "met", "rumour", "no-summit", "off", "signed"),
    ]


STATES = {
    "plan": "scheduled",
    "month": "scheduled",
    "moved": "postponed",
    "late": "overdue",
    "met": "held",
    "rumour": "unconfirmed",
    "signed": "held",
    "off": "cancelled",
    "no-summit": "cancelled",
}


@pytest.mark.parametrize(("record_id", "state"), STATES.items())
def test_what_became_of_it(record_id, state):
    assert found()["state"][record_id] == state


def test_all_records_of_a_meeting_stay_behind_it_newest_first():
    assert found()["record_ids"]["no-summit"] == "no-summit;later;summit"


def test_a_first_date_is_told_where_it_surely_differs():
    told = found()["first_date"].dropna()

    assert told.to_dict() == {"moved": "2024-03-05", "no-summit": "2024-02-15"}


def test_a_later_day_makes_overdue_what_was_to_come():
    assert found(day=date(2024, 4, 1))["state"]["plan"] == "overdue"


def test_records_that_name_each_other_in_a_circle_are_listed():
    names = {"plan": "late", "late": "plan"}
    circle = RECORDS.assign(responds_to=RECORDS["record_id"].map(names))

    assert set(found(circle)["record_ids"].str.split(";").explode()) >= {"plan", "late"}


def test_without_records_there_is_no_meeting():
    assert meetings(RECORDS.head(0), DAY).empty
