"""Side by side: each actor's position with its condition and newest quote, or that there is none."""

import pandas as pd

from lib.analysis.compare import compare_actors, compare_sides, statements_compared
from tests import table
from tests.analysis.test_standing import statements

SAID = statements("""
record_id | actor_side | actor_id | actor_name | issue | stance      | date       | condition | quote
r1        | Northland  | n        | Northland  | fees  | support     | 2024-01-05 |           | An old word
r2        | Northland  | n        | Northland  | fees  | oppose      | 2024-02-05 |           | Never
r3        | Northland  | n        | Northland  | fees  | oppose      | 2024-02-05 |           |
r4        | Southland  | s        | Southland  | fees  | conditional | 2024-02-05 | if paid   |
r5        | Southland  | s        | Southland  | line  | support     | 2024-02-06 |           | Now
""").assign(quote_lang=None)  # fmt: skip

ACTORS = table("actor_id|name|side\nn|Northland|Northland\ns|Southland|Southland\nm|Mediator|Third")

ISSUES = table("""
issue | issue_name | proposition
line  | Line       | It moves.
fees  | Fees       | Fees end.
fish  | Fish       | Fish is free.
""")


def beside(*chosen):
    return compare_actors(SAID, ISSUES, ACTORS, 2024, chosen)


def test_every_issue_that_one_of_them_spoke_to_has_a_row_for_each():
    rows = beside("s", "n")

    assert (rows["issue"] + " " + rows["actor_id"]).tolist() == [
        "line s", "line n", "fees s", "fees n",
    ]  # fmt: skip


def test_without_a_statement_there_is_no_position():
    assert beside("s", "n")["stances"].fillna("none").tolist() == [
        "support", "none", "conditional", "oppose",
    ]  # fmt: skip


def test_an_actor_who_said_nothing_still_has_a_name():
    rows = beside("m", "s")

    assert rows["actor_name"].tolist() == ["Mediator", "Southland"] * 2
    assert rows["actor_side"].tolist() == ["Third", "Southland"] * 2


def test_a_quote_is_one_that_the_position_rests_on():
    row = beside("n").iloc[0]

    assert (row["quote"], row["quote_words"]) == ("Never", "5 Feb")


def test_a_condition_stands_with_its_position():
    rows = beside("s", "n").set_index(["issue", "actor_id"])

    assert rows.loc[("fees", "s"), "condition"] == "if paid"
    assert pd.isna(rows.loc[("fees", "s"), "quote"])


def test_on_one_issue_all_actors_stand_by_side():
    assert compare_sides(SAID, 2024, "fees")["actor_id"].tolist() == ["n", "s"]


def test_nobody_on_an_issue_is_no_row():
    assert compare_sides(SAID, 2024, "fish").empty


def test_only_the_statements_shown_are_behind_it():
    assert statements_compared(beside("s"), SAID)["record_id"].tolist() == ["r4", "r5"]
