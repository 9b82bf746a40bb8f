"""A table -> its cells as text, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd


def as_text(column: pd.Series) -> pd.Series:
    """
    Write a column as text; a missing cell stays missing.

    >>> as_text(pd.Series([True, False])).tolist(), as_text(pd.Series([1, 2])).tolist()
    (['true', 'false'], ['1', '2'])
    """
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.dt.strftime("%Y-%m-%d").astype("str")
    if pd.api.types.is_bool_dtype(column):
        return column.map({True: "true", False: "false"}).astype("str")
    return column.astype("str")


def as_texts(table: pd.DataFrame) -> pd.DataFrame:
    """Write every column as text."""
    return table.apply(as_text) if len(table) else table.astype("str")


def as_cells(table: pd.DataFrame) -> Iterable[tuple[str | None, ...]]:
    """Go through the rows; a missing cell is None."""
    texts = as_texts(table)
    columns = (column.astype("object").where(column.notna(), None) for _, column in texts.items())
    return zip(*columns, strict=True)
