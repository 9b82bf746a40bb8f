"""What is known of a file, what must be decided, and what an import would do: lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from lib.doctor.findings import Finding, settle
from lib.exceptions import Problem
from lib.intake.imported import Imported
from lib.intake.incoming import Incoming, State, say_row
from lib.intake.look import Look
from lib.rules import shown

SHOWN = 20
"""Rows of each kind that are listed; the rest are counted."""


def say_file(look: Look, recipe: str, misfits: Mapping[str, Sequence[Problem]]) -> Iterator[str]:
    """
    Say what a file is, why, and what was proved or chosen about it.

    Args:
        look: what is known of it.
        recipe: name of the recipe that it is read by, or "".
        misfits: where recipes made for such files do not fit, by their names.
    """
    if look.word:
        yield f"{look.upload.name}: {look.word}; {look.reason}."
    if recipe:
        yield f"Read by the recipe {recipe!r}."
    for name, problems in misfits.items():
        yield f"The recipe {name!r} does not fit:"
        yield from (f"- {problem}" for problem in problems)
    still_open = {finding.key for finding in look.unsettled}
    for finding in look.findings:
        yield say_finding(look, finding)
        if finding.key not in still_open:
            yield from _examples(finding)


def say_finding(look: Look, finding: Finding) -> str:
    """Say what was proved or chosen, or that it is open."""
    value = settle(finding, look.recipe.answers)
    if value is None:
        said = "Not decided" if finding.is_asked else "It cannot be told"
        return f"{finding.question} {said}: {finding.evidence}"
    if value == finding.value:
        return f"{finding.question} {finding.options[value]}: {finding.evidence}"
    return f"{finding.question} {finding.options[value]}, as chosen; {finding.evidence}"


def say_open(look: Look) -> Iterator[str]:
    """List everything that is still to be decided, and how."""
    for finding in look.unsettled:
        known = ", ".join(f"{finding.key}={value} ({word})" for value, word in _options(finding))
        yield f"- choose: {known}"
        yield from _examples(finding)
    yield from (f"- {question}" for question in look.questions)


def say_import(imported: Imported, incoming: Incoming) -> Iterator[str]:
    """Say what an import would do to a case: counts, then rows and cells."""
    yield ", ".join(f"{state.word}: {number:,}" for state, number in incoming.counts.items())
    yield from imported.notes
    yield from (f"Left out: {each}" for each in imported.ignored)
    yield from incoming.joined
    for state in (State.REFUSED, State.DUPLICATE):
        rows = incoming.rows[incoming.rows["state"] == state]
        yield from _rows(state, rows)
    yield from _cells(incoming.changes)


def _examples(finding: Finding) -> Iterator[str]:
    """Show a few cells as each option would read them."""
    for example in finding.examples:
        readings = "; ".join(
            f"{finding.options[value]}: {shown(text)}" for value, text in example.readings.items()
        )
        place = "" if example.line is None else f"line {example.line}, "
        yield f"    {place}{shown(example.written)}: {readings}"


def _rows(state: State, rows: pd.DataFrame) -> Iterator[str]:
    if len(rows):
        yield f"{state.word}:"
    for row in rows.head(SHOWN).to_dict("records"):
        yield f"- {say_row(row['line'], row['why'])}"
    if len(rows) > SHOWN:
        yield f"- and {len(rows) - SHOWN:,} more"


def _cells(changes: pd.DataFrame) -> Iterator[str]:
    if len(changes):
        yield "Changes:"
    for change in changes.head(SHOWN).fillna("").to_dict("records"):
        before, after = shown(change["before"]), shown(change["after"])
        yield f"- {change['row']}, {change['column']}: {before} -> {after}"
    if len(changes) > SHOWN:
        yield f"- and {len(changes) - SHOWN:,} more"


def _options(finding: Finding) -> list[tuple[str, str]]:
    return list(finding.options.items())
