"""What an importer hands over: the tables of a case, made from a foreign file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from lib.exceptions import Problem, ProblemsError

NO_SIDE = "No side given"
"""The side of an actor whose file names none; to be corrected by the analyst."""

NO_GROUP = "No group given"
"""The group of an issue whose file names none."""


# eq=False: frames have no single answer to ==.
@dataclass(frozen=True, eq=False)
class Imported:
    """The rows of a file as the tables of a case."""

    tables: Mapping[str, pd.DataFrame]
    """
    Table name of lib.schema -> its rows: every column of the schema, in its order, dtype str,
    missing where empty. `records` is indexed by the row of the file it comes from (a line as a
    spreadsheet counts, the header is 1; of a database the number of its row); the index repeats
    where one row makes several records. Tables that the file says nothing about are absent.
    """
    ignored: Sequence[str] = ()
    """What was read and left out on purpose, by name and reason."""
    notes: Sequence[str] = ()
    """What a reader must know: "ACLED codes events; it has no issue and no stance."."""
    permalink: str = ""
    """Of our own extracts: the view they were taken from."""
    refused: Sequence[Problem] = field(default=())
    """Rows that were left out because of a fault of their own; each at its place."""
    given: frozenset[str] | None = None
    """
    The columns that a file of our own form speaks of; None: all. In a row that a case has, the
    others stay as they are.
    """


class ImportProblems(ProblemsError):
    """A file cannot be imported; carries every problem, not only the first."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__(f"{name} was not imported", problems)
