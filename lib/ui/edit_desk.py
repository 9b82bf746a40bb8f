"""
What one session has typed and not saved: kept from run to run and page to page.

Session state: `_desks` holds one Desk per case, `_said` what the next run says of the last act.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.changes import Tables
from lib.clock import now
from lib.editing.edits import (
    NEW,
    Edits,
    edited_tables,
    is_new,
    new_rows,
    trial_problems,
    typed_row,
    without_idle,
)
from lib.editing.new_ids import ids_ever, propose_id
from lib.exceptions import Problem
from lib.schema import KEY
from lib.store import OpenTables, open_tables

DESKS = "_desks"
SAID = "_said"
AUTHOR = "_author"


@dataclass
class Desk:
    """The tables of a case as this session read them, and what was typed over them."""

    opened: OpenTables
    edits: Edits = field(default_factory=dict)
    turn: int = 0
    """Part of the keys of fields: in another turn they are filled anew."""
    is_stale: bool = False
    """Whether a save was refused because a file changed on disk."""

    @property
    def folder(self) -> Path:
        """The case."""
        return self.opened.folder

    @property
    def tables(self) -> Tables:
        """The tables as they were read."""
        return self.opened.tables

    def typed(self, table: str, row: str) -> dict[str, str]:
        """Take the cells of a row with what was typed over them."""
        return typed_row(self.tables, self.edits, table, row)

    def type(self, table: str, row: str, **cells: str) -> None:
        """Take down what was typed."""
        rows = self.edits.get(table, {})
        changed = {row: {**rows.get(row, {}), **cells}}
        self.edits = without_idle({**self.edits, table: {**rows, **changed}}, self.tables)

    def discard(self, table: str, row: str) -> None:
        """Forget what was typed into a row."""
        left = {name: cells for name, cells in self.edits[table].items() if name != row}
        self.edits = without_idle({**self.edits, table: left}, self.tables)
        self.turn += 1

    def start(self, table: str, **cells: str) -> str:
        """
        Begin a new row; what is known of it already is filled in.

        Returns:
            Its name among the edits.
        """
        numbers = [int(row.removeprefix(NEW)) for row in self.edits.get(table, {}) if is_new(row)]
        row = f"{NEW}{max(numbers, default=0) + 1}"
        self.type(table, row, **first_cells(self, table), **cells)
        return row

    def taken(self, table: str) -> set[str]:
        """Collect the ids that a new row must not be given."""
        return ids_ever(self.folder, table)


class Checked:
    """What a desk would save, worked out once a run."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @cached_property
    def wanted(self) -> dict[str, pd.DataFrame]:
        """The tables as they would be saved: those with edits."""
        desk = self.desk
        taken = {table: desk.taken(table) for table in desk.edits}
        return edited_tables(desk.tables, desk.edits, taken)

    @cached_property
    def problems(self) -> list[Problem]:
        """Everything that would be wrong with the case."""
        return trial_problems(self.desk.folder, self.wanted) if self.wanted else []

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables, as they would be after the save."""
        return {**self.desk.tables, **self.wanted}

    def id_of(self, table: str, row: str) -> str:
        """Give the id of a row of the edits; that of a new one may still be empty."""
        if not is_new(row):
            return row
        frame = self.wanted[table]
        place = new_rows(self.desk.tables, self.desk.edits, table)[row]
        return frame[KEY[table]].fillna("").iloc[place]

    def messages(self, table: str, row: str, column: str) -> list[str]:
        """Say what is wrong with one cell."""
        if table not in self.wanted:
            return []
        ids = self.wanted[table][KEY[table]]
        places = new_rows(self.desk.tables, self.desk.edits, table)
        place = places[row] if is_new(row) else int(ids.eq(row).argmax())
        return [
            problem.message
            for problem in self.problems
            if (problem.file, problem.column, problem.line) == (f"{table}.csv", column, place + 2)
        ]


def open_desk(folder: Path) -> Desk:
    """
    Take up the work of this session on a case; without any, read its tables anew.

    Raises:
        CaseProblems: a table cannot be read row by row.
    """
    desks = st.session_state.setdefault(DESKS, {})
    desk = desks.get(str(folder))
    if desk is None or not desk.edits:
        opened = open_tables(folder)
        turn = 0 if desk is None else desk.turn
        same = desk is not None and desk.opened.contents == opened.contents
        desk = desks[str(folder)] = Desk(opened, turn=turn if same else turn + 1)
    return desk


def clear_desk(desk: Desk) -> None:
    """Forget everything typed, and read the case again in the next run; a callback."""
    desk.edits, desk.is_stale = {}, False
    desk.turn += 1


def first_cells(desk: Desk, table: str) -> dict[str, str]:
    """Fill in of a new row what is known before anything is typed."""
    if table != "records":
        return {}
    ids = [*desk.tables[table][KEY[table]].dropna()]
    new = [cells.get("record_id", "") for cells in desk.edits.get(table, {}).values()]
    proposed = propose_id(table, {}, ids, {*ids, *new, *desk.taken(table)})
    coder = st.session_state.get(AUTHOR, "")
    return {"record_id": proposed, "coder": coder, "coded_on": now().date().isoformat()}


def say_next(words: str) -> None:
    """Have the next run say what was done; a callback's last line."""
    st.session_state[SAID] = words


def show_said() -> None:
    """Say what the last act did, once."""
    if words := st.session_state.pop(SAID, ""):
        st.success(words)
