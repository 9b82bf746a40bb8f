"""New ids follow the pattern of the others, and none is given twice."""

from datetime import UTC, datetime

import pandas as pd
import pytest

from lib.editing.new_ids import ids_ever, propose_id
from lib.refusals import HistoryDamaged
from lib.store import open_tables, save, undo
from tests import table
from tests.cases import write_case

SIGNED = {"author": "Kim", "reason": "Typo", "now": datetime(2031, 5, 1, tzinfo=UTC)}

CASES = {
    "the next number": ("H-1;H-2;H-10", "H-11"),
    "zeros as the others": ("RU-0008;RU-0009", "RU-0010"),
    "more digits than zeros": ("R-098;R-099;R-100", "R-101"),
    "the prefix that most have": ("X-7;H-1;H-2;H-3", "H-4"),
    "a gap stays one": ("H-1;H-5", "H-6"),
    "without a pattern its own": ("one;two;three", "R-0001"),
    "numbers are the exception": ("one;two;H-1", "R-0001"),
    "the first record": ("", "R-0001"),
}


@pytest.mark.parametrize(("ids", "expected"), CASES.values(), ids=CASES)
def test_a_record_gets_the_next_number(ids, expected):
    ids = ids.split(";") if ids else []

    assert propose_id("records", {}, ids, ids) == expected


def test_a_number_that_was_once_given_is_not_given_again():
    assert propose_id("records", {}, ["H-1"], ["H-1", "H-2"]) == "H-3"


WORDS = """
table   | cells                                             | expected
actors  | name=The North                                    | the-north
actors  | name=Zoë Mühlenkämper                             | zoe-muehlenkaemper
actors  | name=Łódź & Großenbrode                           | lodz-grossenbrode
actors  | name=Port                                         | port-2
actors  | name=                                             |
issues  | name=Harbour fees                                 | harbour-fees
sources | publisher=Harbour Gazette;published_on=2031-03-04 | harbour-gazette-2031-03-04
"""


@pytest.mark.parametrize("case", table(WORDS).fillna("").to_dict("records"), ids=str)
def test_where_ids_are_words_they_are_made_of_the_row(case):
    cells = dict(pair.split("=") for pair in case["cells"].split(";"))

    assert propose_id(case["table"], cells, ["port"], ["port"]) == case["expected"]


def test_an_id_that_stood_in_any_version_counts_as_given(tmp_path):
    folder = write_case(tmp_path / "harbour")
    opened = open_tables(folder)
    frame = opened.tables["records"]
    added = frame.tail(1).assign(record_id="H-9")
    save(opened, {"records": pd.concat([frame, added])}, **SIGNED)
    undo(folder, 1, **SIGNED)

    assert "H-9" not in set(open_tables(folder).tables["records"]["record_id"])
    assert ids_ever(folder, "records") == {f"H-{number}" for number in range(1, 10)}
    assert ids_ever(folder, "actors") == set()


def test_a_damaged_history_is_said(tmp_path):
    folder = write_case(tmp_path / "harbour")
    opened = open_tables(folder)
    save(opened, {"records": opened.tables["records"].assign(note="x")}, **SIGNED)
    for kept in (folder / ".history" / "contents").iterdir():
        kept.unlink()

    with pytest.raises(HistoryDamaged):
        ids_ever(folder, "records")
