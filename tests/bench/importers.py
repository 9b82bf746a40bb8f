"""
How fast a DNA database is imported, beside pandas: python -m tests.bench.importers.

Prints the section of RESULTS.md about it. Each reading is a process of its own, the two in turn,
so that a busy machine slows both and the highest memory of each is its own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pandas as pd

from lib.importers import dna
from lib.intake.reading import open_file, open_upload
from tests.bench.results import Measure, measures_table
from tests.importers import database_of

REAL = Path("/work/shared/realdata/sample.dna")
EXAMPLE = Path(__file__).parents[1] / "importers" / "dna" / "input.sql"
STATEMENTS = 10_000
ROUNDS = 5

IN_STATEMENTS = ("DATABOOLEAN", "DATAINTEGER", "DATASHORTTEXT", "DATALONGTEXT")

SECTION = """\
## Import of a database of {statements:,} statements

Made by `python -m tests.bench.importers`, which prints this section. {conditions}

The database is {origin}, its documents and statements repeated until it has {statements:,}
statements, {megabytes:,.0f} MB. Imported: recognised, asked about, read into the tables of a case. The
floor reads the same tables with `pd.read_sql`, and nothing else. Memory is the most that the
process ever held beyond what it held when the file was brought, the file included.

{measures}
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.importers")
    parser.add_argument("--read", choices=READERS, help="one reading, in this process")
    parser.add_argument("--file", type=Path)
    asked = parser.parse_args(arguments)
    if asked.read:
        print(json.dumps(_measured(READERS[asked.read], asked.file)))
        return 0
    load, origin = os.getloadavg()[0], _origin()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "large.dna")
        write_large(file)
        found = {name: [] for name in READERS}
        for _ in range(ROUNDS):
            for name in READERS:
                found[name].append(_in_a_process(name, file))
        megabytes = file.stat().st_size / 1e6
    conditions = (
        f"{time.strftime('%Y-%m-%d', time.gmtime())}; {os.cpu_count()} cores, load average "
        f"{load:.1f} before; Python {platform.python_version()}, pandas {pd.__version__}; "
        f"{ROUNDS} readings each."
    )
    print(
        SECTION.format(
            statements=STATEMENTS,
            conditions=conditions,
            origin=origin,
            megabytes=megabytes,
            measures=measures_table(_measures(found)),
        )
    )
    return 0


def write_large(file: Path) -> None:
    """Repeat the documents and statements of a small database under new ids."""
    with closing(sqlite3.connect(file)) as database:
        content = REAL.read_bytes() if REAL.exists() else database_of(EXAMPLE)
        with closing(sqlite3.connect(":memory:")) as small:
            small.deserialize(content)
            small.backup(database)
        count = "SELECT count(*) FROM DATABOOLEAN"
        times = -(-STATEMENTS // database.execute(count).fetchone()[0])
        # Ids are made new by shifting them by a round number, larger than any of them.
        for shift in range(100_000, times * 100_000, 100_000):
            _repeat(database, "DOCUMENTS", shift, "ID")
            _repeat(database, "STATEMENTS", shift, "ID", "DocumentId")
            for table in IN_STATEMENTS:
                _repeat(database, table, shift, "ID", "StatementId")
        database.commit()


def _repeat(database: sqlite3.Connection, table: str, shift: int, *shifted: str) -> None:
    names = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    cells = ", ".join(f"{name} + {shift}" if name in shifted else name for name in names)
    database.execute(f"INSERT INTO {table} SELECT {cells} FROM {table} WHERE ID < 100000")


def read_import(file: Path) -> int:
    """Import the database; returns the number of records."""
    upload = open_upload(file.name, file.read_bytes())
    opened = open_file(upload, {})
    assert dna.recognise(opened)
    answers = {finding.key: next(iter(finding.options)) for finding in dna.findings(opened)}
    return len(dna.read(opened, answers, date(2026, 3, 1)).tables["records"])


def read_plain(file: Path) -> int:
    """Read the same tables; returns the number of statements."""
    with closing(sqlite3.connect(file)) as database:
        frames = {table: pd.read_sql(f"SELECT * FROM {table}", database) for table in dna.SHAPE}
    return len(frames["STATEMENTS"])


READERS = {"plain": read_plain, "import": read_import}


def _measured(read: Callable[[Path], int], file: Path) -> dict[str, float]:
    before, began = _most_memory(), time.perf_counter()
    rows = read(file)
    seconds = time.perf_counter() - began
    if rows < STATEMENTS:
        raise SystemExit(f"{rows:,} rows were read, expected {STATEMENTS:,}")
    return {"ms": 1000 * seconds, "MB": _most_memory() - before}


def _most_memory() -> float:
    # On Linux in kilobytes, on macOS in bytes.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _in_a_process(name: str, file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.importers", "--read", name, "--file", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _measures(found: dict[str, list[dict[str, float]]]) -> list[Measure]:
    words = {"plain": "Tables read with pd.read_sql: the floor", "import": "Imported"}
    return [
        Measure(f"{words[name]}: {what}", *_values_and_floor(found, name, unit), unit=unit)
        for unit, what in (("ms", "time"), ("MB", "memory"))
        for name in READERS
    ]


def _values_and_floor(
    found: dict[str, list[dict[str, float]]], name: str, unit: str
) -> tuple[list[float], list[float]]:
    """Take one figure of all readings of a kind, and the same of the floor."""
    return [each[unit] for each in found[name]], [each[unit] for each in found["plain"]]


def _origin() -> str:
    return "DNA's own `sample.dna`" if REAL.exists() else "the invented example of the tests"


if __name__ == "__main__":
    raise SystemExit(main())
