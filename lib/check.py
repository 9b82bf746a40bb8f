"""Is a case good? Says so, or lists every problem: python -m lib.check DIR [DIR...]."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from lib.case import Case, read_case
from lib.exceptions import CaseProblems


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 0, or 1 if a case has problems."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.check",
        description="Check the folders of cases, and list every problem.",
    )
    parser.add_argument("folder", nargs="+", type=Path, metavar="DIR", help="the folder of a case")
    failed = False
    for folder in parser.parse_args(arguments).folder:
        try:
            print(f"{folder}: {_counts(read_case(folder))}; no problems.")
        except CaseProblems as refused:
            print(refused)
            failed = True
    return int(failed)


def _counts(case: Case) -> str:
    tables = {
        "record": case.records,
        "actor": case.actors,
        "issue": case.issues,
        "source": case.sources,
    }
    return ", ".join(
        f"{len(table):,} {noun if len(table) == 1 else f'{noun}s'}"
        for noun, table in tables.items()
    )


if __name__ == "__main__":
    sys.exit(main())
