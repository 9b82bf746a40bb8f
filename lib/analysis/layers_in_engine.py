"""The same layers as lib.analysis.layers, of a large table: without a look at each row's cell."""

from __future__ import annotations

from typing import NamedTuple

import narwhals.stable.v2 as nw
import pandas as pd

from lib.analysis.layers import CELL, newest_alike, newest_first
from lib.frames import count_of, to_pandas
from lib.vocabulary import ACTS_WITHOUT_STANCE, Attribution

ALIKE = {
    "_unnamed": (nw.col("attribution") == Attribution.UNNAMED.value).fill_null(False),
    "_conditional": ~nw.col("condition").is_null(),
}
"""What a position asks of its standing statements, beside their stance."""

PAIR = {"_actor": "actor_id", "_issue": "issue"}
"""What names a cell, an actor having one side; filled, as a join finds nothing missing."""

LATEST, EARLIEST = nw.col("latest"), nw.col("earliest")
HELD = ~nw.col("stance").is_null()
ASIDE = nw.col("act").is_in([act.value for act in ACTS_WITHOUT_STANCE])
REST = ~HELD & ~ASIDE.fill_null(False)

STANDS = HELD & (
    LATEST.is_null() | nw.col("_start").is_null() | (nw.col("_start") <= LATEST).fill_null(False)
)
PAST = HELD & (nw.col("_start") > LATEST)
STOOD = PAST & (nw.col("_start_before").is_null() | (nw.col("_start_before") <= LATEST))


class Parts(NamedTuple):
    """What cells are made of: one statement for those of a cell that are alike."""

    cells: pd.DataFrame
    standing: pd.DataFrame
    before: pd.DataFrame
    aside: pd.DataFrame


def parts(counted: nw.LazyFrame, names: list[str], read: list[str]) -> Parts:
    """
    Take statements out of an engine by the part they play in their cell.

    Args:
        counted: the statements that count; reads CELL and the other columns.
        names: columns that are the same in a cell.
        read: columns read of a statement.

    Returns:
        cells: one row per cell: CELL, names, said (count). The other parts have one
        row per combination of what is asked of them, aside one per cell: CELL, `read`,
        alike (how many statements it stands for).
    """
    keyed = counted.with_columns(
        *(nw.col(name).fill_null("").alias(key) for key, name in PAIR.items())
    )
    rows = keyed.join(_cells(keyed), on=list(PAIR), how="left")
    kinds = {"_stands": STANDS, "_stood": STOOD, "_aside": _is_newest(ASIDE, "aside")}
    kept = rows.filter(nw.any_horizontal(*kinds.values(), _is_named(), ignore_nulls=True))
    flags = {**kinds, **ALIKE}
    flagged = kept.select(
        *(*CELL, *names, *read, "said", "others"),
        *(count_of(kept, flag).alias(name) for name, flag in flags.items()),
    )
    found = to_pandas(newest_alike(flagged, *CELL, "stance", *flags))
    cells = found.drop_duplicates(CELL)[[*CELL, *names, "said"]].reset_index(drop=True)
    standing, before, aside = (found[found[kind] == 1] for kind in kinds)
    aside = newest_first(aside).drop_duplicates(CELL)
    aside = aside.assign(alike=aside["others"])
    return Parts(cells, *(part[[*CELL, *read, "alike"]] for part in (standing, before, aside)))


def _cells(keyed: nw.LazyFrame) -> nw.LazyFrame:
    """Count in each cell, and find the days on which its layers begin."""
    keys = list(PAIR)
    last = keyed.filter(HELD).group_by(*keys).agg(EARLIEST.max().alias("_start"))
    rows = keyed.join(last, on=keys, how="left").with_columns(
        _start_before=nw.when(PAST).then(EARLIEST),
        others=count_of(keyed, ASIDE),
        _open_aside=count_of(keyed, ASIDE & LATEST.is_null()),
        _last_aside=nw.when(ASIDE).then(LATEST),
        _open_rest=count_of(keyed, REST & LATEST.is_null()),
        _last_rest=nw.when(REST).then(LATEST),
        _known=count_of(keyed, HELD | ASIDE),
    )
    sums = ["others", "_open_aside", "_open_rest", "_known"]
    days = ["_start", "_start_before", "_last_aside", "_last_rest"]
    return rows.group_by(*keys).agg(
        nw.len().alias("said"),
        *(nw.col(name).sum() for name in sums),
        *(nw.col(name).max() for name in days),
    )


def _is_newest(kind: nw.Expr, name: str) -> nw.Expr:
    """Say that a row can be the newest of its kind: an open end, else the last day."""
    last = (nw.col(f"_open_{name}") == 0) & (nw.col(f"_last_{name}") == LATEST)
    return kind & (LATEST.is_null() | last)


def _is_named() -> nw.Expr:
    """Keep of a cell that would be left without a row what names it."""
    return (nw.col("_known") == 0) & _is_newest(REST, "rest")
