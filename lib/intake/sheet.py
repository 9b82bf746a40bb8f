"""XLSX workbooks: values only; macros, links to other files and embedded objects are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from lib.doctor.findings import Finding
from lib.intake.archive import members
from lib.intake.opened import Grid
from lib.intake.tidy import tidy
from lib.intake.upload import Limits, UploadRefused

FORBIDDEN = {
    "vbaproject": "macros; save it as .xlsx",
    "xl/macrosheets/": "macros; save it as .xlsx",
    "xl/externallinks/": "links to other files; copy its values into a new workbook",
    "xl/embeddings/": "embedded objects; copy its values into a new workbook",
    "xl/activex/": "ActiveX controls; copy its values into a new workbook",
    "xl/workbook.bin": "its table in a binary form (.xlsb); save it as .xlsx",
}
_DDE = re.compile(rb"<(?:\w+:)?f\b[^>]*>[^<\"]*\w\|[^<]*!|ddeLink|oleLink", re.IGNORECASE)
_PLACE = re.compile(rb"""\br\s*=\s*["']\$?([A-Za-z]*)\$?([0-9]*)([^"']*)["']""")
_ERROR_CELL = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^>]*\bt\s*=\s*["']e["'])[^>]*\br\s*=\s*["']([A-Za-z]+)([0-9]+)["']"""
    rb"""[^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<""",
    re.DOTALL,
)
MOST_CELLS = 20_000_000
"""calamine makes a cell of every place up to the last: our choice, about 1 GB."""


def check_workbook(name: str, content: bytes, limits: Limits) -> None:
    """
    Refuse a workbook that could do harm.

    Raises:
        UploadRefused: it has macros, links to other files, commands (DDE), embedded objects or
            entities, unpacks to a bomb, or is another kind of Office file.
    """
    parts = members(name, content, limits)
    for part in parts:
        for forbidden, what in FORBIDDEN.items():
            if forbidden in part.casefold():
                raise UploadRefused(name, f"it has {what}.")
    if "xl/workbook.xml" not in parts:
        raise UploadRefused(
            name, "it is no XLSX workbook, but another Office file or a broken one."
        )
    if b"macroenabled" in parts["[Content_Types].xml"].lower():
        raise UploadRefused(name, f"it has {FORBIDDEN['vbaproject']}.")
    for part, xml in parts.items():
        if part.endswith((".xml", ".rels")):
            _check_xml(name, part, xml)


def _check_xml(name: str, part: str, xml: bytes) -> None:
    if b"\0" in xml or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise UploadRefused(name, f"{part!r} in it is not written as a workbook's parts are.")
    if part.startswith("xl/worksheets/") and part.endswith(".xml"):
        _check_extent(name, xml)
        if _DDE.search(xml):
            raise UploadRefused(name, "it has a formula that starts programs (DDE).")


def _check_extent(name: str, xml: bytes) -> None:
    """See how many cells there are up to the last: one far away would fill the memory."""
    places = set(_PLACE.findall(xml))
    if any(rest for _, _, rest in places):
        return
    rows = max((int(row) for _, row, _ in places if row), default=0)
    columns = max((_column_number(letters) for letters, _, _ in places if letters), default=0)
    if rows * columns > MOST_CELLS:
        reason = f"its last cell is {columns:,} columns and {rows:,} rows away: too far."
        raise UploadRefused(name, reason)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def sheet_finding(name: str, content: bytes) -> Finding | None:
    """Ask which sheet is meant; None: only one has anything in it."""
    book = _open(name, content)
    filled = {each: rows for each in book.sheet_names if (rows := _rows(name, book, each))}
    if len(filled) < 2:
        return None
    hidden = _hidden(book)
    options = {
        each: f"{each} ({len(rows):,} rows{', hidden' if each in hidden else ''})"
        for each, rows in filled.items()
    }
    evidence = f"{len(filled)} sheets have something in them: {', '.join(options.values())}."
    return Finding("sheet", "Which sheet is the table?", None, evidence, options)


def read_sheet(name: str, content: bytes, sheet: str | None, limits: Limits) -> Grid:
    """
    Read the values of a sheet as text, as they stand.

    Args:
        name: of the file.
        content: its bytes.
        sheet: its name; None: the one that has anything in it.
        limits: of rows and cells.

    Returns:
        Days as 2026-01-29, whole numbers without a point, TRUE and FALSE. A row with an error
        (#REF!) is a fault, as is an empty one.

    Raises:
        UploadRefused: it cannot be read, is empty, or too big.
    """
    book = _open(name, content)
    filled = [sheet] if sheet else [each for each in book.sheet_names if _rows(name, book, each)]
    rows = _rows(name, book, filled[0]) if filled else []
    if len(rows) > limits.rows:
        raise UploadRefused(name, f"line {limits.rows + 1:,}: at most {limits.rows:,} are read.")
    if not rows:
        raise UploadRefused(name, "its sheets are empty.")
    cells = pd.DataFrame([[_text(value) for value in row] for row in rows], dtype="str")
    cells.index = range(1, len(cells) + 1)
    errors = _errors(name, content, filled[0], limits)
    return tidy(
        name, _trimmed(cells.drop(index=cells.index.intersection(list(errors)))), errors, limits
    )


def _open(name: str, content: bytes) -> CalamineWorkbook:
    with _refusing(name):
        return CalamineWorkbook.from_filelike(BytesIO(content))


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    try:
        yield
    except (CalamineError, OSError, ValueError) as error:
        raise UploadRefused(name, f"the workbook cannot be read: {error}.") from None
    except BaseException as error:
        # calamine is written in Rust, whose panics are no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise UploadRefused(name, "the workbook is broken.") from None


def _rows(name: str, book: CalamineWorkbook, sheet: str) -> list[list[object]]:
    with _refusing(name):
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return rows if any(cell != "" for row in rows for cell in row) else []


def _hidden(book: CalamineWorkbook) -> set[str]:
    return {each.name for each in book.sheets_metadata if each.visible != SheetVisibleEnum.Visible}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        # The 15 digits that a spreadsheet counts with.
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)


def _trimmed(cells: pd.DataFrame) -> pd.DataFrame:
    """Leave out the empty columns before and after the others."""
    filled = [number for number in cells if (cells[number] != "").any()]
    kept = cells.loc[:, filled[0] : filled[-1]] if filled else cells
    kept.columns = range(kept.shape[1])
    return kept


def _errors(name: str, content: bytes, sheet: str, limits: Limits) -> dict[int, str]:
    """Line -> which of its cells are errors; calamine gives those as empty."""
    parts = members(name, content, limits)
    xml = parts.get(_part_of(parts, sheet), b"")
    found: dict[int, str] = {}
    if b't="e"' in xml or b"t='e'" in xml:
        for letters, row, error in _ERROR_CELL.findall(xml):
            cell = f"{letters.decode()}{row.decode()}"
            found.setdefault(
                int(row), f"cell {cell} is the error {error.decode(errors='replace')}."
            )
    return found


def _part_of(parts: Mapping[str, bytes], sheet: str) -> str:
    """Find the part that a sheet is kept in; "" if the workbook does not say."""
    try:
        book = ElementTree.fromstring(parts["xl/workbook.xml"])
        links = ElementTree.fromstring(parts.get("xl/_rels/workbook.xml.rels", b""))
    except ElementTree.ParseError:
        return ""
    targets = {each.get("Id"): each.get("Target", "") for each in links}
    for each in book.iter():
        if each.tag.endswith("}sheet") and each.get("name") == sheet:
            ids = [value for key, value in each.attrib.items() if key.endswith("}id")]
            target = targets.get(ids[0], "") if ids else ""
            return (
                target.removeprefix("/") if target.startswith("/") else normpath(join("xl", target))
            )
    return ""
