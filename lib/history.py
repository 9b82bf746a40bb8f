"""What changed in a case, when, by whom and why: python -m lib.history DIR."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from lib.changes import Change
from lib.exceptions import DashboardError, Problem
from lib.rules import shown
from lib.steps import Step, steps_between


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 0, or 1 if the history cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.history",
        description="List the versions of a case and what each changed, cell by cell.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of a case")
    parser.add_argument(
        "--since", type=int, default=0, metavar="N", help="leave out version N and those before"
    )
    parser.add_argument(
        "--until", type=int, metavar="N", help="leave out what came after version N"
    )
    asked = parser.parse_args(arguments)
    if not asked.folder.is_dir():
        print(Problem(str(asked.folder), "there is no such folder."))
        return 1
    try:
        steps = steps_between(asked.folder, asked.since, asked.until)
    except DashboardError as refused:
        print(refused)
        return 1
    print("\n".join(_lines(steps)) or f"{asked.folder}: {_nothing(asked)}.")
    return 0


def _nothing(asked: argparse.Namespace) -> str:
    is_all = asked.since == 0 and asked.until is None
    return "nothing was saved yet" if is_all else "nothing changed between these versions"


def _lines(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        yield f"{_signature(step)}:"
        yield from (f"- {_said(change)}" for _, change in step.changes.iterrows())
        if step.changes.empty:
            yield "- the same cells, written or ordered in another way"


def _signature(step: Step) -> str:
    version = step.version
    if version is None:
        return "changed by another program"
    undoes = f", undoes version {version.undoes}" if version.undoes else ""
    # A reason of several lines would look like changes.
    said = " ".join(f"{version.author}: {version.reason}".split())
    return f"version {version.number}{undoes}, {version.saved_at:%Y-%m-%d %H:%M:%S} UTC, {said}"


def _said(change: pd.Series) -> str:
    place = f"{change['table']}.csv, {'' if pd.isna(change['row']) else change['row']}"
    if pd.isna(change["column"]):
        return f"{place}: {change['change']}"
    before, after = (
        "nothing" if pd.isna(cell) else shown(cell) for cell in change[["before", "after"]]
    )
    retracted = "retracted, " if change["change"] == Change.RETRACTED else ""
    return f"{place}: {retracted}{change['column']}: {before} -> {after}"


if __name__ == "__main__":
    sys.exit(main())
