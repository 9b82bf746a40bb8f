"""What an import would do to a case, row by row and cell by cell; and the tables it makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.changes import Tables, changes
from lib.exceptions import Problem
from lib.intake.imported import Imported
from lib.intake.joining import join, split_cell
from lib.intake.states import State, in_state, sort_rows
from lib.schema import KEY, RECORDS, TABLES, is_list, refers_to

COLUMNS = ["line", "record_id", "state", "like", "why"]


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
    tables = all_tables(tables)
    joined = join(tables, imported.tables)
    rows = sort_rows(joined, tables, imported)
    state = rows.found["state"]
    taken = in_state(rows, State.NEW, State.CHANGED)
    changed = taken.index[state[taken.index] == State.CHANGED]
    return Incoming(
        rows=_with_unread(rows.found, imported.refused),
        changes=changes({"records": rows.before.loc[changed]}, {"records": taken.loc[changed]}),
        records=taken.set_axis(state[taken.index].to_numpy()),
        added=joined.added,
        joined=joined.notes,
    )


def all_tables(tables: Tables) -> dict[str, pd.DataFrame]:
    """Complete tables and their columns; what is not there is empty."""
    return {
        table: tables.get(table, pd.DataFrame()).reindex(columns=list(schema.columns)).astype("str")
        for table, schema in TABLES.items()
    }


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
    existing = {**all_tables({}), **tables}
    states = [State.NEW, State.CHANGED] if take_changed else [State.NEW]
    taken = incoming.records[incoming.records.index.isin(states)]
    added = {table: _referred(table, frame, taken) for table, frame in incoming.added.items()}
    changed = taken[taken.index == State.CHANGED]
    records = _replaced(existing["records"], changed)
    new = {"records": taken[taken.index == State.NEW], **added}
    return {
        table: _behind(records if table == "records" else existing[table], new[table])
        for table in TABLES
    }


def say_row(line: float | None, why: str) -> str:
    """
    Say something of a row of the file, at its line if it has one.

    >>> say_row(9.0, "it is empty."), say_row(None, "it is empty.")
    ('line 9: it is empty.', 'it is empty.')
    """
    return why if pd.isna(line) else f"line {line:.0f}: {why}"


def _replaced(records: pd.DataFrame, changed: pd.DataFrame) -> pd.DataFrame:
    """Put changed rows in their places, without columns that the file does not have."""
    if changed.empty:
        return records
    places = pd.Index(records["record_id"]).get_indexer_for(changed["record_id"])
    columns = [name for name in records.columns if name in changed]
    replaced = records.copy()
    replaced.iloc[places, [records.columns.get_loc(name) for name in columns]] = changed[columns]
    return replaced


def _behind(existing: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    if new.empty:
        return existing
    columns = dict.fromkeys([*existing.columns, *new.columns])
    both = [frame.reindex(columns=list(columns)) for frame in (existing, new)]
    return pd.concat(both, ignore_index=True).astype("str")


def _referred(table: str, added: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    """Keep what a record names."""
    named = {
        one
        for name, column in RECORDS.columns.items()
        if refers_to(column) == table
        for cell in records[name].dropna().unique()
        for one in split_cell(cell, is_list(column))
    }
    return added[added[KEY[table]].isin(named)]


def _with_unread(found: pd.DataFrame, refused: Sequence[Problem]) -> pd.DataFrame:
    """Put the rows that could not be read beside those that could, by line."""
    reasons: dict[int | None, list[str]] = {}
    for problem in refused:
        place = f"{problem.column}: " if problem.column else ""
        reasons.setdefault(problem.line, []).append(f"{place}{problem.message}")
    unread = pd.DataFrame(
        {
            "line": list(reasons),
            "state": State.REFUSED.value,
            "why": [" ".join(said) for said in reasons.values()],
        }
    ).reindex(columns=COLUMNS)
    both = pd.concat([found, unread]) if len(unread) else found
    return both[COLUMNS].sort_values("line", kind="stable").reset_index(drop=True)
