"""The cells of a text or a sheet -> a grid: empty is missing, empty rows are named, limits hold."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from lib.intake.opened import Grid
from lib.intake.upload import Limits, UploadRefused

EMPTY_ROW = "the row is empty."


def tidy(name: str, cells: pd.DataFrame, faults: Mapping[int, str], limits: Limits) -> Grid:
    """
    Make a grid of cells; empty rows before and after the others are passed over.

    Args:
        name: of the file.
        cells: text, indexed by line, columns numbered from 0, missing where empty; a cell of
            spaces will be missing too.
        faults: line -> what is wrong with a row that is not in `cells`.
        limits: of one cell.

    Raises:
        UploadRefused: a cell has too many characters, or there is no cell at all.
    """
    _check_length(name, cells, limits)
    cells = cells.apply(lambda column: column.mask(column.str.isspace()))
    filled = cells.notna().any(axis=1)
    if not filled.any():
        raise UploadRefused(name, "it has no cell with anything in it.")
    first, last = filled.idxmax(), filled[::-1].idxmax()
    empty = dict.fromkeys(filled.index[~filled], EMPTY_ROW)
    inside = {
        line: why
        for line, why in {**empty, **faults}.items()
        if why != EMPTY_ROW or first < line < last
    }
    return Grid(cells[filled], dict(sorted(inside.items())))


def _check_length(name: str, cells: pd.DataFrame, limits: Limits) -> None:
    for number, column in cells.items():
        lengths = column.str.len()
        if lengths.max() > limits.characters:
            line = lengths.idxmax()
            raise UploadRefused(
                name,
                f"line {line:,}: cell {number + 1} has {int(lengths[line]):,} characters; "
                f"at most {limits.characters:,} are read.",
            )
