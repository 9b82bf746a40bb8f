"""A SQLite database that somebody brings, read in memory and without trusting it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

import pandas as pd

from lib.exceptions import Problem, listed
from lib.intake.imported import ImportProblems
from lib.intake.opened import Kind, Opened
from lib.intake.upload import Limits, Upload, UploadRefused
from lib.rules import shown, unknown_id

WRITE_AHEAD = 2
"""Bytes 18 and 19 of a database whose last changes may stand in a second file."""

Shape = Mapping[str, Mapping[str, type]]
"""Table -> its columns -> int or str."""


@dataclass(frozen=True, eq=False)
class Database:
    """An opened database: only its real tables and stored columns, nothing it would compute."""

    name: str
    """Of the file."""
    connection: sqlite3.Connection
    columns: Mapping[str, Sequence[str]]
    """Table, in capitals -> its columns."""
    read: dict[str, pd.DataFrame] = field(default_factory=dict)
    """The tables that were read by read_rows: several questions are asked of a table."""


@contextmanager
def opened_database(upload: Upload) -> Iterator[Database]:
    """
    Open a database from its bytes; nothing in it can run or write.

    Raises:
        UploadRefused: it is broken, or was not closed by the program that wrote it.
    """
    # Bytes 18 and 19 say how it is written: https://www.sqlite.org/fileformat.html
    if WRITE_AHEAD in upload.content[18:20]:
        raise UploadRefused(
            upload.name,
            "its last changes may stand in a second file ending in -wal; open it in the program "
            "that wrote it, close that program, and bring the file again.",
        )
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(upload.content)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA cell_size_check = ON")
            # No cell is longer than the file it stands in.
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(len(upload.content), 1_000_000))
            yield Database(upload.name, connection, _columns(connection))
        # A ValueError: a table's name or statement holds a NUL or no UTF-8.
        except (sqlite3.Error, ValueError) as error:
            raise UploadRefused(upload.name, f"the database is broken: {error}.") from None


def has_shape(opened: Opened, shape: Shape, without: str) -> bool:
    """Whether a file is a database with all tables of a shape, and not the table `without`."""
    if opened.kind is not Kind.SQLITE:
        return False
    try:
        with opened_database(opened.upload) as database:
            return set(shape) <= set(database.columns) and without not in database.columns
    except UploadRefused:
        return False


def check_shape(database: Database, shape: Shape, ignored: Mapping[str, object]) -> None:
    """
    Hold the tables and columns of a database against what is known of the format.

    Args:
        database: opened.
        shape: what is read; a table or column that is in no list is a problem.
        ignored: tables, and columns as TABLE.COLUMN, that are left out.

    Raises:
        ImportProblems: naming every table and column that is unknown or missing.
    """
    known = [*shape, *(name for name in ignored if "." not in name)]
    problems = [
        Problem(database.name, f"the table {unknown_id(table, known)}")
        for table in database.columns
        if table not in known
    ]
    for table, columns in shape.items():
        place = f"{database.name}, {table}"
        there = database.columns.get(table, ())
        problems += [
            Problem(place, f"the column {name!r} is missing.")
            for name in columns
            if name not in there
        ]
        problems += [
            Problem(place, f"the column {unknown_id(name, columns)}")
            for name in there
            if name not in columns and f"{table}.{name}" not in ignored
        ]
    if problems:
        raise ImportProblems(database.name, problems)


def read_rows(database: Database, table: str, columns: Mapping[str, type]) -> pd.DataFrame:
    """Read columns of one table, as read_once does; the second time they are at hand."""
    key = f"{table}({', '.join(columns)})"
    if key not in database.read:
        database.read[key] = read_once(database, table, columns)
    return database.read[key].copy(deep=False)


def read_once(database: Database, table: str, columns: Mapping[str, type]) -> pd.DataFrame:
    """
    Read columns of one table.

    Args:
        database: opened and checked.
        table: its name.
        columns: name -> int or str; the first is the key.

    Returns:
        One row per row, indexed by the key, in its order; Python's int or str, None where missing.

    Raises:
        ImportProblems: naming each cell that is not of its type, and each key that is missing.
        UploadRefused: there are more rows than an import takes.
    """
    names = ", ".join(f'"{name}"' for name in columns)
    # Not through an index: those of a hostile file need not agree with its table.
    rows = database.connection.execute(f'SELECT {names} FROM "{table}" NOT INDEXED').fetchmany(
        Limits.rows + 1
    )
    if len(rows) > Limits.rows:
        reason = f"{table} has more than {Limits.rows:,} rows, which is more than an import takes."
        raise UploadRefused(database.name, reason)
    frame = pd.DataFrame(rows, columns=list(columns), dtype="object")
    problems = [
        problem
        for name, kind in columns.items()
        for problem in _cell_problems(database, table, frame[name], kind)
    ]
    if problems:
        raise ImportProblems(database.name, problems)
    return frame.set_index(next(iter(columns))).sort_index()


def _columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    # Views and virtual tables have no root page; generated columns are not in table_info.
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 "
        "AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    ).fetchall()
    return {
        name.upper(): [
            row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", [name])
        ]
        for (name,) in tables
    }


def _cell_problems(database: Database, table: str, cells: pd.Series, kind: type) -> list[Problem]:
    is_key = cells.name == "ID"
    if _is_well(cells, kind, is_key):
        return []
    again = cells.duplicated() if is_key else pd.Series(False, index=cells.index)
    faults = [
        (row, _fault(value, kind, is_key, twice))
        for row, (value, twice) in enumerate(zip(cells, again, strict=True), start=1)
    ]
    wrong = [(row, fault) for row, fault in faults if fault]
    return listed(f"{database.name}, {table}", wrong, str, cells.name)


def _is_well(cells: pd.Series, kind: type, is_key: bool) -> bool:
    """Whether no cell has a fault: asked of all at once, which is ten times as fast."""
    types = set(map(type, cells))
    if not types <= ({kind} if is_key else {kind, type(None)}) or is_key and not cells.is_unique:
        return False
    return kind is int or not any("\0" in text for text in cells if text)


def _fault(value: object, kind: type, is_key: bool, twice: bool) -> str:
    """Say what is wrong with a cell; empty: nothing."""
    if value is None and not is_key:
        return ""
    if not isinstance(value, kind):
        return f"{shown(str(value))} is not {'a whole number' if kind is int else 'a text'}."
    if kind is str and "\0" in value:
        return f"{shown(value)} holds a NUL, which no text holds."
    return f"{value} stands twice." if twice else ""
