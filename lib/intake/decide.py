"""What an analyst decides about a table, one decision at a time: recipe in, recipe out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from lib.intake.fields import NAMED
from lib.intake.made import slug
from lib.intake.recipe import Recipe


def answer(recipe: Recipe, key: str, value: str) -> Recipe:
    """Choose the value of a finding."""
    return replace(recipe, answers={**recipe.answers, key: value})


def map_column(recipe: Recipe, column: str, field: str) -> Recipe:
    """
    Map one of their columns to a field, which then is mapped to no other.

    >>> map_column(Recipe(columns={"date": "Day"}), "Datum", "date").columns
    {'date': 'Datum'}
    """
    columns = {ours: theirs for ours, theirs in _others(recipe, column).items() if ours != field}
    ignored = tuple(name for name in recipe.ignored if name != column)
    constants = {ours: text for ours, text in recipe.constants.items() if ours != field}
    return replace(recipe, columns={**columns, field: column}, ignored=ignored, constants=constants)


def ignore_column(recipe: Recipe, column: str) -> Recipe:
    """Leave one of their columns out, by name."""
    ignored = (*(name for name in recipe.ignored if name != column), column)
    return replace(recipe, columns=_others(recipe, column), ignored=ignored)


def reopen_column(recipe: Recipe, column: str) -> Recipe:
    """Take back what was decided about one of their columns."""
    ignored = tuple(name for name in recipe.ignored if name != column)
    return replace(recipe, columns=_others(recipe, column), ignored=ignored)


def fix_value(recipe: Recipe, field: str, text: str) -> Recipe:
    """Give a field the same value in every row; none, if the text is empty."""
    constants = {ours: kept for ours, kept in recipe.constants.items() if ours != field}
    return replace(recipe, constants=constants | ({field: text} if text.strip() else {}))


def map_value(recipe: Recipe, field: str, theirs: str, ours: str | None) -> Recipe:
    """Map one of their values to ours; None: the cell is left empty on purpose."""
    values = {**recipe.values, field: {**recipe.values.get(field, {}), theirs: ours}}
    return _without_unused(replace(recipe, values=values))


def reopen_value(recipe: Recipe, field: str, theirs: str) -> Recipe:
    """Take back what was decided about one of their values."""
    kept = {value: ours for value, ours in recipe.values.get(field, {}).items() if value != theirs}
    return _without_unused(replace(recipe, values={**recipe.values, field: kept}))


def add_new(recipe: Recipe, field: str, theirs: str, name: str, known: Collection[str]) -> Recipe:
    """
    Map one of their values to an actor or issue that the case does not have yet.

    Args:
        recipe: what was decided before.
        field: the field that holds the value.
        theirs: the value.
        name: of the new one; where a new one has it already, that one is taken.
        known: the ids that the case has.
    """
    part = NAMED[field]
    new = getattr(recipe, part)
    found = next((key for key, each in new.items() if each.get("name") == name), None)
    key = found or _new_id(name, {*known, *new})
    with_it = replace(recipe, **{part: {**new, key: {"name": name}} if found is None else new})
    return map_value(with_it, field, theirs, key)


def describe_new(recipe: Recipe, part: str, key: str, column: str, text: str) -> Recipe:
    """Say something of a new actor or issue: its name, side, kind, proposition, group."""
    new: Mapping[str, Mapping[str, str]] = getattr(recipe, part)
    return replace(recipe, **{part: {**new, key: {**new[key], column: text}}})


def _others(recipe: Recipe, column: str) -> dict[str, str]:
    return {ours: theirs for ours, theirs in recipe.columns.items() if theirs != column}


def _without_unused(recipe: Recipe) -> Recipe:
    """Drop new actors and issues that no value is mapped to any more."""
    for part in ("actors", "issues"):
        fields = [field for field, where in NAMED.items() if where == part]
        used = {ours for field in fields for ours in recipe.values.get(field, {}).values()}
        new = {key: each for key, each in getattr(recipe, part).items() if key in used}
        recipe = replace(recipe, **{part: new})
    return recipe


def _new_id(name: str, known: Collection[str]) -> str:
    """
    Make an id of a name.

    >>> _new_id("Nördland (Nord)", ["nordland-nord"])
    'nordland-nord-2'
    """
    start = slug(name) or "new"
    numbered = (start if number == 1 else f"{start}-{number}" for number in range(1, 10**6))
    return next(each for each in numbered if each not in known)
