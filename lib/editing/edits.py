"""
What was typed and not yet saved -> the tables as they shall be.

Edits are held cell by cell, by the row they belong to, so that they can be listed, checked,
and put onto another version of the case.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd

from lib.changes import Tables
from lib.editing.fields import fitting
from lib.editing.new_ids import propose_id
from lib.exceptions import Problem
from lib.house_form import write_cells
from lib.refusals import SaveProblems
from lib.schema import KEY
from lib.trial import check_trial

Cells = Mapping[str, str]
"""Column -> what stands in it; empty text: nothing."""

Edits = Mapping[str, Mapping[str, Cells]]
"""
Table name -> row -> its cells that were typed.

A row is its id, or for a row that is not in the file yet a name of its own, which begins with
NEW and is never saved.
"""

NEW = "new "
"""Begins the name of a new row; no id has a space."""


def is_new(row: str) -> bool:
    """Whether a row of edits is not in the file yet."""
    return row.startswith(NEW)


def read_row(tables: Tables, table: str, row: str) -> dict[str, str]:
    """
    Take the cells of a row as they are; empty ones as "".

    Returns:
        Every column of the table; all empty where there is no such row.
    """
    frame = tables[table]
    found = frame[frame[KEY[table]] == row]
    return dict.fromkeys(frame.columns, "") if found.empty else found.iloc[0].fillna("").to_dict()


def typed_row(tables: Tables, edits: Edits, table: str, row: str) -> dict[str, str]:
    """Take the cells of a row with what was typed over them."""
    return read_row(tables, table, row) | dict(edits.get(table, {}).get(row, {}))


def without_idle(edits: Edits, tables: Tables) -> dict[str, dict[str, dict[str, str]]]:
    """Leave out what was typed but is as it was; a new row stays, however empty."""
    kept: dict[str, dict[str, dict[str, str]]] = {}
    for table, rows in edits.items():
        for row, cells in rows.items():
            read = read_row(tables, table, row)
            changed = {name: cell for name, cell in cells.items() if cell != read.get(name, "")}
            if changed or is_new(row):
                kept.setdefault(table, {})[row] = changed
    return kept


def edited_tables(
    tables: Tables, edits: Edits, taken: Mapping[str, Collection[str]]
) -> dict[str, pd.DataFrame]:
    """
    Put edits into the tables they belong to.

    Args:
        tables: as they were read.
        edits: what was typed. What a record cannot have, once its type, act or stance is
            another, is emptied; see lib.editing.fields.
        taken: table -> ids that a new row must not be given.

    Returns:
        Table name -> its rows as they shall be, new ones last; only of tables with edits.
    """
    return {
        table: _edited(table, tables, edits, taken.get(table, ()))
        for table in KEY
        if edits.get(table)
    }


def trial_problems(folder: Path, wanted: Tables) -> list[Problem]:
    """Name everything that would be wrong with the case, were these tables saved."""
    new = {table: write_cells(table, frame) for table, frame in wanted.items()}
    try:
        check_trial(folder, new)
    except SaveProblems as refused:
        return list(refused.problems)
    return []


def row_at(wanted: Tables, problem: Problem) -> str:
    """Name the row that a problem is about by its id; empty: it is about none of these rows."""
    table = Path(problem.file).stem
    if table not in wanted or problem.line is None or problem.line < 2:
        return ""
    return wanted[table][KEY[table]].fillna("").iloc[problem.line - 2]


def new_rows(tables: Tables, edits: Edits, table: str) -> dict[str, int]:
    """Tell where each new row stands in the edited table: its name -> its place from the top."""
    first = len(tables[table])
    names = [row for row in edits.get(table, {}) if is_new(row)]
    return {row: first + number for number, row in enumerate(names)}


def _edited(table: str, tables: Tables, edits: Edits, taken: Collection[str]) -> pd.DataFrame:
    frame, key = tables[table].copy(), KEY[table]
    places = pd.Series(frame.index, index=frame[key])
    for row, cells in edits[table].items():
        if not is_new(row) and row in places.index:
            whole = fitting(table, typed_row(tables, edits, table, row))
            names = [name for name in whole if name in cells or whole[name] == ""]
            frame.loc[places[row], names] = [whole[name] or None for name in names]
    used = {*frame[key].dropna(), *taken}
    added = []
    for row, cells in edits[table].items():
        if is_new(row):
            whole = fitting(table, dict.fromkeys(frame.columns, "") | dict(cells))
            whole[key] = whole[key] or propose_id(table, whole, frame[key], used)
            used.add(whole[key])
            added.append({name: cell or None for name, cell in whole.items()})
    new = pd.DataFrame(added, columns=frame.columns, dtype="str")
    return pd.concat([frame, new], ignore_index=True) if added else frame
