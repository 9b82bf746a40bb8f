"""The text of a table -> its rows as text, each faulty one named by its line."""

from __future__ import annotations

import csv
from collections.abc import Collection
from io import StringIO

import pandas as pd

from lib.doctor.rows import Survey, Text
from lib.intake.opened import Grid
from lib.intake.tidy import EMPTY_ROW, tidy
from lib.intake.upload import Limits, UploadRefused


def read_text_table(name: str, text: Text, separator: str, quoting: str, limits: Limits) -> Grid:
    """
    Read the rows of a text; the first row says how many cells a row has.

    Empty cells that a row has too many at its end are left out.

    Raises:
        UploadRefused: a row breaks the manner of quoting, or a limit is broken; names the line.
    """
    found = text.survey(separator, quoting)
    _check(name, found, limits)
    faults: dict[int, str] = {}
    if text.even_cells(separator, quoting) is None:
        text, faults = _in_order(text, separator, quoting)
        separator, quoting = ",", "doubled"
    cells = _cells(text, separator, quoting)
    cells.index = _lines(len(cells), faults)
    return tidy(name, cells, faults, limits)


def _check(name: str, found: Survey, limits: Limits) -> None:
    if found.fault:
        line, why = found.fault
        reason = f"line {line:,} cannot be read: {why}; see its quotation marks."
        raise UploadRefused(name, reason)
    if found.rows + found.empty_rows > limits.rows:
        reason = f"line {limits.rows + 1:,} is too much: at most {limits.rows:,} rows are read."
        raise UploadRefused(name, reason)


def _in_order(text: Text, separator: str, quoting: str) -> tuple[Text, dict[int, str]]:
    """Write a table again, by commas and in doubled marks, without its faulty and empty rows."""
    kept = StringIO(newline="")
    write = csv.writer(kept).writerow
    faults: dict[int, str] = {}
    width = 0
    for line, row in enumerate(text.rows(separator, quoting), start=1):
        width = width or len(row)
        if len(row) > width and not any(row[width:]):
            row = row[:width]
        if any(row) and len(row) == width:
            write(row)
        else:
            faults[line] = _fault(row, width)
    return Text(kept.getvalue().encode()), faults


def _cells(text: Text, separator: str, quoting: str) -> pd.DataFrame:
    even = text.even_cells(separator, quoting)
    if even is None:
        rows = text.rows(separator, quoting)
        return pd.DataFrame([[cell or None for cell in row] for row in rows], dtype="str")
    return even.to_pandas().set_axis(range(even.num_columns), axis=1)


def _fault(row: list[str], width: int) -> str:
    if not any(row):
        return EMPTY_ROW
    noun = "cell" if len(row) == 1 else "cells"
    return f"the row has {len(row)} {noun}, the first row has {width}."


def _lines(rows: int, faults: Collection[int]) -> list[int]:
    return [line for line in range(1, rows + len(faults) + 1) if line not in faults]
