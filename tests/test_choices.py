"""What can be chosen is what the case holds, under the names a reader knows."""

import pandas as pd
import pytest

from lib.choices import FIELD, choices, count_cells, option_cells, option_counts
from tests import table

RECORDS = table("""
    record_id | side      | actor | recipient | source
    r1        | Joint     | n;s   |           | d1;d2
    r2        | Northland | n     | m         | d1
    r3        | Northland | n     | m         | d3
""")
ACTORS = table("""
    actor_id | name      | short_name | aliases
    s        | southland |            | The South;SL
    n        | Northland | North      | NL;The Coast
    m        | Mediator  |            | The Coast
""")
ISSUES = table("""
    issue_id | name         | issue_group
    line     | Border line  | Territory
    fees     | Harbour fees | Trade
""")
SOURCES = table("""
    source_id | title
    d1        | The day
    d2        | The day
    d3        | A note
""")
CASE = choices(RECORDS, ACTORS, ISSUES, SOURCES)

OFFERED = {
    "sides A to Z": ("side", ["Joint", "Northland"]),
    "only actors who act, by name": ("actor", ["Northland", "southland"]),
    "only recipients who receive": ("recipient", ["Mediator"]),
    "issues in codebook order": ("issue", ["Border line", "Harbour fees"]),
    "groups in codebook order": ("issue_group", ["Territory", "Trade"]),
    "two documents of one title carry their ids": ("source", ["The day (d1)", "The day (d2)", "A note"]),
    "kinds in the plural": ("record_type", ["Events", "Statements"]),
    "a closed vocabulary as a whole": ("stance", ["Supports", "Conditional", "Unclear", "Opposes"]),
}  # fmt: skip


@pytest.mark.parametrize(("field", "names"), OFFERED.values(), ids=OFFERED.keys())
def test_offered(field, names):
    assert list(CASE.names[field].values()) == names


MEANT = {
    "a short name": ("actor", "north", "n"),
    "an alias": ("actor", "NL", "n"),
    "an id": ("issue", "fees", "fees"),
    "a stored word": ("stance", "oppose", "oppose"),
}


@pytest.mark.parametrize(("field", "written", "value"), MEANT.values(), ids=MEANT.keys())
def test_other_spellings_are_understood(field, written, value):
    assert CASE.value(field, written) == value


def test_an_alias_that_two_actors_share_names_neither():
    with pytest.raises(ValueError, match="'The Coast' is unknown"):
        CASE.value("actor", "The Coast")


def test_a_record_counts_for_each_of_its_actors():
    assert option_counts(RECORDS, FIELD["actor"]).to_dict() == {"n": 3, "s": 1}


def test_an_empty_cell_counts_for_nothing():
    assert option_counts(RECORDS, FIELD["recipient"]).to_dict() == {"m": 2}


@pytest.mark.parametrize("name", ["actor", "recipient"])
def test_numbered_cells_of_some_rows_are_counted_alike(name):
    field, rows = FIELD[name], RECORDS.index[1:]

    counts = count_cells(option_cells(RECORDS, field).loc[rows], field)

    pd.testing.assert_series_equal(counts, option_counts(RECORDS.loc[rows], field))
