"""A generated table opened in an engine: what the layer is given, and what runs the SQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from lib.resolve import by_actor
from lib.tables.engine import Session, open_engine, run
from lib.tables.opening import open_table
from lib.tables.source import parse_source
from tests.bench.asked.by_numpy import NUMPY, Codes
from tests.bench.asked.by_pandas import PANDAS
from tests.bench.asked.by_sql import DIALECTS, statements_of
from tests.bench.asked.layer import HELD, LAYER
from tests.bench.asked.question import QUERIES, Asked

Run = Callable[[Asked], object]


def layer_on_pandas(asked: Asked) -> dict[str, Run]:
    """Ask through the layer; the table is in memory."""
    return _runs(LAYER, *_in_memory(asked))


def plain_pandas(asked: Asked) -> dict[str, Run]:
    """Ask in pandas; the table is in memory."""
    return _runs(PANDAS, *_in_memory(asked))


def limit(asked: Asked) -> dict[str, Run]:
    """Ask of codes."""
    codes = Codes(_read(asked.path), asked.actors)
    return _runs(NUMPY, codes)


def layer_on_duckdb(asked: Asked) -> dict[str, Run]:
    """Ask through the layer; DuckDB reads the file at every query."""
    case, _ = open_table(open_engine(parse_source(str(asked.path))))

    def ask(query: str) -> Run:
        def answer(session: Session) -> object:
            rows = (case.rows(session, name, None) for name in ("records", "records_by_actor"))
            return LAYER[query](asked, *(each.to_native() for each in rows))

        # Not case.ask: it would keep the answer.
        return lambda _: run(case.engine, answer)

    return {query: ask(query) for query in QUERIES}


def duckdb_sql(asked: Asked) -> dict[str, Run]:
    """Ask DuckDB in SQL; it reads the file at every query."""
    connection = _duckdb()
    statements = statements_of(asked, f"read_parquet('{asked.path}')", DIALECTS["duckdb"])

    def ask(query: str) -> Run:
        return lambda _: connection.cursor().sql(statements[query]).df()

    return {query: ask(query) for query in QUERIES}


def _duckdb():
    import duckdb  # of the extra parquet: may be missing

    return duckdb.connect(config={"memory_limit": "4GB"})


@dataclass(frozen=True)
class Way:
    """One way to ask."""

    words: str
    open: Callable[[Asked], dict[str, Run]]
    beside: str | None = None
    """The way by hand that it is held against."""


WAYS = {
    "layer-pandas": Way("layer on pandas", layer_on_pandas, "pandas"),
    "pandas": Way("pandas by hand", plain_pandas),
    "layer-duckdb": Way("layer on DuckDB, Parquet", layer_on_duckdb, "duckdb"),
    "duckdb": Way("SQL by hand on DuckDB, Parquet", duckdb_sql),
    "numpy": Way("numpy on codes: the limit", limit),
}


def _runs(functions: dict[str, Callable], *given: object) -> dict[str, Run]:
    return {name: lambda asked, do=do: do(asked, *given) for name, do in functions.items()}


def _in_memory(asked: Asked) -> tuple[pd.DataFrame, pd.DataFrame]:
    records = _read(asked.path)
    return records, by_actor(records, asked.actors)


def _read(path: Path) -> pd.DataFrame:
    table = pq.read_table(path, columns=HELD)
    for number, field in enumerate(table.schema):
        if pa.types.is_date(field.type):
            days = table[field.name].cast(pa.timestamp("s"))
            table = table.set_column(number, field.name, days)
    return table.to_pandas(self_destruct=True, split_blocks=True)
