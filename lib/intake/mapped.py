"""A foreign table and its recipe -> the tables of a case."""

from __future__ import annotations

from datetime import date

from lib.changes import Tables
from lib.intake.imported import Imported
from lib.intake.opened import Opened
from lib.intake.recipe import Recipe


def read_table(opened: Opened, recipe: Recipe, tables: Tables, today: date) -> Imported:
    """
    Read a mapped table.

    Args:
        opened: a file with a grid.
        recipe: of format TABLE; what is open in it makes problems of rows or of the file.
        tables: of the case, for the names of its actors and issues; {} for a new one.
        today: the day on which records are coded and sources published that say no day.

    Returns:
        The rows that can be read; `refused` holds the others, by line, column and value.

    Raises:
        ImportProblems: a column that the recipe names is gone, a required field is not mapped,
            or the order of a date is not settled.
    """
    raise NotImplementedError
