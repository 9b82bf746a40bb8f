"""The recipes that lie beside the tables of a case, and the one that a file needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from lib.changes import Tables
from lib.exceptions import Problem
from lib.intake.opened import Opened
from lib.intake.recipe import TABLE, Recipe

FOLDER = "recipes"


def fits(recipe: Recipe, opened: Opened, tables: Tables) -> list[Problem]:
    """
    Say where a recipe no longer fits a file; []: it does.

    Returns:
        Columns that are gone or new, and values that the recipe does not know, by line.
    """
    raise NotImplementedError


def recipe_for(
    folder: Path, opened: Opened, tables: Tables, format_name: str = TABLE
) -> tuple[Recipe | None, Mapping[str, Sequence[Problem]]]:
    """
    Find the recipe of a case that was made for files of this shape.

    Args:
        folder: the case; it need not be there.
        opened: the file.
        tables: of the case.
        format_name: NAME of the importer that recognised the file, or TABLE.

    Returns:
        The recipe that fits, or None; and for each other one of the format that nearly does,
        by its name, where it does not. A recipe that cannot be read is one of them.
    """
    raise NotImplementedError


def save_recipe(folder: Path, name: str, recipe: Recipe) -> Path:
    """
    Write a recipe beside the tables of a case, over one of the same name, durably.

    Args:
        folder: the case.
        name: as the analyst calls it; the file gets its letters and digits.
        recipe: what was decided.

    Returns:
        The file.

    Raises:
        NotSaved: the system refused to write.
    """
    raise NotImplementedError
