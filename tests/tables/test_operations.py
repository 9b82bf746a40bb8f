"""What queries are made of, on each engine: the same rows from all."""

import warnings

import narwhals.stable.v2 as nw
import pandas as pd
import pytest

from lib.tables.engine import Session, open_engine, run
from lib.tables.source import parse_source
from tests import table
from tests.tables.servers import write_parquet

ROWS = table("""
    record_id | actor       | issue  | stance  | title         | quote      | earliest
    r1        | north       | fishing| support | Ärger im Hafen| 50% o'clock| 2024-01-31
    r2        | north;south | fishing| oppose  | ärger         |            | 2024-01-31
    r3        | south       |        | support | Quota         | a_b        | 2024-12-31
    r4        | South       | harbour|         | ZOLL          | [x]        |
    r5        |             | harbour| support | zoll          |            | 2025-06-01
    r6        | north       | harbour| oppose  |               | a\\b       | 2025-06-01
    r7        | south       | quota  |         | Quota         |            | 2025-07-01
""")
NAMES = table("""
    actor | name
    north | Northland
    south | Südland
""")

col, when, lit = nw.col, nw.when, nw.lit
TEXT = nw.concat_str(col("title"), col("quote"), separator=" ", ignore_nulls=True)
DAY = pd.Timestamp("2024-12-31")


def per_actor(rows):
    """Narwhals explodes no list column of pandas that is not Arrow's: there, pandas does it."""
    if rows.implementation.is_pandas():
        each = rows.collect().to_pandas().assign(each=lambda found: found["actor"].str.split(";"))
        return nw.from_native(each.explode("each").astype({"each": "str"})).lazy()
    return rows.with_columns(each=col("actor").str.split(";")).explode("each")


OPERATIONS = {
    "all rows": lambda rows, names: rows,
    "from a day": lambda rows, names: rows.filter(col("earliest") >= DAY),
    "until a day or open": lambda rows, names: rows.filter(
        (col("earliest") <= DAY) | col("earliest").is_null()
    ),
    "one of": lambda rows, names: rows.filter(col("actor").is_in(["north", "south"])),
    "not one of": lambda rows, names: rows.filter(~col("stance").is_in(["oppose"])),
    "not one of, or missing": lambda rows, names: rows.filter(
        ~col("stance").is_in(["oppose"]) | col("stance").is_null()
    ),
    "text in any case": lambda rows, names: rows.filter(
        TEXT.str.to_lowercase().str.contains("ärger", literal=True)
    ),
    "percent in text": lambda rows, names: rows.filter(TEXT.str.contains("50%", literal=True)),
    "quote in text": lambda rows, names: rows.filter(TEXT.str.contains("o'c", literal=True)),
    "underscore in text": lambda rows, names: rows.filter(TEXT.str.contains("a_b", literal=True)),
    "bracket in text": lambda rows, names: rows.filter(TEXT.str.contains("[x]", literal=True)),
    "backslash in text": lambda rows, names: rows.filter(TEXT.str.contains("\\", literal=True)),
    "count by": lambda rows, names: rows.group_by("issue").agg(records=nw.len()),
    "count apart": lambda rows, names: rows.group_by("issue").agg(apart=col("actor").n_unique()),
    "count apart, in two steps": lambda rows, names: (
        rows.select("issue", "actor")
        .unique()
        .group_by("issue")
        .agg(apart=nw.len(), filled=col("actor").count())
    ),
    "first and last": lambda rows, names: rows.group_by("issue").agg(
        first=col("record_id").min(), last=col("earliest").max()
    ),
    "how many are": lambda rows, names: rows.group_by("issue").agg(
        supports=(col("stance") == "support").sum()
    ),
    "how many are, as numbers": lambda rows, names: (
        rows.with_columns(one=when(col("stance") == "support").then(lit(1)).otherwise(lit(0)))
        .group_by("issue")
        .agg(supports=col("one").sum())
    ),
    "highest among": lambda rows, names: rows.with_columns(
        last=col("record_id").max().over("issue")
    ).select("record_id", "last"),
    "last of each": lambda rows, names: rows.filter(~col("earliest").is_null()).unique(
        ["issue"], keep="last", order_by=["earliest", "record_id"]
    ),
    "distinct": lambda rows, names: rows.select("issue", "stance").unique(),
    "first rows": lambda rows, names: rows.sort("record_id", descending=True).head(2),
    "highest rows": lambda rows, names: rows.top_k(2, by="record_id"),
    "joined, left": lambda rows, names: rows.join(names, on="actor", how="left"),
    "joined, inner": lambda rows, names: rows.join(names, on="actor"),
    "joined, semi": lambda rows, names: rows.join(names, on="actor", how="semi"),
    "joined, anti": lambda rows, names: rows.join(names, on="actor", how="anti"),
    "exploded": lambda rows, names: per_actor(rows),
    "exploded and joined": lambda rows, names: per_actor(rows).join(
        names, left_on="each", right_on="actor", how="left"
    ),
    "put below": lambda rows, names: nw.concat([rows, rows.filter(col("issue").is_null())]),
    "chosen by": lambda rows, names: rows.select(
        "record_id", word=when(col("stance") == "support").then(lit("yes")).otherwise(lit("no"))
    ),
    "first filled": lambda rows, names: rows.select(
        "record_id", filled=nw.coalesce(col("quote"), col("title"), lit("none"))
    ),
    "year and month": lambda rows, names: rows.filter(~col("earliest").is_null()).select(
        "record_id", month=col("earliest").dt.year() * 100 + col("earliest").dt.month()
    ),
    "a missing column": lambda rows, names: rows.select(
        "record_id", condition=lit(None).cast(nw.String), day=lit(None).cast(nw.Date)
    ),
}

FAILS = {
    ("duckdb", "highest rows"): "narwhals asks another connection; use sort and head",
    ("postgres", "count apart"): "narwhals adds a boolean to a number; count distinct rows",
    ("spark", "how many are"): "Spark adds no booleans; add 1 and 0",
    **{
        (engine, "not one of"): "a missing value is not not one of them; only pandas keeps it"
        for engine in ("duckdb", "postgres", "spark")
    },
}
"""Engine and operation -> why no query of ours may use it."""


class InMemory(Session):
    """The same rows in pandas: what the others are held against."""

    def table(self):
        return nw.from_native(ROWS).lazy()

    def small(self, rows):
        return nw.from_native(rows).lazy()


@pytest.fixture(scope="session")
def engines(tmp_path_factory):
    """Open each engine over the same rows once, when first asked for."""
    opened = {}

    def of(name, request):
        if name not in opened:
            opened[name] = open_engine(parse_source(load(name, request)), "parley", "")
        return opened[name]

    def load(name, request):
        if name == "duckdb":
            return write_parquet(ROWS, tmp_path_factory.mktemp("rows") / "operations.parquet")
        return request.getfixturevalue(name).load("operations", ROWS)

    yield of
    for each in opened.values():
        each.close()


def plain(collected):
    """Rows as a sorted list of texts: what a cell holds, not how an engine stores it."""
    rows = collected.to_pandas().copy()
    for name in rows.columns.intersection(["earliest", "day"]):
        rows[name] = pd.to_datetime(rows[name]).dt.strftime("%Y-%m-%d")
    cells = rows.astype(object).where(rows.notna(), None)
    return sorted([_written(cell) for cell in row] for row in cells.itertuples(index=False))


def _written(cell):
    """A day is a date in one engine, midnight in another."""
    return str(cell).removesuffix(" 00:00:00")


def answer(operation, session):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # narwhals: collects to know the order
        return plain(OPERATIONS[operation](session.table(), session.small(NAMES)).collect())


@pytest.mark.engines
@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("engine", ["duckdb", "postgres", "spark"])
def test_an_operation_gives_the_same_rows(engine, operation, engines, request):
    if (engine, operation) in FAILS:
        reason = FAILS[engine, operation]
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    expected = answer(operation, InMemory())

    found = run(engines(engine, request), lambda session: answer(operation, session))

    assert found == expected
