"""
A Parquet table of any size, with its codebook beside it.

    python -m tests.bench.generated_parquet ROWS PATH

Two hundred actors talk about sixty issues for fifteen years. A few say most, records come in
bursts, stances drift. Its columns are those of an extract, records in the order of time. Memory
does not grow with the rows.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from tests.bench.generated import in_file_order
from tests.bench.generated_rows import record_rows
from tests.bench.generated_world import World, generated_world

GROUP = 250_000
"""Rows of one row group."""

SEED = 7


def write_parquet(path: Path, rows: int, seed: int = SEED) -> Path:
    """
    Write a table, and actors.csv, issues.csv, sources.csv beside it.

    Args:
        path: the file; its folder is made if it is not there.
        rows: how many records, at least 1.
        seed: the same seed writes the same rows.

    Returns:
        The file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    world = generated_world(seed)
    _write_codebook(path.parent, world)
    writer = None
    try:
        for first in range(0, rows, GROUP):
            rng = np.random.default_rng((seed, first, rows))
            table = pa.table(record_rows(rng, world, first, min(GROUP, rows - first), rows))
            writer = writer or _writer(path, table.schema)
            writer.write_table(table, row_group_size=GROUP)
    finally:
        if writer:
            writer.close()
    return path


def table_in(folder: Path, rows: int) -> Path:
    """Find a table of so many rows in a folder; if it is not there, write it."""
    path = folder / f"{rows}" / "records.parquet"
    return path if path.exists() else write_parquet(path, rows)


def _writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    coded = [field.name for field in schema if pa.types.is_dictionary(field.type)]
    # Without Arrow's own schema the columns are plain text to a reader, as those of an extract.
    return pq.ParquetWriter(
        path,
        schema,
        compression="zstd",
        use_dictionary=coded,
        store_schema=False,
        write_page_checksum=True,
    )


def _write_codebook(folder: Path, world: World) -> None:
    for name in ("actors", "issues", "sources"):
        frame = in_file_order(name, getattr(world, name))
        frame.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.generated_parquet", description="Write an invented table."
    )
    parser.add_argument("rows", type=int, metavar="ROWS", help="how many records")
    parser.add_argument("path", type=Path, metavar="PATH", help="the Parquet file to write")
    asked = parser.parse_args(arguments)
    written = write_parquet(asked.path, asked.rows)
    print(f"{written}: {asked.rows:,} records, {written.stat().st_size / 1e6:,.1f} MB.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
