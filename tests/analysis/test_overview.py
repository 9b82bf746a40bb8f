"""Where the sides stand: names while they are few, and who is against whom."""

import pandas as pd
import pytest

from lib.analysis.overview import (
    disagreements,
    leading_issues,
    left_out,
    side_entries,
    sides_alt,
    undisputed_issues,
)
from tests import table

ISSUES = table("""
    issue_id | name         | proposition
    fees     | Harbour fees | Fees should end
    line     | Border line  | The line should move
    fish     | Fishing      | Fishing should be free
""")

COLUMNS = table("issue|issue_name\nfees|Harbour fees\nline|Border line\nfish|Fishing")

ACTORS = table("actor_id|kind\nking|person\naides|unnamed\nduke|person\nenvoy|person")

CELLS = table(
    """
actor_side|actor_id|actor_name|actor_short_name|issue|stance     |stances       |date_words|statements|was_stance|was_words|condition|beside         |unnamed_only
Northland |aides   |The aides |Aides           |fees |           |              |          |0         |          |         |         |declined, 5 Mar|no
Northland |envoy   |The envoy |Envoy           |fees |oppose     |oppose        |5 Mar     |1         |          |         |         |               |yes
Northland |king    |King Olaf |Olaf            |fees |support    |support       |2023      |2         |oppose    |2021     |         |               |no
Southland |duke    |Duke Sten |Sten            |fees |conditional|conditional   |7 Mar     |1         |          |         |if paid  |               |no
Southland |duke    |Duke Sten |Sten            |line |           |support;oppose|7 Mar     |2         |          |         |         |               |no
"""  # fmt: skip
)


def lines(cells):
    entries = side_entries(cells, COLUMNS, ACTORS).fillna("-")
    return entries[["actor_side", "issue", "stances", "actor_ids"]].to_numpy().tolist()


def test_a_cell_names_its_actors_support_before_oppose_and_those_without_position_last():
    assert lines(CELLS)[:3] == [
        ["Northland", "fees", "support", "king"],
        ["Northland", "fees", "oppose", "envoy"],
        ["Northland", "fees", "-", "aides"],
    ]


def test_an_actor_with_several_standing_stances_is_named_once():
    assert lines(CELLS)[3:] == [
        ["Southland", "fees", "conditional", "duke"],
        ["Southland", "line", "support;oppose", "duke"],
    ]


def test_a_side_of_one_for_and_one_against_is_split():
    agreement = side_entries(CELLS, COLUMNS, ACTORS)["agreement"]

    assert agreement.tolist() == ["split", "split", "split", "", ""]


def test_an_actor_is_marked_as_unnamed_by_its_kind_or_by_its_statements():
    entries = side_entries(CELLS, COLUMNS, ACTORS)

    assert entries.loc[entries["unnamed"], "actor_ids"].tolist() == ["envoy", "aides"]


def test_only_the_issues_asked_for_are_listed():
    entries = side_entries(CELLS, COLUMNS[COLUMNS["issue"] == "line"], ACTORS)

    assert entries["issue"].tolist() == ["line"]


def many(*stances):
    cells = CELLS.iloc[[2] * len(stances)].reset_index(drop=True)
    cells["actor_id"] = [f"a{number}" for number in range(len(stances))]
    return cells.assign(stances=list(stances)).astype({"stances": "str"})


def test_four_actors_of_a_side_are_named():
    assert side_entries(many(*["support"] * 4), COLUMNS, ACTORS)["actors"].tolist() == [1] * 4


def test_more_are_counted_by_stance_one_of_several_under_each():
    cells = many("support", "support;oppose", "oppose", "support", None)

    entries = side_entries(cells, COLUMNS, ACTORS)

    assert entries["stances"].fillna("-").tolist() == ["support", "oppose", "-"]
    assert entries["actors"].tolist() == [3, 2, 1]
    assert entries["actor_ids"].tolist() == ["a0;a1;a3", "a1;a2", "a4"]
    assert entries["actor_short_name"].isna().all()


def test_without_cells_there_are_no_entries():
    assert side_entries(CELLS.head(0), COLUMNS, ACTORS).empty


def test_the_leading_issues_are_those_of_most_actors_in_codebook_order():
    assert leading_issues(CELLS, ISSUES, 1)["issue"].tolist() == ["fees"]
    assert leading_issues(CELLS.iloc[[0, 4, 4]], ISSUES, 2)["issue"].tolist() == ["fees", "line"]


def test_issues_beyond_are_named():
    assert left_out(CELLS, ISSUES, leading_issues(CELLS, ISSUES, 1)) == ["Border line"]


def test_a_disagreement_has_a_supporter_and_an_opposer():
    found = disagreements(CELLS)[["issue", "actor_id", "stance"]]

    assert found.to_numpy().tolist() == [["fees", "envoy", "oppose"], ["fees", "king", "support"]]


def test_an_actor_whose_order_is_not_known_stands_on_neither_end_of_a_disagreement():
    unsure = CELLS[CELLS["issue"] == "line"].assign(issue="fees", actor_id="unsure")

    found = disagreements(pd.concat([CELLS, unsure], ignore_index=True))

    assert "unsure" not in set(found["actor_id"])


AGREED = {
    "nobody opposes": ("king", "support", "support"),
    "conditional is not against": ("envoy", "conditional", "conditional"),
    "one whose order is not known is on neither end": ("envoy", None, "support;oppose"),
}


@pytest.mark.parametrize(("actor", "stance", "stances"), AGREED.values(), ids=AGREED.keys())
def test_no_disagreement(actor, stance, stances):
    cells = CELLS[CELLS["actor_id"].isin(["king", "envoy"])].copy()
    rows = cells["actor_id"].eq("envoy")
    cells.loc[rows, ["stance", "stances"]] = [stance, stances]

    assert disagreements(cells).empty


def test_issues_with_positions_and_without_disagreement_are_named():
    assert undisputed_issues(CELLS, ISSUES) == ["Border line"]


def test_where_nothing_is_disputed_none_is_named():
    assert undisputed_issues(CELLS.tail(2), ISSUES) == []


def test_the_alternative_text_says_for_each_side_where_it_stands():
    entries = side_entries(CELLS, COLUMNS, ACTORS)

    assert sides_alt(entries, COLUMNS) == (
        "Positions of the sides (2) on the issues (3). Northland split: Harbour fees. "
        "Southland conditional: Harbour fees; mixed: Border line. Listed below."
    )


def test_a_side_that_only_declined_has_no_position_in_the_alternative_text():
    entries = side_entries(CELLS.head(1), COLUMNS, ACTORS)

    assert "Northland no position: Harbour fees." in sides_alt(entries, COLUMNS)
