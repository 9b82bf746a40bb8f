"""A file that was just brought, and the recipes of a case: which of them reads it, or where not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lib.changes import Tables
from lib.doctor.findings import Answers
from lib.exceptions import DashboardError, Problem
from lib.import_steps import look_at
from lib.intake.look import Look
from lib.intake.recipe import TABLE, Recipe
from lib.intake.recipes import fits, is_alike, read_recipes
from lib.intake.upload import Upload

Misfits = Mapping[str, Sequence[Problem]]
"""Name of a recipe -> where it does not fit a file that it was made for."""


def first_look(
    upload: Upload, folder: Path | None, tables: Tables, answers: Answers | None = None
) -> tuple[Look, str, Misfits]:
    """
    Look at a file with the recipe of the case that fits it, before anybody is asked.

    Args:
        upload: the file.
        folder: the case it shall go into; None for a new one.
        tables: of that case; {} for a new one.
        answers: what was chosen already; it goes before what a recipe says.

    Returns:
        What is known of the file; the name of the recipe that fits, or ""; and, if none does,
        where each recipe that was made for such files no longer fits, by its name.

    Raises:
        UploadRefused: it is nothing that can be imported.
        DashboardError: an answer about how it is written is unknown, or disproved by it.
    """
    blank = look_at(upload, Recipe(answers=answers or {}), tables)
    misfits = {}
    for name, recipe in (read_recipes(folder) if folder else {}).items():
        if not isinstance(recipe, Recipe):
            misfits[name] = recipe
            continue
        look, problems = _try(recipe, blank, tables)
        if look and not problems:
            return look, name, {}
        misfits[name] = problems
    return blank, "", {name: problems for name, problems in misfits.items() if problems}


def look_by(recipe: Recipe, blank: Look, tables: Tables) -> tuple[Look, list[Problem]]:
    """
    Look at a file by one recipe.

    Args:
        recipe: what was decided about another file.
        blank: what is known of the file without it.
        tables: of the case; {} for a new one.

    Returns:
        What is known of the file; and where the recipe does not fit it.

    Raises:
        DashboardError: as `look_at`.
    """
    # A file may be saved in another encoding than the last one: what it proves itself holds.
    proved = {finding.key for finding in blank.written.findings if finding.value is not None}
    kept = {key: value for key, value in recipe.answers.items() if key not in proved}
    recipe = replace(recipe, answers={**kept, **blank.recipe.answers})
    look = look_at(blank.upload, recipe, tables, blank)
    if look.format not in ("", recipe.format):
        reason = f"it is {look.format!r}; the recipe is for {recipe.format!r}."
        return look, [Problem(blank.upload.name, reason)]
    if look.format == TABLE:
        return look, fits(recipe, look.opened, tables)
    return look, []


def _try(recipe: Recipe, blank: Look, tables: Tables) -> tuple[Look | None, list[Problem]]:
    """Look at a file by a recipe that may be for others, and then has nothing to say."""
    try:
        look, problems = look_by(recipe, blank, tables)
    except DashboardError:
        return None, []
    if look.format != recipe.format:
        return None, []
    if look.format == TABLE:
        return (look, problems) if is_alike(recipe, look.opened) else (None, [])
    try:
        return look if look.is_complete else None, []
    except DashboardError as wrong:
        return None, [Problem(blank.upload.name, str(wrong))]
