"""What is proved of lists in cells."""

import pandas as pd
import pytest

from lib.doctor.findings import settle
from lib.doctor.lists import prove_list_separator, split_cell
from lib.exceptions import DashboardError

ACTORS = {"Northland", "Southland", "Smith, John", "Mediator"}


def cells(*texts):
    return pd.Series(texts, index=range(2, len(texts) + 2), name="Who", dtype="str")


PROVED = {
    "no separator anywhere": (cells("Northland", "Southland"), ACTORS, "none"),
    "known parts": (cells("Northland; Smith, John", "Mediator"), ACTORS, ";"),
    "known in other capitals": (cells("NORTHLAND; southland"), ACTORS, ";"),
    "a name with a comma": (cells("Smith, John"), ACTORS, "none"),
    "slashes": (cells("Northland/Southland"), ACTORS, "/"),
    "line breaks": (cells("Northland\nSouthland"), ACTORS, "\n"),
    "its parts stand alone elsewhere": (cells("A", "B", "A, B"), set(), ","),
    "some of its parts stand alone": (cells("A", "A, B"), set(), None),
    "two are possible": (cells("A", "B", "A, B", "A / B"), set(), None),
    "an unknown part": (cells("Northland; Westland"), ACTORS, None),
    "nothing known": (cells("Northland; Southland"), set(), None),
    "parts and whole are known": (cells("Smith, John"), {*ACTORS, "Smith", "John"}, None),
    "nothing": (cells(None), ACTORS, "none"),
}


@pytest.mark.parametrize(("column", "known", "value"), PROVED.values(), ids=PROVED)
def test_a_list_separator_is_proved_or_asked(column, known, value):
    assert prove_list_separator(column, known).value == value


def test_the_evidence_counts_known_values():
    finding = prove_list_separator(cells("Northland; Westland", "Southland"), ACTORS)

    assert finding.evidence == (
        "1 different cell holds one. Split at each semicolon, 2 of 3 values are known. "
        "Unsplit, 1 of 2 values is known."
    )


def test_the_evidence_says_that_nothing_is_known():
    assert prove_list_separator(cells("A; B", "A; C")).evidence == (
        "2 different cells hold one. No value is known that could decide."
    )


def test_an_open_list_is_shown_split_and_whole():
    (example,) = prove_list_separator(cells("Northland; Southland")).examples

    assert example.readings == {";": "Northland + Southland", "none": "Northland; Southland"}


def test_a_proved_list_is_shown_split_and_whole():
    (example,) = prove_list_separator(cells("Northland; Southland"), ACTORS).examples

    assert example.readings == {";": "Northland + Southland", "none": "Northland; Southland"}


def test_another_answer_than_the_proved_one_holds():
    finding = prove_list_separator(cells("Northland; Southland"), ACTORS)

    assert settle(finding, {"list: Who": "none"}) == "none"


def test_a_separator_of_another_kind_can_be_answered():
    finding = prove_list_separator(cells("Northland & Westland"), ACTORS, also="&")

    assert finding.value is None
    assert settle(finding, {"list: Who": "&"}) == "&"


def test_the_answer_for_another_file_holds_where_this_one_proves_nothing():
    finding = prove_list_separator(cells("Northland; Westland"), also=",")

    assert settle(finding, {"list: Who": ","}) == ","


def test_a_word_is_no_separator():
    with pytest.raises(DashboardError, match="list: Who: 'comma' is unknown"):
        settle(prove_list_separator(cells("A, B"), also="comma"), {"list: Who": "comma"})


def test_empty_parts_are_left_out():
    assert split_cell("Northland;; Southland ;", ";") == ["Northland", "Southland"]
