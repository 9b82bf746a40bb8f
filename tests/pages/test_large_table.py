"""A table in an engine: its records part by part, and as files that are prepared."""

import sys
import time

import pytest

from lib.case import read_case
from lib.evidence import newest_records
from lib.extract import read_extract
from lib.extracts.parquet import _column, read_parquet
from lib.ui import export, parts, view
from tests.bench.generated import write_generated
from tests.conftest import App

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = write_generated(tmp_path_factory.mktemp("made") / "harbour", 400)
    records = read_case(folder).records
    table = pa.table({name: _column(column) for name, column in records.items()})
    pq.write_table(table, folder / "records.parquet")
    return folder


@pytest.fixture
def ids(folder):
    records = read_case(folder).records
    shown = records[records["status"] != "retracted"]
    return list(newest_records(shown, len(shown))["record_id"])


@pytest.fixture
def app(folder, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--source", str(folder / "records.parquet")])
    monkeypatch.setattr(parts, "MOST_ROWS", 150)
    monkeypatch.setattr(view, "MOST_ROWS", 150)
    app = App()
    app.at.session_state["more_downloads"] = True
    yield app
    if export.JOB_KEY in app.at.session_state:
        app.at.session_state[export.JOB_KEY].remove()


def listed(at):
    """How many rows are listed."""
    return len(at.dataframe[0].value)


def test_older_and_newer_lead_through_all_records(app, ids):
    at = app.open("records")
    assert f"Records 1 to 150 of {len(ids)}" in app.html

    at.button(key="part_older").click().run()
    assert f"Records 151 to 300 of {len(ids)}" in app.html
    at.button(key="part_older").click().run()
    assert f"Records 301 to {len(ids)} of {len(ids)}" in app.html
    assert listed(at) == len(ids) - 300
    assert at.button(key="part_older").disabled

    at.button(key="part_newer").click().run()
    assert f"Records 151 to 300 of {len(ids)}" in app.html


def prepared(app, kind):
    """Prepare a file; give the app once it is there."""
    at = app.open("records")
    at.button(key=f"prepare_{kind}").click().run()
    job = at.session_state[export.JOB_KEY]
    assert job.wait(20)
    for _ in range(3):
        at.run()
    return at, job


READERS = {
    "csv": read_extract,
    "parquet": lambda content: read_parquet("x", content),
}


@pytest.mark.parametrize("kind", READERS)
def test_a_prepared_file_holds_all_records_and_can_be_downloaded(app, ids, kind):
    at, job = prepared(app, kind)

    records, permalink = READERS[kind](job.path.read_bytes())
    assert list(records["record_id"]) == ids
    assert "records?" in permalink or permalink.endswith("records")
    assert str(job.path) in app.html
    assert "Download the" in " ".join(b.proto.label for b in at.get("download_button"))


def test_a_large_file_is_only_named(app, monkeypatch):
    monkeypatch.setattr(export, "MOST_BYTES", 100)

    at, job = prepared(app, "csv")

    assert str(job.path) in app.html
    assert not [b for b in at.get("download_button") if "Download the" in b.proto.label]


def test_a_new_file_removes_the_one_before(app):
    at, job = prepared(app, "csv")

    at.button(key="prepare_parquet").click().run()

    assert not job.folder.exists()


def test_a_file_under_way_says_how_far_it_is_and_can_be_cancelled(app, ids, monkeypatch):
    def slowly(case, filters, path, kind, about, wrote, began):
        with case.engine.open() as session:
            began(session)
            wrote(7)
            while not session.cancelled.wait(0.01):
                path.touch()

    monkeypatch.setattr("lib.tables.export_job.export_records", slowly)
    at = app.open("records")
    at.button(key="prepare_csv").click().run()
    job = at.session_state[export.JOB_KEY]
    time.sleep(0.2)
    at.run()
    assert f"7 of {len(ids)} records" in " ".join(each.value for each in at.markdown)

    at.button(key="export_cancel").click().run()

    assert job.wait(5)
    assert not job.folder.exists()
    assert export.JOB_KEY not in at.session_state
