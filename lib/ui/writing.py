"""The one way from the screen to the files of a case, shut where nothing may be written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from lib import store
from lib.changes import Tables
from lib.clock import now
from lib.intake import new_case, recipes
from lib.intake.new_case import NewCase
from lib.intake.recipe import Recipe
from lib.refusals import ReadOnly
from lib.store import OpenTables
from lib.ui.cases import is_read_only


def why_read_only(folder: Path | None) -> str:
    """Say why a case cannot be changed from here; empty: it can."""
    if folder is None:
        return "These records stay in their own engine and are changed there, not here."
    if is_read_only():
        return "This server is for reading: it was started with --read-only."
    if not os.access(folder, os.W_OK):
        return f"{folder} cannot be written from here, so the case is for reading only."
    return ""


def save(
    opened: OpenTables, wanted: Mapping[str, pd.DataFrame], *, author: str, reason: str
) -> int | None:
    """
    Save tables now; the same as lib.store.save.

    Raises:
        ReadOnly: nothing may be written here.
    """
    _check_may_write(opened.folder)
    return store.save(opened, wanted, author=author, reason=reason, now=now())


def undo(folder: Path, number: int, *, author: str, reason: str) -> int:
    """
    Take a version back now; the same as lib.store.undo.

    Raises:
        ReadOnly: nothing may be written here.
    """
    _check_may_write(folder)
    return store.undo(folder, number, author=author, reason=reason, now=now())


def make_case(data: Path, case: NewCase, tables: Tables, *, author: str, reason: str) -> Path:
    """
    Make a case now; the same as lib.intake.new_case.make_case.

    Raises:
        ReadOnly: nothing may be written here.
    """
    _check_may_write(data)
    return new_case.make_case(data, case, tables, author=author, reason=reason, now=now())


def save_recipe(folder: Path, name: str, recipe: Recipe) -> Path:
    """
    Keep a recipe beside a case; the same as lib.intake.recipes.save_recipe.

    Raises:
        ReadOnly: nothing may be written here.
    """
    _check_may_write(folder)
    return recipes.save_recipe(folder, name, recipe)


def _check_may_write(folder: Path) -> None:
    if why := why_read_only(folder):
        raise ReadOnly(why)
