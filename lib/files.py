"""
The files of a case folder as text, or the problems that keep them from being read.

A line is counted as a spreadsheet counts rows: the header is line 1, and a cell with
line breaks is still one row.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Collection
from io import StringIO
from pathlib import Path

import pandas as pd

from lib.exceptions import CaseProblems, Problem, listed

PACKAGE = "datapackage.json"
README = "README.md"
OTHER_SEPARATORS = (";", "\t", "|")


# The csv module's limit holds for the whole process, and other packages move it.
csv.field_size_limit(sys.maxsize)


def read_text(path: Path) -> str:
    """
    Read a UTF-8 file; a byte order mark at its start is passed over.

    Raises:
        CaseProblems: if the file is missing, unreadable, not UTF-8 or holds a NUL.
    """
    return decode(path, read_content(path))


def read_content(path: Path) -> bytes:
    """Read the bytes of a file, or raise CaseProblems: it is missing or unreadable."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise _refused(path, "the file is missing.") from None
    except IsADirectoryError:
        raise _refused(path, "this is a folder, expected a file.") from None
    except OSError as error:
        raise _refused(path, f"the file cannot be read: {error.strerror}.") from None


def decode(path: Path, content: bytes) -> str:
    """
    Take the content of a UTF-8 file as text; a byte order mark at its start is passed over.

    Raises:
        CaseProblems: if it is not UTF-8 or holds a NUL; names the file `path`.
    """
    if b"\0" in content:
        place = content.index(b"\0")
        reason = f"byte {place + 1} is NUL, which no text holds."
        raise _refused(path, reason, _line(content[:place]))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # After a byte order mark, error.start counts from behind it.
        place = len(content) - len(error.object) + error.start
        reason = f"byte {place + 1} (0x{content[place]:02x}) is not UTF-8; save the file as UTF-8."
        raise _refused(path, reason, _line(content[:place])) from None


def read_package(folder: Path) -> dict[str, object]:
    """
    Read datapackage.json of a case folder.

    Returns:
        What it says; title and, if there is one, version are texts and not empty.

    Raises:
        CaseProblems: if it is missing, no JSON object, or has no title.
    """
    path = folder / PACKAGE
    try:
        package = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise _refused(path, f"this is not JSON: {error.msg}.", error.lineno) from None
    except (ValueError, RecursionError):
        reason = "this is not JSON that can be read: nested too deep, or a number too long."
        raise _refused(path, reason) from None
    if not isinstance(package, dict):
        raise _refused(path, "expected a JSON object: {…}.")
    wrong = [
        Problem(PACKAGE, f"expected a text, found {_found(package, name)}.", column=name)
        for name, default in (("title", ""), ("version", "0"))
        if not isinstance(text := package.get(name, default), str) or not text.strip()
    ]
    if wrong:
        raise CaseProblems(folder.name, wrong)
    return package


def _found(package: dict[str, object], name: str) -> str:
    return repr(package[name]) if name in package else "nothing"


def read_table(path: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """
    Read a comma-separated file as text.

    Returns:
        One row per good row of the file, indexed by its line; columns as in the
        header, text; a cell with nothing but spaces is missing. And a problem
        for every other row: an empty one, or one with too many or few cells.

    Raises:
        CaseProblems: if the file cannot be read as a table at all.
    """
    text = read_text(path)
    header, faults, rows = survey(path, text)
    if faults:
        text = _without(text, faults)
    # The csv module knows which rows are good; pandas reads good rows six times faster.
    frame = pd.read_csv(
        StringIO(text), dtype="str", keep_default_na=False, na_values=[""], skip_blank_lines=False
    )
    frame = frame.apply(lambda column: column.where(column.str.strip() != ""))
    # Unlike pandas, keep the names as written: it numbers a column without a name.
    frame.columns = header
    frame.index = [line for line in range(2, rows + 1) if line not in faults]
    return frame, listed(path.name, faults.items(), str)


def survey(path: Path, text: str) -> tuple[list[str], dict[int, str], int]:
    """
    Go through the rows of a table without keeping them.

    Returns:
        The header; line -> what is wrong with that row; the last line.

    Raises:
        CaseProblems: if it is no table at all; names the file `path`.
    """
    if not text.strip():
        raise _refused(path, "the file is empty; expected at least a header.")
    faults: dict[int, str] = {}
    rows = csv.reader(StringIO(text, newline=""), strict=True)
    line = 0
    try:
        header = next(rows)
        line = 1
        _check_header(path, header)
        for line, row in enumerate(rows, start=2):
            if not any(row) or len(row) != len(header):
                faults[line] = _row_fault(row, len(header))
    except csv.Error as error:
        raise _refused(
            path, f"this is not CSV: {error}; see its quotation marks.", line + 1
        ) from None
    return header, faults, line


def _check_header(path: Path, header: list[str]) -> None:
    if not any(header):
        raise _refused(path, "the row is empty; expected the names of the columns.", 1)
    for separator in OTHER_SEPARATORS:
        if len(header) == 1 and separator in header[0]:
            raise _refused(path, f"cells are separated by {separator!r}, expected ','.", 1)
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        problems = [Problem(path.name, f"the column {name!r} stands twice.", 1) for name in twice]
        raise CaseProblems(path.parent.name, problems)


def _row_fault(row: list[str], width: int) -> str:
    if not any(row):
        return "the row is empty; delete it."
    noun = "cell" if len(row) == 1 else "cells"
    return f"the row has {len(row)} {noun}, the header has {width}."


def _without(text: str, lines: Collection[int]) -> str:
    """Write a table again without some of its rows."""
    kept = StringIO(newline="")
    rows = enumerate(csv.reader(StringIO(text, newline="")), start=1)
    csv.writer(kept).writerows(row for line, row in rows if line not in lines)
    return kept.getvalue()


def _line(start: bytes) -> int | None:
    """Count the row that the byte after `start` stands in; None: there are no rows."""
    # The added letter makes a row of a line that has only just begun.
    text = start.decode("utf-8", errors="replace") + "x"
    try:
        return sum(1 for _ in csv.reader(StringIO(text, newline="")))
    except csv.Error:
        return None


def _refused(path: Path, message: str, line: int | None = None) -> CaseProblems:
    return CaseProblems(path.parent.name, [Problem(path.name, message, line)])
