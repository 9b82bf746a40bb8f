"""The rows of a text under one separator and one manner of quoting, read or only counted."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from lib.doctor.wording import counted

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

# The csv module's limit holds for the whole process, and other packages move it.
csv.field_size_limit(sys.maxsize)


@dataclass(frozen=True)
class Survey:
    """How the rows of a text come out under one separator and manner of quoting."""

    widths: Counter[int]
    """Number of cells -> number of rows; rows with nothing in them are left out."""
    header: int
    """Cells of the first row that has any."""
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
            return f"line {self.fault[0]:,} cannot be read ({self.fault[1]})"
        fitting, cells = self.widths[self.header], counted(self.header, "cell")
        said = f"{fitting:,} of {counted(self.rows, 'row')} have {cells}"
        others = [width for width in self.widths if width != self.header]
        if not others:
            return said
        few, many = min(others), max(others)
        rest = f"{few}" if few == many else f"{few} to {many}"
        return f"{said} as the first row has, the others {rest}"


REMEMBERED = 32
"""Surveys; each is a few numbers."""

_SURVEYS: dict[tuple[int, int, str, str], Survey] = {}


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
    """Count the cells of every row; asked again of the same text, the answer is remembered."""
    # Not functools.lru_cache: that would keep the whole text.
    asked = (hash(text), len(text), separator, quoting)
    if asked not in _SURVEYS:
        while len(_SURVEYS) >= REMEMBERED:
            _SURVEYS.pop(next(iter(_SURVEYS)), None)
        _SURVEYS[asked] = _survey(text, separator, quoting)
    return _SURVEYS[asked]


def _survey(text: str, separator: str, quoting: str) -> Survey:
    widths: Counter[int] = Counter()
    header, fault = 0, None
    rows = read_rows(text, separator, quoting)
    try:
        while not header and (row := next(rows, None)) is not None:
            header = len(row)
            widths[header] += 1
        # In C; what was counted before an error stays counted.
        widths.update(map(len, rows))
    except csv.Error as error:
        fault = (widths.total() + 1, str(error))
    empty = widths.pop(0, 0)
    return Survey(widths, header, fault, empty)
