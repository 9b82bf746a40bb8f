"""What an XLSX workbook must not hold, and where its errors are: found in its XML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from posixpath import join, normpath
from xml.etree import ElementTree

from lib.intake.archive import members
from lib.intake.upload import MEGABYTE, Limits, UploadRefused

MACROS = "macros; save it as .xlsx"
COPY = "copy its values into a new workbook"
FORBIDDEN = {
    "vbaproject": MACROS,
    "xl/macrosheets/": MACROS,
    "xl/externallinks/": f"links to other files; {COPY}",
    "xl/embeddings/": f"embedded objects; {COPY}",
    "xl/activex/": f"ActiveX controls; {COPY}",
    "xl/workbook.bin": "its table in a binary form (.xlsb); save it as .xlsx",
}
"""Part of the path of a member -> what the workbook has."""

MOST_CELLS = 20_000_000
"""calamine makes a cell of every place up to the last one: our choice, about 1 GB."""

# Bounded by < on both sides, so that no part of a sheet is gone through twice.
_COMMAND = re.compile(rb"<(?:\w+:)?f\b[^<>]*>[^<\"|]*(?:[\w']\|[^<!]*!|\bDDE\()", re.IGNORECASE)
_COLUMN = re.compile(rb"""\sr=["']([A-Za-z]{1,3})[0-9]""")
_ROW = re.compile(rb"""\sr=["'][A-Za-z]*([0-9]{1,7})["']""")
_ODD_PLACE = re.compile(
    rb"""\sr(?:\s+=\s*|=\s+)["']|\sr=["'](?:[^<>"']*&|[A-Za-z]{4}|[A-Za-z]*[0-9]{8})"""
)
_ERROR_CELL = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^<>]*\bt\s*=\s*["']e["'])[^<>]*\br\s*=\s*["']([A-Za-z]+)([0-9]{1,7})["']"""
    rb"""[^<>]*>\s*(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?<(?:\w+:)?v>([^<]*)<"""
)
_SHARED_CELL = re.compile(
    rb"""<(?:\w+:)?c\b[^<>]*\bt\s*=\s*["']s["'][^<>]*>\s*<(?:\w+:)?v>\s*([0-9]{1,9})\s*<"""
)
_SHARED_END = re.compile(rb"</(?:\w+:)?si>")


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
        raise UploadRefused(name, "it is another Office file, or a broken one; bring .xlsx.")
    if b"macroenabled" in parts.get("[Content_Types].xml", b"").lower():
        raise UploadRefused(name, f"it has {MACROS}.")
    for part, xml in parts.items():
        if part.endswith((".xml", ".rels")):
            _check_xml(name, part, xml)
    _check_shared_texts(name, parts, limits)


def _check_xml(name: str, part: str, xml: bytes) -> None:
    if b"\0" in xml or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise UploadRefused(name, f"{part!r} in it is not written as parts of workbooks are.")
    if b"<sheetData" in xml or b":sheetData" in xml:
        _check_extent(name, part, xml)
        if _has_command(xml):
            raise UploadRefused(name, f"{part!r} in it has a formula that runs programs (DDE).")


def _has_command(xml: bytes) -> bool:
    # The plain searches are fifty times faster, and hardly a sheet has what they look for.
    return (b"|" in xml or b"dde(" in xml.lower()) and _COMMAND.search(xml) is not None


def _check_extent(name: str, part: str, xml: bytes) -> None:
    """See how many cells there are up to the last: one far away would fill the memory."""
    if _ODD_PLACE.search(xml):
        raise UploadRefused(name, f"{part!r} in it has a cell whose place is written oddly.")
    rows = max(map(int, set(_ROW.findall(xml))), default=0)
    columns = max(map(_column_number, set(_COLUMN.findall(xml))), default=0)
    if rows * columns > MOST_CELLS:
        raise UploadRefused(
            name,
            f"the last cell of {part!r} is in row {rows:,} and column {columns:,}; "
            f"at most {MOST_CELLS:,} cells are read, empty ones included.",
        )


def _check_shared_texts(name: str, parts: Mapping[str, bytes], limits: Limits) -> None:
    """Count texts as often as cells show them: one long text in many cells fills the memory."""
    shared = parts.get("xl/sharedStrings.xml", b"")
    lengths = [len(text) for text in _SHARED_END.split(shared)]
    sheets = [xml for xml in parts.values() if b"sheetData" in xml]
    most = max(lengths) * sum(len(xml) for xml in sheets) // len(b'<c t="s"><v>0</v></c>')
    if most <= limits.bytes:
        return
    shown = Counter(number for xml in sheets for number in _SHARED_CELL.findall(xml))
    size = sum(
        lengths[int(number)] * times
        for number, times in shown.items()
        if int(number) < len(lengths)
    )
    if size > limits.bytes:
        reason = f"its cells hold {size / MEGABYTE:,.0f} MB of text (a bomb?)."
        raise UploadRefused(name, reason)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def error_cells(name: str, content: bytes, sheet: str, limits: Limits) -> dict[int, str]:
    """
    Say which rows of a sheet hold an error, such as #REF!; calamine gives those as empty.

    Returns:
        Line -> which cell is which error; the first one of a row.
    """
    parts = members(name, content, limits)
    xml = parts.get(_part_of(parts, sheet), b"")
    found: dict[int, str] = {}
    if re.search(rb"""\bt\s*=\s*["']e["']""", xml):
        for letters, row, error in _ERROR_CELL.findall(xml):
            cell = f"{letters.decode()}{row.decode()}"
            word = error.decode("utf-8", errors="replace")
            found.setdefault(int(row), f"cell {cell} is the error {word}.")
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
            linked = [value for key, value in each.attrib.items() if key.endswith("}id")]
            target = targets.get(linked[0], "") if linked else ""
            return target[1:] if target.startswith("/") else normpath(join("xl", target))
    return ""
