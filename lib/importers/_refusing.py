"""What is refused of a foreign file: columns and words nobody knows, rows with a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from lib.exceptions import Problem, listed, unknown_value
from lib.intake.imported import ImportProblems
from lib.rules import shown


def check_columns(
    file: str, rows: pd.DataFrame, required: Iterable[str], known: Iterable[str]
) -> list[Problem]:
    """Name every column that is unknown, stands twice or is missing."""
    known, required = list(known), list(required)
    names = list(rows.columns)
    twice = sorted({name for name in names if names.count(name) > 1})
    return [
        *listed(
            file,
            [(1, name) for name in dict.fromkeys(names) if name not in known],
            lambda name: f"the column {unknown_value(name, known)}",
        ),
        *listed(file, [(1, name) for name in twice], lambda name: f"{name!r} stands twice."),
        *listed(
            file,
            [(1, name) for name in required if name not in names],
            lambda name: f"the column {name!r} is missing.",
        ),
    ]


def check_words(file: str, cells: pd.Series, known: Iterable[str]) -> list[Problem]:
    """Name every cell that is none of the format's words; missing ones are passed over."""
    known = list(known)
    unknown = cells[cells.notna() & ~cells.isin(known)]
    return listed(
        file, unknown.items(), lambda value: unknown_value(value[:60], known), str(cells.name)
    )


@dataclass
class Faults:
    """The rows of one file that cannot be taken, and why."""

    file: str
    item: str = ""
    """What a row is called where the file has no lines: `event`; empty: a line."""
    problems: list[Problem] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    """The rows that cannot be taken."""

    def add(self, cells: pd.Series, say: Callable[[str], str], column: str | None = None) -> None:
        """Leave out the rows of these cells; `say` tells why from the cell, "" if missing."""
        name = column or str(cells.name)
        for row, value in cells.fillna("").items():
            self.add_one(row, say(value), name)

    def add_one(self, row: int, why: str, column: str | None = None) -> None:
        """Leave out one row."""
        self.rows.add(row)
        if self.item:
            place = ", ".join(filter(None, [f"{self.item} {row}", column]))
            self.problems.append(Problem(self.file, why, None, place))
        else:
            self.problems.append(Problem(self.file, why, row, column))

    def add_missing(self, cells: pd.Series) -> None:
        """Leave out the rows without a value that no record can do without."""
        self.add(cells[cells.isna()], lambda _: "the cell is empty; a value is required.")

    def add_repeated(self, cells: pd.Series) -> None:
        """Leave out the rows whose id stands further up."""
        given = cells.dropna().sort_index()
        first = {value: line for line, value in reversed(list(given.items()))}
        self.add(
            given[given.duplicated()],
            lambda value: f"{shown(value)} is already on {self.item or 'line'} {first[value]}.",
        )

    def add_rows(self, faults: Mapping[int, str]) -> None:
        """Leave out the rows that could not even be read."""
        for row, why in faults.items():
            self.add_one(row, why)

    def kept(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Take the rows without a fault."""
        return rows[~rows.index.isin(self.rows)]


def stop_at(file: str, problems: Sequence[Problem]) -> None:
    """
    Refuse the whole file if there is anything in it that the format does not have.

    Raises:
        ImportProblems: there is.
    """
    if problems:
        raise ImportProblems(file, problems)
