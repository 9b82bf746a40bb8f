"""A table in an engine becomes rows in memory: few of them, and the same from every engine."""

from __future__ import annotations

from datetime import date

import narwhals.stable.v2 as nw
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from narwhals.stable.v2.typing import IntoFrame

from lib.exceptions import TooManyRows

DAY = "datetime64[s]"

MOST_STATEMENTS = 200_000
"""
Rows of an engine that are read one by one where only every single one will do: as many as a
case of files may have and still answer within a second.
"""


def is_lazy(frame: IntoFrame) -> bool:
    """Say whether the rows are in an engine, so that each look at them is a query."""
    opened = nw.from_native(frame)
    return isinstance(opened, nw.LazyFrame) and not opened.implementation.is_pandas()


def day_in(frame: IntoFrame, day: date) -> date | pd.Timestamp:
    """
    Write a day as the cells of a frame are compared with it.

    A time without a zone, as pandas needs it, is another day on a Spark of another zone.
    """
    return day if is_lazy(frame) else pd.Timestamp(day)


def count_of(frame: IntoFrame, flag: nw.Expr) -> nw.Expr:
    """
    Make of a flag what can be added up: on an engine 1 and 0, as PostgreSQL cannot add up flags.

    In memory a flag is left as it is, which is faster, and must be known in each row.
    """
    if not is_lazy(frame):
        return flag
    return nw.when(flag).then(nw.lit(1)).otherwise(nw.lit(0))


def distinct(frame: IntoFrame, *columns: str) -> nw.LazyFrame:
    """Take each combination of some columns once; an engine is not to number its rows for that."""
    rows = nw.from_native(frame).lazy().select(*columns)
    if not is_lazy(rows):
        return rows.unique()
    return rows.group_by(*columns).agg(nw.len().alias("_rows")).select(*columns)


def number_of(frame: IntoFrame) -> int:
    """Count the rows, where they are."""
    counted = nw.from_native(frame).lazy().select(nw.len().alias("rows"))
    return int(to_pandas(counted)["rows"].iloc[0])


def to_pandas(frame: IntoFrame, most: int | None = None) -> pd.DataFrame:
    """
    Bring a table into memory.

    Args:
        frame: a pandas frame, which is returned as it is; or a table in an engine.
        most: so many rows of an engine may be read; None where what is computed bounds them.

    Returns:
        From an engine: rows numbered from 0, in no order but one that was asked for; text
        "str", missing NaN; days and times datetime64[s]; whole numbers int64.

    Raises:
        TooManyRows: the engine has more than `most`.
    """
    opened = nw.from_native(frame)
    if opened.implementation.is_pandas():
        return opened.to_native()
    rows = opened.lazy() if most is None else opened.lazy().head(most + 1)
    found = rows.collect(backend="pyarrow").to_arrow()
    if most is not None and len(found) > most:
        raise TooManyRows(most)
    columns = {name: _column(found[name].combine_chunks()) for name in found.column_names}
    return pd.DataFrame(columns, index=pd.RangeIndex(len(found)))


def _column(cells: pa.Array) -> pd.Series:
    kind = cells.type
    if pa.types.is_dictionary(kind):
        return _column(cells.dictionary_decode())
    if pa.types.is_null(kind) or pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return cells.cast(pa.large_string()).to_pandas().astype("str")
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        return on_the_clock(cells).to_pandas().astype(DAY)
    if pa.types.is_decimal(kind):  # what a sum of whole numbers is on some engines
        cells = cells.cast(pa.int64() if kind.scale == 0 else pa.float64())
    elif pa.types.is_integer(kind):
        cells = cells.cast(pa.int64())
    return cells.to_pandas()


def on_the_clock(cells: pa.Array) -> pa.Array:
    """Take the day and time on the clock of the engine, without fractions of a second."""
    if pa.types.is_timestamp(cells.type) and cells.type.tz is not None:
        cells = pc.local_timestamp(cells)
    return cells.cast(pa.timestamp("s"), safe=False)
