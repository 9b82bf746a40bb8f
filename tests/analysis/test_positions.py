"""A shift is two statements surely after one another, with nothing known between."""

from datetime import date
from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.positions import (
    count_shifts,
    movement_points,
    shifts,
    statements_with_stance,
)
from lib.analysis.timeline import Window
from tests import table, with_bounds

WINDOW = Window(date(2024, 1, 1), date(2024, 3, 1), date(2024, 3, 1))


def statements(text):
    """Fill a drawn table up to what the functions read; one actor, one issue."""
    rows = table(text)
    names = ["actor_side", "actor_id", "actor_name", "actor_short_name", "issue", "issue_name"]
    for column in [*names, "quote", "title"]:
        rows[column] = rows.get(column, pd.Series("x", index=rows.index, dtype="str"))
    return with_bounds(rows)


CASES = {
    "one stance, then another": ("r1 support 2024-01-01, r2 oppose 2024-02-01", "r1>r2"),
    "the same stance again": ("r1 support 2024-01-01, r2 support 2024-02-01", ""),
    "order not known": ("r1 support ../2024-02-01, r2 oppose 2024-02-01", ""),
    "something between": (
        "r1 support 2024-01-01, r2 support 2024-01-15, r3 oppose 2024-02-01",
        "r2>r3",
    ),
    "there and back, newest first": (
        "r1 support 2024-01-01, r2 oppose 2024-01-15, r3 support 2024-02-01",
        "r2>r3 r1>r2",
    ),
    "repeats of a day once": (
        "r1 support 2024-01-01, r2 support 2024-01-01, r3 oppose 2024-02-01, r4 oppose 2024-02-01",
        "r1;r2>r3;r4",
    ),
    "two at once before": (
        "r1 support 2024-01-01, r2 conditional 2024-01-01, r3 oppose 2024-02-01",
        "r1>r3 r2>r3",
    ),
}


@pytest.mark.parametrize(("said", "expected"), CASES.values(), ids=CASES.keys())
def test_shifts(said, expected):
    drawn = "record_id | stance | date\n" + said.replace(", ", "\n").replace(" ", " | ")

    found = shifts(statements(drawn))

    assert " ".join(found["before_record_ids"] + ">" + found["record_ids"]) == expected


def test_two_actors_make_no_shift():
    rows = statements("""
        record_id | stance  | date       | actor_id
        r1        | support | 2024-01-01 | a
        r2        | oppose  | 2024-02-01 | b
    """)

    assert shifts(rows).empty


DATES = [
    "2024-01-01", "2024-01-02", "2024-01-03", "2024-01", "2024-01-01/2024-01-02",
    "../2024-01-02", "2024-01-02/..",
]  # fmt: skip

some_statements = st.lists(
    st.tuples(
        st.sampled_from(["support", "unclear", "oppose"]),
        st.sampled_from(DATES),
        st.sampled_from(["a", "b"]),
    ),
    min_size=1,
    max_size=12,
)


def pairwise(rows):
    """Apply the rule word by word, to every pair."""
    found = set()
    for after in rows.itertuples():
        same = rows[(rows["actor_id"] == after.actor_id) & (rows["issue"] == after.issue)]
        before = same[same["latest"] < after.earliest]
        for one in before.itertuples():
            between = (before["earliest"] > one.latest).any()
            if not between and one.stance != after.stance:
                found.add((one.record_id, after.record_id))
    return found


@given(some_statements)
def test_shifts_are_those_of_the_rule_applied_to_every_pair(said):
    lines = [f"r{n} | {' | '.join(each)}" for n, each in enumerate(said)]
    rows = statements("\n".join(["record_id | stance | date | actor_id", *lines]))

    found = shifts(rows)

    ends = zip(found["before_record_ids"], found["record_ids"], strict=True)
    pairs = [pair for each in ends for pair in product(*(ids.split(";") for ids in each))]
    assert set(pairs) == pairwise(rows)
    assert len(pairs) == len(set(pairs))
    assert count_shifts(rows) == len(found)


def test_repeats_of_a_day_are_one_shift_with_their_counts_and_a_quote():
    rows = statements("""
        record_id | stance  | date       | quote
        r1        | support | 2024-01-01 |
        r2        | support | 2024-01-01 | Agreed.
        r3        | oppose  | 2024-02-01 | No.
    """)

    (found,) = shifts(rows).to_dict("records")

    assert (found["before_statements"], found["statements"]) == (2, 1)
    assert (found["before_quote"], found["quote"]) == ("Agreed.", "No.")


def test_only_the_newest_shifts_are_written_out():
    rows = statements("""
        record_id | stance  | date
        r1        | support | 2024-01-01
        r2        | oppose  | 2024-01-15
        r3        | support | 2024-02-01
    """)

    assert shifts(rows, 1)["record_ids"].tolist() == ["r3"]
    assert count_shifts(rows) == 2


def test_no_statements_make_no_shift():
    rows = statements("record_id | stance | date\nr1 | support | 2024-01-01").head(0)

    assert shifts(rows).empty
    assert count_shifts(rows) == 0


REPEATS = statements("""
    record_id | stance  | date       | attribution
    r1        | support | 2024-01-05 | named
    r2        | support | 2024-01-05 | unnamed
    r3        | oppose  | 2023       | unnamed
""")


def test_repeats_of_a_day_are_one_mark_with_their_count():
    points = movement_points(REPEATS, WINDOW)

    assert points[["stance", "statements", "record_ids", "place"]].to_numpy().tolist() == [
        ["support", 2, "r1;r2", "day"],
        ["oppose", 1, "r3", "earlier"],
    ]


def test_a_mark_is_unnamed_only_if_every_statement_of_it_is():
    assert movement_points(REPEATS, WINDOW)["unnamed"].tolist() == [False, True]


def test_only_statements_that_happened_and_took_a_stance_count():
    rows = table("""
        record_id | record_type | status    | stance
        r1        | statement   | occurred  | support
        r2        | statement   | occurred  |
        r3        | statement   | withdrawn | support
        r4        | event       | occurred  |
    """)

    assert statements_with_stance(rows)["record_id"].tolist() == ["r1"]
