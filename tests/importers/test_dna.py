"""Databases of DNA: a real one, and hostile ones."""

import sqlite3
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from lib.case import read_case
from lib.house_form import write_cells
from lib.importers import dna
from lib.intake.imported import ImportProblems
from lib.intake.opened import Kind, Opened
from lib.intake.upload import Limits, Upload, UploadRefused
from tests.importers import database_of

SAMPLE = Path("/work/shared/realdata/sample.dna")
EXAMPLE = Path(__file__).parent / "dna" / "input.sql"
TODAY = date(2026, 3, 1)
ABOVE = {"agreement: Scale": "above 0"}

needs_sample = pytest.mark.skipif(not SAMPLE.exists(), reason="sample.dna is not at hand")


def opened(content):
    return Opened(Upload("talks.dna", content), Kind.SQLITE)


def changed(*statements):
    """Change the example in a way that DNA never would."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database_of(EXAMPLE))
    connection.executescript(";".join(statements))
    content = connection.serialize()
    connection.close()
    return opened(content)


@pytest.fixture(scope="module")
def sample():
    return dna.read(opened(SAMPLE.read_bytes()), {}, TODAY)


@needs_sample
def test_the_sample_of_dna_has_forty_statements_from_seven_documents(sample):
    assert (len(sample.tables["records"]), len(sample.tables["sources"])) == (40, 7)
    assert sample.refused == []


@needs_sample
def test_the_sample_of_dna_gives_its_golden_incidence(sample):
    """Of DNA's own test-network.R: organisation by concept, ignoring the agreement."""
    records = sample.tables["records"]

    incidence = pd.crosstab(records["actor"], records["issue"])

    assert incidence.shape == (7, 6)
    assert incidence.to_numpy().sum() == 40
    assert (incidence > 0).to_numpy().sum() == 22


@needs_sample
def test_the_words_of_the_sample_are_those_of_its_documents(sample):
    """None of its texts has a character outside the first plane: Python's offsets are DNA's."""
    with sqlite3.connect(f"file:{SAMPLE}?mode=ro", uri=True) as connection:
        query = "SELECT s.ID, substr(Text, Start + 1, Stop - Start) FROM STATEMENTS s JOIN DOCUMENTS d ON DocumentId = d.ID WHERE StatementTypeId = 1"
        words = dict(connection.execute(query).fetchall())
    connection.close()

    records = sample.tables["records"]

    assert records["summary"].fillna(records["quote"]).to_dict() == words


@needs_sample
def test_the_sample_of_dna_makes_a_case(sample, tmp_path):
    for name, rows in sample.tables.items():
        (tmp_path / f"{name}.csv").write_bytes(write_cells(name, rows))
    (tmp_path / "datapackage.json").write_text('{"title": "Hearings"}', "utf-8")

    case = read_case(tmp_path)

    assert len(case.records) == 40
    assert set(case.records["known_on"].astype("str")) == set(
        sample.tables["sources"]["published_on"]
    )


def without_statements():
    """Overwrite the page on which the table of statements begins."""
    content = database_of(EXAMPLE)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'STATEMENTS'")
    connection.close()
    return content[: (page - 1) * 4096] + b"\xff" * 4096 + content[page * 4096 :]


BROKEN = {
    "cut off": database_of(EXAMPLE)[:9000],
    "a page overwritten": without_statements(),
    "only its first bytes are right": b"SQLite format 3\x00" + b"\xff" * 5000,
    "nothing but a header": b"SQLite format 3\x00",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_database_is_refused_in_words(content):
    with pytest.raises((UploadRefused, ImportProblems), match=r"talks\.dna was not imported"):
        dna.read(opened(content), ABOVE, TODAY)


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_database_is_recognised_or_not_but_no_error(content):
    assert isinstance(dna.recognise(opened(content)), str)


def test_a_database_that_was_not_closed_is_refused():
    content = bytearray(database_of(EXAMPLE))
    content[18:20] = b"\x02\x02"

    with pytest.raises(UploadRefused, match="-wal"):
        dna.read(opened(bytes(content)), ABOVE, TODAY)


def test_a_view_in_the_place_of_a_table_is_never_run():
    hostile = changed(
        "DROP TABLE SETTINGS",
        "CREATE VIEW SETTINGS AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS Property, i AS Value FROM n",
        "ALTER TABLE DATALONGTEXT RENAME TO OLD",
        "CREATE VIEW DATALONGTEXT AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS ID, i AS StatementId, i AS VariableId, i AS Value FROM n",
    )

    assert dna.recognise(hostile) == ""
    with pytest.raises(ImportProblems, match="DATALONGTEXT: the column 'ID' is missing"):
        dna.read(hostile, ABOVE, TODAY)


def test_a_virtual_table_is_never_read():
    hostile = changed("DROP TABLE CODERS", "CREATE VIRTUAL TABLE CODERS USING fts5(ID, Name)")

    with pytest.raises(ImportProblems, match="CODERS: the column 'ID' is missing"):
        dna.read(hostile, ABOVE, TODAY)


def test_a_column_that_the_database_would_compute_is_never_read():
    hostile = changed(
        "DROP TABLE REGEXES",
        "ALTER TABLE CODERS RENAME COLUMN Name TO Password2",
        "ALTER TABLE CODERS ADD COLUMN Name TEXT AS (hex(zeroblob(900000000)))",
    )

    with pytest.raises(ImportProblems, match="CODERS: the column 'Name' is missing"):
        dna.read(hostile, ABOVE, TODAY)


def test_a_text_with_a_nul_is_named():
    hostile = changed("UPDATE ENTITIES SET Value = 'North' || char(0) || 'land' WHERE ID = 4")

    with pytest.raises(ImportProblems, match="ENTITIES, line 4, Value: .* holds a NUL"):
        dna.read(hostile, ABOVE, TODAY)


def test_a_text_that_is_no_utf_8_is_refused():
    hostile = changed("UPDATE ENTITIES SET Value = CAST(x'ff41' AS TEXT) WHERE ID = 4")

    with pytest.raises(UploadRefused, match="UTF-8"):
        dna.read(hostile, ABOVE, TODAY)


def test_a_key_that_stands_twice_is_named():
    hostile = changed(
        "DROP TABLE CODERS",
        "CREATE TABLE CODERS(ID INTEGER, Name TEXT)",
        "INSERT INTO CODERS VALUES (1, 'Ada'), (1, 'Bea')",
    )

    with pytest.raises(ImportProblems, match="CODERS, line 2, ID: 1 stands twice"):
        dna.read(hostile, ABOVE, TODAY)


def test_more_rows_than_an_import_takes_are_refused(monkeypatch):
    monkeypatch.setattr(Limits, "rows", 3)

    with pytest.raises(UploadRefused, match="more than 3 rows"):
        dna.read(changed(), ABOVE, TODAY)


def test_a_scale_without_negative_numbers_is_asked_around_its_middle():
    finding, *_ = dna.findings(
        changed("UPDATE DATAINTEGER SET Value = Value + 3 WHERE VariableId = 10")
    )

    assert finding.value is None
    assert list(finding.options) == ["above 2.5", "below 2.5"]


def test_a_statement_without_a_type_is_said_to_be_left_out():
    imported = dna.read(
        changed("UPDATE STATEMENTS SET StatementTypeId = NULL WHERE ID = 1"), ABOVE, TODAY
    )

    assert "1 statements: they have no type" in imported.ignored
