"""The values of a mapped column -> ours, where that is decided or needs no decision."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd

from lib.changes import Tables
from lib.doctor.lists import WHOLE, list_key
from lib.intake.fields import LISTS, NAMED, WORDS, allowed_words
from lib.intake.joining import actor_names, issue_names
from lib.intake.opened import Opened
from lib.intake.recipe import Recipe
from lib.schema import KEY, TABLES
from lib.vocabulary import LIST_SEPARATOR, Word

MOST_COMPARED = 200_000
"""Pairs of spellings that are compared; for more, nothing is suggested: that takes seconds."""

NEAR = 0.8


class How(Word):
    """How a value of theirs came to one of ours."""

    RECIPE = "recipe", "As decided"
    EXACT = "exact", "The same name"
    OPEN = "open", "To be decided"


@dataclass(frozen=True)
class Settled:
    """What a value of theirs is."""

    how: How
    ours: str | None = None
    """None: left empty on purpose, or open."""
    suggestion: str = ""
    """Of an open value: the one near one of ours."""


def needs_ours(field: str) -> bool:
    """Whether the values of a field must be ours: of a vocabulary, or a thing of the case."""
    return field in WORDS or field in NAMED


def their_cells(opened: Opened, column: str) -> pd.Series:
    """Take the cells below a head, without spaces around them, by line; missing where empty."""
    place = opened.grid.header.index(column)
    cells = opened.grid.cells.iloc[1:, place].str.strip().rename(column)
    return cells.mask(cells == "")


def their_values(cells: pd.Series, recipe: Recipe, field: str) -> pd.Series:
    """Take the values of cells, by line; a line repeats where a cell holds several."""
    cells, separator = cells.dropna(), separator_of(recipe, field, cells.name)
    if separator == WHOLE:
        return cells
    parts = cells.str.split(separator, regex=False).explode().str.strip()
    return parts[parts != ""]


def separator_of(recipe: Recipe, field: str, column: str) -> str:
    """Take what separates the values of a cell; WHOLE: nothing does, or it is not decided."""
    return recipe.answers.get(list_key(column), WHOLE) if field in LISTS else WHOLE


def is_open_list(recipe: Recipe, field: str) -> bool:
    """Whether a mapped field is a list, and not yet known what separates the values of a cell."""
    return field in LISTS and list_key(recipe.columns[field]) not in recipe.answers


def settle_values(
    values: Sequence[str], field: str, recipe: Recipe, tables: Tables
) -> dict[str, Settled]:
    """
    Say of each value of theirs what it is.

    Args:
        values: each once.
        field: ours; see needs_ours.
        recipe: what was decided.
        tables: of the case; {} for a new one.
    """
    names = known_names(field, recipe, tables)
    known = set(choices_of(field, recipe, tables))
    compare = len(values) * len(names) <= MOST_COMPARED
    return {
        value: _settle(value, recipe.values.get(field, {}), names, known, compare)  # noqa: PD011
        for value in values
    }


def _settle(
    value: str,
    decided: Mapping[str, str | None],
    names: Mapping[str, set[str]],
    known: Collection[str],
    compare: bool,
) -> Settled:
    if value in decided:
        ours = decided[value]
        if ours is None or all(one in known for one in ours.split(LIST_SEPARATOR)):
            return Settled(How.RECIPE, ours)
        return Settled(How.OPEN)
    same = names.get(value.casefold(), set())
    if len(same) == 1:
        return Settled(How.EXACT, next(iter(same)))
    near = get_close_matches(value.casefold(), names, n=5, cutoff=NEAR) if compare else []
    ids = set().union(*(names[each] for each in near))
    return Settled(How.OPEN, suggestion=ids.pop() if len(ids) == 1 else "")


def known_names(field: str, recipe: Recipe, tables: Tables) -> dict[str, set[str]]:
    """Take every name that a value of a field can have, capitals folded -> what it stands for."""
    names: dict[str, set[str]] = {}
    if field in WORDS:
        for word in WORDS[field]:
            names.setdefault(word.value.casefold(), set()).add(word.value)
            names.setdefault(word.word.casefold(), set()).add(word.value)
        return names
    table = NAMED[field]
    for name, ids in _names_of_case(table, tables).items():
        names.setdefault(name, set()).update(ids)
    for identity, row in _new(table, recipe).items():
        for name in (identity, row.get("name", "")):
            names.setdefault(name.casefold(), set()).add(identity)
    names.pop("", None)
    return names


def choices_of(field: str, recipe: Recipe, tables: Tables) -> dict[str, str]:
    """Take every value that a field can have -> the word or name shown; {}: any text."""
    if field in WORDS:
        return {value: WORDS[field](value).word for value in allowed_words(field)}
    if field not in NAMED:
        return {}
    table = NAMED[field]
    known = (
        dict(zip(tables[table][KEY[table]], tables[table]["name"], strict=True))
        if table in tables
        else {}
    )
    return known | {key: row.get("name", key) for key, row in _new(table, recipe).items()}


def _names_of_case(table: str, tables: Tables) -> Mapping[str, set[str]]:
    if table not in tables:
        return {}
    frame = tables[table].reindex(columns=list(TABLES[table].columns)).astype("str")
    names = dict(actor_names(frame) if table == "actors" else issue_names(frame))
    for identity in frame[KEY[table]].dropna():
        names[identity.casefold()] = names.get(identity.casefold(), set()) | {identity}
    return names


def _new(table: str, recipe: Recipe) -> Mapping[str, Mapping[str, str]]:
    return recipe.actors if table == "actors" else recipe.issues
