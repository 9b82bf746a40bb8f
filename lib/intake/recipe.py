"""How a file of one shape becomes records: what was answered and mapped, kept for the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.doctor.findings import Answers

TABLE = "table"
"""The format of a file that nobody's importer knows: its columns are mapped."""

ValueMap = Mapping[str, str | None]
"""Their value -> ours, or None: left empty on purpose."""


@dataclass(frozen=True)
class Recipe:
    """Everything that was decided about a file; frozen, so change it with dataclasses.replace."""

    format: str = TABLE
    """NAME of an importer, or TABLE. All below but `answers` is of a TABLE alone."""
    answers: Answers = field(default_factory=dict)
    shape: tuple[str, ...] = ()
    """The header it was made for."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Our field (see lib.intake.fields) -> their column; one of theirs can serve several."""
    constants: Mapping[str, str] = field(default_factory=dict)
    """Our field -> the value of every row."""
    values: Mapping[str, ValueMap] = field(default_factory=dict)
    """Our field -> their value -> ours: a stored word, or an id. Spelled as in the file."""
    actors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """New actor's id -> name, side, kind."""
    issues: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """New issue's id -> name, proposition, issue_group."""
    ignored: tuple[str, ...] = ()
    """Their columns that are left out on purpose."""
    list_separator: str | None = None
    """Between the values of one cell; "": a cell holds one value; None: not settled."""
    id_prefix: str = ""
    """Before every record_id, unless it begins with it."""


def read_recipe(name: str, text: str) -> Recipe:
    """
    Read what `write_recipe` wrote, perhaps edited by hand.

    Args:
        name: of the file, for messages.
        text: YAML.

    Raises:
        RecipeProblems: everything that is wrong with it, each at its path.
    """
    raise NotImplementedError


def write_recipe(recipe: Recipe) -> str:
    """Write a recipe as YAML: always in the same order, so that two versions can be compared."""
    raise NotImplementedError
