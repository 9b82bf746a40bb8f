"""What must still be decided before a mapped table can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from lib.changes import Tables
from lib.doctor.findings import Finding
from lib.intake.opened import Opened
from lib.intake.recipe import Recipe
from lib.vocabulary import Word


class Ask(Word):
    """What is to be decided."""

    FIELD = "field", "A field that every record needs"
    COLUMN = "column", "A column that is neither mapped nor ignored"
    SEPARATOR = "separator", "What stands between the values of one cell"
    VALUE = "value", "A value that is not one of ours"


class How(Word):
    """How a value of theirs came to one of ours."""

    RECIPE = "recipe", "As decided"
    EXACT = "exact", "The same name"
    OPEN = "open", "To be decided"


@dataclass(frozen=True)
class Question:
    """One thing to be decided."""

    ask: Ask
    field: str = ""
    """Ours; "" where their column is asked about."""
    column: str = ""
    """Theirs; "" where none is mapped."""
    value: str = ""
    """Theirs."""
    rows: int = 0
    """How many rows hold the value."""
    line: int | None = None
    """The first of them."""
    suggestion: str = ""
    """The one near answer: a field, a value or an id; never taken by itself."""

    def __str__(self) -> str:
        raise NotImplementedError


def open_questions(recipe: Recipe, opened: Opened, tables: Tables) -> list[Question]:
    """
    List everything that is still to be decided, by Ask, then as in the file; []: nothing is.

    Args:
        recipe: of format TABLE.
        opened: a file with a grid.
        tables: of the case; {} for a new one.
    """
    raise NotImplementedError


def field_values(recipe: Recipe, opened: Opened, tables: Tables, field: str) -> pd.DataFrame:
    """
    List the values of a mapped field that must be ours: of a vocabulary, actors or issues.

    Returns:
        One row per distinct value of theirs, as in the file: value, rows (how many hold it),
        line (the first), ours (missing: left empty on purpose, or open), how (a How),
        suggestion (the one near value; missing without one).
    """
    raise NotImplementedError


def choices_of(field: str, recipe: Recipe, tables: Tables) -> Mapping[str, str]:
    """Take every value that a field can have -> the word or name shown; {}: any text."""
    raise NotImplementedError


def table_findings(recipe: Recipe, opened: Opened) -> list[Finding]:
    """Prove the order of day and month of every mapped column of dates."""
    raise NotImplementedError
