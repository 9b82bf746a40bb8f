"""A table of PostgreSQL: narwhals over Ibis writes the SQL, psycopg sends it, read-only."""

from __future__ import annotations

import os
import threading
import time
import warnings
from collections.abc import Hashable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import count

import narwhals.stable.v2 as nw
import pandas as pd
import pyarrow as pa

from lib.exceptions import DashboardError, QueryFailed, SourceUnavailable
from lib.tables.engine import MINUTES, Session, need
from lib.tables.source import Source

IDLE = 4
"""So many connections wait for the next question."""

SECONDS = 600
"""The server itself ends a query then, should nobody here do it."""

OPTIONS = {
    "connect_timeout": 5,
    "application_name": "Parley",
    "options": f"-c default_transaction_read_only=on -c statement_timeout={SECONDS}s",
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}

KINDS = {"b": "boolean", "i": "bigint", "u": "bigint", "f": "double precision", "M": "timestamp"}
"""Kind of a numpy column -> type of PostgreSQL; all else is text."""


class SqlEngine:
    """A few connections, each used by one session at a time."""

    name = "PostgreSQL"

    def __init__(
        self, source: Source, user: str | None = None, password: str | None = None
    ) -> None:
        self.source = source
        self._psycopg = need("psycopg", "sql", source)
        self._ibis = need("ibis", "sql", source)
        self._user = os.environ.get("PARLEY_SOURCE_USER") if user is None else user
        self._password = os.environ.get("PARLEY_SOURCE_PASSWORD") if password is None else password
        self._lock = threading.Lock()
        self._idle: list = []

    def open(self) -> SqlSession:
        """Take a connection, and ask for the columns of the table."""
        try:
            connection = self._waiting() or self._connected()
        except self._psycopg.Error as error:
            raise self._unavailable(error) from None
        try:
            hush()
            backend = self._ibis.postgres.from_connection(connection)
            *schema, name = self.source.table
            rows = backend.table(name, database=schema[0] if schema else None)
        except Exception as error:
            connection.close()
            raise self._unavailable(error) from None
        return SqlSession(self, connection, backend, rows)

    def frugal(self) -> AbstractContextManager[SqlEngine]:
        """Give this one: the server does the work."""
        return nullcontext(self)

    def stamp(self) -> Hashable:
        """Give the ten minutes that it is now: the server does not say whether a table changed."""
        return int(time.monotonic() // (60 * MINUTES))

    def translate(self, error: Exception) -> DashboardError | None:
        """Say what the server, its driver or Ibis raised."""
        errors, shown = self._psycopg.errors, self.source.shown
        for kind, meaning, reason in (
            (errors.QueryCanceled, QueryFailed, "PostgreSQL ended it."),
            (
                errors.InsufficientPrivilege,
                SourceUnavailable,
                "PostgreSQL does not let you read it.",
            ),
            (errors.UndefinedTable, SourceUnavailable, "PostgreSQL has no such table."),
            (
                self._ibis.common.exceptions.TableNotFound,
                SourceUnavailable,
                "PostgreSQL has no such table.",
            ),
            (errors.OutOfMemory, QueryFailed, "not enough memory. Narrow the filter."),
            (errors.DiskFull, QueryFailed, "the disk of the server is full."),
            (self._psycopg.OperationalError, SourceUnavailable, _why_not_connected(error)),
            (self._psycopg.Error, QueryFailed, f"PostgreSQL refused it ({type(error).__name__})."),
            (
                self._ibis.common.exceptions.IbisError,
                QueryFailed,
                f"Ibis refused it ({type(error).__name__}).",
            ),
        ):
            if isinstance(error, kind):
                return meaning(shown, reason)
        return None

    def close(self) -> None:
        """Close what waits."""
        with self._lock:
            waiting, self._idle = self._idle, []
        for connection in waiting:
            connection.close()

    def give_back(self, connection, *, used_up: bool) -> None:
        """Keep a connection for the next session, unless something is left in it."""
        with self._lock:
            if not used_up and not connection.closed and len(self._idle) < IDLE:
                self._idle.append(connection)
                return
        connection.close()

    def _connected(self):
        source = self.source
        return self._psycopg.connect(
            host=source.host,
            port=source.port,
            dbname=source.database,
            user=self._user or None,
            password=self._password or None,
            autocommit=True,
            **OPTIONS,
            **dict(source.settings),
        )

    def _waiting(self):
        """Take a connection that waited and still works; None: there is none."""
        while True:
            with self._lock:
                if not self._idle:
                    return None
                connection = self._idle.pop()
            try:
                connection.execute("SELECT 1")
            except self._psycopg.Error:
                connection.close()
            else:
                return connection

    def _unavailable(self, error: Exception) -> Exception:
        found = self.translate(error)
        if isinstance(found, QueryFailed):
            return SourceUnavailable(self.source.shown, found.reason)
        return found or error


class SqlSession(Session):
    """A connection of its own."""

    def __init__(self, engine: SqlEngine, connection, backend, rows) -> None:
        super().__init__()
        self._engine = engine
        self._connection = connection
        self._backend = backend
        self._rows = rows
        self._brought = False

    def table(self) -> nw.LazyFrame:
        """Read the table."""
        return nw.from_native(self._rows)

    def small(self, rows: pd.DataFrame) -> nw.LazyFrame:
        """
        Copy the rows into a temporary table: the one thing that is written, and only we see it.

        Raises:
            QueryFailed: the server lets us make none.
        """
        name = f"parley_small_{next(NUMBERS)}"
        self._brought = True
        try:
            self._copy(name, rows)
        except (
            self._engine._psycopg.errors.InsufficientPrivilege,
            self._engine._psycopg.errors.ReadOnlySqlTransaction,
        ):
            raise QueryFailed(
                self._engine.source.shown, "the server lets this user make no temporary tables."
            ) from None
        return nw.from_native(self._backend.table(name))

    def batches(self, rows: nw.LazyFrame, most: int) -> Iterator[pa.RecordBatch]:
        """Fetch them from a cursor of the server."""
        yield from self._backend.to_pyarrow_batches(rows.to_native(), chunk_size=most)

    def _copy(self, name: str, rows: pd.DataFrame) -> None:
        sql = self._engine._psycopg.sql
        columns = [
            sql.SQL("{} {}").format(sql.Identifier(column), sql.SQL(_type(rows[column])))
            for column in rows.columns
        ]
        create = sql.SQL("CREATE TEMPORARY TABLE {} ({})").format(
            sql.Identifier(name), sql.SQL(", ").join(columns)
        )
        into = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(name))
        with self._connection.transaction(), self._connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ WRITE")
            cursor.execute(create)
            with cursor.copy(into) as copy:
                for row in rows.astype(object).where(rows.notna(), None).itertuples(index=False):
                    copy.write_row(row)

    def _stop(self) -> None:
        try:
            self._connection.cancel_safe(timeout=2)
        except self._engine._psycopg.Error:  # a server that is gone runs no query
            return

    def _release(self) -> None:
        self._engine.give_back(self._connection, used_up=self._brought or self.cancelled.is_set())


NUMBERS = count()


def hush() -> None:
    """
    Pass over what Ibis 12 warns of itself, for good.

    Not within a block: leaving one in a thread brings back the filters of another.
    """
    warnings.filterwarnings("ignore", category=pd.errors.Pandas4Warning, module=r"ibis\.")
    warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"(ibis|sqlglot)\.")


def _type(column: pd.Series) -> str:
    return KINDS.get(getattr(column.dtype, "kind", "O"), "text")


def _why_not_connected(error: Exception) -> str:
    """Say why in our words: the driver's may hold the user."""
    text = str(error)
    if "authentication failed" in text or "no password supplied" in text:
        return "PostgreSQL does not know this user and password."
    if "database" in text and "does not exist" in text:
        return "PostgreSQL has no such database."
    return "PostgreSQL does not answer. It may be down."
