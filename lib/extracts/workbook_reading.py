"""
A workbook that lib.extracts.workbook wrote, also after a spreadsheet has saved it -> its records.

Read sign by sign from the XML: what is on offer to read workbooks turns some of the
escapes of Excel into other texts, and takes numbers for dates.

Source: ECMA-376, Office Open XML, part 1: 18.3.1.4 (c), 18.4.8 (si), 22.9.2.19 (ST_Xstring).
"""

from __future__ import annotations

import re
from posixpath import join, normpath
from xml.parsers import expat

import pandas as pd

from lib.exceptions import UnreadableExtract
from lib.extracts.about import PERMALINK
from lib.extracts.archive import Archive
from lib.extracts.workbook import ABOUT, RECORDS

BOOK = "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"
SHARED = "xl/sharedStrings.xml"

ESCAPE = re.compile("_x([0-9a-fA-F]{4})_")
PLACE = re.compile("([A-Z]{1,3})[0-9]+")
FURTHER = re.compile(r"(.*) \([0-9]+\)")

Row = dict[int, str]
"""Number of the column -> text."""


def read_workbook(name: str, content: bytes) -> tuple[pd.DataFrame, str]:
    """
    Read the rows back.

    Returns:
        One row per row of the sheet Records that is not empty, text; the
        permalink, from the sheet About.

    Raises:
        UnreadableExtract: it is damaged, lacks a sheet, or a cell is no text.
    """
    archive = Archive(name, content, flat=False)
    sheets = _sheets(archive)
    for wanted in (RECORDS, ABOUT):
        if wanted not in sheets:
            raise UnreadableExtract(name, f"it has no sheet {wanted!r}.")
    shared = list(_Texts(archive, SHARED).found) if SHARED in archive.names else []
    about = [row for row in _Cells(archive, sheets[ABOUT], ABOUT, shared).rows if row]
    said = {row.get(0): row.get(1, "") for row in about}
    if PERMALINK not in said:
        raise UnreadableExtract(name, f"its sheet {ABOUT!r} has no row {PERMALINK!r}.")
    rows = _Cells(archive, sheets[RECORDS], RECORDS, shared).rows
    return _table(name, rows), said[PERMALINK]


def _table(name: str, rows: list[Row]) -> pd.DataFrame:
    head, *rows = [row for row in rows if row] or [{}]
    twice = sorted({each for each in head.values() if list(head.values()).count(each) > 1})
    if twice:
        raise UnreadableExtract(name, f"in the sheet {RECORDS!r} {twice[0]!r} stands twice.")
    beyond = sorted({place for row in rows for place in row} - set(head))
    if beyond:
        found = f"in the sheet {RECORDS!r} column {beyond[0] + 1} has cells, but no name."
        raise UnreadableExtract(name, found)
    columns = {head[place]: [row.get(place) for row in rows] for place in sorted(head)}
    table = pd.DataFrame(columns, dtype="str")
    further = {column: whole[1] for column in table if (whole := FURTHER.fullmatch(column))}
    for column, first in further.items():
        if first in table:
            goes_on = table.pop(column).fillna("")
            table[first] = table[first].str.cat(goes_on)
    return table


def _sheets(archive: Archive) -> dict[str, str]:
    """Find the file of each sheet, by its name."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def link(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[given.get("Id", "")] = given.get("Target", "")

    def sheet(tag: str, given: dict[str, str]) -> None:
        if tag == "sheet":
            target = targets.get(given.get("r:id", ""), "")
            sheets[given.get("name", "")] = normpath(join("/xl", target)).lstrip("/")

    _parse(archive, LINKS, link)
    _parse(archive, BOOK, sheet)
    return sheets


def _parse(archive: Archive, member: str, start=None, end=None, text=None) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text

    def refuse(*_: object) -> None:
        raise UnreadableExtract(archive.name, f"{member} declares a document type.")

    # Entities that stand for entities can become any size; a workbook has none.
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(archive.read(member), True)
    except expat.ExpatError as error:
        raise UnreadableExtract(archive.name, f"{member} is damaged ({error}).") from None


class _Texts:
    """The texts that several cells share."""

    def __init__(self, archive: Archive, member: str) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._is_text = self._is_phonetic = False
        _parse(archive, member, self._start, self._end, self._text)

    def _start(self, tag: str, _: dict[str, str]) -> None:
        if tag == "si":
            self._parts = []
        self._is_phonetic |= tag == "rPh"
        self._is_text = tag == "t" and not self._is_phonetic

    def _end(self, tag: str) -> None:
        self._is_text = False
        self._is_phonetic &= tag != "rPh"
        if tag == "si":
            self.found.append(_unescaped("".join(self._parts)))

    def _text(self, text: str) -> None:
        if self._is_text:
            self._parts.append(text)


class _Cells:
    """The cells of a sheet."""

    def __init__(self, archive: Archive, member: str, sheet: str, shared: list[str]) -> None:
        self.rows: list[Row] = []
        self._archive, self._sheet, self._shared = archive, sheet, shared
        self._place, self._kind, self._parts, self._is_text = "", "n", [], False
        _parse(archive, member, self._start, self._end, self._text)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "row":
            self.rows.append({})
        elif tag == "c":
            self._place, self._kind, self._parts = given.get("r", ""), given.get("t", "n"), []
        self._is_text = tag in ("t", "v")

    def _text(self, text: str) -> None:
        if self._is_text:
            self._parts.append(text)

    def _end(self, tag: str) -> None:
        self._is_text = False
        if tag == "c" and self._parts:
            self.rows[-1][self._column()] = self._cell("".join(self._parts))

    def _column(self) -> int:
        place = PLACE.fullmatch(self._place)
        if not place or not self.rows:
            raise self._refused(f"a cell is at {self._place!r}.")
        number = 0
        for letter in place[1]:
            number = number * 26 + ord(letter) - ord("A") + 1
        return number - 1

    def _cell(self, text: str) -> str:
        if self._kind == "s":
            if not text.isdecimal() or int(text) >= len(self._shared):
                raise self._refused(f"cell {self._place}: there is no text number {text[:20]!r}.")
            return self._shared[int(text)]
        if self._kind not in ("inlineStr", "str"):
            found = f"cell {self._place}: expected text, found {text[:60]!r} as a number or date."
            raise self._refused(found)
        return _unescaped(text)

    def _refused(self, found: str) -> UnreadableExtract:
        return UnreadableExtract(self._archive.name, f"in the sheet {self._sheet!r} {found}")


def _unescaped(text: str) -> str:
    """
    Turn the escapes of Excel into the signs that they stand for.

    >>> _unescaped("a_x000D_b_x005F_x0041_")
    'a\\rb_x0041_'
    """
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
