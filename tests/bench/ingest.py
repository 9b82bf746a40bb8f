"""
How long the preview of an own table takes beside pandas: python -m tests.bench.ingest.

100,000 records of an own CSV are opened, recognised, read, checked and compared with a case
that has half of them, in turns with plain `pandas.read_csv` of the same bytes. Processor time, of
all threads: what else runs on the machine counts for little.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

import pandas as pd

from lib.changes import Tables
from lib.import_steps import look_at, read_rows
from lib.intake.incoming import compare
from lib.intake.reading import open_upload
from lib.intake.recipe import Recipe
from lib.intake.states import State
from lib.store import open_tables
from tests.bench.generated import write_generated
from tests.bench.results import Measure, measures_table, parts_table

ROWS = 100_000
MUST, AIM = 10, 4
TODAY = date(2031, 6, 1)

Result = TypeVar("Result")


def rounds(content: bytes, tables: Tables, times: int) -> list[dict[str, float]]:
    """
    Time each step of a preview, and pandas, again and again.

    Args:
        content: an own CSV of records.
        tables: of the case it is compared with.
        times: how often.

    Returns:
        One per round: step -> milliseconds of processor time.
    """
    # A row less each time: what is remembered of a text must not help the next round.
    lines = content.decode().splitlines(keepends=True)
    return [_round("".join(lines[: len(lines) - each]).encode(), tables) for each in range(times)]


def _round(content: bytes, tables: Tables) -> dict[str, float]:
    took: dict[str, float] = {}

    def timed(step: str, do: Callable[[], Result]) -> Result:
        gc.collect()
        start = time.process_time()
        result = do()
        took[step] = (time.process_time() - start) * 1000
        return result

    timed("pandas.read_csv", lambda: pd.read_csv(BytesIO(content)))
    upload = timed("take the file", lambda: open_upload("records.csv", content))
    look = timed("prove how it is written, open, recognise", lambda: look_at(upload, Recipe(), {}))
    imported = timed("rows to records", lambda: read_rows(look, tables, TODAY))
    incoming = timed("check and compare", lambda: compare(tables, imported))
    assert incoming.counts[State.REFUSED] == 0
    assert incoming.counts[State.UNCHANGED] == len(tables["records"])
    return took


def report(found: Sequence[dict[str, float]]) -> str:
    """Lay out the whole beside pandas, and the parts."""
    floor = [each["pandas.read_csv"] for each in found]
    wholes = [sum(each.values()) - each["pandas.read_csv"] for each in found]
    measures = [
        Measure(f"pandas.read_csv, {ROWS:,} rows", floor, floor),
        Measure(f"Preview of an own CSV, {ROWS:,} rows, half known", wholes, floor, MUST, AIM),
    ]
    steps = [step for step in found[0] if step != "pandas.read_csv"]
    parts = {
        "median": {step: median(each[step] for each in found) for step in steps},
        "min": {step: min(each[step] for each in found) for step in steps},
    }
    return f"{measures_table(measures)}\n\n{parts_table('step', parts)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.ingest", description="Time the preview of an import."
    )
    parser.add_argument("--times", type=int, default=7, metavar="N", help="how often")
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        case = write_generated(Path(folder) / "case", ROWS)
        tables = open_tables(case).tables
        known = tables["records"].iloc[: ROWS // 2].reset_index(drop=True)
        content = (case / "records.csv").read_bytes()
    print(report(rounds(content, {**tables, "records": known}, asked.times)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
