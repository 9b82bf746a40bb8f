"""What rests on statements is counted without taking them out of an engine."""

import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import pytest

from lib.analysis import layers_in_engine, positions, sources, standing, statements
from lib.exceptions import TooManyRows
from tests import table, with_bounds
from tests.tables.opened import write_parquet

SAID = with_bounds(
    table("""
record_id | record_type | status    | actor_side | actor_id | issue | act    | stance  | date       | source | via
r1        | statement   | occurred  | Northland  | n        | fees  | demand | support | 2024-01-05 | d1     |
r1        | statement   | occurred  | Southland  | s        | fees  | demand | support | 2024-01-05 | d1     |
r2        | statement   | occurred  | Northland  | n        | fees  | assess |         | 2024-01-06 | d1;d2  | Radio
r3        | statement   | cancelled | Northland  | n        | fees  | demand | support | 2024-01-07 | d3     |
r4        | event       | occurred  | Northland  | n        | fees  |        |         | 2024-01-08 | d4     |
r5        | statement   | occurred  | Southland  | s        | line  | demand | oppose  | 2024-01-09 | d5     |
""")
)  # fmt: skip

COUNTS = {
    "all that occurred, a joint one once": ((), (), 3),
    "of an actor": (("n",), (), 2),
    "on an issue": ((), ("line",), 1),
    "of an actor on an issue": (("n",), ("line",), 0),
}


@pytest.mark.parametrize(("actors", "issues", "number"), COUNTS.values(), ids=COUNTS.keys())
def test_statements_behind_cells_are_counted(actors, issues, number):
    assert statements.count_behind(SAID, actors, issues) == number


def test_a_joint_statement_with_a_stance_is_two_to_read():
    assert statements.count_statements(SAID) == 3
    assert statements.count_statements(SAID, issues=("fees",)) == 2


def test_what_the_statements_rest_on():
    found = statements.sources_behind(SAID, actors=("n",))

    assert sorted(found["source"]) == ["d1", "d1;d2"]


def test_too_many_statements_are_known_before_they_are_read(monkeypatch):
    monkeypatch.setattr(statements, "MOST_STATEMENTS", 2)

    assert statements.are_too_many(SAID)
    assert not statements.are_too_many(SAID, actors=("n",))


@pytest.fixture
def crowd(tmp_path):
    """One actor who said the same on one issue a thousand times, on one day, in an engine."""
    one = SAID.head(1).assign(actor="n", condition=pd.Series([None], dtype="str"))
    one = one.reindex(columns=[*one, *standing.NAMES, "attribution", "responds_to", "speech"])
    texts = one.columns.difference(["earliest", "latest"])
    one = one.astype(dict.fromkeys(texts, "str"))
    rows = one.loc[one.index.repeat(1000)].reset_index(drop=True)
    rows["record_id"] = [f"r{number}" for number in range(1000)]
    rows["responds_to"] = "r0"
    with duckdb.connect() as connection:
        path = write_parquet(rows, tmp_path / "rows")
        yield nw.from_native(connection.read_parquet(str(path)))


def test_of_a_cell_few_rows_leave_the_engine(crowd, monkeypatch):
    taken = []

    def counting(frame, most=None):
        rows = to_pandas(frame, most)
        taken.append(len(rows))
        return rows

    to_pandas = layers_in_engine.to_pandas
    monkeypatch.setattr(layers_in_engine, "to_pandas", counting)

    cells = standing.position_cells(crowd, 2024)

    assert cells[["said", "statements"]].to_numpy().tolist() == [[1000, 1000]]
    assert max(taken) == 1


EVERY = {
    "statements": (positions, positions.statements_with_stance),
    "statements of cells": (standing, standing.cell_statements),
    "standing statements": (standing, standing.standing_statements),
}


@pytest.mark.parametrize(("module", "read"), EVERY.values(), ids=EVERY.keys())
def test_what_needs_every_record_refuses_too_many(module, read, crowd, monkeypatch):
    assert len(read(crowd))
    monkeypatch.setattr(module, "MOST_STATEMENTS", 999)

    with pytest.raises(TooManyRows):
        read(crowd)


def test_documents_of_too_many_kinds_are_refused(crowd, monkeypatch):
    monkeypatch.setattr(sources, "MOST_STATEMENTS", 0)

    with pytest.raises(TooManyRows):
        sources.source_rows(crowd, table("source_id | title"))
