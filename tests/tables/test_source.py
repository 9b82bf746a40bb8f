"""The text of --source: which table it names, what it may not hold."""

import pytest

from lib.exceptions import SourceProblems
from lib.tables.source import Source, SourceKind, parse_source

SECRET = "Xy7-secret"

KINDS = {
    "data": SourceKind.FOLDER,
    "data/harbour/": SourceKind.FOLDER,
    "events.parquet": SourceKind.PARQUET,
    "data/part-*.PARQUET": SourceKind.PARQUET,
    "out/events.parquet/": SourceKind.PARQUET,
    "sc://spark.example/talks.records": SourceKind.SPARK,
    "postgres://db.example/talks#records": SourceKind.SQL,
    "postgresql://db.example/talks#records": SourceKind.SQL,
}


@pytest.mark.parametrize("text", KINDS)
def test_the_text_says_the_kind(text):
    assert parse_source(text).kind is KINDS[text]


def test_a_table_of_postgresql_is_named_with_its_schema():
    source = parse_source("postgres://db.example:5433/talks?sslmode=require#harbour.records")

    assert source == Source(
        SourceKind.SQL,
        "postgres://db.example:5433/talks#harbour.records",
        host="db.example",
        port=5433,
        database="talks",
        table=("harbour", "records"),
        settings=(("sslmode", "require"),),
    )


def test_a_table_of_spark_is_named_with_its_database():
    source = parse_source("sc://spark.example:15002/talks.records;use_ssl=true")

    assert source == Source(
        SourceKind.SPARK,
        "sc://spark.example:15002/talks.records",
        host="spark.example",
        port=15002,
        table=("talks", "records"),
        settings=(("use_ssl", "true"),),
    )


WITH_A_PASSWORD = {
    "user and password": f"postgres://anna:{SECRET}@db.example/talks#records",
    "a slash in it": f"postgres://anna:/{SECRET}@db.example/talks#records",
    "a hash in it": f"postgres://anna:#{SECRET}@db.example/talks#records",
    "no user": f"sc://:{SECRET}@spark.example/talks.records",
    "as a setting": f"postgres://db.example/talks?password={SECRET}#records",
    "as a token": f"sc://spark.example/talks.records;token={SECRET}",
    "of another server": f"mysql://anna:{SECRET}@db.example/talks",
}


@pytest.mark.parametrize("text", WITH_A_PASSWORD.values(), ids=WITH_A_PASSWORD)
def test_a_password_is_refused_and_not_repeated(text):
    with pytest.raises(SourceProblems) as caught:
        parse_source(text)

    assert SECRET not in str(caught.value)


def test_a_user_is_refused_too_and_told_where_to_go():
    with pytest.raises(SourceProblems, match="PARLEY_SOURCE_USER") as caught:
        parse_source("postgres://anna@db.example/talks#records")

    assert "anna" not in str(caught.value)


WRONG = {
    "": "it is empty",
    "data/*.csv": "not Parquet",
    "mysql://db.example/talks": "scheme: 'mysql' is unknown.",
    "postgres://db.example/talks": "the table is missing",
    "postgres://db.example#records": "the database is missing",
    "postgres:///talks#records": "the host is missing",
    "postgres://db.example:99999/talks#records": "the port is not a number",
    "postgres://[db/talks#records": "the host is not written as one",
    'postgres://db.example/talks#records";drop': "is no name of a table",
    "postgres://db.example/talks#a.b.c": "more than 2 parts",
    "postgres://db.example/talks?options=x#records": "setting: 'options' is unknown",
    "sc://spark.example": "the table is missing",
    "sc://spark.example/a.b.c.d": "more than 3 parts",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_names_no_table_is_refused(text):
    with pytest.raises(SourceProblems) as caught:
        parse_source(text)

    assert WRONG[text] in str(caught.value)


def test_every_problem_is_named_at_once():
    with pytest.raises(SourceProblems) as caught:
        parse_source("postgres://:x/?options=y#a-b")

    assert len(caught.value.problems) == 5
