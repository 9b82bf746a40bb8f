"""The records behind a mark: counted once each, the newest first."""

import pytest

from lib import evidence
from lib.evidence import (
    actors_heard,
    evidence_of_bin,
    evidence_of_cell,
    evidence_of_ids,
    evidence_of_step,
    first_known,
    last_known,
    made_of,
    newest_evidence,
    newest_records,
    split_ids,
    spoken_cells,
)
from tests import table

RECORDS = table("""
    record_id | record_type | status    | issue | stance  | side      | earliest   | latest     | known_on   | source  | via
    r1        | statement   | occurred  | fees  | support | Northland | 2031-01-01 | 2031-01-01 | 2031-01-02 | gazette |
    r2        | statement   | occurred  | fees  | oppose  | Joint     | 2031-01-03 | 2031-01-05 | 2031-01-06 | gazette | radio
    r3        | event       | occurred  |       |         | Northland | 2031-01-02 |            | 2031-01-09 | radio   |
    r4        | statement   | scheduled | fees  | support | Southland | 2031-01-03 | 2031-01-05 | 2031-01-06 | gazette |
    r5        | statement   | occurred  | crew  |         | Northland | 2031-01-04 | 2031-01-04 | 2031-01-05 | gazette |
""")
ACTORS = table("""
    record_id | actor_id
    r1        | north
    r2        | north
    r2        | south
    r3        | north
    r4        | south
    r5        | north
""")
BY_ACTOR = ACTORS.merge(RECORDS, on="record_id")


def ids(found):
    return list(found["record_id"])


def test_newest_first_open_ends_before_all_then_by_id():
    assert ids(newest_records(RECORDS, 9)) == ["r3", "r2", "r4", "r5", "r1"]


def test_no_more_than_asked_for_are_taken_but_all_are_counted():
    found = newest_evidence(RECORDS, 2)

    assert ids(found.newest) == ["r3", "r2"]
    assert found.made.records == 5


def test_a_joint_record_is_taken_and_counted_once():
    found = evidence_of_cell(BY_ACTOR, ("north", "south"), "fees", 9)

    assert ids(found.newest) == ["r2", "r4", "r1"]
    assert found.made.records == 3


def test_a_cell_has_the_statements_of_its_actors_only():
    assert ids(evidence_of_cell(BY_ACTOR, ("south",), "fees", 9).newest) == ["r2", "r4"]
    assert ids(evidence_of_cell(BY_ACTOR, ("south",), "crew", 9).newest) == []


def test_ids_that_are_not_there_are_left_out():
    assert ids(evidence_of_ids(RECORDS, split_ids("r9;r1"), 9).newest) == ["r1"]


BINS = {
    "a stance": (("Northland", "2031-01-01", "2031-01-31", "support"), ["r1"]),
    "no stance": (("Northland", "2031-01-01", "2031-01-31", "none"), ["r5"]),
    "another lane": (("Joint", "2031-01-01", "2031-01-31", "oppose"), ["r2"]),
    "ends after the bar": (("Joint", "2031-01-01", "2031-01-04", "oppose"), []),
    "an open end is in no bar": (("Northland", "2031-01-01", "2031-01-31", "event"), []),
}


@pytest.mark.parametrize(("mark", "expected"), BINS.values(), ids=BINS)
def test_a_bar_has_what_lies_within_its_days(mark, expected):
    assert ids(evidence_of_bin(RECORDS, *mark, 9).newest) == expected


STEPS = {
    "one stance": (("oppose", ("north", "south")), ["r2"]),
    "any stance, and only what was said": (("", ("north", "south")), ["r2", "r1"]),
    "other actors": (("", ("south",)), ["r2"]),
}


@pytest.mark.parametrize(("chosen", "expected"), STEPS.values(), ids=STEPS)
def test_a_step_has_the_statements_that_count(chosen, expected):
    found = evidence_of_step(BY_ACTOR, "fees", "2031-01-01", "2031-01-31", *chosen, 9)

    assert ids(found.newest) == expected


def test_what_it_rests_on_is_listed_record_by_record():
    made = made_of(RECORDS)

    assert (made.records, len(made.cited), made.cells) == (5, 5, 0)


@pytest.mark.parametrize(("most", "cited", "cells"), [(3, 3, 0), (2, 0, 2)])
def test_in_an_engine_pairs_are_listed_once_and_too_many_only_counted(
    monkeypatch, most, cited, cells
):
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.setattr(evidence, "MOST_CELLS", most)
    connection = duckdb.connect()
    made = made_of(connection.from_arrow(_arrow(RECORDS[["source", "via"]])))

    assert (made.records, len(made.cited), made.cells) == (5, cited, cells)


def _arrow(rows):
    return pytest.importorskip("pyarrow").Table.from_pandas(rows, preserve_index=False)


def test_first_and_last_day_on_which_something_became_known():
    assert first_known(RECORDS).isoformat() == "2031-01-02"
    assert last_known(RECORDS).isoformat() == "2031-01-09"


def test_who_spoke_on_what_leaves_out_events_and_what_has_not_happened():
    cells = spoken_cells(BY_ACTOR[BY_ACTOR["record_id"] != "r2"]).dropna()

    assert sorted(cells.itertuples(index=False, name=None)) == [
        ("north", "crew"),
        ("north", "fees"),
    ]
    assert actors_heard(BY_ACTOR) == ("north", "south")
