"""What was proved about a file, or must be chosen by who knows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lib.exceptions import DashboardError, unknown_value

Answers = Mapping[str, str]
"""Key of a finding -> the chosen value; of a recipe or of the analyst."""


@dataclass(frozen=True)
class Example:
    """A piece of the file, and how each option would read it."""

    line: int | None
    written: str
    readings: Mapping[str, str]
    """Value of an option -> what the piece would become."""


@dataclass(frozen=True)
class Finding:
    """One thing about how a file is written: proved, or said to be undecidable."""

    key: str
    """Its name in a recipe: `encoding`, `separator`, `dates: Datum`."""
    question: str
    """As an analyst would ask it: "In which order are the dates of Datum written?"."""
    value: str | None
    """What the whole file proves; None: nothing does, it must be chosen."""
    evidence: str
    """Why, with counts: "276 of 280 decidable cells are month first"."""
    options: Mapping[str, str]
    """Every value that can be chosen -> its word."""
    examples: Sequence[Example] = ()
    alike: Collection[str] = ()
    """Other options that an answer may name, though `value` is proved."""
    is_asked: bool = True
    """Whether an undecided one must be chosen; else nothing is read by it, and it is only said."""


def settle(finding: Finding, answers: Answers) -> str | None:
    """
    Take the value of a finding: what was proved, else what was answered.

    Returns:
        None if nothing proves it and nobody has answered.

    Raises:
        UnknownValueError: the answer is none of the options.
        DisprovedError: the file proves another value than the answer.
    """
    answer = answers.get(finding.key)
    if answer is None:
        return finding.value
    if answer not in finding.options:
        raise DashboardError(f"{finding.key}: {unknown_value(answer, finding.options)}")
    if finding.value is not None and answer not in (finding.value, *finding.alike):
        raise DisprovedError(finding, answer)
    return answer


class DisprovedError(DashboardError):
    """An answer, most often of a recipe, that the file itself proves wrong."""

    def __init__(self, finding: Finding, answer: str) -> None:
        chosen, proved = finding.options[answer], finding.options[finding.value]
        super().__init__(
            f"{finding.key}: {chosen!r} was chosen, but the file proves {proved!r}: "
            f"{finding.evidence}"
        )
