"""Parquet files through DuckDB: what it reads, what it never reaches, what it says."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import narwhals.stable.v2 as nw
import pandas as pd
import pytest

from lib.exceptions import QueryCancelled, QueryFailed, SourceUnavailable
from lib.tables import engine as engines
from lib.tables.engine import open_engine, run
from lib.tables.source import parse_source
from tests import table

ROWS = table("""
    record_id | actor
    r1        | north
    r2        | south
    r3        |
""")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "talks.parquet"
    ROWS.to_parquet(path)
    return path


@pytest.fixture
def opened():
    """Open engines that are closed after the test."""
    made = []

    def opener(source):
        made.append(open_engine(parse_source(str(source))))
        return made[-1]

    yield opener
    for each in made:
        each.close()


def ids(session):
    return session.table().sort("record_id").collect()["record_id"].to_list()


def test_the_rows_of_a_file_are_read(opened, file):
    assert run(opened(file), ids) == ["r1", "r2", "r3"]


def test_files_with_other_columns_are_one_table(opened, file):
    pd.DataFrame({"title": ["Talks"], "record_id": ["r4"]}).to_parquet(file.with_name("x.parquet"))

    assert run(opened(file.with_name("*.parquet")), ids) == ["r1", "r2", "r3", "r4"]


def test_a_folder_that_spark_wrote_is_one_table(opened, tmp_path):
    folder = tmp_path / "out.parquet"
    (folder / "_temporary").mkdir(parents=True)
    ROWS.to_parquet(folder / "part-0.parquet")
    ROWS.to_parquet(folder / "_temporary" / "part-0.parquet")

    assert run(opened(folder), ids) == ["r1", "r2", "r3"]


@pytest.mark.parametrize("name", ["a[1].parquet", "it's.parquet", "Ü ñ.parquet"])
def test_a_name_is_taken_as_it_is_written(opened, file, name):
    other = file.rename(file.with_name(name))
    table("record_id\n x1").to_parquet(file.with_name("a1.parquet"))

    assert run(opened(other), ids) == ["r1", "r2", "r3"]


def test_a_small_table_can_be_joined_and_is_gone_after(opened, file):
    names = table("actor | name\n north | Northland")
    engine = opened(file)

    found = run(
        engine, lambda session: session.table().join(session.small(names), on="actor").collect()
    )

    assert found["name"].to_list() == ["Northland"]
    assert not list(engine._scratch.glob("*.parquet"))


OUT_OF_BOUNDS = {
    "another file": "SELECT * FROM read_text('/etc/hostname')",
    "writing": "COPY (SELECT 1) TO '/tmp/parley-out.csv'",
    "the network": "SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')",
    "more memory": "SET memory_limit = '100GB'",
    "the lock": "SET enable_external_access = true",
}


@pytest.mark.parametrize("statement", OUT_OF_BOUNDS.values(), ids=OUT_OF_BOUNDS)
def test_nothing_but_the_files_is_reached(opened, file, statement):
    engine = opened(file)

    with engine.open() as session, pytest.raises(engine._duckdb.Error):
        session._cursor.execute(statement)


def endless(session):
    """A join that would take hours."""
    rows = session.small(pd.DataFrame({"a": range(200_000)}))
    product = rows.join(rows, how="cross")
    return product.filter((nw.col("a") * nw.col("a_right")) % 7 == 8).select(nw.len()).collect()


def soon(session):
    threading.Timer(0.1, session.cancel).start()


def test_a_cancelled_query_ends_and_the_next_answers(opened, file):
    engine = opened(file)

    with pytest.raises(QueryCancelled):
        run(engine, endless, soon)

    assert run(engine, ids) == ["r1", "r2", "r3"]


def test_a_cancel_between_two_queries_ends_the_next(opened, file):
    def cancelled_before(session):
        session.cancel()
        return endless(session)

    with pytest.raises(QueryCancelled):
        run(opened(file), cancelled_before)


def test_threads_do_not_disturb_each_other(opened, file):
    engine = opened(file)

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: run(engine, ids), range(80)))

    assert found == [["r1", "r2", "r3"]] * 80


def replace(file, rows):
    new = file.with_suffix(".new")
    rows.to_parquet(new)
    os.replace(new, file)


def test_a_file_replaced_while_it_is_read_is_read_again(opened, file):
    tries = []

    def two_queries(session):
        first = ids(session)
        if not tries:
            replace(file, ROWS.head(1))
        tries.append(first)
        return first, ids(session)

    assert run(opened(file), two_queries) == (["r1"], ["r1"])
    assert len(tries) == 2


def test_a_file_replaced_again_and_again_gives_no_answer(opened, file):
    def replaced(session):
        found = ids(session)
        replace(file, ROWS)
        return found

    with pytest.raises(QueryFailed, match="was replaced"):
        run(opened(file), replaced)


def test_the_stamp_changes_with_the_file(opened, file):
    engine = opened(file)
    before = engine.stamp()

    replace(file, ROWS)

    assert engine.stamp() != before


def test_a_file_that_is_gone_is_named_and_comes_back(opened, file):
    engine = opened(file)
    away = file.rename(file.with_suffix(".away"))

    with pytest.raises(SourceUnavailable, match="no such file"):
        run(engine, ids)

    away.rename(file)
    assert run(engine, ids) == ["r1", "r2", "r3"]


def test_a_damaged_file_is_said_without_the_engines_words(opened, file):
    file.write_bytes(file.read_bytes()[:200])

    with pytest.raises(QueryFailed, match="damaged"):
        run(opened(file), ids)


def test_our_own_mistakes_keep_their_traceback(opened, file):
    with pytest.raises(ZeroDivisionError):
        run(opened(file), lambda session: 1 / 0)


def test_a_missing_package_names_its_extra(monkeypatch, file):
    def absent(name):
        raise ImportError(name)

    monkeypatch.setattr(engines, "import_module", absent)

    with pytest.raises(SourceUnavailable, match=r"pip install '\.\[parquet\]'"):
        open_engine(parse_source(str(file)))


def test_what_was_written_beside_memory_is_removed(opened, file):
    engine = opened(file)

    engine.close()

    assert not engine._scratch.exists()
