"""
Records as a workbook: sheets Records, Actors, Issues, Sources and About, all of it text.

Nothing in it is a formula, a number or a link. A cell holds at most 32,767 characters:
a longer text goes on in a column of the same name with (2), (3) at the end of its
sheet, and About counts such texts.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from io import BytesIO
from itertools import zip_longest

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lib.extracts.cells import as_cells
from lib.extracts.contents import Extract

MOST_CHARACTERS = 32_767
"""Of a cell, as UTF-16 counts them."""

MOST_ROWS = 1_048_575
"""Of a sheet, without its head."""

RECORDS, ABOUT = "Records", "About"

GOES_ON = "Longer texts"

CONTROL = "\x00-\x08\x0b-\x1f\ufffe\uffff"
LIKE_AN_ESCAPE = re.compile(f"_(?=x[0-9a-fA-F]{{4}}(?:_|[{CONTROL}]))")
NOT_IN_XML = re.compile(f"[{CONTROL}]")


def write_workbook(extract: Extract) -> bytes:
    """Write the records in the order of the page, and the tables that they refer to."""
    out = BytesIO()
    # Row by row to the disk: 200,000 records in memory would be gigabytes.
    book = Workbook(out, {"constant_memory": True})
    made = datetime.combine(extract.about.made_on, time())
    book.set_properties({"title": extract.about.title, "created": made})
    as_text = book.add_format({"num_format": "@", "valign": "top"})
    head = book.add_format({"num_format": "@", "bold": True})
    longer = 0
    for name, table in {"records": extract.records, **extract.others}.items():
        sheet = book.add_worksheet(name.capitalize(), TextSheet)
        longer += sheet.fill(table, head, as_text)
    said = extract.about.lines() | {GOES_ON: _say_longer(longer)}
    about = pd.DataFrame({"about": list(said), "words": list(said.values())}, dtype="str")
    book.add_worksheet(ABOUT, TextSheet).fill(about, head, as_text)
    book.close()
    return out.getvalue()


def _say_longer(number: int) -> str:
    if not number:
        return f"none: no text is longer than the {MOST_CHARACTERS:,} characters of a cell"
    return (
        f"{number:,} longer than the {MOST_CHARACTERS:,} characters of a cell; each goes on in "
        "the columns of the same name with (2), (3) at the end of its sheet"
    )


class TextSheet(Worksheet):
    """A sheet in which everything stays the text that it is."""

    def fill(self, table: pd.DataFrame, head: object, as_text: object) -> int:
        """
        Write a table.

        Args:
            table: any rows.
            head: format of the names of the columns.
            as_text: format of the cells: a program takes what is typed in as text too.

        Returns:
            How many texts go on in further columns.
        """
        self.freeze_panes(1, 0)
        goes_on = _further_columns(table)
        names = [*table.columns, *goes_on]
        self.set_column(0, len(names) - 1, 18, as_text)
        for place, name in enumerate(names):
            self.write_string(0, place, name, head)
        places = {name: place for place, name in enumerate(names)}
        longer = 0
        for line, row in enumerate(as_cells(table), start=1):
            for name, cell in zip_longest(table.columns, row):
                if cell is None:
                    continue
                first, *rest = pieces(cell)
                self.write_string(line, places[name], first, as_text)
                longer += bool(rest)
                for number, piece in enumerate(rest, start=2):
                    self.write_string(line, places[further(name, number)], piece, as_text)
        return longer

    @staticmethod
    def _escape_control_characters(data: str) -> str:
        """
        Write what XML cannot hold as _xHHHH_, and what looks like that so that it stays.

        XlsxWriter's own takes the second of `_x0041_x0042_` for an escape.
        """
        data = LIKE_AN_ESCAPE.sub("_x005F_", data)
        return NOT_IN_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", data)

    def _xml_rich_inline_string(self, string: str, attributes: list) -> None:
        """Write as text what XlsxWriter takes for markup: all that stands in <r> and </r>."""
        self._xml_inline_string(string, False, attributes)


def pieces(text: str) -> list[str]:
    """
    Part a text into what fits into cells.

    >>> [len(piece) for piece in pieces("x" * 70_000)]
    [32767, 32767, 4466]
    """
    if len(text) <= MOST_CHARACTERS // 2:
        return [text]
    # Beyond the first 65,536 signs of Unicode each counts as two.
    size = MOST_CHARACTERS if max(text) <= "\uffff" else MOST_CHARACTERS // 2
    return [text[start : start + size] for start in range(0, len(text), size)]


def further(name: str, number: int) -> str:
    """Name the column in which a long text goes on."""
    return f"{name} ({number})"


def _further_columns(table: pd.DataFrame) -> list[str]:
    names = []
    for name, column in table.items():
        if pd.api.types.is_string_dtype(column) and column.str.len().max() > MOST_CHARACTERS // 2:
            most = max(len(pieces(text)) for text in column.dropna())
            names += [further(name, number) for number in range(2, most + 1)]
    return names
