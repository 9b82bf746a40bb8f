"""The text of a table -> its rows as text, each faulty one named by its line."""

from __future__ import annotations

import csv
from collections.abc import Collection
from io import StringIO

import pandas as pd

from lib.doctor.rows import MANNERS, Survey, read_rows, survey
from lib.intake.opened import Grid
from lib.intake.tidy import EMPTY_ROW, tidy
from lib.intake.upload import Limits, UploadRefused


def read_text_table(name: str, text: str, separator: str, quoting: str, limits: Limits) -> Grid:
    """
    Read the rows of a text; the first row says how many cells a row has.

    Empty cells that a row has too many at its end are left out.

    Raises:
        UploadRefused: a row breaks the manner of quoting, or a limit is broken; names the line.
    """
    found = survey(text, separator, quoting)
    _check(name, found, limits)
    faults: dict[int, str] = {}
    if len(found.widths) > 1 or found.empty_rows:
        text, faults = _without_faults(text, separator, quoting)
        separator, quoting = ",", "doubled"
    rows = found.rows + found.empty_rows - len(faults)
    cells = _cells(text, separator, quoting, rows)
    cells.index = _lines(rows, faults)
    return tidy(name, cells, faults, limits)


def _check(name: str, found: Survey, limits: Limits) -> None:
    if found.fault:
        line, why = found.fault
        reason = f"line {line:,} cannot be read: {why}; see its quotation marks."
        raise UploadRefused(name, reason)
    if found.rows + found.empty_rows > limits.rows:
        reason = f"line {limits.rows + 1:,} is too much: at most {limits.rows:,} rows are read."
        raise UploadRefused(name, reason)


def _without_faults(text: str, separator: str, quoting: str) -> tuple[str, dict[int, str]]:
    """Write a table again, by commas, without its faulty rows."""
    kept = StringIO(newline="")
    write = csv.writer(kept).writerow
    faults: dict[int, str] = {}
    width = 0
    for line, row in enumerate(read_rows(text, separator, quoting), start=1):
        width = width or len(row)
        if len(row) > width and not any(row[width:]):
            row = row[:width]
        if row and len(row) == width:
            write(row)
        else:
            faults[line] = _fault(row, width)
    return kept.getvalue(), faults


def _fault(row: list[str], width: int) -> str:
    if not any(row):
        return EMPTY_ROW
    noun = "cell" if len(row) == 1 else "cells"
    return f"the row has {len(row)} {noun}, the first row has {width}."


def _cells(text: str, separator: str, quoting: str, rows: int) -> pd.DataFrame:
    """Read good rows: pandas is six times faster than the csv module, which counted them."""
    options = {
        "sep": separator,
        "header": None,
        "keep_default_na": False,
        "na_values": [""],
        "skip_blank_lines": False,
        **MANNERS[quoting],
    }
    try:
        # Asked for text, pandas takes four times as long as where it finds that it is text.
        cells = pd.read_csv(StringIO(text, newline=""), low_memory=False, **options)
        if not all(dtype == "str" for dtype in cells.dtypes):
            cells = pd.read_csv(StringIO(text, newline=""), dtype="str", **options)
    except (pd.errors.ParserError, pd.errors.EmptyDataError):
        cells = pd.DataFrame()
    if len(cells) == rows:
        return cells
    return pd.DataFrame(list(read_rows(text, separator, quoting)), dtype="str")


def _lines(rows: int, faults: Collection[int]) -> list[int]:
    return [line for line in range(1, rows + len(faults) + 1) if line not in faults]
