"""The parts of a recipe: what each may hold, and what is wrong with one that was edited."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from lib.exceptions import unknown_value
from lib.intake.fields import FIELDS, allowed_words
from lib.rules import shown
from lib.vocabulary import ActorKind

Fault = tuple[list[str], str]
"""Path to a place in the recipe, and what is wrong there."""

LIST_SEPARATOR = "list separator"
"""Of all lists at once; read, but not written any more: each list has its answer."""

KINDS = [kind.value for kind in ActorKind]
NEW_ACTOR = ("name", "side", "kind")
NEW_ISSUE = ("name", "proposition", "issue_group")


def recipe_faults(said: object) -> list[Fault]:
    """Find everything that is wrong with a recipe as YAML says it."""
    if not isinstance(said, Mapping):
        return [([], "expected `format: …` and further parts.")]
    faults = [([str(part)], unknown_value(str(part), PARTS)) for part in said if part not in PARTS]
    if "format" not in said:
        faults.append((["format"], "it is missing."))
    for part, find in PARTS.items():
        if part in said:
            faults += [([part, *path], reason) for path, reason in find(said[part])]
    return faults or list(_between(said))


def _text(value: object) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield [], f"expected a text, found {_kind(value)}."


def _separator(value: object) -> Iterator[Fault]:
    if not isinstance(value, str) or len(value) > 3:
        yield [], "expected at most three characters; '' where a cell holds one value."


def _texts(value: object) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield [], f"expected a list, found {_kind(value)}."
        return
    for place, each in enumerate(value, start=1):
        yield from _under(f"no. {place}", _text(each))


def _answers(value: object) -> Iterator[Fault]:
    yield from _no_mapping(value)
    for name, each in _items(value):
        yield from _under(name, _text(each))


def _by_field(value: object) -> Iterator[Fault]:
    yield from _no_mapping(value)
    for name, each in _items(value):
        yield from _known(name, FIELDS) or _under(name, _text(each))


def _constants(value: object) -> Iterator[Fault]:
    yield from _by_field(value)
    for name, each in _items(value):
        allowed = allowed_words(name)
        if allowed and isinstance(each, str) and each not in allowed:
            yield [name], unknown_value(each, allowed)


def _values(value: object) -> Iterator[Fault]:
    yield from _no_mapping(value)
    for name, each in _items(value):
        yield from _known(name, FIELDS)
        yield from _under(name, _no_mapping(each))
        allowed = allowed_words(name)
        for theirs, ours in _items(each):
            if ours is not None and not isinstance(ours, str):
                yield [name], f"{shown(theirs)} → expected a text or null, found {_kind(ours)}."
            elif allowed and ours is not None and ours not in allowed:
                yield [name], f"{shown(theirs)} → {unknown_value(ours, allowed)}"


def _rows(parts: Collection[str]) -> Callable[[object], Iterator[Fault]]:
    def find(value: object) -> Iterator[Fault]:
        yield from _no_mapping(value)
        for identity, row in _items(value):
            yield from _under(identity, _row(row))

    def _row(row: object) -> Iterator[Fault]:
        yield from _no_mapping(row)
        for name, each in _items(row):
            yield from _known(name, parts)
            yield from _under(name, _text(each))
            if name == "kind" and each not in KINDS:
                yield [name], unknown_value(str(each), KINDS)
        if isinstance(row, Mapping):
            yield from (([name], "it is missing.") for name in parts if name not in row)

    return find


def _between(said: Mapping) -> Iterator[Fault]:
    """Find what does not go together; asked once each part is good by itself."""
    columns, constants = said.get("columns", {}), said.get("constants", {})
    shape, ignored = said.get("shape", []), said.get("ignored", [])
    for name in columns:
        if name in constants:
            yield ["constants", name], f"the column {shown(columns[name])} is mapped to it as well."
        if columns[name] not in shape:
            yield ["columns", name], unknown_value(columns[name], shape)
    for name in ignored:
        if name in columns.values():
            yield ["ignored"], f"the column {shown(name)} is mapped as well."
    for name in said.get("values", {}):
        if name not in columns:
            yield ["values", name], "no column is mapped to it."


def _items(value: object) -> list[tuple[str, object]]:
    return [(str(name), each) for name, each in value.items()] if isinstance(value, Mapping) else []


def _no_mapping(value: object) -> Iterator[Fault]:
    if not isinstance(value, Mapping):
        yield [], f"expected `name: value`, found {_kind(value)}."


def _known(name: str, known: Collection[str]) -> list[Fault]:
    return [] if name in known else [([], unknown_value(name, known))]


def _under(name: str, faults: Iterator[Fault]) -> Iterator[Fault]:
    return (([name, *path], reason) for path, reason in faults)


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    return {dict: "`name: value`", list: "a list"}.get(type(value)) or shown(str(value))


PARTS: Mapping[str, Callable[[object], Iterator[Fault]]] = {
    "format": _text,
    "answers": _answers,
    "shape": _texts,
    "columns": _by_field,
    "constants": _constants,
    "values": _values,
    "actors": _rows(NEW_ACTOR),
    "issues": _rows(NEW_ISSUE),
    "ignored": _texts,
    LIST_SEPARATOR: _separator,
    "id prefix": _text,
}
"""Part of a recipe, in the order in which they are written -> what is wrong with its value."""
