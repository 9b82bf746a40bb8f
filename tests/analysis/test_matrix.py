"""A side is split when one of it is for and one against; it is not a vote count."""

import pandas as pd
import pytest

from lib.analysis.matrix import (
    cell_words,
    issue_columns,
    matrix_table,
    side_cells,
    silent_issues,
    whole_sides,
)
from tests import table

ISSUES = table("""
    issue_id | name         | proposition
    fees     | Harbour fees | Fees should end
    line     | Border line  | The line should move
    fish     | Fishing      | Fishing should be free
""")

CELLS = table("""
actor_side |actor_id|actor_name |issue|stance     |stances       |statements|date_words|was_stance|was_words|beside            |condition
Northland  |n       |Northland  |line |oppose     |oppose        |1         |5 Jan     |support   |2023     |                  |
Northland  |king    |The king   |fees |           |support;oppose|2         |5 Feb     |          |         |                  |
Northland  |n       |Northland  |fees |support    |support       |1         |5 Jan     |          |         |declined, by 5 Jan|
Southland  |s       |Southland  |fees |conditional|conditional   |2         |by 5 Jan  |          |         |                  |if paid
Southland  |duke    |The duke   |fees |           |              |0         |          |          |         |assessed, 5 Jan   |
""")  # fmt: skip


def test_a_side_with_one_for_and_one_against_is_split():
    sides = side_cells(CELLS).set_index(["actor_side", "issue"])

    assert sides.loc[("Northland", "fees")].tolist() == ["support;support;oppose", "split"]


def test_a_single_actor_neither_agrees_nor_splits():
    sides = side_cells(CELLS).set_index(["actor_side", "issue"])

    assert sides.loc[("Southland", "fees")].tolist() == ["conditional", ""]


def test_a_side_is_split_also_when_one_of_its_actors_is_shown():
    sides = side_cells(whole_sides(CELLS, CELLS.iloc[[2]])).set_index(["actor_side", "issue"])

    assert sides["agreement"].to_dict() == {("Northland", "fees"): "split"}


AGREEMENT = {
    "agree": ("support", "support"),
    "mixed": ("support", "unclear"),
    "split": ("support", "oppose"),
}


@pytest.mark.parametrize(("word", "stances"), AGREEMENT.items(), ids=AGREEMENT.keys())
def test_agreement(word, stances):
    cells = table("actor_side|actor_id|issue|stances\nN|a|i|x\nN|b|i|y")
    cells["stances"] = stances

    assert side_cells(cells)["agreement"].tolist() == [word]


MIXED = {
    "beside two that agree": (["support", "support", None], "support;support", "mixed"),
    "beside two that are split": (["support", "oppose", None], "support;oppose", "split"),
    "alone": ([None], "", "mixed"),
}


@pytest.mark.parametrize(("stances", "signs", "word"), MIXED.values(), ids=MIXED.keys())
def test_an_actor_whose_statements_are_mixed_has_no_sign_and_agrees_with_nobody(
    stances, signs, word
):
    cells = table("actor_side|actor_id|issue\nN|a|i\nN|b|i\nN|c|i").tail(len(stances))
    reading = ["mixed" if stance is None else "prevailing" for stance in stances]
    cells = cells.assign(stances=pd.Series(stances, cells.index, dtype="str"), reading=reading)

    assert side_cells(cells)[["stances", "agreement"]].to_numpy().tolist() == [[signs, word]]


def test_without_positions_there_is_no_side():
    assert side_cells(CELLS.tail(1)).empty


def test_columns_come_in_codebook_order():
    assert issue_columns(CELLS, ISSUES)["issue_name"].tolist() == ["Harbour fees", "Border line"]


def test_an_issue_without_position_is_named():
    assert silent_issues(CELLS, ISSUES) == ["Fishing"]


def test_only_issues_asked_for_are_named():
    assert silent_issues(CELLS, ISSUES, asked=("fees",)) == []


SAID = {
    "a change": (0, "Opposes, 5 Jan, was support, 2023"),
    "no known order": (1, "Supports or Opposes, 5 Feb, order not known, 2 statements"),
    "what stands beside": (2, "Supports, 5 Jan, also declined, by 5 Jan"),
    "a condition": (3, "Conditional, by 5 Jan, 2 statements, condition: if paid"),
    "no stance": (4, "Assessed, 5 Jan"),
}


@pytest.mark.parametrize(("row", "words"), SAID.values(), ids=SAID.keys())
def test_a_cell_in_words(row, words):
    assert cell_words(CELLS.to_dict("records")[row]) == words


def test_the_table_says_where_nothing_is_on_record():
    laid_out = matrix_table(CELLS, issue_columns(CELLS, ISSUES))

    assert list(laid_out.columns) == ["Side", "Actor", "Harbour fees", "Border line"]
    assert laid_out["Border line"].tolist() == [
        "Opposes, 5 Jan, was support, 2023",
        *["no statement on record"] * 3,
    ]
