"""Rows and columns are never reordered but by a rule that can be said."""

import pandas as pd
import pytest

from lib.analysis.order import in_order, seriated, similarity
from lib.vocabulary import Order
from tests import table

CELLS = table("""
actor_side | actor_id | actor_name | issue | said | stances
Northland  | z        | zoe        | fees  | 9    | support
Northland  | z        | zoe        | line  | 1    | support
Northland  | b        | Bo         | fees  | 3    | oppose
Northland  | a        | Ann        | line  | 2    | support
Northland  | a        | Ann        | fish  | 1    | oppose
Southland  | c        | Cy         | fish  | 8    |
""").astype({"said": "int64"})  # fmt: skip

ISSUES = table("""
issue | issue_name
fees  | Harbour fees
line  | Border line
fish  | a fish
""")


def arranged(order):
    cells, issues = in_order(CELLS, ISSUES, order)
    return "".join(cells["actor_id"].drop_duplicates()), " ".join(issues["issue"])


ORDERS = {
    Order.CODEBOOK: ("zbac", "fees line fish"),
    Order.RECORDS: ("zbac", "fees fish line"),
    Order.A_TO_Z: ("abzc", "fish line fees"),
    Order.SIMILARITY: ("azbc", "fish line fees"),
}


@pytest.mark.parametrize(("order", "expected"), ORDERS.items(), ids=ORDERS.keys())
def test_orders(order, expected):
    assert arranged(order) == expected


@pytest.mark.parametrize("order", Order)
def test_nothing_is_lost(order):
    cells, issues = in_order(CELLS, ISSUES, order)

    keys = ["actor_id", "issue"]
    pd.testing.assert_frame_equal(
        cells.sort_values(keys, ignore_index=True), CELLS.sort_values(keys, ignore_index=True)
    )
    assert set(issues["issue"]) == set(ISSUES["issue"])


@pytest.mark.parametrize("order", Order)
def test_no_cells_can_be_ordered(order):
    cells, issues = in_order(CELLS.head(0), ISSUES.head(0), order)

    assert cells.empty
    assert issues.empty


HELD = table("""
id | fees    | line    | fish
a  | support | support | oppose
b  | oppose  | oppose  |
c  | support | oppose  | oppose
d  |         |         |
""").set_index("id")


def test_similarity_is_the_share_of_equal_stances_among_common_issues():
    found = similarity(HELD)

    assert found[0].tolist() == pytest.approx([1, 0, 2 / 3, 0])
    assert found[1, 2] == 0.5
    assert (found == found.T).all()


def test_neighbours_are_alike():
    """Of three, a and c share two; of two, c and b one; d nothing with anybody."""
    assert "".join(seriated(HELD)) in {"acbd", "dacb", "bcad"}


def test_equals_keep_their_order():
    same = pd.DataFrame({"fees": ["support"] * 5}, index=list("abcde"), dtype="str")

    assert "".join(seriated(same)) == "abcde"


def test_of_an_order_and_its_reverse_the_one_that_begins_earlier_is_taken():
    assert seriated(HELD)[0] < seriated(HELD)[-1]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_few_rows(number):
    assert seriated(HELD.head(number)) == HELD.index[:number].tolist()
