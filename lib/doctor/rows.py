"""The rows of a text under one separator and one manner of quoting, read or only counted."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

import pyarrow as pa

from lib.doctor.even import even_cells
from lib.doctor.wording import counted, share

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
        said = f"{share(fitting, self.rows, 'row', 'has', 'have')} {cells}"
        others = [width for width in self.widths if width != self.header]
        if not others:
            return said
        few, many = min(others), max(others)
        rest = f"{few}" if few == many else f"{few} to {many}"
        return f"{said} as the first row has, the others {rest}"


class Text:
    """The text of a table; however often it is asked how its rows come out, it is read once."""

    def __init__(self, utf_8: bytes) -> None:
        self.utf_8 = utf_8
        self._surveys: dict[tuple[str, str], Survey] = {}
        self._cells: dict[str, pa.Table | None] = {}

    def rows(self, separator: str, quoting: str) -> Iterator[list[str]]:
        """
        Read the rows; line breaks inside quotation marks are part of a cell.

        Raises:
            csv.Error: while reading, at a row that breaks the manner of quoting.
        """
        lines = StringIO(self.utf_8.decode(), newline="")
        return csv.reader(lines, delimiter=separator, strict=True, **MANNERS[quoting])

    def even_cells(self, separator: str, quoting: str) -> pa.Table | None:
        """Give the cells, missing where empty, if all rows are in order and have as many."""
        if quoting != "doubled":
            return None
        if separator not in self._cells:
            self._cells[separator] = even_cells(self.utf_8, separator)
        return self._cells[separator]

    def survey(self, separator: str, quoting: str) -> Survey:
        """Count the cells of every row."""
        asked = (separator, quoting)
        if asked not in self._surveys:
            cells = self.even_cells(*asked)
            self._surveys[asked] = _survey(self.rows(*asked)) if cells is None else _even(cells)
        return self._surveys[asked]


def _even(cells: pa.Table) -> Survey:
    return Survey(Counter({cells.num_columns: cells.num_rows}), cells.num_columns, None)


def _survey(rows: Iterator[list[str]]) -> Survey:
    widths: Counter[int] = Counter()
    header, fault = 0, None
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
