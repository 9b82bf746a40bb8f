"""Where there are too many, those with most statements are shown, and the rest is said."""

from lib.analysis.top import cuts, top_cells
from tests import table

CELLS = table("""
actor_side | actor_id | issue | said
Northland  | a        | fees  | 5
Northland  | a        | line  | 1
Northland  | b        | fees  | 1
Northland  | b        | fish  | 9
Northland  | c        | fees  | 4
Southland  | d        | line  | 2
""").astype({"said": "int64"})


def test_few_actors_and_issues_are_all_shown():
    assert top_cells(CELLS).equals(CELLS)
    assert cuts(CELLS, top_cells(CELLS)) == []


def test_the_issues_with_most_statements_are_kept():
    assert top_cells(CELLS, most_issues=2)["issue"].tolist() == ["fees", "fees", "fish", "fees"]


def test_of_each_side_those_with_most_statements_are_kept():
    assert set(top_cells(CELLS, most_actors=1)["actor_id"]) == {"b", "d"}


def test_an_actor_is_weighed_by_the_issues_shown():
    shown = top_cells(CELLS.assign(said=[5, 1, 1, 2, 4, 2]), most_actors=2, most_issues=1)

    assert shown["actor_id"].tolist() == ["a", "c"]


def test_equals_are_taken_by_id():
    equal = CELLS[CELLS["issue"] == "fees"].assign(said=1)

    assert set(top_cells(equal, most_actors=2)["actor_id"]) == {"a", "b"}


def test_what_is_left_out_is_counted():
    shown = top_cells(CELLS, most_actors=1, most_issues=2)

    assert cuts(CELLS, shown) == [("Northland", 1, 3), ("Southland", 0, 1), (None, 2, 3)]


def test_no_cells_are_cut_nowhere():
    assert cuts(CELLS.head(0), top_cells(CELLS.head(0))) == []
