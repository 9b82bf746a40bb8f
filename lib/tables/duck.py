"""Parquet files through DuckDB, in this process: nothing is read but what a query needs."""

from __future__ import annotations

import atexit
import glob
import os
import shutil
import tempfile
import threading
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import narwhals.stable.v2 as nw
import pandas as pd
import pyarrow as pa

from lib.exceptions import DashboardError, QueryCancelled, QueryFailed, SourceUnavailable
from lib.tables.engine import Session, need
from lib.tables.source import GLOB, Source
from lib.vocabulary import LIST_SEPARATOR

MEMORY = "4GB"
"""A query that needs more writes to disk."""

FRUGAL = "512MB"
"""The same, where all rows are put in order to be written away."""

HIDDEN = ("_", ".")
"""Spark's own files beside the Parquet files of a folder begin so."""


class DuckEngine:
    """One database in memory for all sessions; each session has a cursor of its own."""

    name = "DuckDB"

    def __init__(self, source: Source, memory: str = MEMORY) -> None:
        self.source = source
        self._duckdb = need("duckdb", "parquet", source)
        self._scratch = Path(tempfile.mkdtemp(prefix="parley-"))
        atexit.register(self.close)
        self._lock = threading.Lock()
        self._connection = _connect(self._duckdb, self._folders(), self._scratch, memory)

    def open(self) -> DuckSession:
        """Take a cursor; what the files are now is remembered."""
        stamp = self.stamp()
        with self._lock:  # a connection is not safe to share, not even for this
            cursor = self._connection.cursor()
        return DuckSession(self, cursor, stamp)

    @contextmanager
    def frugal(self) -> Iterator[DuckEngine]:
        """Give a database of its own, which sorts on disk what is not small."""
        other = DuckEngine(self.source, FRUGAL)
        try:
            yield other
        finally:
            other.close()

    def stamp(self) -> Hashable:
        """
        Name the files with what changes when they are written.

        Raises:
            SourceUnavailable: there are none, or one cannot be read.
        """
        try:
            found = [(path, os.stat(path)) for path in self._paths()]
        except OSError as error:
            raise SourceUnavailable(self.source.shown, f"{error.strerror}.") from None
        if not found:
            raise SourceUnavailable(self.source.shown, "no such file.")
        return tuple((path, at.st_ino, at.st_mtime_ns, at.st_size) for path, at in found)

    def translate(self, error: Exception) -> DashboardError | None:
        """Say what DuckDB raised."""
        duckdb, shown = self._duckdb, self.source.shown
        if isinstance(error, duckdb.InterruptException):
            return QueryCancelled()
        if isinstance(error, duckdb.OutOfMemoryException):
            return QueryFailed(shown, "not enough memory and disk. Narrow the filter.")
        if isinstance(error, duckdb.IOException | duckdb.InvalidInputException):
            return QueryFailed(shown, "a file could not be read: it is damaged, or was replaced.")
        if isinstance(error, duckdb.Error):
            return QueryFailed(shown, f"DuckDB refused it ({type(error).__name__}).")
        return None

    def close(self) -> None:
        """Remove what was written beside memory."""
        atexit.unregister(self.close)
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _paths(self) -> list[str]:
        path = Path(self.source.path).absolute()
        if path.is_dir():
            inside = (each for each in path.rglob("*.parquet") if each.is_file())
            return sorted(str(each) for each in inside if not _is_hidden(each, path))
        if path.exists():
            return [str(path)]
        return sorted(glob.glob(str(path), recursive=True))

    def _folders(self) -> list[str]:
        """Name the folders that hold all files the source may ever name."""
        path = Path(self.source.path).absolute()
        if path.is_dir():
            return [str(path)]
        fixed = next((each for each in path.parents if not set(GLOB) & set(str(each))), path.parent)
        return [str(fixed)]


class DuckSession(Session):
    """A cursor over the files."""

    def __init__(self, engine: DuckEngine, cursor, stamp: Hashable) -> None:
        super().__init__()
        self._engine = engine
        self._cursor = cursor
        self._stamp = stamp
        self._brought: list[Path] = []

    def table(self) -> nw.LazyFrame:
        """Read all files as one table, columns by name."""
        return self._read([path for path, *_ in self._stamp])

    def small(self, rows: pd.DataFrame) -> nw.LazyFrame:
        """Write the rows where only this engine reads them."""
        path = self._engine._scratch / f"small-{next(NUMBERS)}.parquet"
        self._brought.append(path)
        rows.to_parquet(path, index=False)
        return self._read([str(path)])

    def repeated(self, rows: nw.LazyFrame, column: str, name: str) -> nw.LazyFrame:
        """Repeat in one pass: narwhals makes two, one of them for missing cells."""
        ids = f"coalesce(string_split({column}, '{LIST_SEPARATOR}'), [NULL])"
        return nw.from_native(rows.to_native().project(f"*, unnest({ids}) AS {name}"))

    def batches(self, rows: nw.LazyFrame, most: int) -> Iterator[pa.RecordBatch]:
        """Take them as DuckDB has them ready."""
        yield from rows.to_native().to_arrow_reader(most)

    def steady(self) -> bool:
        """Say whether the files are those of the beginning."""
        try:
            return self._engine.stamp() == self._stamp
        except SourceUnavailable:
            return False

    def _read(self, paths: Sequence[str]) -> nw.LazyFrame:
        named = [glob.escape(path) for path in paths]
        return nw.from_native(self._cursor.read_parquet(named, union_by_name=len(named) > 1))

    def _stop(self) -> None:
        self._cursor.interrupt()

    def _release(self) -> None:
        for path in self._brought:
            path.unlink(missing_ok=True)
        self._cursor.close()


NUMBERS = count()
"""Tells the small tables of one process apart; taking the next is safe among threads."""


def _connect(duckdb, folders: Sequence[str], scratch: Path, memory: str):
    """Open a database that reads the folders, writes its scratch, and reaches nothing else."""
    connection = duckdb.connect(
        ":memory:",
        config={
            "memory_limit": memory,
            "temp_directory": str(scratch),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
        },
    )
    allowed = ", ".join(
        "'" + folder.replace("'", "''") + "'" for folder in [*folders, str(scratch)]
    )
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(f"SET allowed_directories = [{allowed}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _is_hidden(path: Path, below: Path) -> bool:
    return any(part.startswith(HIDDEN) for part in path.relative_to(below).parts)
