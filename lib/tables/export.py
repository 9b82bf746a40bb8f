"""The records of a filter -> a file on disk, however many they are."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lib.evidence import newest_first
from lib.exceptions import ExportFailed, QueryCancelled, QueryFailed
from lib.extract import guarded
from lib.filters import Filters
from lib.frames import on_the_clock
from lib.schema import EXTRACT
from lib.tables.engine import REPLACED, Session, run
from lib.tables.engine_case import EngineCase
from lib.tables.shape import COLUMNS, DAYS

ROWS = 10_000
"""Rows in memory at a time."""

GROUP = 50_000
"""Rows of a row group of a Parquet file."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

SCHEMA = pa.schema([(name, pa.date32() if name in DAYS else pa.string()) for name in COLUMNS])


class Kind(StrEnum):
    """What a file of records may be; the value ends its name."""

    CSV = "csv"
    PARQUET = "parquet"

    @property
    def word(self) -> str:
        """As analysts know it."""
        return {"csv": "CSV", "parquet": "Parquet"}[self.value]


@dataclass(frozen=True)
class About:
    """What a file says of itself."""

    permalink: str
    """Of the view: the last column of a CSV."""
    as_json: Callable[[int], str]
    """Number of records -> all that is said, for the metadata of Parquet."""


class Writer(Protocol):
    """Takes batches of SCHEMA, one after the other."""

    def write(self, batch: pa.RecordBatch) -> None:
        """Write some rows."""


def export_records(
    case: EngineCase,
    filters: Filters,
    path: Path,
    kind: Kind,
    about: About,
    wrote: Callable[[int], None] = lambda rows: None,
    began: Callable[[Session], None] = lambda session: None,
) -> int:
    """
    Write all records that a filter shows, newest first as lib.evidence.newest_records.

    One query of one version of the table, taken in parts: memory does not grow with
    the rows. The file is there when it is whole, not before.

    Args:
        case: a table in an engine.
        filters: which of its records.
        path: of the file; one that is there already is replaced.
        kind: what it is to be.
        about: what it says of itself.
        wrote: is told now and then how many rows are written.
        began: is given the session, which can be cancelled.

    Returns:
        How many records there are.

    Raises:
        ExportFailed: the disk is full, or the file may not be written there.
        SourceUnavailable, QueryFailed, QueryCancelled: nothing of the file is left then either.
    """

    def write(session: Session) -> int:
        rows = newest_first(case.rows(session, "records", filters).to_native())
        written = 0
        with _whole(path) as file, WRITERS[kind](file, about) as writer:
            for batch in session.batches(rows, ROWS):
                if session.cancelled.is_set():
                    raise QueryCancelled
                writer.write(plain(batch))
                written += len(batch)
                wrote(written)
            if session.cancelled.is_set():  # an engine may end the rows instead of failing
                raise QueryCancelled
            if not session.steady():
                raise QueryFailed(case.engine.source.shown, REPLACED)
        return written

    with case.engine.frugal() as engine:
        return run(engine, write, began)


def plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Give the rows of any engine the types of SCHEMA."""
    cells = [_plain(batch.column(field.name), field.type) for field in SCHEMA]
    return pa.RecordBatch.from_arrays(cells, schema=SCHEMA)


def _plain(cells: pa.Array, kind: pa.DataType) -> pa.Array:
    if pa.types.is_dictionary(cells.type):
        cells = cells.dictionary_decode()
    if pa.types.is_timestamp(cells.type):
        cells = pc.floor_temporal(on_the_clock(cells), unit="day")
    return cells.cast(kind)


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file that gets its name once it is whole; else nothing of it is left."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        raise ExportFailed(path.name, f"{error.strerror or error}.") from None
    finally:
        part.unlink(missing_ok=True)


class _Csv(AbstractContextManager):
    """Rows as lib.extract.extract_csv writes them."""

    def __init__(self, file: BinaryIO, about: About) -> None:
        file.write(BYTE_ORDER_MARK)
        self._file, self._permalink = file, guarded(about.permalink)
        self._rows([[*COLUMNS, EXTRACT]])

    def write(self, batch: pa.RecordBatch) -> None:
        columns = [_cells(column) for column in batch.columns]
        self._rows(zip(*columns, [self._permalink] * len(batch), strict=True))

    def _rows(self, rows) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(rows)
        self._file.write(text.getvalue().encode())

    def __exit__(self, *_: object) -> None:
        """Nothing is left to be written."""


def _cells(column: pa.Array) -> list[str]:
    """Write a column as guarded text; each different cell is looked at once."""
    coded = pc.fill_null(column.cast(pa.string()), "").dictionary_encode()
    texts = [guarded(cell) for cell in coded.dictionary.to_pylist()]
    return [texts[code] for code in coded.indices.to_pylist()]


class _Parquet(AbstractContextManager):
    """Rows as lib.extracts.parquet.write_parquet writes them."""

    def __init__(self, file: BinaryIO, about: About) -> None:
        # Without the schema as Arrow has it, readers find what is added at the end.
        settings = {"compression": "zstd", "write_page_checksum": True, "store_schema": False}
        self._writer = pq.ParquetWriter(file, SCHEMA, **settings)
        self._about = about
        self._waiting: list[pa.RecordBatch] = []
        self._written = 0

    def write(self, batch: pa.RecordBatch) -> None:
        self._waiting.append(batch)
        if sum(map(len, self._waiting)) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        table = pa.Table.from_batches(self._waiting, SCHEMA)
        self._writer.write_table(table)
        self._written += len(table)
        self._waiting = []

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind:
            with suppress(OSError):  # it writes once more, and the disk may be full
                self._writer.close()
            return
        if self._waiting:
            self._flush()
        self._writer.add_key_value_metadata({"parley": self._about.as_json(self._written)})
        self._writer.close()


WRITERS = {Kind.CSV: _Csv, Kind.PARQUET: _Parquet}
