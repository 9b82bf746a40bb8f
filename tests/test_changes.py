"""What changed between two versions of a table."""

import pandas as pd
import pytest

from lib.changes import changes, differences
from tests import table

BEFORE = """
record_id | title  | status   | note
H-1       | Talks  |          |
H-2       | Demand | occurred | old
H-3       | Fees   |          | spare
"""

# What the records became -> what is said of it, without the first column.
AFTER = {
    "nothing": (BEFORE, ""),
    "another order": (
        """
        record_id | note  | title  | status
        H-3       | spare | Fees   |
        H-2       | old   | Demand | occurred
        H-1       |       | Talks  |
        """,
        "",
    ),
    "cells filled, changed, emptied": (
        """
        record_id | title  | status   | note
        H-1       | Talks  |          | new
        H-2       | Offer  | occurred |
        H-3       | Fees   |          | spare
        """,
        """
        H-1 | corrected | note  |        | new
        H-2 | corrected | title | Demand | Offer
        H-2 | corrected | note  | old    |
        """,
    ),
    "a row retracted": (
        """
        record_id | title  | status    | note
        H-1       | Talks  |           |
        H-2       | Demand | retracted | never said
        H-3       | Fees   |           | spare
        """,
        """
        H-2 | retracted | status | occurred | retracted
        H-2 | corrected | note   | old      | never said
        """,
    ),
    "rows added and removed": (
        """
        record_id | title  | status   | note
        H-0       | First  |          |
        H-1       | Talks  |          |
        H-3       | Fees   |          | spare
        H-4       | Last   |          |
        """,
        """
        H-2 | removed | | |
        H-0 | added   | | |
        H-4 | added   | | |
        """,
    ),
    "an id used twice": (
        """
        record_id | title  | status   | note
        H-1       | Talks  |          |
        H-1       | Again  |          |
        H-2       | Demand | occurred | old
        H-3       | Fees   |          | spare
        """,
        "H-1 | added | | |",
    ),
    "a row without an id": (
        """
        record_id | title  | status   | note
        H-1       | Talks  |          |
        H-2       | Demand | occurred | old
        H-3       | Fees   |          | spare
                  | Lost   |          |
        """,
        " | added | | |",
    ),
    "a column more": (
        """
        record_id | title  | status   | note  | mine
        H-1       | Talks  |          |       | x
        H-2       | Demand | occurred | old   |
        H-3       | Fees   |          | spare |
        """,
        "H-1 | corrected | mine | | x",
    ),
    "no row left": (
        "record_id | title | status | note",
        """
        H-1 | removed | | |
        H-2 | removed | | |
        H-3 | removed | | |
        """,
    ),
}


def rows(frame):
    return [tuple(row) for row in frame.fillna("").itertuples(index=False)]


@pytest.mark.parametrize(("after", "said"), AFTER.values(), ids=AFTER)
def test_every_change_is_said(after, said):
    found = changes({"records": table(BEFORE)}, {"records": table(after)})

    expected = table("row | change | column | before | after\n" + said.lstrip("\n"))
    assert rows(found.drop(columns="table")) == rows(expected)
    assert (found["table"] == "records").all()


def test_a_table_of_one_version_only_is_passed_over():
    assert changes({"records": table(BEFORE)}, {}).empty


def test_tables_come_in_the_order_of_the_schema():
    issues = pd.DataFrame({"issue_id": ["fees"]})
    old = {"issues": issues.head(0), "records": table(BEFORE).head(0)}
    new = {"issues": issues, "records": table(BEFORE).head(1)}

    assert list(changes(old, new)["table"]) == ["records", "issues"]


def test_a_conflict_shows_the_cells_of_both_versions():
    mine, theirs = table(BEFORE), table(BEFORE)
    mine.loc[0, "title"] = "Round one"
    theirs.loc[0, "title"] = "Round 1"
    theirs.loc[1, "note"] = None

    found = differences({"records": table(BEFORE)}, {"records": mine}, {"records": theirs})

    assert [str(each) for each in found] == [
        "records.csv, H-1, title: yours 'Round one', on disk 'Round 1', as read 'Talks'",
        "records.csv, H-2, note: yours 'old', on disk '', as read 'old'",
    ]


def test_a_conflict_shows_rows_that_only_one_side_has():
    mine, theirs = table(BEFORE).iloc[[1, 2]], table(BEFORE)
    theirs.loc[3] = ["H-4", "New", None, None]

    found = differences({"records": table(BEFORE)}, {"records": mine}, {"records": theirs})

    assert [(each.row, each.column, each.yours, each.on_disk) for each in found] == [
        ("H-1", "record_id", "", "H-1"),
        ("H-1", "title", "", "Talks"),
        ("H-4", "record_id", "", "H-4"),
        ("H-4", "title", "", "New"),
    ]
