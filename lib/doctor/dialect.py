"""By what are the cells of a text table separated, and how are they quoted?"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from lib.doctor.findings import Finding

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
QUOTING = {
    "doubled": 'cells may stand in " marks, a mark inside is doubled',
    "escaped": 'cells may stand in " marks, a mark inside has a \\ before it',
    "none": 'a " mark is a character like any other',
}
MANNERS: Mapping[str, Mapping[str, object]] = {
    "doubled": {"quotechar": '"', "doublequote": True},
    "escaped": {"quotechar": '"', "doublequote": False, "escapechar": "\\"},
    "none": {"quoting": csv.QUOTE_NONE},
}
"""Value of quoting -> how the csv module, and pandas, are told."""

BEGINNING = 65_536
"""Characters in which a separator is looked for, before the whole file is read by it."""

# The csv module's limit holds for the whole process, and other packages move it.
csv.field_size_limit(sys.maxsize)


@dataclass(frozen=True)
class Survey:
    """How the rows of a text come out under one separator and manner of quoting."""

    widths: Counter[int]
    """Number of cells -> number of rows; rows with nothing in them are left out."""
    header: int
    """Cells of the first row."""
    fault: tuple[int, str] | None
    """Line and reason where the reading breaks down."""
    empty_rows: int = 0

    @property
    def rows(self) -> int:
        return self.widths.total()

    @property
    def is_even(self) -> bool:
        """Whether every row has the same number of cells, and more than one."""
        return self.fault is None and len(self.widths) == 1 and self.header > 1

    @property
    def fits(self) -> bool:
        """Whether most rows have as many cells as the first, and more than one."""
        return self.fault is None and self.header > 1 and self.widths[self.header] * 2 > self.rows

    def words(self) -> str:
        """Say how many cells the rows have."""
        if self.fault:
            return f"line {self.fault[0]} cannot be read ({self.fault[1]})"
        if len(self.widths) <= 1:
            cells = next(iter(self.widths), 0)
            return f"{self.rows:,} of {self.rows:,} rows have {cells} {_cells(cells)}"
        fitting = self.widths[self.header]
        return (
            f"{fitting:,} of {self.rows:,} rows have {self.header} {_cells(self.header)} as the "
            f"first row has, the others {min(self.widths)} to {max(self.widths)}"
        )


def read_rows(text: str, separator: str, quoting: str) -> Iterator[list[str]]:
    """
    Read the rows of a text; line breaks inside quotation marks are part of a cell.

    Raises:
        csv.Error: while reading, at a row that breaks the manner of quoting.
    """
    return csv.reader(
        StringIO(text, newline=""), delimiter=separator, strict=True, **MANNERS[quoting]
    )


def survey(text: str, separator: str, quoting: str) -> Survey:
    """Count the cells of every row."""
    widths: Counter[int] = Counter()
    header, fault = 0, None
    rows = read_rows(text, separator, quoting)
    try:
        header = len(next(rows, []))
        widths[header] += 1
        # In C; what was counted before an error stays counted.
        widths.update(map(len, rows))
    except csv.Error as error:
        fault = (widths.total() + 1, str(error))
    empty = widths.pop(0, 0)
    return Survey(widths, header, fault, empty)


def prove_separator(text: str) -> Finding:
    """
    Say which separator gives every row the same number of cells.

    >>> prove_separator("day;place\\n1;Port, old\\n").value
    ';'
    """
    candidates = _candidates(text)
    surveys = {each: _best(_surveys(text, each))[1] for each in candidates}
    value = _decided(text, surveys)
    said = [f"with {_name(each)} {found.words()}" for each, found in surveys.items()]
    if value is not None and value in surveys:
        said.insert(0, said.pop(list(surveys).index(value)))
    if not said:
        said = ["its first row has one cell under every separator: a table of one column"]
    evidence = f"{'; '.join(said)}."
    question = "What separates the cells?"
    return Finding("separator", question, value, _sentence(evidence), SEPARATORS)


def prove_quoting(text: str, separator: str) -> Finding:
    """Say how cells are quoted, the separator being known."""
    question = 'What do " marks mean?'
    if '"' not in text:
        evidence = 'The file holds no " mark.'
        return Finding("quoting", question, "doubled", evidence, QUOTING)
    surveys = _surveys(text, separator)
    value, _ = _best(surveys)
    said = "; ".join(f"if {QUOTING[each]}: {found.words()}" for each, found in surveys.items())
    even = [each for each, found in surveys.items() if found.is_even]
    readable = [each for each, found in surveys.items() if found.fault is None]
    # Marks around whole cells: with and without them the rows are even, and they are no text.
    proved = bool(even) or "doubled" in readable or len(readable) == 1
    return Finding("quoting", question, value if proved else None, _sentence(f"{said}."), QUOTING)


def _candidates(text: str) -> list[str]:
    """Take the separators that split the first row."""
    beginning = text[:BEGINNING]
    if len(text) > BEGINNING:
        beginning = beginning[: beginning.rfind("\n") + 1] or beginning
    return [each for each in SEPARATORS if _splits(beginning, each)]


def _splits(beginning: str, separator: str) -> bool:
    for quoting in QUOTING:
        try:
            if len(next(read_rows(beginning, separator, quoting), [])) > 1:
                return True
        except csv.Error:
            continue
    return False


def _surveys(text: str, separator: str) -> dict[str, Survey]:
    """Survey a text under each manner of quoting that could matter; all rows are read."""
    if '"' not in text:
        return {"doubled": survey(text, separator, "doubled")}
    manners = ["doubled", "escaped", "none"] if '\\"' in text else ["doubled", "none"]
    first = survey(text, separator, "doubled")
    if first.is_even and "escaped" not in manners:
        return {"doubled": first}
    return {each: survey(text, separator, each) for each in manners}


def _best(surveys: Mapping[str, Survey]) -> tuple[str, Survey]:
    """Take the manner that makes the rows even, else one that can be read at all."""

    def rank(quoting: str) -> tuple[bool, bool, bool]:
        found = surveys[quoting]
        return found.is_even, found.fault is None and quoting != "none", found.fits

    # max takes the first of equals.
    best = max(surveys, key=rank)
    return best, surveys[best]


def _decided(text: str, surveys: Mapping[str, Survey]) -> str | None:
    if not surveys:
        return _unused(text)
    even = [each for each, found in surveys.items() if found.is_even]
    if even:
        return even[0] if len(even) == 1 else None
    fitting = [each for each, found in surveys.items() if found.fits]
    return fitting[0] if len(surveys) == len(fitting) == 1 else None


def _unused(text: str) -> str | None:
    """Of a table of one column: a separator that stands nowhere in it."""
    return next((each for each in SEPARATORS if each not in text), None)


def _name(separator: str) -> str:
    return "tab" if separator == "\t" else repr(separator)


def _cells(count: int) -> str:
    return "cell" if count == 1 else "cells"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
