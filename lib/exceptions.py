"""Every error a reader of the dashboard can meet, with its message."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

Value = TypeVar("Value")

MANY = 100
"""So many problems of one kind are listed for a column or file."""

FEW_ENOUGH_TO_COMPARE = 1000
"""Above, no near spelling is looked for: among 200,000 ids that takes 0.3 seconds a value."""


class DashboardError(Exception):
    """Base class: the app shows the message of these, never a traceback."""


class UnknownValueError(DashboardError):
    """A value is not in the list it must come from."""

    def __init__(self, where: str, value: str, known: Collection[str]) -> None:
        super().__init__(f"{where}: {unknown_value(value, known)}")


class DateError(DashboardError):
    """A text is not a date of the closed grammar of lib.edtf."""

    def __init__(self, value: str, reason: str) -> None:
        shown = value if len(value) <= 60 else f"{value[:60]}…"
        super().__init__(f"{shown!r} {reason}")


@dataclass(frozen=True)
class Problem:
    """
    One thing wrong with a case, at the place where an analyst can mend it.

    `line` is the row number a spreadsheet shows (the header is line 1); None
    where the problem is the whole file. `column` is None where it is the row.
    """

    file: str
    message: str
    line: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        place = [self.file]
        if self.line is not None:
            place.append(f"line {self.line}")
        if self.column is not None:
            place.append(self.column)
        return f"{', '.join(place)}: {self.message}"


def listed(
    file: str,
    found: Iterable[tuple[int, Value]],
    say: Callable[[Value], str],
    column: str | None = None,
) -> list[Problem]:
    """
    Make a problem of each thing found; above MANY, the rest are counted in one.

    Args:
        file: where it was found.
        found: line and value, from the top.
        say: value -> what is wrong with it.
        column: where it was found; None: in the row.
    """
    found = list(found)
    problems = [Problem(file, say(value), line, column) for line, value in found[:MANY]]
    if rest := found[MANY:]:
        problems.append(Problem(file, f"and {len(rest):,} more like these.", rest[0][0], column))
    return problems


def count_problems(problems: Sequence[Problem]) -> str:
    """Write how many problems there are, with the noun."""
    return f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}"


class ProblemsError(DashboardError):
    """Base class: carries every problem, not only the first, and lists them below one line."""

    def __init__(self, said: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"- {problem}" for problem in self.problems)
        super().__init__(f"{said}:\n{lines}")


class CaseProblems(ProblemsError):
    """A case cannot be read; carries every problem, not only the first."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__(f"{name} has {count_problems(problems)}; nothing was read", problems)


class AddressProblems(DashboardError):
    """
    An address asks for what the case does not know; names every such value.

    `kept` are the parameters that are known: the way out.
    """

    def __init__(self, problems: Sequence[str], kept: Mapping[str, Sequence[str]]) -> None:
        self.problems = tuple(problems)
        self.kept = {name: list(values) for name, values in kept.items()}
        super().__init__("\n".join(self.problems))


class NotAnExtract(DashboardError):
    """A file was not written by lib.extract."""

    def __init__(self, column: str) -> None:
        super().__init__(f"not an extract: its last column is not {column!r}")


class UnreadableExtract(DashboardError):
    """A file is no extract of records, or is damaged."""

    def __init__(self, name: str, found: str) -> None:
        super().__init__(f"{name} cannot be read as an extract: {found}")


class NoCaseError(DashboardError):
    """The data folder holds no case."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"{folder}: no case found. A case is a folder with datapackage.json, records.csv, "
            "actors.csv, issues.csv and sources.csv."
        )


class TooManyRows(DashboardError):
    """A table in an engine has more rows than can be read one by one."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(
            f"This needs every single record, and there are more than {most:,}. "
            "Narrow the filters: fewer days, actors or issues."
        )


def unknown_value(value: str, known: Collection[str], most: int | None = None) -> str:
    """
    Say that a value is unknown, with the one near spelling and what is known.

    Args:
        value: what was found.
        known: what it could have been.
        most: name at most so many of the known; None: all.

    >>> unknown_value("oppos", ["support", "oppose"])
    "'oppos' is unknown. Did you mean 'oppose'? Known: oppose, support."
    >>> unknown_value("dover", ["lisbon", "porto", "faro"], most=2)
    "'dover' is unknown. Known: faro, lisbon and 1 more."
    """
    listed = ", ".join(sorted(known)[:most]) or "nothing"
    more = f" and {len(known) - most} more" if most is not None and len(known) > most else ""
    return f"{value!r} is unknown.{_hint(value, known)} Known: {listed}{more}."


def _hint(value: str, known: Collection[str]) -> str:
    """
    Suggest a spelling only when a single one is near.

    "Party C" is as near to "Party A" as to "Party B"; naming either would put
    words in the wrong mouth.
    """
    near = near_spellings(value, known, most=2)
    return f" Did you mean {near[0]!r}?" if len(near) == 1 else ""


def near_spellings(value: str, known: Collection[str], most: int) -> list[str]:
    """
    List what is spelled like a value, the nearest first; alone, what differs in capitals only.

    Args:
        value: what was found.
        known: what it could have been; of very many, none is looked for.
        most: list at most so many.

    >>> near_spellings("Nordlnd", ["Nordland", "Southland", "Nordlund"], most=3)
    ['Nordlund', 'Nordland']
    """
    if len(known) > FEW_ENOUGH_TO_COMPARE:
        return []
    by_folded = {name.casefold(): name for name in known}
    if value.casefold() in by_folded:
        return [by_folded[value.casefold()]]
    near = get_close_matches(value.casefold(), by_folded, n=most, cutoff=0.8)
    return [by_folded[each] for each in near]


class BadOption(DashboardError):
    """The app was started with an option that it cannot use."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the app was started with an option it cannot use: {reason}")


class SourceProblems(DashboardError):
    """A source cannot be used as written; names every reason, never a password."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"- {problem}" for problem in self.problems)
        super().__init__(f"the source cannot be used:\n{lines}")


class EngineError(DashboardError):
    """An engine gave no answer; it may give one when asked again."""


class SourceUnavailable(EngineError):
    """A source does not answer now; it may do so later."""

    def __init__(self, shown: str, reason: str) -> None:
        self.shown = shown
        self.reason = reason
        super().__init__(f"{shown} is not available: {reason}")


class QueryFailed(EngineError):
    """A source is there, but a query did not get through."""

    def __init__(self, shown: str, reason: str) -> None:
        self.shown = shown
        self.reason = reason
        super().__init__(f"{shown}: the query failed: {reason}")


class QueryCancelled(EngineError):
    """Somebody ended a query before its result was there."""

    def __init__(self) -> None:
        super().__init__("the query was cancelled")


class ExportFailed(DashboardError):
    """A file could not be written whole; nothing of it is left."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"{name} could not be written: {reason} Nothing of it is left.")


class QueryTooLong(EngineError):
    """A query was ended at the time limit."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"the query was ended after {seconds:g} seconds. Narrow the filter: a shorter time, "
            "fewer actors or issues."
        )
