"""Records of a table in an engine, written to disk: all of them, in order, or nothing."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib.evidence import newest_records, place_of, records_after
from lib.exceptions import ExportFailed, QueryCancelled
from lib.extract import extract_csv, read_extract
from lib.extracts.parquet import _column, read_parquet
from lib.filters import Filters
from lib.tables import export
from lib.tables.engine import open_engine
from lib.tables.export import About, Kind, export_records
from lib.tables.export_job import Job, Order
from lib.tables.opening import open_table
from lib.tables.shape import COLUMNS
from lib.tables.source import parse_source

ROOT = Path(__file__).parents[2]
ODD = ["=1+1", "'quoted", "March 6", "Größe – 東京 🛳", "a,b\r\nc", 'said "yes"', "", None]
DAYS = [pd.Timestamp(day) for day in ("2031-03-01", "2031-03-02")]
ABOUT = About("=p?q", lambda records: json.dumps({"permalink": "=p?q", "records": records}))


def harbour(number):
    """Rows with odd texts, ties and open dates, in no order."""
    rows = pd.DataFrame({name: pd.Series([None] * number, dtype="str") for name in COLUMNS})
    days = pd.Series([[*DAYS, None][at % 3] for at in range(number)], dtype="datetime64[s]")
    return rows.assign(
        record_id=[f"H-{(at * 7) % number:05}" for at in range(number)],
        record_type="statement",
        status="occurred",
        actor="north",
        actor_names="north",
        date="2031-03",
        title=[ODD[at % len(ODD)] or None for at in range(number)],
        earliest=DAYS[0],
        latest=days,
        known_on=DAYS[1],
        corroborated_on=pd.Series([None] * number, dtype="datetime64[s]"),
    ).astype({"title": "str"})


@pytest.fixture
def opened(tmp_path):
    """A table in DuckDB, and the same rows in order in pandas."""
    rows = harbour(1000)
    table = pa.table({name: _column(rows[name]) for name in rows})
    pq.write_table(table, tmp_path / "talks.parquet")
    case, _ = open_table(open_engine(parse_source(str(tmp_path / "talks.parquet"))))
    yield case, newest_records(rows, len(rows))
    case.engine.close()


@pytest.fixture
def target(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "talks"


def test_a_csv_is_the_bytes_that_the_rows_in_memory_would_give(opened, target):
    case, rows = opened

    assert export_records(case, Filters(), target, Kind.CSV, ABOUT) == len(rows)

    assert target.read_bytes() == extract_csv(rows[list(COLUMNS)], ABOUT.permalink)
    read, permalink = read_extract(target.read_bytes())
    pd.testing.assert_frame_equal(read[["record_id", "title"]], rows[["record_id", "title"]])
    assert permalink == ABOUT.permalink


def test_a_parquet_file_has_the_rows_and_says_what_it_is(opened, target, monkeypatch):
    monkeypatch.setattr(export, "GROUP", 300)
    monkeypatch.setattr(export, "ROWS", 100)
    case, rows = opened

    export_records(case, Filters(), target, Kind.PARQUET, ABOUT)

    read, permalink = read_parquet("talks", target.read_bytes())
    assert list(read.columns) == list(COLUMNS)
    assert permalink == ABOUT.permalink
    expected = rows.assign(latest=rows["latest"].dt.strftime("%Y-%m-%d").astype("str"))
    shown = ["record_id", "title", "latest"]
    pd.testing.assert_frame_equal(read[shown], expected[shown])
    assert json.loads(pq.ParquetFile(target).metadata.metadata[b"parley"])["records"] == len(rows)


@pytest.mark.parametrize("kind", Kind)
def test_only_what_the_filter_shows_is_written(opened, target, kind):
    case, rows = opened

    number = export_records(case, Filters(text="quoted"), target, kind, ABOUT)

    assert number == rows["title"].eq("'quoted").sum() > 0


@pytest.mark.parametrize("kind", Kind)
def test_no_rows_are_a_file_with_columns(opened, target, kind):
    assert export_records(opened[0], Filters(text="nowhere"), target, kind, ABOUT) == 0

    assert target.exists()


@pytest.mark.parametrize("kind", Kind)
def test_a_cancelled_file_leaves_nothing(opened, target, kind, monkeypatch):
    monkeypatch.setattr(export, "ROWS", 100)
    began = []

    with pytest.raises(QueryCancelled):
        export_records(
            opened[0],
            Filters(),
            target,
            kind,
            ABOUT,
            lambda rows: began[0].cancel(),
            began.append,
        )

    assert not list(target.parent.iterdir())


@pytest.fixture(params=["postgres", "spark"])
def served(request):
    """The same table on a server."""
    rows = harbour(1000)
    server = request.getfixturevalue(request.param)
    source = server.load("harbour", rows)
    case, _ = open_table(open_engine(parse_source(source), getattr(server, "user", None)))
    yield case, newest_records(rows, len(rows))
    case.engine.close()


def test_a_server_gives_the_same_bytes(served, target, monkeypatch):
    monkeypatch.setattr(export, "ROWS", 100)
    case, rows = served

    assert export_records(case, Filters(), target, Kind.CSV, ABOUT) == len(rows)

    assert target.read_bytes() == extract_csv(rows[list(COLUMNS)], ABOUT.permalink)


def test_a_server_is_paged_through_without_gaps_or_doubles(served):
    case, rows = served
    met, before = [], None

    while len(part := case.ask("records", Filters(), records_after, before, 300).result()):
        met += list(part["record_id"])
        before = place_of(part.iloc[-1])

    assert met == list(rows["record_id"])


def test_a_file_that_a_server_was_sending_is_cancelled(served, target, monkeypatch):
    monkeypatch.setattr(export, "ROWS", 100)
    sent = served[0], Filters(), target, Kind.CSV, ABOUT
    began = []

    with pytest.raises(QueryCancelled):
        export_records(*sent, lambda rows: began[0].cancel(), began.append)

    assert not list(target.parent.iterdir())
    assert export_records(*sent) == 1000


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 64 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root with the right to mount")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.parametrize("kind", Kind)
def test_a_full_disk_is_said_and_what_was_there_stays(opened, small_disk, kind):
    (small_disk / "talks").write_text("before")
    (small_disk / "fill").write_bytes(b"x" * 50_000)

    with pytest.raises(ExportFailed, match="No space left"):
        export_records(opened[0], Filters(), small_disk / "talks", kind, ABOUT)

    assert sorted(each.name for each in small_disk.iterdir()) == ["fill", "talks"]
    assert (small_disk / "talks").read_text() == "before"


def order(case, kind=Kind.CSV):
    return Order(case, Filters(), kind, "talks.csv", 1000, ABOUT)


def test_a_job_writes_beside_the_page_and_its_file_can_be_removed(opened):
    job = Job(order(opened[0]))

    assert job.wait(20)
    assert (job.error, job.written) == (None, 1000)
    assert job.path.stat().st_size > 0
    job.remove()
    assert not job.folder.exists()


@pytest.fixture
def endless(monkeypatch):
    """Writing that only a cancel ends."""

    def write(case, filters, path, kind, about, wrote, began):
        with case.engine.open() as session:
            began(session)
            while not session.cancelled.wait(0.01):
                path.touch()
        raise QueryCancelled

    monkeypatch.setattr("lib.tables.export_job.export_records", write)


def test_a_cancelled_job_ends_and_leaves_nothing(opened, endless):
    job = Job(order(opened[0]))

    job.cancel()

    assert job.wait(5)
    assert isinstance(job.error, QueryCancelled)
    assert not job.folder.exists()


def test_a_job_that_nobody_waits_for_ends(opened, endless):
    job = Job(order(opened[0]), silence=0.2)

    assert job.wait(5)
    assert not job.folder.exists()


def test_a_job_goes_on_while_somebody_waits(opened, endless):
    job = Job(order(opened[0]), silence=0.5)
    for _ in range(20):
        job.beat()
        time.sleep(0.05)

    assert not job.is_done
    job.remove()


MEASURE = """
import resource, sys
from pathlib import Path
from lib.filters import Filters
from lib.tables.export import About, Kind, export_records
from lib.tables.engine import open_engine
from lib.tables.opening import open_table
from lib.tables.source import parse_source

case, _ = open_table(open_engine(parse_source(sys.argv[1])))
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before = peak()
about = About("p", lambda records: "{}")
export_records(case, Filters(), Path(sys.argv[2]), Kind(sys.argv[3]), about)
print(peak() - before)
"""


@pytest.fixture(scope="module")
def million(tmp_path_factory):
    path = tmp_path_factory.mktemp("million") / "records.parquet"
    command = [sys.executable, "-m", "tests.bench.generated_parquet", "1000000", str(path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return path


def test_memory_does_not_grow_with_the_rows(million, target):
    """DuckDB may take 512 MB; a million rows put in order in memory would take 1,000."""
    command = [sys.executable, "-W", "ignore", "-c", MEASURE, str(million), str(target), "parquet"]

    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)

    assert int(done.stdout) < 700
