"""Which fields a record has, as the check of a case has it."""

from itertools import product

import pytest

from lib.editing.fields import RECORD_SECTIONS, can_have, fitting, sections
from lib.problems import check_table
from lib.schema import RECORDS, TABLES
from lib.vocabulary import Act, RecordType, Stance
from tests.cases import harbour


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_its_field_once(table):
    columns = [column for group in sections(table).values() for column in group]

    assert sorted(columns) == sorted(TABLES[table].columns)


CASES = {
    "an event has an event type": ("event_type", {"record_type": "event"}, True),
    "an event has no act": ("act", {"record_type": "event"}, False),
    "an event has no stance": ("stance", {"record_type": "event"}, False),
    "a statement has no event type": ("event_type", {"record_type": "statement"}, False),
    "an assessment has no stance": ("stance", {"record_type": "statement", "act": "assess"}, False),
    "an offer has a stance": ("stance", {"record_type": "statement", "act": "offer"}, True),
    "opposition may have a condition": ("condition", {"stance": "oppose"}, True),
    "support has no condition": ("condition", {"stance": "support"}, False),
    "without a type everything is open": ("act", {"record_type": ""}, True),
    "any record has a note": ("note", {"record_type": "event"}, True),
}


@pytest.mark.parametrize(("column", "cells", "expected"), CASES.values(), ids=CASES)
def test_a_record_has_the_fields_that_its_other_cells_allow(column, cells, expected):
    assert can_have(column, cells) is expected


@pytest.mark.parametrize(
    ("kind", "act", "stance"), list(product(RecordType, ["", *Act], ["", *Stance])), ids=str
)
def test_what_is_emptied_is_never_refused_as_idle(kind, act, stance):
    """lib.record_rules refuses what a record cannot have: the form must not leave it there."""
    row = harbour("records").iloc[1].to_dict()
    row |= {"record_type": kind.value, "act": str(act), "stance": str(stance)}
    row |= {"condition": "if it rains", "event_type": "CONSULT"}

    cells = {name: cell or None for name, cell in fitting("records", row).items()}
    _, problems = check_table("records", harbour("records").head(1).assign(**cells))

    assert not [each for each in problems if "is given" in each.message]


def test_other_tables_keep_all_they_have():
    assert fitting("actors", {"name": "Northland"}) == {"name": "Northland"}


def test_the_sections_name_columns_of_the_schema_only():
    assert {c for group in RECORD_SECTIONS.values() for c in group} == set(RECORDS.columns)
