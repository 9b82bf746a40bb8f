"""Which statements stand, which a later one came after, and the newest of those that are alike."""

from __future__ import annotations

import narwhals.stable.v2 as nw
import pandas as pd

CELL = ["actor_side", "actor_id", "issue"]
"""What a position belongs to: an actor (with its side) and an issue."""

AGE = ["_no_latest", "latest", "_no_earliest", "earliest", "record_id"]
"""From the oldest to the newest; no order of nulls is needed, which differs between engines."""


def layers(statements: nw.LazyFrame) -> tuple[nw.LazyFrame, nw.LazyFrame]:
    """
    Part statements into what stands and what a later one of its cell surely came after.

    An open start is never surely later, an open end never surely earlier.
    """
    starts = statements.with_columns(nw.col("earliest").max().over(*CELL).alias("last_start"))
    latest, last_start = nw.col("latest"), nw.col("last_start")
    stands = latest.is_null() | last_start.is_null() | (latest >= last_start)
    parts = starts.filter(stands), starts.filter(latest < last_start)
    return parts[0].drop("last_start"), parts[1].drop("last_start")


def newest_alike(rows: nw.LazyFrame, *keys: str) -> nw.LazyFrame:
    """
    Keep of rows that are alike the newest: what is brought out of an engine is bounded by cells.

    Args:
        rows: one row per statement; reads the keys, earliest, latest, record_id.
        keys: columns in which rows are alike.

    Returns:
        One row per combination of the keys, the one that `newest_first` puts first, with
        alike (how many rows it stands for, >= 1).
    """
    aged = rows.with_columns(
        _no_latest=nw.col("latest").is_null(),
        _no_earliest=nw.col("earliest").is_null(),
        alike=nw.len().over(*keys),
    )
    newest = aged.unique(list(keys), keep="last", order_by=AGE)
    return newest.drop("_no_latest", "_no_earliest")


def newest_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Sort by when a record can last have happened, open ends first, then by id."""
    keys = ["latest", "earliest"] + (["record_id"] if "record_id" in rows else [])
    return rows.sort_values(keys, ascending=False, na_position="first", kind="stable")
