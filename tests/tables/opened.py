"""Generated tables, in memory and in an engine: what is asked of both must be the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from lib.case import Case
from lib.resolve import by_actor
from lib.tables.engine import open_engine
from lib.tables.shape import COLUMNS, Shape
from lib.tables.source import parse_source
from lib.vocabulary import LIST_SEPARATOR

EMPTY = {"via": 0.3, "side": 0.03, "status": 0.02, "confidence": 0.2, "recipient": 0.2}
"""Column -> share of the cells that are emptied besides."""


def roughened(case: Case, seed: int = 11) -> Case:
    """Add what a case of files need not have: ids alike but for capitals, more empty cells."""
    rng = np.random.default_rng(seed)
    first, second = case.actors["actor_id"].iloc[[0, 4]]
    issues = dict(zip(case.issues["issue_id"].iloc[[0, 5]], ["gebühr", "GEBÜHR"], strict=True))
    actors = case.actors.replace({"actor_id": {second: first.upper()}})
    records = case.records.assign(
        actor=_renamed(case.records["actor"], {second: first.upper()}),
        recipient=_renamed(case.records["recipient"], {second: first.upper()}),
        issue=case.records["issue"].replace(issues),
    )
    for column, share in EMPTY.items():
        records[column] = records[column].mask(rng.random(len(records)) < share)
    records["responds_to"] = _answers(rng, records)
    return replace(
        case,
        records=records,
        records_by_actor=by_actor(records, actors),
        actors=actors,
        issues=case.issues.replace({"issue_id": issues}),
    )


def _answers(rng: np.random.Generator, records: pd.DataFrame) -> pd.Series:
    """Let statements answer the same few records, and events follow each other."""
    few = rng.choice(records["record_id"].iloc[: len(records) // 20], len(records))
    answers = records["responds_to"].mask(records["responds_to"].notna(), pd.Series(few))
    events = records["record_id"][records["record_type"] == "event"]
    before = events.shift(3)[rng.random(len(events)) < 0.3]
    return answers.fillna(before)


def _renamed(lists: pd.Series, names: dict[str, str]) -> pd.Series:
    cells = lists.dropna().str.split(LIST_SEPARATOR)
    renamed = cells.map(lambda ids: LIST_SEPARATOR.join(names.get(i, i) for i in ids))
    return renamed.reindex(lists.index).astype("str")


def write_parquet(frame: pd.DataFrame, path: Path) -> Path:
    """Write a table as an extract does: text, and days as dates."""
    columns = {name: _column(column) for name, column in frame.items()}
    pq.write_table(pa.table(columns), path, row_group_size=500)
    return path


def _column(column: pd.Series) -> pa.Array:
    is_day = pd.api.types.is_datetime64_any_dtype(column)
    values = column.dt.date if is_day else column
    values = values.astype("object").where(column.notna(), None)
    return pa.array(values, type=pa.date32() if is_day else pa.string())


@contextmanager
def opened(
    source: str, case: Case, user: str | None = None
) -> Iterator[tuple[nw.LazyFrame, nw.LazyFrame]]:
    """
    Open the records of a case in their engine, and its records by actor.

    Args:
        source: where the records are.
        case: whose actors they name.
        user: of the server.
    """
    engine = open_engine(parse_source(source), user)
    made = Shape({name: nw.col(name) for name in COLUMNS}, lists=True)
    try:
        with engine.open() as session:
            yield made.records(session), made.by_actor(session, case.actors)
    finally:
        engine.close()
