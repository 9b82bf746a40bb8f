"""A foreign table and its recipe -> the tables of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pandas as pd

from lib.changes import Tables
from lib.doctor.findings import Finding, settle
from lib.exceptions import DashboardError, Problem
from lib.intake.fields import DATES, OF_SOURCE
from lib.intake.imported import Imported, ImportProblems
from lib.intake.made import as_records, with_sources
from lib.intake.mapped_cells import Cells, date_cells, id_cells, our_cells
from lib.intake.opened import Opened
from lib.intake.proving import table_findings
from lib.intake.questions import Ask, open_questions
from lib.intake.recipe import Recipe, with_proofs
from lib.intake.values import choices_of, needs_ours, their_cells
from lib.rules import shown
from lib.schema import KEY, RECORDS, TABLES


def read_table(opened: Opened, recipe: Recipe, tables: Tables, today: date) -> Imported:
    """
    Read a mapped table.

    Args:
        opened: a file with a grid.
        recipe: of format TABLE; a value that is open in it makes a problem of its rows.
        tables: of the case, for the names of its actors and issues; {} for a new one.
        today: the day on which records are coded and sources published that say no day.

    Returns:
        The rows that can be read; `refused` holds the others, by line, column and value.

    Raises:
        ImportProblems: a column that the recipe names is gone or stands twice, one is neither
            mapped nor ignored, a field that every record needs is not mapped, or the order of
            a date or the separator of a list is not settled.
    """
    if gone := list(_gone(opened, recipe)):
        raise ImportProblems(opened.upload.name, gone)
    findings = table_findings(recipe, opened, tables)
    recipe = with_proofs(recipe, findings)
    if still_open := [*_open(opened, recipe, tables), *_unsettled(opened, recipe, findings)]:
        raise ImportProblems(opened.upload.name, still_open)
    orders = {each.key: settle(each, recipe.answers) for each in findings}
    read = {
        field: _read(field, their_cells(opened, column), recipe, tables, orders)
        for field, column in recipe.columns.items()
    }
    fields, sources, said = with_sources(_fields(opened, recipe, read), recipe, today)
    names = {field: choices_of(field, recipe, tables) for field in ("actor", "issue")}
    records, also_said = as_records(fields, recipe, names["issue"] | names["actor"], today)
    refused = {line for cells in read.values() for line in cells.faults}
    return Imported(
        tables={
            "records": records[~records.index.isin(refused)],
            "actors": _new("actors", recipe.actors),
            "issues": _new("issues", recipe.issues),
            "sources": sources,
        },
        ignored=[f"{column}: ignored, as the recipe says." for column in recipe.ignored],
        notes=[*said, *also_said, *(note for cells in read.values() for note in cells.notes)],
        given=_given(recipe),
        refused=[*_refused(opened, recipe, read)],
    )


def _gone(opened: Opened, recipe: Recipe) -> Iterator[Problem]:
    header = opened.grid.header
    for field, column in recipe.columns.items():
        if header.count(column) != 1:
            found = "is missing" if column not in header else "stands twice"
            reason = f"the column {shown(column)} {found}; {field} is mapped to it."
            yield Problem(opened.upload.name, reason, 1)


def _open(opened: Opened, recipe: Recipe, tables: Tables) -> Iterator[Problem]:
    for question in open_questions(recipe, opened, tables):
        if question.ask is not Ask.VALUE:
            yield Problem(opened.upload.name, str(question))


def _unsettled(opened: Opened, recipe: Recipe, findings: Sequence[Finding]) -> Iterator[Problem]:
    for finding in findings:
        try:
            if settle(finding, recipe.answers) is None:
                reason = f"{finding.key}: not settled: {finding.evidence}"
                yield Problem(opened.upload.name, reason)
        except DashboardError as wrong:
            yield Problem(opened.upload.name, str(wrong))


def _read(
    field: str, cells: pd.Series, recipe: Recipe, tables: Tables, orders: Mapping[str, str]
) -> Cells:
    if field in DATES:
        return date_cells(cells, orders.get(f"dates: {cells.name}"), field)
    if field in ("record_id", "responds_to", "source"):
        return id_cells(cells, recipe, field)
    if needs_ours(field):
        return our_cells(cells, recipe, tables, field)
    return Cells(cells)


def _fields(opened: Opened, recipe: Recipe, read: Mapping[str, Cells]) -> pd.DataFrame:
    """Put columns and constants side by side, one row per row of the file."""
    lines = opened.grid.cells.index[1:]
    constants = {field: text.strip() for field, text in recipe.constants.items() if text.strip()}
    columns = {field: cells.cells for field, cells in read.items()}
    return pd.DataFrame({**constants, **columns}, index=lines, dtype="str")


def _new(table: str, new: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    rows = [{KEY[table]: identity, **row} for identity, row in new.items()]
    return pd.DataFrame(rows, columns=list(TABLES[table].columns), dtype="str")


def _given(recipe: Recipe) -> frozenset[str]:
    describes_sources = any(field.startswith(OF_SOURCE) for field in recipe.columns)
    own = recipe.columns.keys() & RECORDS.columns.keys()
    return frozenset(own | ({"source"} if describes_sources else set()))


def _refused(opened: Opened, recipe: Recipe, read: Mapping[str, Cells]) -> Iterator[Problem]:
    for line, reason in opened.grid.faults.items():
        yield Problem(opened.upload.name, reason, line)
    for field, cells in read.items():
        for line, reason in cells.faults.items():
            yield Problem(opened.upload.name, reason, line, recipe.columns[field])
