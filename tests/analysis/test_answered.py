"""A key record is one that several others name; nothing else is weighed."""

from lib.analysis.answered import answer_counts, most_answered
from tests import table

RECORDS = table("""
    record_id | responds_to | title
    offer     |             | Offers a truce
    plan      |             | Plans a meeting
    alone     | offer       | Answers once
    yes       | offer;plan  | Says yes
    no        | plan;offer  | Says no
    again     | alone       | Repeats
""")


def test_answers_are_counted_most_first():
    assert answer_counts(RECORDS).to_dict() == {"offer": 3, "plan": 2}


def test_the_most_answered_of_those_shown_come_first_with_all_columns():
    found = most_answered(answer_counts(RECORDS), RECORDS, RECORDS)

    assert found["title"].tolist() == ["Offers a truce", "Plans a meeting"]


def test_a_filter_chooses_among_them_and_changes_no_count():
    shown = RECORDS[RECORDS["record_id"].isin(["plan", "yes"])]

    found = most_answered(answer_counts(RECORDS), shown, RECORDS)

    assert found["record_id"].tolist() == ["plan"]


def test_no_more_than_asked_for():
    found = most_answered(answer_counts(RECORDS), RECORDS, RECORDS, 1)

    assert found["record_id"].tolist() == ["offer"]


def test_without_an_answer_there_is_none():
    counts = answer_counts(RECORDS.assign(responds_to=None).astype({"responds_to": "str"}))

    assert most_answered(counts, RECORDS, RECORDS).empty


def test_those_shown_are_found_behind_many_that_are_not(monkeypatch):
    monkeypatch.setattr("lib.analysis.answered.FIRST_TRIED", 1)
    shown = RECORDS[RECORDS["record_id"].isin(["plan", "yes"])]

    found = most_answered(answer_counts(RECORDS), shown, RECORDS)

    assert found["record_id"].tolist() == ["plan"]
