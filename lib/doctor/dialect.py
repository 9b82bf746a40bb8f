"""By what are the cells of a text table separated, and how are they quoted?"""

from __future__ import annotations

import csv
from collections.abc import Mapping

from lib.doctor.findings import Finding
from lib.doctor.rows import QUOTING, Survey, Text
from lib.doctor.wording import sentence

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
BEGINNING = 65_536
"""Bytes in which a separator is looked for, before the whole file is read by it."""


def prove_separator(text: Text) -> Finding:
    """
    Say which separator gives every row the same number of cells.

    >>> prove_separator(Text(b"day;place\\n1;Port, old\\n")).value
    ';'
    """
    surveys = {each: _best(_surveys(text, each))[1] for each in _candidates(text)}
    question = "What separates the cells?"
    if not surveys:
        return _one_column(text, question)
    value = _decided(surveys)
    # What is proved comes first.
    said = [
        f"with {_name(each)} {surveys[each].words()}"
        for each in sorted(surveys, key=lambda each: each != value)
    ]
    without = [_name(each) for each in SEPARATORS if each not in surveys]
    if without:
        said.append(f"the first row has no {' and no '.join(without)} between cells")
    return Finding("separator", question, value, sentence("; ".join(said)), SEPARATORS)


def prove_quoting(text: Text, separator: str) -> Finding:
    """
    Say how cells are quoted, the separator being known.

    >>> prove_quoting(Text(b'who,said\\nA,"yes, soon"\\n'), ",").value
    'doubled'
    """
    question = 'What do " marks mean?'
    if b'"' not in text.utf_8:
        alike = ("none",) if b"\\" in text.utf_8 else ("escaped", "none")
        why = 'The file holds no " mark.'
        return Finding("quoting", question, "doubled", why, QUOTING, alike=alike)
    surveys = _surveys(text, separator)
    best, _ = _best(surveys)
    why = "; ".join(f"if {QUOTING[each]}: {found.words()}" for each, found in surveys.items())
    value = best if _is_quoting_proved(surveys) else None
    return Finding("quoting", question, value, sentence(why), QUOTING)


def _is_quoting_proved(surveys: Mapping[str, Survey]) -> bool:
    """
    Whether one manner alone makes sense.

    Marks around whole cells leave the rows even if they are taken as text, so there it is
    enough that every mark that opens a cell also closes one.
    """
    even = [each for each, found in surveys.items() if found.is_even]
    marked = [each for each, found in surveys.items() if found.fault is None and each != "none"]
    return len(even) == 1 or even[:1] == ["doubled"] or (not even and len(marked) == 1)


def _one_column(text: Text, question: str) -> Finding:
    unused = [each for each in SEPARATORS if each.encode() not in text.utf_8]
    if not unused:
        why = "The first row has one cell under every separator, but other rows hold them all."
        return Finding("separator", question, None, why, SEPARATORS)
    why = (
        "The first row has one cell under every separator: a table of one column, "
        f"read as if by {_name(unused[0])}, which it does not hold."
    )
    return Finding("separator", question, unused[0], why, SEPARATORS, alike=tuple(unused[1:]))


def _candidates(text: Text) -> list[str]:
    """Take the separators that split the first row."""
    # A character may be cut through.
    beginning = text.utf_8[:BEGINNING].decode(errors="ignore").encode()
    if len(text.utf_8) > BEGINNING:
        beginning = beginning[: beginning.rfind(b"\n") + 1] or beginning
    return [each for each in SEPARATORS if _splits(Text(beginning), each)]


def _splits(beginning: Text, separator: str) -> bool:
    for quoting in QUOTING:
        try:
            if len(next(filter(None, beginning.rows(separator, quoting)), [])) > 1:
                return True
        except csv.Error:
            continue
    return False


def _surveys(text: Text, separator: str) -> dict[str, Survey]:
    """Survey a text under each manner of quoting that could matter; all rows are read."""
    if b'"' not in text.utf_8:
        return {"doubled": text.survey(separator, "doubled")}
    # A single byte is found much faster than two.
    escapes = b"\\" in text.utf_8 and b'\\"' in text.utf_8
    manners = ["doubled", "escaped", "none"] if escapes else ["doubled", "none"]
    first = text.survey(separator, "doubled")
    if first.is_even and "escaped" not in manners:
        return {"doubled": first}
    return {each: text.survey(separator, each) for each in manners}


def _best(surveys: Mapping[str, Survey]) -> tuple[str, Survey]:
    """Take the manner that makes the rows even, else one that can be read at all."""

    def rank(quoting: str) -> tuple[bool, bool, bool]:
        found = surveys[quoting]
        return found.is_even, found.fault is None and quoting != "none", found.fits

    # max takes the first of equals.
    best = max(surveys, key=rank)
    return best, surveys[best]


def _decided(surveys: Mapping[str, Survey]) -> str | None:
    even = [each for each, found in surveys.items() if found.is_even]
    if even:
        return even[0] if len(even) == 1 else None
    fitting = [each for each, found in surveys.items() if found.fits]
    return fitting[0] if len(surveys) == len(fitting) == 1 else None


def _name(separator: str) -> str:
    return "tab" if separator == "\t" else repr(separator)
