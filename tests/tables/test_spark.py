"""A table of Spark: cancelled, down, back again, at the same hours everywhere."""

import threading
import time

import narwhals.stable.v2 as nw
import pandas as pd
import pytest

from lib.exceptions import QueryCancelled, QueryFailed, SourceUnavailable
from lib.tables.engine import open_engine, run
from lib.tables.source import parse_source
from tests import table
from tests.tables.servers import free_port

ROWS = table("record_id\nr1\nr2")


@pytest.fixture
def engine(spark):
    opened = open_engine(parse_source(spark.load("talks", ROWS)), "", "")
    yield opened
    opened.close()


def ids(session):
    return session.table().sort("record_id").collect()["record_id"].to_list()


def endless(session):
    """A join that would take hours."""
    rows = session.small(pd.DataFrame({"a": range(100_000)}))
    product = rows.join(rows, how="cross")
    return product.filter((nw.col("a") * nw.col("a_right")) % 7 == 8).select(nw.len()).collect()


@pytest.mark.engines
def test_a_cancelled_query_ends_and_the_next_answers(engine):
    def soon(session):
        threading.Timer(1, session.cancel).start()

    with pytest.raises(QueryCancelled):
        run(engine, endless, soon)

    assert run(engine, ids) == ["r1", "r2"]


@pytest.mark.engines
def test_the_hours_are_those_of_utc_wherever_the_server_stands(engine):
    with engine.open() as session:
        found = session._client.conf.get("spark.sql.session.timeZone")

    assert found == "UTC"


@pytest.mark.engines
def test_a_day_of_a_small_table_has_no_zone(engine):
    rows = pd.DataFrame({"day": pd.to_datetime(["2026-03-29", None])})

    found = run(engine, lambda session: session.small(rows).collect().to_pandas())

    assert found["day"].dropna().to_list() == [pd.Timestamp("2026-03-29")]


@pytest.mark.engines
def test_a_table_that_is_not_there_is_named(engine, spark):
    lost = open_engine(parse_source(spark.source("lost")), "", "")

    with pytest.raises(SourceUnavailable, match="lost is not available: Spark has no such table"):
        run(lost, ids)
    lost.close()


@pytest.mark.engines
def test_a_query_that_spark_refuses_is_said_without_its_plan(engine):
    def refused(session):
        return session.table().select((nw.col("record_id") == "r1").sum()).collect()

    with pytest.raises(QueryFailed, match=r"Spark refused it \(DATATYPE_MISMATCH") as caught:
        run(engine, refused)

    assert len(str(caught.value)) < 200


@pytest.mark.engines
def test_a_connect_server_that_is_started_anew_answers_again(engine, spark):
    assert run(engine, ids) == ["r1", "r2"]
    spark.stop("connect")

    with pytest.raises(SourceUnavailable, match="no Spark Connect server"):
        run(engine, ids)

    spark.start_connect()
    spark.load("talks", ROWS)
    assert run(engine, ids) == ["r1", "r2"]


def test_a_server_that_is_down_is_said_soon():
    pytest.importorskip("pyspark")
    engine = open_engine(parse_source(f"sc://127.0.0.1:{free_port()}/talks"), "", "")
    begun = time.monotonic()

    with pytest.raises(SourceUnavailable, match="no Spark Connect server"):
        engine.open()

    assert time.monotonic() - begun < 5
