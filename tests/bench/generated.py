"""
An invented case of any size, skewed as real ones are: python -m tests.bench.generated DIR ROWS.

Few actors say most, records come in bursts, a source is used once or a hundred times, and
stances drift over fifteen months.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from lib.datapackage import descriptor
from lib.schema import TABLES
from lib.vocabulary import PublishedBasis, SourceKind
from tests.bench.draws import DAYS, FIRST, LONGEST, burst_days, skewed, some, texts
from tests.bench.generated_records import generated_records
from tests.bench.invented import PUBLISHERS, invented_actors, invented_issues
from tests.cases import write_case

README = "# Generated talks\n\nMade by a program: nobody said any of this.\n"

RECORDS_PER_SOURCE = 40


def write_generated(folder: Path, rows: int, seed: int = 7) -> Path:
    """
    Write a complete, valid case.

    Args:
        folder: where to write; made if it is not there.
        rows: how many records.
        seed: the same seed writes the same case.

    Returns:
        The folder.
    """
    rng = np.random.default_rng(seed)
    number = max(12, rows // RECORDS_PER_SOURCE)
    sources = generated_sources(rng, burst_days(rng, number - 1), FIRST + DAYS + LONGEST)
    tables = {
        "records": generated_records(rng, rows, sources),
        "actors": invented_actors(),
        "issues": invented_issues(),
        "sources": sources,
    }
    return write_case(
        folder,
        **{name: in_file_order(name, frame) for name, frame in tables.items()},
        package=descriptor(f"Generated talks, {rows:,} records", name="generated"),
        readme=README,
    )


def in_file_order(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Put the columns as in the file of a table; those that are missing are empty."""
    return frame.reindex(columns=list(TABLES[table].columns), fill_value="")


def generated_sources(
    rng: np.random.Generator, days: np.ndarray, last: np.datetime64
) -> pd.DataFrame:
    """One row per document, published on the days given, in order, and one after every record."""
    days = np.append(days, last)
    number = len(days)
    accessed = days + rng.integers(0, 20, number)
    publisher = skewed(rng, PUBLISHERS, number)
    numbers = texts(np.arange(1, number + 1))
    return pd.DataFrame(
        {
            "source_id": "doc-" + numbers,
            "title": publisher + ", no. " + numbers,
            "publisher": publisher,
            "author": some(rng, 0.3, skewed(rng, ["K. Mann", "Ö. Öz", "Staff"], number)),
            "url": some(rng, 0.9, "https://press.example/" + numbers),
            "published_on": texts(days),
            "published_basis": skewed(rng, PublishedBasis, number, power=3),
            "accessed_on": some(rng, 0.8, texts(accessed)),
            "language": some(rng, 0.5, skewed(rng, ["en", "de-AT", "bg", "ar"], number)),
            "kind": skewed(rng, SourceKind, number),
        }
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.generated", description="Write an invented case."
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write")
    parser.add_argument("rows", type=int, metavar="ROWS", help="how many records")
    asked = parser.parse_args(arguments)
    print(f"{write_generated(asked.folder, asked.rows)}: written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
