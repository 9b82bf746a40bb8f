"""What is asked of a generated table: six years, twenty actors, fifteen issues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from lib.analysis.timeline import Window
from lib.filters import Filters
from lib.vocabulary import Confidence

START, END = date(2036, 1, 1), date(2041, 12, 31)
KNOWN = date(2045, 12, 31)
ACTORS, ISSUES = 20, 15
WINDOW = Window(START, END, KNOWN)

MOST_STEPS = 90
"""In a history, as on a wide screen."""

PAGE = 1_000
"""Rows of one page of records."""

MONTHS = {"timeline": "month", "positions": "month"}

QUERIES = ("timeline", "matrix", "positions", "page")


@dataclass(frozen=True, eq=False)
class Asked:
    """A table, its codebook, and the filters that all queries but the matrix have."""

    path: Path
    actors: pd.DataFrame
    issues: pd.DataFrame
    filters: Filters
    steps: dict[str, str]
    """Query -> what one of its bars counts, as the app's layer chose."""


def asked_of(path: Path, steps: Mapping[str, str]) -> Asked:
    """
    Ask about those who speak most on what is spoken of most: an eighth of the records.

    Args:
        path: the table; its codebook lies beside it.
        steps: query -> what its bars count; what is not said is counted by month.
    """
    actors, issues = (
        pd.read_csv(path.parent / f"{name}.csv", dtype="str", keep_default_na=False)
        for name in ("actors", "issues")
    )
    filters = Filters(
        actor=tuple(actors["actor_id"].head(ACTORS)),
        issue=tuple(issues["issue_id"].head(ISSUES)),
        confidence=(Confidence.HIGH.value, Confidence.MEDIUM.value),
        start=START,
        end=END,
    )
    empty = actors.replace("", None).astype("str")
    return Asked(path, empty, issues, filters, {**MONTHS, **steps})
