"""What was typed -> the tables as they shall be."""

import pytest

from lib.changes import changes
from lib.editing.edits import (
    edited_tables,
    new_rows,
    read_row,
    row_at,
    trial_problems,
    typed_row,
    without_idle,
)
from lib.store import open_tables
from tests import table
from tests.cases import write_case

ISSUES = table("""
issue_id | name         | proposition          | issue_group | description | sort_order
fees     | Harbour fees | They should be less. | Harbour     |             | 2
pilots   | Pilots       | They should be hired.| Harbour     | Old.        | 10
""")
TABLES = {"issues": ISSUES}


def changed(edits, tables=TABLES, taken=None):
    """What edits come to, as lines."""
    wanted = edited_tables(tables, edits, taken or {})
    found = changes({name: tables[name] for name in wanted}, wanted).fillna("")
    return [" ".join(filter(None, row)) for row in found.itertuples(index=False, name=None)]


def test_a_typed_cell_is_the_only_one_that_changes():
    assert changed({"issues": {"fees": {"name": "Fees"}}}) == [
        "issues fees corrected name Harbour fees Fees"
    ]


def test_a_cell_can_be_emptied():
    assert changed({"issues": {"pilots": {"description": ""}}}) == [
        "issues pilots corrected description Old."
    ]


def test_a_table_without_edits_is_not_wanted():
    assert edited_tables(TABLES, {"issues": {}}, {}) == {}


def test_a_new_row_stands_last_under_an_id_made_for_it():
    edits = {"issues": {"new 1": {"name": "Night work"}}}

    wanted = edited_tables(TABLES, edits, {})["issues"]

    assert list(wanted["issue_id"]) == ["fees", "pilots", "night-work"]
    assert new_rows(TABLES, edits, "issues") == {"new 1": 2}


def test_two_new_rows_of_one_name_get_two_ids():
    edits = {"issues": {"new 1": {"name": "Fees"}, "new 2": {"name": "Fees"}}}

    wanted = edited_tables(TABLES, edits, {"issues": ["fees-3"]})["issues"]

    assert list(wanted["issue_id"])[2:] == ["fees-2", "fees-4"]


def test_the_tables_that_were_read_stay_as_they_are():
    before = ISSUES.copy()

    edited_tables(TABLES, {"issues": {"fees": {"name": "Fees"}, "new 1": {}}}, {})

    assert ISSUES.equals(before)


def test_what_is_as_it_was_is_no_edit_and_a_new_row_is_one_however_empty():
    edits = {"issues": {"fees": {"name": "Harbour fees"}, "pilots": {"name": "x"}, "new 1": {}}}

    assert without_idle(edits, TABLES) == {"issues": {"pilots": {"name": "x"}, "new 1": {}}}


def test_what_was_typed_lies_over_what_was_read():
    edits = {"issues": {"fees": {"name": "Fees"}}}

    assert read_row(TABLES, "issues", "fees")["name"] == "Harbour fees"
    assert typed_row(TABLES, edits, "issues", "fees") == {
        "issue_id": "fees",
        "name": "Fees",
        "proposition": "They should be less.",
        "issue_group": "Harbour",
        "description": "",
        "sort_order": "2",
    }
    assert set(typed_row(TABLES, edits, "issues", "new 1").values()) == {""}


@pytest.fixture
def opened(tmp_path):
    return open_tables(write_case(tmp_path / "harbour"))


def test_a_statement_that_becomes_an_event_loses_what_an_event_cannot_have(opened):
    edits = {"records": {"H-3": {"record_type": "event"}}}

    assert changed(edits, opened.tables) == [
        "records H-3 corrected record_type statement event",
        "records H-3 corrected act refuse",
        "records H-3 corrected stance oppose",
        "records H-3 corrected condition as long as the lighthouse is unpaid",
    ]


def test_a_problem_is_told_by_the_row_it_is_about(opened):
    edits = {"records": {"H-3": {"date": "soon"}, "new 1": {"record_id": "H-9"}}}
    wanted = edited_tables(opened.tables, edits, {})

    problems = trial_problems(opened.folder, wanted)

    found = {(row_at(wanted, each), each.column) for each in problems}
    assert found >= {("H-3", "date"), ("H-9", "title"), ("H-9", "source")}
    assert {row for row, _ in found} == {"H-3", "H-9"}


def test_a_problem_of_another_file_is_about_no_row(opened):
    edits = {"actors": {"northland": {"actor_id": "north"}}}
    wanted = edited_tables(opened.tables, edits, {})

    problems = trial_problems(opened.folder, wanted)

    assert problems
    assert {row_at(wanted, each) for each in problems} == {""}
