"""A table of PostgreSQL: read-only, cancelled, down, back again; no password is repeated."""

import threading

import narwhals.stable.v2 as nw
import pandas as pd
import pytest

from lib.exceptions import QueryCancelled, QueryFailed, SourceUnavailable
from lib.tables.engine import open_engine, run
from lib.tables.source import parse_source
from tests import table
from tests.tables.servers import LOCKED

pytestmark = pytest.mark.engines

SECRET = "Xy7-secret"
ROWS = table("record_id\nr1\nr2")


@pytest.fixture(scope="module")
def source(postgres):
    return postgres.load("talks", ROWS)


@pytest.fixture
def opened():
    """Open engines that are closed after the test."""
    made = []

    def opener(source, *credentials):
        made.append(open_engine(parse_source(source), *credentials))
        return made[-1]

    yield opener
    for each in made:
        each.close()


@pytest.fixture
def engine(opened, postgres, source):
    return opened(source, postgres.user, "")


def ids(session):
    return session.table().sort("record_id").collect()["record_id"].to_list()


def endless(session):
    """A join that would take hours."""
    rows = session.small(pd.DataFrame({"a": range(100_000)}))
    product = rows.join(rows, how="cross")
    return product.filter((nw.col("a") * nw.col("a_right")) % 7 == 8).select(nw.len()).collect()


def test_a_table_is_found_in_its_schema(opened, postgres, source):
    with postgres.connect() as connection:
        connection.execute("CREATE SCHEMA IF NOT EXISTS harbour")
        connection.execute("CREATE TABLE IF NOT EXISTS harbour.talks AS SELECT 'h1' AS record_id")
    engine = opened(source.replace("#talks", "#harbour.talks"), postgres.user, "")

    assert run(engine, ids) == ["h1"]


def test_nothing_can_be_written(engine):
    with engine.open() as session, pytest.raises(engine._psycopg.errors.ReadOnlySqlTransaction):
        session._connection.execute("DELETE FROM talks")


def test_the_server_has_a_time_limit_of_its_own(engine):
    with engine.open() as session:
        found = session._connection.execute("SHOW statement_timeout").fetchone()

    assert found == ("10min",)


def test_small_tables_keep_every_sign_and_missing_values(engine):
    rows = pd.DataFrame(
        {
            "text": pd.Series(["a\tb\n\\N", "", None], dtype="str"),
            "day": pd.to_datetime(["2026-01-31", None, "2026-02-01"]),
            "records": [1, 2, 3],
        }
    )

    found = run(engine, lambda session: session.small(rows).sort("records").collect().to_pandas())

    assert found["text"].to_list()[:2] == ["a\tb\n\\N", ""]
    assert found.isna().sum().to_dict() == {"text": 1, "day": 1, "records": 0}


def test_a_small_table_of_one_session_is_not_seen_by_the_next(engine):
    run(engine, lambda session: session.small(ROWS).collect())

    def brought(session):
        query = "SELECT count(*) FROM pg_class WHERE pg_table_is_visible(oid) AND relname ~ '^parley_small'"
        return session._connection.execute(query).fetchone()

    assert run(engine, brought) == (0,)


def test_connections_are_used_again(engine):
    def process(session):
        return session._connection.info.backend_pid

    assert run(engine, process) == run(engine, process)


def test_a_cancelled_query_ends_and_the_next_answers(engine):
    def soon(session):
        threading.Timer(0.3, session.cancel).start()

    with pytest.raises(QueryCancelled):
        run(engine, endless, soon)

    assert run(engine, ids) == ["r1", "r2"]


def test_a_server_that_is_down_is_named_and_comes_back(postgres, engine):
    assert run(engine, ids) == ["r1", "r2"]
    postgres.stop()

    with pytest.raises(SourceUnavailable, match="does not answer"):
        run(engine, ids)

    postgres.start()
    assert run(engine, ids) == ["r1", "r2"]


def test_a_server_that_was_started_anew_meanwhile_is_not_noticed(postgres, engine):
    run(engine, ids)
    postgres.stop()
    postgres.start()

    assert run(engine, ids) == ["r1", "r2"]


def test_a_server_that_stops_within_a_question_is_named(postgres, engine):
    def stopped_between(session):
        ids(session)
        postgres.stop()
        return ids(session)

    with pytest.raises(SourceUnavailable, match="does not answer"):
        run(engine, stopped_between)

    postgres.start()


def test_a_table_that_is_not_there_is_named(opened, postgres, source):
    lost = opened(f"{source}_lost", postgres.user, "")

    with pytest.raises(SourceUnavailable, match="talks_lost is not available: .* no such table"):
        run(lost, ids)


@pytest.fixture
def locked(postgres, source):
    with postgres.connect() as connection:
        connection.execute(f"DROP ROLE IF EXISTS {LOCKED}")
        connection.execute(f"CREATE ROLE {LOCKED} LOGIN PASSWORD '{SECRET}'")
    return source


def test_a_wrong_password_is_refused_and_not_repeated(opened, locked):
    engine = opened(locked, LOCKED, f"{SECRET}-wrong")

    with pytest.raises(SourceUnavailable, match="does not know this user") as caught:
        run(engine, ids)

    assert SECRET not in str(caught.value)
    assert LOCKED not in str(caught.value)


def test_credentials_come_from_the_environment(opened, locked, monkeypatch):
    monkeypatch.setenv("PARLEY_SOURCE_USER", LOCKED)
    monkeypatch.setenv("PARLEY_SOURCE_PASSWORD", SECRET)

    with pytest.raises(SourceUnavailable, match="does not let you read"):
        run(opened(locked), ids)


def test_a_query_that_postgresql_refuses_is_said_without_its_text(engine):
    def refused(session):
        return session.table().select(nw.col("record_id").cast(nw.Int64)).collect()

    with pytest.raises(QueryFailed, match="PostgreSQL refused it") as caught:
        run(engine, refused)

    assert "SELECT" not in str(caught.value)
