"""What importers share, in small."""

import pandas as pd
import pytest

from lib.importers._refusing import Faults, check_columns, check_words
from lib.importers._shared import (
    cut,
    hand_over,
    join_notes,
    join_title,
    list_actors,
    list_ids,
    name_id,
    row_id,
    tidy,
    without_empty_ends,
)
from lib.intake.imported import ImportProblems
from lib.vocabulary import ActorKind
from tests import table

SAME_NAME = {
    "capitals": ("Northland", "NORTHLAND"),
}
OTHER_NAMES = {
    "a sign more": ("Northland (2019)", "Northland 2019"),
    "a hyphen": ("North-land", "North land"),
    "only signs": ("!!!", "???"),
    "the end of a long name": ("north" * 40 + "a", "north" * 40 + "b"),
}


@pytest.mark.parametrize(("one", "other"), SAME_NAME.values(), ids=SAME_NAME)
def test_names_that_differ_only_so_have_one_id(one, other):
    assert name_id(one) == name_id(other)


@pytest.mark.parametrize(("one", "other"), OTHER_NAMES.values(), ids=OTHER_NAMES)
def test_names_that_differ_have_two_ids(one, other):
    assert name_id(one) != name_id(other)


def test_an_id_holds_nothing_that_an_id_cannot():
    assert row_id("X", "a b;c,d") == "X-a_b_c_d"


def test_a_long_title_is_cut_at_a_word_and_says_so():
    assert cut("one two three", 10) == "one two…"


def test_a_long_word_is_cut_where_it_must():
    assert cut("a" * 100) == "a" * 79 + "…"


def test_a_title_leaves_out_what_is_missing():
    assert join_title("Northland", float("nan"), "Southland") == "Northland – Southland"


def test_a_note_names_what_is_there():
    rows = table("""
        a | b | c
        1 |   | 3
          |   |
    """)

    assert join_notes(rows, ["a", "b", "c"]).fillna("").tolist() == ["a: 1; c: 3", ""]


def test_a_name_of_spaces_is_missing():
    assert tidy(pd.Series(["  ", " a \n b ", None], dtype="str")).fillna("").tolist() == [
        "",
        "a b",
        "",
    ]


def test_columns_without_name_and_cells_are_left_out():
    rows = pd.DataFrame([["1", None], ["2", None]], columns=["a", ""], dtype="str")

    assert list(without_empty_ends(rows).columns) == ["a"]


def test_an_actor_has_the_first_of_its_kinds_whatever_the_order():
    kinds = [("Northland", ActorKind.GROUP), ("Northland", ActorKind.STATE)]

    assert list_actors(kinds)["kind"].tolist() == ["state"]
    assert list_actors(kinds[::-1])["kind"].tolist() == ["state"]


def test_an_actor_that_stands_twice_is_listed_once():
    assert list_ids(["Northland", "Southland", "NORTHLAND"]) == "northland;southland"


def test_unknown_repeated_and_missing_columns_are_each_named():
    rows = pd.DataFrame([["1"] * 3], columns=["a", "a", "x"], dtype="str")

    problems = check_columns("f.csv", rows, ["a", "b"], ["a", "b"])

    assert [str(problem) for problem in problems] == [
        "f.csv, line 1: the column 'x' is unknown. Known: a, b.",
        "f.csv, line 1: 'a' stands twice.",
        "f.csv, line 1: the column 'b' is missing.",
    ]


def test_unknown_words_are_named_by_line_and_missing_ones_passed_over():
    cells = pd.Series(["1", None, "9"], index=[2, 3, 4], name="precision", dtype="str")

    problems = check_words("f.csv", cells, ["1", "2"])

    assert [str(problem) for problem in problems] == [
        "f.csv, line 4, precision: '9' is unknown. Known: 1, 2."
    ]


def test_of_a_repeated_id_the_upper_row_is_kept_whatever_the_order():
    cells = pd.Series(["a", "a"], index=[5, 2], name="id", dtype="str")
    faults = Faults("f.csv")

    faults.add_repeated(cells)

    assert [str(problem) for problem in faults.problems] == [
        "f.csv, line 5, id: 'a' is already on line 2."
    ]
    assert faults.kept(cells.to_frame()).index.tolist() == [2]


def test_a_file_whose_every_row_has_a_fault_is_refused_with_them():
    faults = Faults("f.csv")
    faults.add_rows({2: "too few cells."})

    with pytest.raises(ImportProblems, match=r"line 2: too few cells"):
        hand_over("f.csv", {"records": pd.DataFrame()}, faults.problems, [], [])


def test_a_file_without_rows_is_refused():
    with pytest.raises(ImportProblems, match="no row"):
        hand_over("f.csv", {"records": pd.DataFrame()}, [], [], [])


def test_names_that_are_all_missing_stay_so():
    assert tidy(pd.Series([None], dtype="str")).isna().tolist() == [True]
