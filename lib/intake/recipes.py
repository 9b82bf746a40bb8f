"""The recipes that lie beside the tables of a case, and the one that a file needs."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from itertools import chain, count
from pathlib import Path

from lib.changes import Tables
from lib.doctor.findings import Finding, settle
from lib.durable import file_mode, put_in_place, write_durably
from lib.exceptions import CaseProblems, DashboardError, Problem
from lib.files import read_text
from lib.intake.made import slug
from lib.intake.opened import Opened
from lib.intake.proving import table_findings
from lib.intake.questions import Ask, open_questions
from lib.intake.recipe import (
    TABLE,
    Recipe,
    RecipeProblems,
    read_recipe,
    with_proofs,
    write_recipe,
)
from lib.refusals import NotSaved
from lib.rules import shown

FOLDER = "recipes"

ALIKE = 0.5
"""A recipe nearly fits a file that has so much of its columns, from 0 to 1; our choice."""


def fits(recipe: Recipe, opened: Opened, tables: Tables) -> list[Problem]:
    """
    Say where a recipe no longer fits a file; []: it does.

    Args:
        recipe: of format TABLE; one of another format fits every file of that format.
        opened: the file.
        tables: of the case, whose actors and issues need not stand in the recipe.

    Returns:
        Columns that are gone or new, values that the recipe does not know, by line, and
        answers that the file proves wrong.
    """
    if recipe.format != TABLE or opened.grid is None:
        return []
    findings = table_findings(recipe, opened, tables)
    return [
        *_columns(recipe, opened),
        *_values(with_proofs(recipe, findings), opened, tables),
        *_answers(recipe, opened, findings),
    ]


def read_recipes(folder: Path) -> dict[str, Recipe | Sequence[Problem]]:
    """Read the recipes of a case, A to Z -> each, or everything that is wrong with it."""
    return {path.stem: _read(path) for path in sorted((folder / FOLDER).glob("*.yaml"))}


def free_name(folder: Path, name: str, recipe: Recipe) -> str:
    """
    Name a recipe after its file, but not as one that is for files of another shape.

    Args:
        folder: the case.
        name: of the file.
        recipe: what was decided about it.

    Returns:
        The name, or the name with the first number that is free.
    """
    there = read_recipes(folder)

    def is_free(name: str) -> bool:
        found = there.get(_stem(name))
        return found is None or isinstance(found, Recipe) and _replaces(recipe, found)

    numbered = (f"{name[:70]} {number}" for number in count(2))
    return next(filter(is_free, chain([name], numbered)))


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
    place = folder / FOLDER / f"{_stem(name)}.yaml"
    beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}.saving")
    try:
        if not place.parent.is_dir():
            place.parent.mkdir(exist_ok=True)
            place.parent.chmod(folder.stat().st_mode & 0o777)
        try:
            write_durably(beside, write_recipe(recipe).encode(), file_mode(folder))
            put_in_place(beside, place)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise NotSaved(str(place.parent), error) from None
    return place


def _stem(name: str) -> str:
    # A name without any letter of ours still names one file, and always the same.
    return slug(name)[:80].strip("-") or f"recipe-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _read(path: Path) -> Recipe | Sequence[Problem]:
    try:
        return read_recipe(path.name, read_text(path))
    except (CaseProblems, RecipeProblems) as refused:
        return refused.problems


def is_alike(recipe: Recipe, opened: Opened) -> bool:
    """Whether a file has at least ALIKE of the columns that a recipe was made for."""
    if recipe.format != TABLE or opened.grid is None:
        return True
    return _shares(recipe.shape, opened.grid.header)


def _replaces(recipe: Recipe, other: Recipe) -> bool:
    if recipe.format != other.format:
        return False
    return recipe.format != TABLE or _shares(other.shape, recipe.shape)


def _shares(shape: Sequence[str], header: Sequence[str]) -> bool:
    return len(set(shape) & set(header)) >= ALIKE * len(set(shape)) > 0


def _columns(recipe: Recipe, opened: Opened) -> Iterator[Problem]:
    name, header = opened.upload.name, opened.grid.header
    for column in recipe.shape:
        if column not in header:
            fields = [field for field, theirs in recipe.columns.items() if theirs == column]
            use = f"{' and '.join(fields)} is mapped to it" if fields else "it was ignored"
            yield Problem(name, f"the column {shown(column)} is gone; {use}.", 1)
    for column in dict.fromkeys(header):
        if column not in recipe.shape:
            yield Problem(name, f"the column {shown(column)} is new.", 1)
        elif header.count(column) > recipe.shape.count(column):
            yield Problem(name, f"the column {shown(column)} stands twice.", 1)


def _values(recipe: Recipe, opened: Opened, tables: Tables) -> Iterator[Problem]:
    for question in open_questions(recipe, opened, tables):
        if question.ask is Ask.VALUE:
            counted = "1 row has" if question.rows == 1 else f"{question.rows:,} rows have"
            reason = f"{counted} {shown(question.value)}, which the recipe does not know."
            yield Problem(opened.upload.name, reason, question.line, question.column)


def _answers(recipe: Recipe, opened: Opened, findings: Sequence[Finding]) -> Iterator[Problem]:
    for finding in findings:
        try:
            settle(finding, recipe.answers)
        except DashboardError as wrong:
            yield Problem(opened.upload.name, str(wrong))
