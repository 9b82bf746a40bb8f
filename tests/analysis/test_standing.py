"""Where an actor stands is what it said last, as far as the order is known."""

import pandas as pd
import pytest

from lib.analysis.standing import (
    cell_statements,
    long_cells,
    position_cells,
    statements_behind,
)
from tests import table, with_bounds

DEFAULTS = {
    "record_type": "statement",
    "status": "occurred",
    "act": "position",
    "actor_side": "Northland",
    "actor_id": "n",
    "actor_name": "Northland",
    "actor_short_name": "North",
    "actor_role": None,
    "issue": "fees",
    "issue_name": "Harbour fees",
    "proposition": "Fees should end",
    "attribution": "named",
    "condition": None,
}


def statements(text):
    """Fill a drawn table up to what position_cells reads; bounds follow from the dates."""
    rows = table(text)
    for column, value in DEFAULTS.items():
        filled = rows[column].fillna(value) if column in rows and value else rows.get(column, value)
        rows[column] = pd.Series(filled, index=rows.index, dtype="str")
    return with_bounds(rows)


def position(text):
    """The one cell of the rows: stance or stances, date, statements, what it was."""
    (cell,) = position_cells(statements(text), 2024).to_dict("records")
    was = "" if pd.isna(cell["was_stance"]) else f", was {cell['was_stance']} {cell['was_words']}"
    return f"{cell['stances']} {cell['date_words']} ({cell['statements']}){was}"


CASES = {
    "a later statement replaces an earlier one": (
        """
        record_id | stance  | date
        r1        | support | 2024-01-05
        r2        | oppose  | 2024-02-05
        """,
        "oppose 5 Feb (1), was support 5 Jan",
    ),
    "two of one day stand beside each other, order not known": (
        """
        record_id | stance  | date
        r1        | oppose  | 2024-02-05
        r2        | support | 2024-02-05
        """,
        "support;oppose 5 Feb (2)",
    ),
    "two that agree are one position": (
        """
        record_id | stance  | date
        r1        | support | 2024-02-05
        r2        | support | 2024-02-05
        """,
        "support 5 Feb (2)",
    ),
    "overlapping spans have no order": (
        """
        record_id | stance  | date
        r1        | support | 2024-02-01/2024-02-10
        r2        | oppose  | 2024-02-10/2024-02-20
        """,
        "support;oppose 10–20 Feb (2)",
    ),
    "touching days have an order": (
        """
        record_id | stance  | date
        r1        | support | 2024-02-01/2024-02-09
        r2        | oppose  | 2024-02-10/2024-02-20
        """,
        "oppose 10–20 Feb (1), was support 1–9 Feb",
    ),
    "an undated statement may have come before or after": (
        """
        record_id | stance  | date
        r1        | support | ../2024-02-05
        r2        | oppose  | 2024-02-01
        """,
        "support;oppose by 5 Feb (2)",
    ),
    "an undated statement whose last day is past came before": (
        """
        record_id | stance  | date
        r1        | support | ../2024-02-05
        r2        | oppose  | 2024-02-06
        """,
        "oppose 6 Feb (1), was support by 5 Feb",
    ),
    "an open end is never surely past": (
        """
        record_id | stance  | date
        r1        | support | 2024-01-01/..
        r2        | oppose  | 2024-02-06
        """,
        "support;oppose from 1 Jan (2)",
    ),
    "a repeated position is no change": (
        """
        record_id | stance  | date
        r1        | support | 2024-01-05
        r2        | support | 2024-02-05
        """,
        "support 5 Feb (1)",
    ),
    "only what stood directly before is told": (
        """
        record_id | stance      | date
        r1        | conditional | 2023-01-05
        r2        | support     | 2024-01-05
        r3        | oppose      | 2024-02-05
        """,
        "oppose 5 Feb (1), was support 5 Jan",
    ),
    "where two stood before, neither is told": (
        """
        record_id | stance      | date
        r1        | conditional | 2024-01-05
        r2        | support     | 2024-01-05
        r3        | oppose      | 2024-02-05
        """,
        "oppose 5 Feb (1)",
    ),
    "what an actor took back does not count": (
        """
        record_id | stance  | date       | status
        r1        | support | 2024-01-05 |
        r2        | oppose  | 2024-02-05 | withdrawn
        """,
        "support 5 Jan (1)",
    ),
    "an assessment after it changes no position": (
        """
        record_id | stance  | date       | act
        r1        | support | 2024-01-05 |
        r2        |         | 2024-02-05 | assess
        """,
        "support 5 Jan (1)",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_position(text, expected):
    assert position(text) == expected


ASIDES = statements("""
    record_id | stance      | date          | act     | attribution | condition
    r1        | conditional | 2024-01-05    |         | unnamed     | if paid
    r2        |             | ../2024-02-05 | decline | named       |
    r3        |             | 2024-01-07    | assess  | named       |
""")


def test_an_assessment_or_refusal_to_comment_stands_beside_the_position():
    (cell,) = position_cells(ASIDES, 2024).to_dict("records")

    assert (cell["stance"], cell["others"], cell["beside"]) == (
        "conditional",
        2,
        "declined, by 5 Feb",
    )


def test_a_position_on_unnamed_speakers_alone_says_so():
    assert position_cells(ASIDES, 2024)["unnamed_only"].tolist() == [True]


def test_a_condition_is_told_with_its_position():
    assert position_cells(ASIDES, 2024)["condition"].tolist() == ["if paid"]


def test_no_stance_on_record_is_missing_not_unclear():
    (cell,) = position_cells(ASIDES.tail(2), 2024).to_dict("records")

    assert pd.isna(cell["stance"])
    assert pd.isna(cell["stances"])
    assert cell["statements"] == 0


def test_actors_and_issues_do_not_mix():
    rows = statements("""
        record_id | stance  | date       | actor_id | issue
        r1        | support | 2024-01-05 | a        | fees
        r2        | oppose  | 2024-02-05 | b        | fees
        r3        | oppose  | 2024-03-05 | a        | line
    """)

    cells = position_cells(rows, 2024)

    assert (cells["actor_id"] + " " + cells["issue"] + " " + cells["stance"]).tolist() == [
        "a fees support",
        "a line oppose",
        "b fees oppose",
    ]


def test_no_statement_gives_no_cell():
    assert position_cells(ASIDES.head(0), 2024).empty


LONG = statements("""
    record_id | stance  | date       | issue
    r1        | support | 2024-01-05 | fees
    r2        | oppose  | 2024-02-05 | fees
    r3        | oppose  | 2024-01-01 | line
""")


def test_the_extract_names_the_records_of_each_cell_newest_first():
    cells = long_cells(position_cells(LONG, 2024), cell_statements(LONG))

    assert cells["record_ids"].tolist() == ["r2;r1", "r3"]


def test_the_statements_behind_a_matrix_come_in_its_order():
    records = statements_behind(position_cells(LONG, 2024), cell_statements(LONG))

    assert records["record_id"].tolist() == ["r2", "r1", "r3"]
