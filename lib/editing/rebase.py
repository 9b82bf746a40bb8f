"""Edits that began with one version of a case -> the same edits on a newer one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lib.changes import Tables
from lib.editing.edits import Edits, is_new, read_row
from lib.editing.new_ids import propose_id
from lib.refusals import Difference
from lib.schema import KEY, TABLES, refers_to
from lib.vocabulary import LIST_SEPARATOR

Cell = tuple[str, str, str]
"""Table, row and column."""


@dataclass(frozen=True)
class Rebased:
    """Edits that are held against another version from now on."""

    edits: Edits
    renamed: dict[str, str]
    """Id that somebody else gave meanwhile -> the one that the new row has instead."""


def clashes(edits: Edits, read: Tables, newest: Tables) -> list[Difference]:
    """
    List the cells that both sides changed, each in another way.

    Args:
        edits: yours.
        read: the tables they began with.
        newest: the tables on disk.

    Returns:
        One per cell, as lib.changes.differences. A row that is no longer on disk is one
        clash, of its id; yours puts it back with what was typed.
    """
    return [
        found
        for table, rows in edits.items()
        for row, cells in rows.items()
        if not is_new(row)
        for found in _of_row(table, row, cells, read, newest)
    ]


def rebase(
    edits: Edits, read: Tables, newest: Tables, mine: Collection[Cell], taken: Collection[str] = ()
) -> Rebased:
    """
    Put edits onto the newest version of a case.

    Args:
        edits: as clashes.
        read: as clashes.
        newest: as clashes.
        mine: of the cells that clash, those that shall be yours; the others stay as on disk.
        taken: record ids that were ever given.

    Returns:
        What is left to be saved: what nobody else touched, and `mine`. A new record whose id
        was given to another meanwhile gets the next one, also where `edits` refer to it.
    """
    theirs = {(*_place(each),) for each in clashes(edits, read, newest)} - set(mine)
    kept: dict[str, dict[str, dict[str, str]]] = {}
    for table, rows in edits.items():
        for row, cells in rows.items():
            if (table, row, KEY[table]) in theirs:
                continue
            left = {name: cell for name, cell in cells.items() if (table, row, name) not in theirs}
            if (table, row, KEY[table]) in mine:
                # What only the row's id named is on disk no longer: the row comes back whole.
                kept.setdefault(table, {})[f"new {row}"] = read_row(read, table, row) | left
            elif left or is_new(row):
                kept.setdefault(table, {})[row] = left
    return _renumbered(kept, newest, taken)


def _of_row(
    table: str, row: str, cells: dict, read: Tables, newest: Tables
) -> Sequence[Difference]:
    before, now, file = read_row(read, table, row), read_row(newest, table, row), f"{table}.csv"
    key = KEY[table]
    if not now[key]:
        return [Difference(file, row, key, row, row, "")]
    return [
        Difference(file, row, name, before[name], mine, now[name])
        for name, mine in cells.items()
        if mine != before[name] and now[name] not in (before[name], mine)
    ]


def _place(difference: Difference) -> Cell:
    return difference.file.removesuffix(".csv"), difference.row, difference.column


def _renumbered(
    edits: dict[str, dict[str, dict[str, str]]], newest: Tables, taken: Collection[str]
) -> Rebased:
    ids, key = newest["records"]["record_id"], KEY["records"]
    on_disk, used = set(ids.dropna()), {*ids.dropna(), *taken}
    renamed = {}
    for row, cells in edits.get("records", {}).items():
        if is_new(row) and cells.get(key) in on_disk:
            new = propose_id("records", cells, ids, used)
            used.add(new)
            renamed[cells[key]] = cells[key] = new
    for table, rows in edits.items():
        for column in TABLES[table].columns.values():
            if refers_to(column) == "records":
                for cells in rows.values():
                    if column.name in cells:
                        cells[column.name] = _renamed(cells[column.name], renamed)
    return Rebased(edits, renamed)


def _renamed(cell: str, renamed: dict[str, str]) -> str:
    return LIST_SEPARATOR.join(renamed.get(each, each) for each in cell.split(LIST_SEPARATOR))
