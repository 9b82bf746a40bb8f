"""
Parley's own tables and extracts: what was written here, or in a spreadsheet in the same form.

A file of some of our columns speaks of these only; it must have the column that names its rows.

Source: lib/schema.py, the tables of a case; lib/extract.py and lib/extracts, the extracts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from lib.doctor.findings import Answers, Finding
from lib.exceptions import CaseProblems, Problem, UnreadableExtract, listed
from lib.extracts.archive import Archive
from lib.extracts.reading import open_extract
from lib.house_form import read_cells
from lib.importers._refusing import check_columns
from lib.intake.imported import Imported, ImportProblems
from lib.intake.opened import Grid, Kind, Opened
from lib.intake.upload import UploadRefused
from lib.schema import EXTRACT, GUARD, KEY, RESOLVED, TABLES

NAME = "own"
WORD = "Parley's own table or extract"

FIRST_ROW = {Kind.JSON_LINES: 1, Kind.PARQUET: 1}
"""Row of the first record; where it is not listed there is a header: 2."""

WORDS = {
    Kind.ZIP: "it is a package that Parley wrote: datapackage.json, records.csv and their tables",
    Kind.XLSX: "it is a workbook that Parley wrote: its sheets are Records, About and their tables",
    Kind.JSON_LINES: "each line has the columns of a record and the view it was taken from",
    Kind.PARQUET: "it has the columns of a record and the view it was taken from",
}


def recognise(opened: Opened) -> str:
    """Say why a file is one of ours; empty: it is not."""
    if opened.grid is None:
        return WORDS[opened.kind] if opened.kind in WORDS and _extract(opened) else ""
    header = opened.grid.header
    table = _table_of(header)
    if not table:
        return ""
    further = len(set(header) & set(TABLES[table].columns)) - 1
    columns = f"{KEY[table]} and {further} further columns of {table}.csv"
    last = f"; the last, {EXTRACT!r}, makes it an extract" if header[-1] == EXTRACT else ""
    return f"its header has {columns}{last}"


def findings(opened: Opened) -> list[Finding]:
    """Nothing is in question: our dates are written in one way only."""
    return []


def read(opened: Opened, answers: Answers, today: date) -> Imported:
    """
    Read the rows exactly as they are written; what is computed from them is left out.

    Raises:
        ImportProblems: naming every column that is unknown or stands twice.
        UploadRefused: an extract is damaged.
    """
    if opened.grid is None or opened.kind is Kind.XLSX and _extract(opened):
        return _read_extract(opened)
    return _read_grid(opened.upload.name, opened.grid)


def _table_of(header: Sequence[str]) -> str:
    """Name the table whose columns these are: only such, or all that it must have; empty: none."""
    names = set(header)
    for table, schema in TABLES.items():
        required = {name for name, column in schema.columns.items() if not column.nullable}
        if KEY[table] in names and (names <= {*_known(table)} or names >= required):
            return table
    return ""


def _known(table: str) -> list[str]:
    extras = (*RESOLVED, EXTRACT) if table == "records" else (EXTRACT,)
    return [*TABLES[table].columns, *extras]


def _read_grid(name: str, grid: Grid) -> Imported:
    table = _table_of(grid.header)
    rows = grid.headed()
    if problems := check_columns(name, rows, [KEY[table]], _known(table)):
        raise ImportProblems(name, problems)
    permalinks = rows[EXTRACT].dropna().unique() if EXTRACT in rows else []
    if EXTRACT in rows:
        rows = rows.apply(lambda cells: cells.str.removeprefix(GUARD))
        # A guard may be all there is in a cell: it stands before an empty one too.
        rows = rows.where(rows != "")
    columns = [column for column in TABLES[table].columns if column in rows]
    missing = [column for column in TABLES[table].columns if column not in rows]
    return Imported(
        tables={table: rows.reindex(columns=list(TABLES[table].columns)).astype("str")},
        ignored=_computed(rows) if table == "records" else [],
        notes=[f"The file says nothing of: {', '.join(missing)}."] if missing else [],
        permalink=permalinks[0] if len(permalinks) == 1 else "",
        refused=listed(name, grid.faults.items(), str),
        given=frozenset(columns) if missing else None,
    )


def _computed(rows: pd.DataFrame) -> list[str]:
    names = [name for name in RESOLVED if name in rows]
    return [f"{', '.join(names)}: computed anew from the other tables"] if names else []


def _extract(opened: Opened) -> tuple[pd.DataFrame, str] | None:
    try:
        return open_extract(opened.upload.name, opened.upload.content)
    except UnreadableExtract:
        return None


def _read_extract(opened: Opened) -> Imported:
    name = opened.upload.name
    try:
        records, permalink = open_extract(name, opened.upload.content)
        others = _other_tables(opened) if opened.kind is Kind.ZIP else {}
    except UnreadableExtract as error:
        raise UploadRefused(name, str(error)) from None
    records.index += FIRST_ROW.get(opened.kind, 2)
    return Imported(
        tables={"records": records, **others},
        ignored=[f"{', '.join(RESOLVED)}: computed anew, where they are given"],
        permalink=permalink,
    )


def _other_tables(opened: Opened) -> dict[str, pd.DataFrame]:
    """Read the actors, issues and sources that a package has with its records."""
    name = opened.upload.name
    archive = Archive(name, opened.upload.content, flat=True)
    tables, problems = {}, []
    for table in [table for table in TABLES if f"{table}.csv" in archive.names]:
        try:
            rows = read_cells(Path(name, f"{table}.csv"), archive.read(f"{table}.csv"))
        except CaseProblems as refused:
            problems += [_inside(name, problem) for problem in refused.problems]
            continue
        problems += check_columns(f"{name}, {table}.csv", rows, [KEY[table]], _known(table))
        tables[table] = rows.reindex(columns=list(TABLES[table].columns)).astype("str")
    if problems:
        raise ImportProblems(name, problems)
    return {table: rows for table, rows in tables.items() if table != "records"}


def _inside(name: str, problem: Problem) -> Problem:
    return Problem(f"{name}, {problem.file}", problem.message, problem.line, problem.column)
