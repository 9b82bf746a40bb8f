"""What a case holds: python -m tests.coding.counts DIR."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from lib.case import Case, read_case

MOST = 20
"""Publishers listed; the others are counted together."""


def counts(case: Case) -> dict[str, pd.Series]:
    """
    Count records and sources.

    Returns:
        What is counted -> value -> number; months by the last day on which a record
        can have happened.
    """
    records = case.records
    last = records["latest"].fillna(records["earliest"])
    return {
        "records by kind": records["record_type"].value_counts(),
        "records by month": last.dt.strftime("%Y-%m").value_counts().sort_index(),
        "records by side": records["side"].value_counts(),
        "records by issue": records["issue_name"].fillna("no issue").value_counts(),
        "statements by stance": records["stance"].value_counts(),
        "records by confidence": records["confidence"].value_counts(),
        "sources by language": case.sources["language"].value_counts(),
        "sources by publisher": _most(case.sources["publisher"].value_counts()),
    }


def _most(numbers: pd.Series) -> pd.Series:
    rest = numbers.iloc[MOST:]
    if rest.empty:
        return numbers
    return pd.concat([numbers.head(MOST), pd.Series({f"{len(rest)} others": rest.sum()})])


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.coding.counts", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of a case")
    for what, numbers in counts(read_case(parser.parse_args(arguments).folder)).items():
        print(f"\n{what}: {numbers.sum():,}")
        print("\n".join(f"  {number:>5,}  {value}" for value, number in numbers.items()))


if __name__ == "__main__":
    main()
