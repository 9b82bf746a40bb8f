"""What must still be decided before a mapped table can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from lib.changes import Tables
from lib.intake.header_words import meant_by
from lib.intake.opened import Opened
from lib.intake.recipe import Recipe
from lib.intake.recipe_parts import NEW_ACTOR, NEW_ISSUE
from lib.intake.values import is_open_list, needs_ours, settle_values, their_cells, their_values
from lib.rules import shown
from lib.vocabulary import ACTS_WITHOUT_STANCE, RecordType, Word

NEEDED = ("record_type", "date", "actor", "coder")
"""Fields of every record; what else it needs is known otherwise or follows from these."""

NEEDED_BY_STATEMENTS = ("issue", "act", "stance")

OF_A_SOURCE = ("source.title", "source.publisher", "source.kind")
"""Fields of a source that is described, where `source` does not name those of the case."""


class Ask(Word):
    """What is to be decided."""

    FIELD = "field", "A field that every record needs"
    COLUMN = "column", "A column that is neither mapped nor ignored"
    VALUE = "value", "A value that is not one of ours"
    DETAIL = "detail", "What a new actor or issue needs"


@dataclass(frozen=True)
class Question:
    """One thing to be decided."""

    ask: Ask
    field: str = ""
    """Ours; of a DETAIL `actors.side`; "" where their column is asked about."""
    column: str = ""
    """Theirs; "" where none is mapped."""
    value: str = ""
    """Theirs; of a DETAIL the id of the new actor or issue."""
    rows: int = 0
    """How many rows hold the value."""
    line: int | None = None
    """The first of them."""
    suggestion: str = ""
    """The one near answer: a field, a value or an id; never taken by itself."""

    def __str__(self) -> str:
        match self.ask:
            case Ask.FIELD:
                said = f"{self.field}: no column is mapped to it, and no value is given."
            case Ask.COLUMN:
                said = f"{shown(self.column)}: this column is neither mapped nor ignored."
            case Ask.VALUE:
                counted = "1 row" if self.rows == 1 else f"{self.rows:,} rows"
                where = f"{self.column}, {counted} from line {self.line}"
                said = f"{where}: {shown(self.value)} is not settled for {self.field}."
            case Ask.DETAIL:
                part, _, name = self.field.partition(".")
                said = f"{part}, {self.value}: its {name} is missing."
        return f"{said} Perhaps {self.suggestion!r}?" if self.suggestion else said


def open_questions(recipe: Recipe, opened: Opened, tables: Tables) -> list[Question]:
    """
    List everything that is still to be decided, by Ask, then as in the file; []: nothing is.

    The order of dates and the separators of lists are asked by lib.intake.proving; the values of
    a list are listed once its separator is known.

    Args:
        recipe: of format TABLE, with what the file proves.
        opened: a file with a grid.
        tables: of the case; {} for a new one.
    """
    return [
        *_fields(recipe, opened, tables),
        *_columns(recipe, opened),
        *_values(recipe, opened, tables),
        *_details(recipe),
    ]


def field_values(recipe: Recipe, opened: Opened, tables: Tables, field: str) -> pd.DataFrame:
    """
    List the values of a mapped field that must be ours: of a vocabulary, actors or issues.

    Returns:
        One row per distinct value of theirs, as in the file: value, rows (how many hold it),
        line (the first), ours (missing: left empty on purpose, or open), how (a How),
        suggestion (the one near value; missing without one).
    """
    values = their_values(their_cells(opened, recipe.columns[field]), recipe, field)
    lines = pd.Series(values.index, values.to_numpy(dtype="object"), dtype="int64")
    counted = lines.groupby(level=0, sort=False).agg(["nunique", "first"])
    settled = settle_values(list(counted.index), field, recipe, tables).values()
    return pd.DataFrame(
        {
            "value": pd.Series(counted.index, dtype="str"),
            "rows": counted["nunique"].to_numpy(),
            "line": counted["first"].to_numpy(),
            "ours": pd.Series([each.ours for each in settled], dtype="str"),
            "how": pd.Series([each.how.value for each in settled], dtype="str"),
            "suggestion": pd.Series([each.suggestion or None for each in settled], dtype="str"),
        }
    )


def _fields(recipe: Recipe, opened: Opened, tables: Tables) -> Iterator[Question]:
    given = {*recipe.columns, *recipe.constants}
    needed = [*NEEDED]
    if RecordType.STATEMENT in _record_types(recipe, opened, tables):
        needed += NEEDED_BY_STATEMENTS
    if recipe.constants.get("act") in ACTS_WITHOUT_STANCE:
        needed.remove("stance")
    if "source" not in given:
        needed += OF_A_SOURCE
    suggested = _suggested(recipe, opened)
    for field in needed:
        is_made = field == "source.title" and "source.url" in given
        if field not in given and not is_made:
            yield Question(Ask.FIELD, field, suggestion=suggested.get(field, ""))


def _record_types(recipe: Recipe, opened: Opened, tables: Tables) -> set[str]:
    if recipe.columns.get("record_type") in opened.grid.header:
        return set(field_values(recipe, opened, tables, "record_type")["ours"].dropna())
    return {recipe.constants.get("record_type", "")}


def _suggested(recipe: Recipe, opened: Opened) -> dict[str, str]:
    """Field -> what it may be, from the other fields."""
    suggested = {"act": "position", "source.title": opened.upload.name}
    for field, record_type in (
        ("stance", "statement"),
        ("act", "statement"),
        ("event_type", "event"),
    ):
        if field in recipe.columns:
            suggested.setdefault("record_type", record_type)
    return suggested


def _columns(recipe: Recipe, opened: Opened) -> Iterator[Question]:
    decided = {*recipe.columns.values(), *recipe.ignored}
    for name in dict.fromkeys(opened.grid.header):
        if name not in decided:
            taken = {*recipe.columns, *recipe.constants}
            yield Question(Ask.COLUMN, column=name, suggestion=meant_by(name, taken))


def _values(recipe: Recipe, opened: Opened, tables: Tables) -> Iterator[Question]:
    for field, column in recipe.columns.items():
        if needs_ours(field) and column in opened.grid.header and not is_open_list(recipe, field):
            listed = field_values(recipe, opened, tables, field)
            for each in listed[listed["how"] == "open"].fillna("").itertuples():
                yield Question(
                    Ask.VALUE, field, column, each.value, each.rows, each.line, each.suggestion
                )


def _details(recipe: Recipe) -> Iterator[Question]:
    for part, new, names in (
        ("actors", recipe.actors, NEW_ACTOR),
        ("issues", recipe.issues, NEW_ISSUE),
    ):
        for identity, row in new.items():
            for name in names:
                if not row.get(name, "").strip():
                    yield Question(Ask.DETAIL, f"{part}.{name}", value=identity)
