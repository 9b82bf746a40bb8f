"""A source as it is written -> a case to look at."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import pandas as pd

from lib.choices import Choices, cells_in_use, choices
from lib.exceptions import EngineError, SourceProblems
from lib.files import PACKAGE, README
from lib.frames import to_pandas
from lib.tables.codebook import (
    asked_codebook,
    given_codebook,
    given_readme,
    given_title,
    joined_codebook,
)
from lib.tables.engine import Engine, Session, run
from lib.tables.engine_case import PATIENCE, EngineCase, Query
from lib.tables.shape import Shape, no_days, own_shape
from lib.tables.source import Source, SourceKind
from lib.vocabulary import LIST_SEPARATOR

NO_NAME = ("records", "*")
"""Names of files that say nothing: the folder's name says more."""

BESIDE = ("actors.csv", "issues.csv", "sources.csv", PACKAGE, README)
"""Files beside Parquet files that say more about them."""

Opened = tuple[EngineCase, Choices]


def source_name(source: Source) -> str:
    """
    Name a table, for addresses and names of files.

    >>> from lib.tables.source import parse_source
    >>> source_name(parse_source("talks/records.parquet"))
    'talks'
    """
    if source.kind is not SourceKind.PARQUET:
        return ".".join(source.table)
    path = Path(source.path)
    name = _folder(source).name if path.stem in NO_NAME else path.stem
    return re.sub(r"[^\w.-]+", "-", name).strip("-") or "table"


def source_title(source: Source) -> str:
    """
    Name a table for people: as a datapackage.json beside its files does, else by its name.

    Raises:
        CaseProblems: what is wrong with that file.
    """
    beside = source.kind is SourceKind.PARQUET
    return (given_title(_folder(source)) if beside else "") or source_name(source)


def _folder(source: Source) -> Path:
    return Path(source.path).absolute().parent


class OpenTable:
    """A table for as long as the app runs: looked at anew where it changed; by any thread."""

    def __init__(self, engine: Engine, limit: float = PATIENCE) -> None:
        """
        Remember where it lies; nothing is asked yet.

        Args:
            engine: that holds it.
            limit: seconds after which a question is ended.
        """
        self.engine = engine
        self.last: Opened | None = None
        """What it was when it was last looked at; None: never yet."""
        self._limit = limit
        self._stamp: Hashable = None
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="open")
        self._lock = Lock()

    def look(self) -> Query:
        """Begin to find what it is; its result is `last` while nothing changed, or nobody knows."""
        query = Query(Future(), self._limit)
        try:
            stamp = self._stamp_now()
        except EngineError:
            stamp = self._stamp
        if self.last and stamp == self._stamp:
            query.future.set_result(self.last)
        else:
            query.future = self._pool.submit(self._open, query, stamp)
        return query

    def _stamp_now(self) -> Hashable:
        return self.engine.stamp(), _beside_stamp(self.engine.source)

    def _open(self, query: Query, stamp: Hashable) -> Opened:
        opened = open_table(self.engine, self._limit, query)
        with self._lock:
            if self.last and self._stamp == stamp:  # another session was faster
                return self.last
            if self.last:
                opened[0].remember(self.last[0])
            self.last, self._stamp = opened, stamp
        return opened


def _beside_stamp(source: Source) -> Hashable:
    if source.kind is not SourceKind.PARQUET:
        return None
    found = [(_folder(source) / name) for name in BESIDE]
    states = [(path.name, path.stat()) for path in found if path.is_file()]
    return tuple((name, at.st_mtime_ns, at.st_size) for name, at in states)


def open_table(engine: Engine, limit: float = PATIENCE, query: Query | None = None) -> Opened:
    """
    Open a table: find its columns, its actors, issues and sources.

    Args:
        engine: that holds it.
        limit: seconds after which a question to it is ended.
        query: by which this can be ended.

    Raises:
        SourceUnavailable, QueryFailed: the engine does not answer.
        QueryCancelled: the query was ended.
        SourceProblems: columns that are needed are not there.
        CaseProblems: what is wrong with a codebook that lies beside the files.
    """
    source, query = engine.source, query or Query(Future(), limit)
    beside = source.kind is SourceKind.PARQUET
    given = given_codebook(_folder(source)) if beside else {}
    shape, asked, cells = run(engine, lambda session: _look(session, source, given), query.begin)
    codebook = joined_codebook(asked, given)
    names = source_name(source), source_title(source)
    readme = given_readme(_folder(source)) if beside else ""
    case = EngineCase(*names, engine, shape, codebook, readme, limit)
    return case, choices(cells, *codebook.values())


def _check_days(session: Session, source: Source) -> None:
    """
    Look at dates that are written as text.

    Raises:
        SourceProblems: names one that is no day, if nothing says which days it means.
    """
    rows = no_days(session.table())
    if rows is not None and len(found := to_pandas(rows.head(1).to_native())):
        reason = f"{found['date'].iloc[0]!r} is not a day as 2031-03-04"
        needed = "For other dates the columns earliest and latest are needed"
        raise SourceProblems([f"{source.shown}: date: {reason}. {needed}."])


def _look(
    session: Session, source: Source, given: Mapping[str, pd.DataFrame]
) -> tuple[Shape, dict[str, pd.DataFrame], pd.DataFrame]:
    """Find how the table is made, what its codebook would hold, and the cells to choose from."""
    made = own_shape(session.table(), source.shown)
    _check_days(session, source)
    records = Shape(made, lists=False).records(session)
    cells = cells_in_use(records)
    lists = bool(cells["actor"].str.contains(LIST_SEPARATOR, regex=False).eq(True).any())
    return Shape(made, lists), asked_codebook(records, given), cells
