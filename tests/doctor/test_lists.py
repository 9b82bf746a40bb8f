"""What is proved of lists in cells."""

import pandas as pd
import pytest

from lib.doctor.lists import prove_list_separator, split_cell

ACTORS = {"Northland", "Southland", "Smith, John", "Mediator"}


def cells(*texts):
    return pd.Series(texts, index=range(2, len(texts) + 2), name="Who", dtype="str")


PROVED = {
    "no separator anywhere": (cells("Northland", "Southland"), ACTORS, "none"),
    "known parts": (cells("Northland; Smith, John", "Mediator"), ACTORS, ";"),
    "a name with a comma": (cells("Smith, John"), ACTORS, "none"),
    "slashes": (cells("Northland/Southland"), ACTORS, "/"),
    "an unknown part": (cells("Northland; Westland"), ACTORS, None),
    "nothing known": (cells("Northland; Southland"), set(), None),
    "parts and whole are known": (cells("Smith, John"), {*ACTORS, "Smith", "John"}, None),
    "nothing": (cells(None), ACTORS, "none"),
}


@pytest.mark.parametrize(("column", "known", "value"), PROVED.values(), ids=PROVED)
def test_a_list_separator_is_proved_or_asked(column, known, value):
    assert prove_list_separator(column, known).value == value


def test_the_evidence_counts_known_values():
    finding = prove_list_separator(cells("Northland; Westland"), ACTORS)

    assert finding.evidence == (
        "Known are with semicolon 1 of 2 values, with nothing: a cell is one value 0 of 1 value."
    )


def test_an_open_list_is_shown_split_and_whole():
    (example,) = prove_list_separator(cells("Northland; Southland")).examples

    assert example.readings == {";": "Northland + Southland", "none": "Northland; Southland"}


def test_empty_parts_are_left_out():
    assert split_cell("Northland;; Southland ;", ";") == ["Northland", "Southland"]
