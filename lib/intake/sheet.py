"""The values of an XLSX workbook, sheet by sheet, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from lib.doctor.findings import Finding
from lib.doctor.wording import counted
from lib.intake.opened import Grid
from lib.intake.tidy import tidy
from lib.intake.upload import Limits, UploadRefused


@dataclass(frozen=True)
class Sheet:
    """One sheet that has anything in it."""

    rows: Sequence[Sequence[object]]
    """From row 1 and column A on, as calamine gives them; "" where empty."""
    is_hidden: bool


def filled_sheets(name: str, content: bytes) -> dict[str, Sheet]:
    """
    Read the sheets of a workbook; the empty ones are left out.

    Raises:
        UploadRefused: it is broken, or has nothing in it.
    """
    sheets = {}
    with _refusing(name):
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for about in book.sheets_metadata:
            rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
            if any(cell != "" for row in rows for cell in row):
                sheets[about.name] = Sheet(rows, about.visible != SheetVisibleEnum.Visible)
    if not sheets:
        raise UploadRefused(name, "the workbook has no cell with anything in it.")
    return sheets


def sheet_finding(sheets: Mapping[str, Sheet]) -> Finding | None:
    """Ask which sheet is meant; None: only one has anything in it."""
    if len(sheets) < 2:
        return None
    options = {
        each: f"{each} ({counted(len(sheet.rows), 'row')}{', hidden' if sheet.is_hidden else ''})"
        for each, sheet in sheets.items()
    }
    evidence = f"{len(sheets)} sheets have something in them: {', '.join(options.values())}."
    return Finding("sheet", "Which sheet is the table?", None, evidence, options)


def read_sheet(name: str, sheet: Sheet, errors: Mapping[int, str], limits: Limits) -> Grid:
    """
    Read the values of a sheet as they stand.

    Args:
        name: of the file.
        sheet: one of `filled_sheets`.
        errors: line -> why it cannot be read.
        limits: of rows and cells.

    Returns:
        Days as 2026-01-29, whole numbers without a point, TRUE and FALSE. Empty columns before
        and after the others are left out.

    Raises:
        UploadRefused: it breaks a limit; names the line.
    """
    if len(sheet.rows) > limits.rows:
        reason = f"line {limits.rows + 1:,} is too much: at most {limits.rows:,} rows are read."
        raise UploadRefused(name, reason)
    rows = [[_text(value) or None for value in row] for row in sheet.rows]
    cells = pd.DataFrame(rows, dtype="str")
    cells.index = range(1, len(cells) + 1)
    good = cells.drop(index=cells.index.intersection(list(errors)))
    return tidy(name, _trimmed(good), errors, limits)


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    try:
        yield
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise UploadRefused(name, f"the workbook is broken: {error}.") from None
    except BaseException as error:
        # calamine is written in Rust, whose panics are no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise UploadRefused(name, "the workbook is broken.") from None


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        # The 15 digits that a spreadsheet counts with.
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _trimmed(cells: pd.DataFrame) -> pd.DataFrame:
    filled = [number for number in cells if cells[number].notna().any()]
    kept = cells.loc[:, filled[0] : filled[-1]] if filled else cells
    return kept.set_axis(range(kept.shape[1]), axis=1)
