"""The cells of one mapped column -> cells of ours, and those that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from lib.changes import Tables
from lib.doctor.dates import ORDERS, read_dates
from lib.doctor.lists import split_cell
from lib.exceptions import MANY
from lib.intake.fields import NAMED
from lib.intake.recipe import Recipe
from lib.intake.values import How, Settled, choices_of, separator_of, settle_values, their_values
from lib.rules import shown, unknown_id
from lib.vocabulary import LIST_SEPARATOR

NO_ID = re.compile(r"[\s;,]+")
"""What no id may hold."""

ISO_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


# eq=False: cells have no single answer to ==.
@dataclass(frozen=True, eq=False)
class Cells:
    """A column read."""

    cells: pd.Series
    """Ours, by line; missing where empty."""
    faults: Mapping[int, str] = field(default_factory=dict)
    """Line -> why its cell could not be read."""
    notes: Sequence[str] = ()


def date_cells(cells: pd.Series, order: str | None, name: str) -> Cells:
    """
    Read dates under the settled order.

    Args:
        cells: theirs.
        order: see lib.doctor.dates; None: there is no date in the column.
        name: the field; only `date` may be less than a day, or one of our own uncertain dates.
    """
    if order is None:
        return Cells(cells)
    read = read_dates(cells, order)
    wanted = "date" if name == "date" else "day"
    if wanted == "day":
        read = read.where(read.str.fullmatch(ISO_DAY))
    wrong = cells[cells.notna() & read.isna()]
    reason = f"is no {wanted} written {ORDERS.get(order, order)}."
    return Cells(read, {line: f"{shown(cell)} {reason}" for line, cell in wrong.items()})


def id_cells(cells: pd.Series, recipe: Recipe, name: str) -> Cells:
    """Make ids of theirs: what no id may hold becomes -, and ours begin with the prefix."""
    prefix = "" if name == "source" else recipe.id_prefix
    separator = separator_of(recipe, name, cells.name)
    made = {
        cell: _joined(
            one if one.startswith(prefix) else prefix + one
            for one in (NO_ID.sub("-", each) for each in split_cell(cell, separator))
        )
        for cell in cells.dropna().unique()
    }
    return Cells(cells.map(made, na_action="ignore").astype("str"))


def our_cells(cells: pd.Series, recipe: Recipe, tables: Tables, name: str) -> Cells:
    """Put ours for every value; a cell with a value that is not settled is a fault."""
    separator = separator_of(recipe, name, cells.name)
    values = list(their_values(cells, recipe, name).unique())
    settled = settle_values(values, name, recipe, tables)
    texts, wrong = {}, {}
    for cell in cells.dropna().unique():
        parts = split_cell(cell, separator)
        still_open = [each for each in parts if settled[each].how is How.OPEN]
        if still_open:
            wrong[cell] = still_open[0]
        texts[cell] = None if still_open else _joined(settled[each].ours for each in parts)
    known = choices_of(name, recipe, tables)
    said = {cell: unknown_id(value, known) for cell, value in list(wrong.items())[:MANY]}
    bad = cells[cells.isin(wrong.keys())]
    faults = {
        line: said.get(cell, f"{shown(wrong[cell])} is unknown.") for line, cell in bad.items()
    }
    read = cells.map(texts, na_action="ignore").astype("str")
    return Cells(read, faults, _notes(cells.name, settled) if name in NAMED else ())


def _joined(ours: Iterable[str | None]) -> str | None:
    each_once = dict.fromkeys(one for part in ours if part for one in part.split(LIST_SEPARATOR))
    return LIST_SEPARATOR.join(each_once) or None


def _notes(column: str, settled: Mapping[str, Settled]) -> list[str]:
    taken = [
        f"{column}: {shown(value)} is {each.ours!r}, which has this name."
        for value, each in settled.items()
        if each.how is How.EXACT and value != each.ours
    ]
    more = [f"{column}: and {len(taken) - MANY:,} more names."] if len(taken) > MANY else []
    return taken[:MANY] + more
