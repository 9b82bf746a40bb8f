"""Which columns of a table hold numbers, and what is said of their decimal sign."""

import pytest

from lib.intake.number_columns import carried_numbers, prove_decimals
from lib.intake.reading import open_file, open_upload
from lib.intake.recipe import Recipe
from tests.intake.made import archive, number, sheet_xml, workbook_parts
from tests.intake.tables import opened

COLUMNS = {
    "a decimal comma": ("1.234,50\n7", {"Sum": ","}),
    "a decimal point": ("0.5", {"Sum": "."}),
    "open": ("1,234\n5,678", {"Sum": None}),
    "a contradiction": ("1,25\n1.25", {"Sum": None}),
    "whole numbers": ("7\n1200", {}),
    "words": ("one\ntwo, three", {}),
    "half of it words": ("1,5\nmany", {"Sum": ","}),
    "mostly words": ("1,5\nmany\nnone", {}),
    "days": ("01.02.2026\n13.02.2026", {}),
    "nothing": ("\n", {}),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_of_numbers_is_found_and_its_sign_proved(name):
    cells, found = COLUMNS[name]
    rows = "\n".join(f"{cell};x" for cell in cells.split("\n"))

    decimals = prove_decimals(opened(f"Sum;More\n{rows}"))

    assert {column: each.value for column, each in decimals.items()} == found


def test_it_is_said_and_never_asked():
    finding = prove_decimals(opened("Sum;More\n1,234;x"))["Sum"]

    assert not finding.is_asked
    assert finding.evidence == (
        "1 cell can be read both ways, and no other decides. "
        "What of it is carried over stays as it is written."
    )
    assert finding.examples[0].readings == {".": "1234", ",": "1.234"}


def test_two_columns_of_one_name_are_left_out():
    assert prove_decimals(opened("Sum;Sum\n0.5;0,5")) == {}


def test_the_numbers_of_a_workbook_are_no_question():
    rows = [["Sum", "Said"], [number(1.234), "1.234,5"], [number(5.678), "x,y"]]
    parts = workbook_parts({"One": sheet_xml(rows)})

    decimals = prove_decimals(open_file(open_upload("a.xlsx", archive(parts)), {}))

    assert {name: each.value for name, each in decimals.items()} == {"Said": ","}


RECIPES = {
    "nothing is decided yet": ({}, ["decimal: Sum"]),
    "it is carried over": ({"columns": {"note": "Sum"}}, ["decimal: Sum"]),
    "it is left out": ({"ignored": ("Sum",)}, []),
    "it is a date": ({"columns": {"date": "Sum"}}, []),
    "it is an actor": ({"columns": {"actor": "Sum"}}, []),
    "it is an id": ({"columns": {"record_id": "Sum"}}, []),
    "it is a word of ours": ({"columns": {"stance": "Sum"}}, []),
}


@pytest.mark.parametrize("name", RECIPES)
def test_numbers_are_said_as_long_as_they_are_carried_over(name):
    parts, keys = RECIPES[name]
    decimals = prove_decimals(opened("Sum;More\n0,5;x"))

    assert [each.key for each in carried_numbers(decimals, Recipe(**parts))] == keys


def test_many_columns_of_numbers_are_said_together():
    names = [f"Sum {number}" for number in range(14)]
    cells = ["0,5"] * 11 + ["0.5"] * 2 + ["1,234"]
    decimals = prove_decimals(opened(f"{';'.join(names)}\n{';'.join(cells)}"))

    *listed, together = carried_numbers(decimals, Recipe(columns={"note": "Sum 12"}))

    assert [each.key for each in listed] == [
        "decimal: Sum 12",
        *(f"decimal: Sum {number}" for number in range(10)),
    ]
    assert together.question == "What is the decimal sign of 3 more columns of numbers?"
    assert together.evidence == (
        "1 has a decimal point, 1 has a decimal comma, of 1 it cannot be told. "
        "Each is said by itself once it is mapped."
    )
