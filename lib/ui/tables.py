"""The tables that a page computes, as it offers them to download."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from lib.ui.text import counted

TITLES = {
    "position": "One row per actor and issue: where it stands.",
    "side position": "One row per side, issue and position: who holds it.",
    "shift": "One row per actor, issue and change of stance, with both quotes.",
    "count": "One row per issue, step of time and stance: how many statements.",
    "mark": "One row per actor, issue, stance and day.",
    "row": "One row per record named on the page, oldest first within a side.",
    "bar": "One row per side, step of time and mark: how many records.",
    "speech count": "One row per way in which words reached the source.",
    "source": "One row per document: what was coded from it.",
    "issue": "One row per issue of the case: how many records.",
    "actor": "One row per actor of the case: how many records.",
}
"""Noun of a row -> what a row of such a table is."""


@dataclass(frozen=True)
class Table:
    """A table that the page computes."""

    noun: str
    """A key of TITLES."""
    made: pd.DataFrame | Callable[[], pd.DataFrame]
    """One row per mark, with the ids of its records; or what makes it."""
    number: int | None = None
    """How many rows it has, where it is not made yet."""

    def make(self) -> pd.DataFrame:
        """Make it, now that it is asked for."""
        return self.made() if callable(self.made) else self.made

    @property
    def said(self) -> str:
        """Count its rows."""
        return counted(len(self.made) if self.number is None else self.number, self.noun)
