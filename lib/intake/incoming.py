"""What an import would do to a case, row by row and cell by cell; and the tables it makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.changes import Tables
from lib.intake.imported import Imported
from lib.vocabulary import Word


class State(Word):
    """What a row of the file is to the case."""

    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    UNCHANGED = "unchanged", "Unchanged"
    DUPLICATE = "duplicate", "Duplicate"
    REFUSED = "refused", "Refused"


# eq=False: frames have no single answer to ==.
@dataclass(frozen=True, eq=False)
class Incoming:
    """What an import would do."""

    rows: pd.DataFrame
    """
    One row per record of the file, by line: line, record_id (missing where the row could not be
    read), state (a State), like (of a duplicate: the record_id in the case or `line 5` of the
    file that it repeats), why (of a duplicate or refused row: a sentence).
    """
    changes: pd.DataFrame
    """Of the changed rows, cell by cell; see lib.changes.changes."""
    records: pd.DataFrame
    """The new and changed rows as they would be saved, with the state of each as its index."""
    added: Mapping[str, pd.DataFrame]
    """actors, issues, sources -> what the file has of them, joined to the case's by id."""
    joined: Sequence[str] = ()
    """What was taken for something of the case by its name: "actor 'NORTHLAND' is northland"."""

    @property
    def counts(self) -> dict[State, int]:
        """How many rows are in each state; every state, 0 where none is."""
        found = self.rows["state"].value_counts()
        return {state: int(found.get(state.value, 0)) for state in State}


def compare(tables: Tables, imported: Imported) -> Incoming:
    """
    Hold an import against a case.

    Args:
        tables: of the case, as lib.store.open_tables reads them; {} for a new case.
        imported: what an importer made of the file.
    """
    raise NotImplementedError


def merged(tables: Tables, incoming: Incoming, take_changed: bool) -> dict[str, pd.DataFrame]:
    """
    Make the tables that a save or a new case takes.

    Args:
        tables: those that were compared.
        incoming: what `compare` found.
        take_changed: whether changed rows are taken; new ones always are.

    Returns:
        All four tables: the rows that were there as they were and where they were, behind them
        the new ones; of actors, issues and sources only those that a record taken refers to.
    """
    raise NotImplementedError
