"""What is proved of decimal signs."""

import pandas as pd
import pytest

from lib.doctor.numbers import prove_decimal, read_numbers


def cells(*texts):
    return pd.Series(texts, index=range(2, len(texts) + 2), name="Sum", dtype="str")


PROVED = {
    "a point before two digits": (cells("1.25", "1,234"), "."),
    "a comma before two digits": (cells("1,25", "1.234"), ","),
    "points between groups, then a comma": (cells("1.234,567"), ","),
    "points between groups": (cells("1.234.567"), ","),
    "a nought before the sign": (cells("0.125"), "."),
    "four digits before the sign": (cells("1234,567"), ","),
    "spaces between groups": (cells("1 234,5"), ","),
    "whole numbers": (cells("7", "-12", "1 234"), "."),
    "nothing": (cells(None), "."),
    "open": (cells("1,234", "5,678"), None),
    "contradiction": (cells("1,25", "1,35", "1.25"), None),
}


@pytest.mark.parametrize(("column", "value"), PROVED.values(), ids=PROVED)
def test_a_decimal_sign_is_proved_or_asked(column, value):
    assert prove_decimal(column).value == value


def test_a_contradiction_names_the_lines_of_the_fewer():
    assert prove_decimal(cells("1,25", "1,35", "1.25")).evidence == (
        "Of 3 cells that decide, 1 has a decimal point and 2 a decimal comma; a point: line 4."
    )


def test_a_cell_that_decides_alone_is_not_counted():
    assert prove_decimal(cells("1,25")).evidence == (
        "The only cell with a sign can only have a decimal comma."
    )


def test_the_evidence_counts_the_cells_that_decide():
    assert prove_decimal(cells("1,25", "1.234", "7")).evidence == (
        "1 of 2 cells with a sign can only have a decimal comma; none speaks against it."
    )


def test_what_is_no_number_is_named():
    assert "1 cell holds no number (line 3)" in prove_decimal(cells("1,5", "many")).evidence


def test_whole_numbers_take_any_answer():
    assert set(prove_decimal(cells("7")).alike) == {".", ","}


READ = {
    "groups and comma": ("1.234,50", ",", "1234.50"),
    "groups and point": ("1,234.50", ".", "1234.50"),
    "read the other way": ("1,234", ",", "1.234"),
    "apostrophes": ("1'234'567.5", ".", "1234567.5"),
    "narrow spaces": ("1\u202f234,5", ",", "1234.5"),
    "minus sign": ("−5,5", ",", "-5.5"),
    "no whole part": (",5", ",", "0.5"),
    "exponent": ("1.5e-7", ".", "1.5e-7"),
    "not with this sign": ("1.5", ",", None),
    "groups of two": ("1,23,4", ".", None),
    "a version": ("1.2.3", ".", None),
    "words": ("5 apples", ".", None),
    "a sign alone": (".", ".", None),
}


@pytest.mark.parametrize(("text", "decimal", "read"), READ.values(), ids=READ)
def test_a_number_is_read_digit_by_digit(text, decimal, read):
    (found,) = (
        read_numbers(cells(text), decimal).astype("object").where(lambda each: each.notna(), None)
    )

    assert found == read
