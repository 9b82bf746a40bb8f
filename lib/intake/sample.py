"""The first rows of a mapped table, as they would be read: for the eye, before all is decided."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from lib.changes import Tables
from lib.doctor.dates import read_dates
from lib.doctor.findings import Finding, settle
from lib.intake.fields import DATES
from lib.intake.opened import Opened
from lib.intake.recipe import Recipe, with_proofs
from lib.intake.values import How, choices_of, needs_ours, settle_values, their_cells, their_values
from lib.vocabulary import LIST_SEPARATOR

OPEN = "?"
"""Stands for a value that is still to be decided, or cannot be read."""


def first_rows(
    recipe: Recipe, findings: Sequence[Finding], opened: Opened, tables: Tables, number: int
) -> pd.DataFrame:
    """
    Read the first rows of a table as far as it is decided how.

    Args:
        recipe: of format TABLE.
        findings: how its dates and lists are written; see lib.intake.proving.table_findings.
        opened: a file with a grid.
        tables: of the case; {} for a new one.
        number: how many rows, at most.

    Returns:
        One row per row of the file, by line; one column per field that is mapped or the same in
        every row. Words and names as shown, dates as EDTF, OPEN where it is not decided what a
        cell becomes; missing where it is empty.
    """
    recipe = with_proofs(recipe, findings)
    orders = {finding.key: settle(finding, recipe.answers) for finding in findings}
    rows = pd.DataFrame(index=opened.grid.cells.index[1 : number + 1])
    for field, column in recipe.columns.items():
        if column in opened.grid.header:
            cells = their_cells(opened, column).head(number)
            rows[field] = _read(field, cells, orders.get(f"dates: {column}"), recipe, tables)
    for field, value in recipe.constants.items():
        rows[field] = choices_of(field, recipe, tables).get(value, value)
    return rows


def _read(
    field: str, cells: pd.Series, order: str | None, recipe: Recipe, tables: Tables
) -> pd.Series:
    if field in DATES:
        read = read_dates(cells, order) if order else cells.where(cells.isna(), OPEN)
        return read.where(read.notna() | cells.isna(), OPEN)
    if not needs_ours(field):
        return cells
    words = choices_of(field, recipe, tables)
    found = settle_values(
        their_values(cells, recipe, field).unique().tolist(), field, recipe, tables
    )

    def say(value: str) -> str:
        settled = found[value]
        if settled.how == How.OPEN:
            return OPEN
        ours = settled.ours.split(LIST_SEPARATOR) if settled.ours else []
        return "; ".join(words.get(each, each) for each in ours)

    def say_cell(cell: str) -> str:
        parts = their_values(pd.Series([cell], name=cells.name, dtype="str"), recipe, field)
        return "; ".join(filter(None, map(say, parts)))

    return cells.map(say_cell, na_action="ignore")
