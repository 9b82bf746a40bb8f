"""A table of Spark, through Spark Connect: this process sends plans and takes rows, no more."""

from __future__ import annotations

import os
import socket
import threading
import time
import warnings
from collections.abc import Hashable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import count

import narwhals.stable.v2 as nw
import pandas as pd
import pyarrow as pa

from lib.exceptions import DashboardError, QueryCancelled, QueryFailed, SourceUnavailable
from lib.tables.engine import MINUTES, Session, need
from lib.tables.source import Source

PORT = 15002
CONNECT_SECONDS = 3
"""A server that does not take a connection within this time is down."""

LOST = ("INVALID_HANDLE", "SESSION_CLOSED", "NO_ACTIVE_SESSION")
"""The server does not know our session: it forgot it, or was started anew."""

RETRIES = {"max_retries": 3, "initial_backoff": 100, "max_backoff": 1000}
"""Of one call, in milliseconds; Spark's own choice is ten minutes, which looks like a hang."""


class SparkEngine:
    """One client for all sessions; a query is known by its tag."""

    name = "Spark"

    def __init__(
        self, source: Source, user: str | None = None, password: str | None = None
    ) -> None:
        self.source = source
        hush()
        self._connect = need("pyspark.sql.connect.session", "spark", source)
        self._errors = need("pyspark.errors", "spark", source)
        self._grpc = need("grpc", "spark", source)
        self._user = os.environ.get("PARLEY_SOURCE_USER") if user is None else user
        self._token = os.environ.get("PARLEY_SOURCE_PASSWORD") if password is None else password
        self._lock = threading.Lock()
        self._client = None

    def open(self) -> SparkSession:
        """Take the client; a server that was started anew gets a new one."""
        hush()
        self._reach()
        with self._lock:
            kept = self._client is not None
            try:
                rows = self._rows()
            except Exception as error:
                if not kept or _is_absent(error):
                    raise self._unavailable(error) from None
                self._drop()  # the server may have been started anew, and know nothing of us
                rows = self._rows_anew()
            return SparkSession(self._client, rows)

    def frugal(self) -> AbstractContextManager[SparkEngine]:
        """Give this one: the server does the work."""
        return nullcontext(self)

    def stamp(self) -> Hashable:
        """Give the ten minutes that it is now: Spark does not say whether a table changed."""
        return int(time.monotonic() // (60 * MINUTES))

    def translate(self, error: Exception) -> DashboardError | None:
        """Say what Spark or the way to it raised."""
        shown, text = self.source.shown, str(error)
        if "OPERATION_CANCELED" in text or "OPERATION_CANCELLED" in text:
            return QueryCancelled()
        if isinstance(error, self._grpc.RpcError) or _is_unreachable(error):
            return SourceUnavailable(shown, "Spark does not answer. It may be down.")
        if _is_absent(error):
            return SourceUnavailable(shown, "Spark has no such table.")
        if any(word in text for word in LOST):
            return SourceUnavailable(shown, "Spark was started anew.")
        if isinstance(error, self._errors.PySparkException):
            return QueryFailed(shown, f"Spark refused it ({_condition(error)}).")
        return None

    def close(self) -> None:
        """Say goodbye to the server."""
        with self._lock:
            self._drop()

    def _rows(self):
        """Ask for the columns: proves that server, session and table are there."""
        if self._client is None:
            self._client = self._connect.SparkSession.builder.remote(self._url()).create()
            self._client.client.set_retry_policies([_few_retries()])
            self._client.conf.set("spark.sql.session.timeZone", "UTC")
            self._client.conf.set("spark.sql.timestampType", "TIMESTAMP_NTZ")
        rows = self._client.table(".".join(self.source.table))
        rows.schema  # noqa: B018 : asks the server
        return rows

    def _rows_anew(self):
        try:
            return self._rows()
        except Exception as error:
            raise self._unavailable(error) from None

    def _unavailable(self, error: Exception) -> Exception:
        found = self.translate(error)
        if isinstance(found, QueryFailed):
            return SourceUnavailable(self.source.shown, found.reason)
        return found or error

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is None:
            return
        client.release_session_on_close = False  # the server may be gone: do not wait for it
        client.stop()

    def _reach(self) -> None:
        address = (self.source.host, self.source.port or PORT)
        try:
            socket.create_connection(address, CONNECT_SECONDS).close()
        except OSError:
            raise SourceUnavailable(
                self.source.shown, "no Spark Connect server takes connections there."
            ) from None

    def _url(self) -> str:
        host = f"[{self.source.host}]" if ":" in self.source.host else self.source.host
        settings = [f"{name}={value}" for name, value in self.source.settings]
        settings += [f"user_id={self._user}"] if self._user else []
        settings += [f"token={self._token}"] if self._token else []
        return ";".join([f"sc://{host}:{self.source.port or PORT}/", *settings])


class SparkSession(Session):
    """Queries of one thread, under one tag."""

    def __init__(self, client, rows) -> None:
        super().__init__()
        self._client = client
        self._rows = rows
        self._tag = f"parley-{next(NUMBERS)}"
        client.addTag(self._tag)

    def table(self) -> nw.LazyFrame:
        """Read the table."""
        return nw.from_native(self._rows)

    def small(self, rows: pd.DataFrame) -> nw.LazyFrame:
        """Send the rows along with the plan."""
        import pyarrow as pa

        sent = pa.Table.from_pandas(rows, preserve_index=False)
        return nw.from_native(self._client.createDataFrame(sent))

    def batches(self, rows: nw.LazyFrame, most: int) -> Iterator[pa.RecordBatch]:
        """Take them as the server sends them, in batches of its own choice."""
        plan = rows.to_native()._plan  # toLocalIterator makes a Python object of every row
        client = self._client.client
        for part in client.to_table_as_iterator(plan.to_proto(client), plan.observations):
            if hasattr(part, "to_batches"):  # the first may be a schema
                yield from part.to_batches(most)

    def _stop(self) -> None:
        try:
            self._client.interruptTag(self._tag)
        except Exception:  # a server that is gone runs no query
            return

    def _release(self) -> None:
        self._client.removeTag(self._tag)


NUMBERS = count()


def hush() -> None:
    """Pass over what PySpark 4 warns of itself, for good (see lib.tables.sql.hush)."""
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    warnings.filterwarnings("ignore", r"\[RETRIES_EXCEEDED\]", UserWarning)


def _few_retries():
    from pyspark.sql.connect.client.retries import DefaultPolicy

    return DefaultPolicy(**RETRIES, max_server_retry_delay=1000)


def _condition(error: Exception) -> str:
    """Name Spark's own word for what happened; its message may hold the query."""
    condition = getattr(error, "getCondition", lambda: None)()
    return condition or type(error).__name__


def _is_absent(error: Exception) -> bool:
    return "TABLE_OR_VIEW_NOT_FOUND" in str(error) or "SCHEMA_NOT_FOUND" in str(error)


def _is_unreachable(error: Exception) -> bool:
    return "StatusCode.UNAVAILABLE" in str(error) or "RETRIES_EXCEEDED" in str(error)
