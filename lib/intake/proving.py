"""How the cells of a mapped table are written: proved, or to be asked before they are read."""

from __future__ import annotations

from collections.abc import Collection

from lib.changes import Tables
from lib.doctor.dates import prove_date_order
from lib.doctor.findings import Finding
from lib.doctor.lists import list_key, prove_list_separator
from lib.intake.fields import DATES, FIELDS, LISTS, NAMED
from lib.intake.opened import Opened
from lib.intake.recipe import Recipe
from lib.intake.values import known_names, their_cells
from lib.schema import KEY, refers_to


def table_findings(recipe: Recipe, opened: Opened, tables: Tables) -> list[Finding]:
    """
    Prove the order of day and month of mapped dates, and the separators of mapped lists.

    Args:
        recipe: of format TABLE.
        opened: a file with a grid.
        tables: of the case, whose names and ids the parts of a list can be; {} for a new one.
    """
    return [*_dates(recipe, opened), *_lists(recipe, opened, tables)]


def _dates(recipe: Recipe, opened: Opened) -> list[Finding]:
    columns = {name: their_cells(opened, name) for name in _mapped(recipe, opened, DATES)}
    return [
        prove_date_order(cells, {other: columns[other] for other in columns if other != name})
        for name, cells in columns.items()
        if cells.notna().any()
    ]


def _lists(recipe: Recipe, opened: Opened, tables: Tables) -> list[Finding]:
    return [
        prove_list_separator(
            their_cells(opened, name),
            {
                one
                for field in LISTS
                if recipe.columns.get(field) == name
                for one in _known(field, recipe, opened, tables)
            },
            recipe.answers.get(list_key(name)),
        )
        for name in _mapped(recipe, opened, LISTS)
    ]


def _mapped(recipe: Recipe, opened: Opened, fields: Collection[str]) -> list[str]:
    """List the columns that are mapped to some of the fields, each once."""
    names = dict.fromkeys(recipe.columns[field] for field in fields if field in recipe.columns)
    return [name for name in names if name in opened.grid.header]


def _known(field: str, recipe: Recipe, opened: Opened, tables: Tables) -> Collection[str]:
    """Take what a list can name: actors by name or id, records and sources by id."""
    if field in NAMED:
        # Not what the recipe makes of the parts: that would prove what it took for granted.
        return known_names(field, Recipe(), tables).keys()
    table = refers_to(FIELDS[field])
    ids = set(tables[table][KEY[table]].dropna()) if table in tables else set()
    if table != "records":
        return ids
    own = recipe.columns.get("record_id")
    written = their_cells(opened, own).dropna() if own in opened.grid.header else ()
    return ids | {one.removeprefix(recipe.id_prefix) for one in ids} | set(written)
