"""Shares per step of time, each with its count; the numbers add up to all statements."""

from datetime import date

import pandas as pd
import pytest

from lib.analysis.history import history, history_step, is_many, step_words
from lib.analysis.timeline import Window
from tests import table, with_bounds

WINDOW = Window(date(2024, 1, 1), date(2024, 6, 30), date(2024, 6, 30))

SAID = with_bounds(
    table("""
    record_id | issue | stance  | date
    r1        | fees  | support | 2024-01-05
    r1        | fees  | support | 2024-01-05
    r2        | fees  | oppose  | 2024-01-20
    r3        | fees  | support | 2024-01
    r4        | fees  | support | 2024-02-01
    r5        | line  | unclear | 2024-02-01/2024-03-02
    r6        | line  | unclear | ../2024-03-02
    r7        | line  | unclear | 2023-11-02
    r8        | line  | oppose  | 2024-03-02
    """)
)

ISSUES = table("issue|issue_name|proposition\nfees|Fees|Fees end.\nline|Line|It moves.")


def counted(statements=SAID, most=12):
    return history(statements, ISSUES, WINDOW, most)


def test_each_bar_has_its_count_and_the_count_of_its_step():
    columns = ["issue", "step_words", "stance", "records", "step_records"]

    assert counted().bars[columns].to_numpy().tolist() == [
        ["fees", "Jan 2024", "oppose", 1, 3],
        ["fees", "Jan 2024", "support", 2, 3],
        ["fees", "Feb 2024", "support", 1, 1],
        ["line", "Mar 2024", "oppose", 1, 1],
    ]


def test_the_shares_of_a_step_are_one():
    shares = counted().bars.groupby(["issue", "bin_start"])["share"].sum()

    assert shares.tolist() == pytest.approx([1, 1, 1])


def test_what_fits_into_no_step_is_counted_by_its_reason():
    assert counted().unplaced == {"wide": 1, "by": 1, "earlier": 1}


def test_the_numbers_add_up_with_a_statement_of_two_actors_once():
    found = counted()

    assert found.placed + sum(found.unplaced.values()) == SAID["record_id"].nunique()


def test_each_issue_says_how_many_of_its_statements_are_in_bars():
    assert counted().issues[["placed", "records"]].to_numpy().tolist() == [[4, 4], [1, 4]]


def test_no_statements_have_no_bars():
    found = counted(SAID.head(0))

    assert found.bars.empty
    assert found.issues["records"].tolist() == [0, 0]


STEPS = {"day": 12, "week": 70, "month": 300, "quarter": 1000, "year": 40_000}


@pytest.mark.parametrize(("step", "days"), STEPS.items(), ids=STEPS.keys())
def test_the_finest_step_with_at_most_twelve_is_taken(step, days):
    last = (pd.Timestamp("1900-01-01") + pd.Timedelta(days=days)).date()

    assert history_step(Window(date(1900, 1, 1), last, last), 12) == step


WORDS = {
    "day": "1 Jan 2024",
    "week": "1–7 Jan 2024",
    "month": "Jan 2024",
    "quarter": "first quarter of 2024",
    "year": "2024",
}


@pytest.mark.parametrize(("step", "words"), WORDS.items(), ids=WORDS.keys())
def test_a_step_in_words(step, words):
    assert step_words(pd.Timestamp("2024-01-01"), step) == words


@pytest.mark.parametrize(("number", "many"), [(120, False), (121, True)])
def test_above_a_hundred_and_twenty_statements_bars_count(number, many):
    ids = pd.DataFrame({"record_id": [f"r{n}" for n in range(number)] * 2}, dtype="str")

    assert is_many(ids) is many
