"""What every engine does: open a session, bring a small table in, cancel, say what went wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager
from importlib import import_module
from types import ModuleType
from typing import Protocol, TypeVar

import narwhals.stable.v2 as nw
import pandas as pd
import pyarrow as pa

from lib.exceptions import DashboardError, QueryCancelled, QueryFailed, SourceUnavailable
from lib.tables.source import Source, SourceKind
from lib.vocabulary import LIST_SEPARATOR

Result = TypeVar("Result")

MINUTES = 10
"""A server does not say when a table changed: results are asked anew after so long."""

AGAIN = 0.1
"""So many seconds after a cancel it is sent again: it may have come between two queries."""


REPLACED = "the table was replaced while it was read. Ask again."


class Session(AbstractContextManager):
    """
    Some queries one after the other, by one thread; only `cancel` may come from another.

    A session is short: opened for a question, closed after it.
    """

    def __init__(self) -> None:
        self.cancelled = threading.Event()
        self._closed = threading.Event()
        self._ending = threading.Lock()

    def table(self) -> nw.LazyFrame:
        """Give the source's rows as they are."""
        raise NotImplementedError

    def small(self, rows: pd.DataFrame) -> nw.LazyFrame:
        """Bring a small table into the engine; it may be joined with `table()`."""
        raise NotImplementedError

    def repeated(self, rows: nw.LazyFrame, column: str, name: str) -> nw.LazyFrame:
        """
        Repeat each row for each id in a cell.

        Args:
            rows: of this session.
            column: ids, joined with ";".
            name: of the new column, one id each; missing where the cell is.
        """
        ids = nw.col(column).str.split(LIST_SEPARATOR).alias(name)
        return rows.with_columns(ids).explode(name)

    def batches(self, rows: nw.LazyFrame, most: int) -> Iterator[pa.RecordBatch]:
        """Go through rows in their order, some thousand at a time: about `most`."""
        raise NotImplementedError

    def steady(self) -> bool:
        """Say whether all that was read is of one version of the table."""
        return True

    def cancel(self) -> None:
        """End the running query, and any that this session starts hereafter."""
        if not self.cancelled.is_set():
            self.cancelled.set()
            self._stop_unless_closed()
            threading.Thread(target=self._stop_until_closed, daemon=True).start()

    def close(self) -> None:
        """Give back what the session holds."""
        with self._ending:
            self._closed.set()
        self._release()

    def __exit__(self, *_: object) -> None:
        self.close()

    def _stop_until_closed(self) -> None:
        while not self._closed.wait(AGAIN):
            self._stop_unless_closed()

    def _stop_unless_closed(self) -> None:
        with self._ending:
            if not self._closed.is_set():
                self._stop()

    def _stop(self) -> None:
        """End the running query, if there is one; called from other threads."""
        raise NotImplementedError

    def _release(self) -> None:
        raise NotImplementedError


class Engine(Protocol):
    """A table in its engine. Any thread may open sessions."""

    name: str
    """As analysts know it: DuckDB, Spark, PostgreSQL."""
    source: Source

    def open(self) -> Session:
        """
        Begin a question.

        Raises:
            SourceUnavailable: down, table lost, credentials refused, an extra missing.
        """

    def frugal(self) -> AbstractContextManager[Engine]:
        """Give an engine over the same table that stays small in this process."""

    def stamp(self) -> Hashable:
        """Give a value that differs once the table may have changed."""

    def translate(self, error: Exception) -> DashboardError | None:
        """Say the engine's own error in our words; None: it is not the engine's."""

    def close(self) -> None:
        """Give back what the engine holds."""


def open_engine(source: Source, user: str | None = None, password: str | None = None) -> Engine:
    """
    Choose the engine of a source. Nothing is connected before the first session.

    Args:
        source: of files or a server, not a case folder.
        user: None: from PARLEY_SOURCE_USER, else as the server's own client finds it.
        password: None: from PARLEY_SOURCE_PASSWORD, else as the server's own client finds it.

    Raises:
        SourceUnavailable: the package that reads such a source is not installed.
    """
    if source.kind is SourceKind.PARQUET:
        from lib.tables.duck import DuckEngine

        return DuckEngine(source)
    if source.kind is SourceKind.SPARK:
        from lib.tables.spark import SparkEngine

        return SparkEngine(source, user, password)
    if source.kind is SourceKind.SQL:
        from lib.tables.sql import SqlEngine

        return SqlEngine(source, user, password)
    raise ValueError("a case folder is read whole, not by an engine")


def run(
    engine: Engine,
    compute: Callable[[Session], Result],
    began: Callable[[Session], None] = lambda session: None,
) -> Result:
    """
    Answer one question in a session of its own, from one version of the table.

    A table that was replaced meanwhile is asked once more.

    Args:
        engine: where the table lies.
        compute: session -> result, with nothing left to be collected.
        began: is given each session before its first query, so that it can be cancelled.

    Raises:
        SourceUnavailable: the engine is down or has lost the table.
        QueryFailed: the engine refused, or the table was replaced again and again.
        QueryCancelled: `cancel` of the session was called.
    """
    for last_try in (False, True):
        with engine.open() as session:
            began(session)
            try:
                result = compute(session)
            except Exception as error:
                if session.cancelled.is_set():
                    raise QueryCancelled from None
                if session.steady() or last_try:
                    raise said(engine, error) from None
                continue
            if session.cancelled.is_set():
                raise QueryCancelled
            if session.steady():
                return result
    raise QueryFailed(engine.source.shown, REPLACED)


def said(engine: Engine, error: Exception) -> Exception:
    """Give an error in our words if it is the engine's, else itself: then it is our bug."""
    if isinstance(error, DashboardError):
        return error
    return engine.translate(error) or error


def need(module: str, extra: str, source: Source) -> ModuleType:
    """
    Import a package that only some sources need.

    Raises:
        SourceUnavailable: it is not installed; names the extra that brings it.
    """
    try:
        return import_module(module)
    except ImportError:
        reason = f"{module.split('.')[0]} is not installed. Run: pip install '.[{extra}]'"
        raise SourceUnavailable(source.shown, reason) from None
