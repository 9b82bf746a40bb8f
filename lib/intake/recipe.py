"""How a file of one shape becomes records: what was answered and mapped, kept for the next one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import yaml

from lib.doctor.findings import Answers, Finding
from lib.doctor.lists import WHOLE, list_key
from lib.exceptions import Problem, ProblemsError
from lib.intake.fields import LISTS
from lib.intake.recipe_parts import LIST_SEPARATOR, PARTS, recipe_faults

TABLE = "table"
"""The format of a file that nobody's importer knows: its columns are mapped."""

HEAD = (
    "# How Parley reads files of this shape; our words on the left of ':', theirs on the right.\n"
)

MOST = 1_000_000
"""Characters of a recipe; a longer text is none."""

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
    id_prefix: str = ""
    """Before every record_id, unless it begins with it."""


class RecipeProblems(ProblemsError):
    """A recipe cannot be used; carries every problem, not only the first."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__(f"{name} cannot be used", problems)


def read_recipe(name: str, text: str) -> Recipe:
    """
    Read what `write_recipe` wrote, perhaps edited by hand.

    Args:
        name: of the file, for messages.
        text: YAML.

    Raises:
        RecipeProblems: everything that is wrong with it, each at its path.
    """
    said = _load(name, text)
    if faults := recipe_faults(said):
        raise RecipeProblems(
            name, [Problem(", ".join([name, *path]), reason) for path, reason in faults]
        )
    made = {
        part: tuple(value) if isinstance(value, list) else value
        for part, value in _with_answers(said).items()
    }
    return Recipe(**{part.replace(" ", "_"): value for part, value in made.items()})


def write_recipe(recipe: Recipe) -> str:
    """Write a recipe as YAML: always in the same order, so that two versions can be compared."""
    parts = (part for part in PARTS if part != LIST_SEPARATOR)
    said = {part: getattr(recipe, part.replace(" ", "_")) for part in parts}
    plain = {part: _plain(value) for part, value in said.items() if value}
    return HEAD + yaml.dump(
        plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1_000_000
    )


def with_proofs(recipe: Recipe, findings: Iterable[Finding]) -> Recipe:
    """Answer what was proved; what was answered already stays."""
    proved = {each.key: each.value for each in findings if each.value is not None}
    return replace(recipe, answers={**proved, **recipe.answers})


def _with_answers(said: Mapping) -> dict:
    """Take a separator of all lists at once, as recipes had it, as the answer of each column."""
    made = dict(said)
    separator = made.pop(LIST_SEPARATOR, None)
    if separator is not None:
        lists = [name for field, name in made.get("columns", {}).items() if field in LISTS]
        answers = dict.fromkeys(map(list_key, lists), separator or WHOLE)
        made["answers"] = {**answers, **made.get("answers", {})}
    return made


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return list(value) if isinstance(value, tuple) else value


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


class _Loader(yaml.SafeLoader):
    """Takes no aliases, of which a few lines can mean gigabytes, and no key twice."""

    def compose_node(self, parent: yaml.Node, index: object) -> yaml.Node:
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(
                None, None, "anchors (&) and aliases (*) are not taken", event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        made = super().construct_mapping(node, deep)
        if len(made) < len(node.value) or not all(isinstance(key, str) for key in made):
            reason = "a name before ':' stands twice, or is no text"
            raise yaml.MarkedYAMLError(None, None, reason, node.start_mark)
        return made


# A recipe holds text alone: without this, `no` would be read as false and 2026-01-29 as a day.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag == "tag:yaml.org,2002:null"]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _load(name: str, text: str) -> object:
    if len(text) > MOST:
        raise RecipeProblems(name, [Problem(name, f"it is longer than {MOST:,} characters.")])
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = Problem(name, f"this is not YAML that can be read: {error.problem}.", line)
    except (yaml.YAMLError, RecursionError, ValueError, KeyError):
        reason = "this is not YAML that can be read: nested too deep, or a character it has not."
        problem = Problem(name, reason)
    raise RecipeProblems(name, [problem])
