"""What each actor mostly said of late: the stance of a strict majority, or "Mixed"."""

from __future__ import annotations

from datetime import date, timedelta

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.standing import CELL
from lib.frames import count_of, day_in, to_pandas
from lib.vocabulary import PREVAILING_DAYS, Attribution, Stance, Status

LEAST = 3
"""Fewer statements than this have no prevailing stance."""

STANCES = [stance.value for stance in Stance]
READ = [*CELL, "stance", "earliest", "latest", "attribution", "record_type", "status"]


def is_crowded(records_by_actor: IntoFrame) -> bool:
    """Say whether the median cell has enough statements with a stance for one to prevail."""
    sizes = _with_stance(records_by_actor).group_by(*CELL).agg(nw.len().alias("statements"))
    median = to_pandas(sizes)["statements"].median()
    return bool(median >= LEAST)  # not so where there is no cell, and no median


def prevailing_cells(cells: pd.DataFrame, records_by_actor: IntoFrame, as_of: date) -> pd.DataFrame:
    """
    Read the cells by what prevails in the PREVAILING_DAYS up to a day.

    Statements with a stance, status occurred, count when all their days, earliest
    to latest, lie in the window: one known less exactly may have been made before.

    Args:
        cells: the result of lib.analysis.standing.position_cells.
        records_by_actor: what they were computed from.
        as_of: the last day of the window.

    Returns:
        `cells` in their order, with more columns: support, conditional, unclear,
        oppose (statements in the window), within (their sum), latest_stances (as
        `stances` was), and reading:
        "prevailing": at least LEAST statements, more than half of one stance;
        stances and stance are that one, unnamed_only is about all in the window;
        "mixed": at least LEAST, and no stance has more than half; stances and
        stance are missing, the counts are all there is to say;
        "few": fewer than LEAST: the position as it was;
        "outside": none surely in the window: the position as it was, with its date;
        missing where there is no position at all.

    Source:
        Prevailing position: the data model's own rule. A strict majority, as the
        most frequent of four stances would let 3 in 10 prevail.
    """
    return read_window(cells, window_counts(records_by_actor, as_of))


def read_window(cells: pd.DataFrame, window: pd.DataFrame) -> pd.DataFrame:
    """
    Read the cells as `prevailing_cells`, from what was counted before.

    Args:
        cells: the result of lib.analysis.standing.position_cells.
        window: the result of `window_counts`.
    """
    read = cells.merge(window, on=CELL, how="left")
    counts = [*STANCES, "within", "unnamed"]
    read[counts] = read[counts].fillna(0).astype("int64")
    enough = read["within"] >= LEAST
    majority = read[STANCES].max(axis="columns") * 2 > read["within"]
    most = read[STANCES].idxmax(axis="columns").astype("str").where(majority)
    all_unnamed = read.pop("unnamed") == read["within"]
    return read.assign(
        reading=_readings(read, majority),
        latest_stances=read["stances"],
        stances=read["stances"].mask(enough, most),
        stance=read["stance"].mask(enough, most),
        unnamed_only=read["unnamed_only"].mask(enough, all_unnamed),
    )


def window_words(cell: dict) -> str:
    """
    Say what the window of a cell holds, by its reading.

    >>> window_words({"reading": "prevailing", "stance": "oppose", "oppose": 9, "within": 12})
    'Opposes in 9 of 12 statements of the last 90 days'
    """
    days = f"of the last {PREVAILING_DAYS} days"
    within = f"{cell['within']:,} statement" + ("s" if cell["within"] != 1 else "")
    if cell["reading"] == "prevailing":
        return f"{Stance(cell['stance']).word} in {cell[cell['stance']]:,} of {within} {days}"
    counts = [f"{stance.word.lower()} {cell[stance]:,}" for stance in Stance if cell[stance]]
    if cell["reading"] == "mixed":
        return f"Mixed in {within} {days}: {', '.join(counts)}"
    return f"{within} {days}" if cell["within"] else f"no statement surely {days}"


def _readings(read: pd.DataFrame, majority: pd.Series) -> pd.Series:
    within = read["within"]
    reading = pd.Series("outside", index=read.index, dtype="str").mask(within > 0, "few")
    reading = reading.mask(within >= LEAST, "mixed").mask(
        (within >= LEAST) & majority, "prevailing"
    )
    return reading.where(read["stances"].notna())


def _with_stance(records_by_actor: IntoFrame) -> nw.LazyFrame:
    said = (nw.col("record_type") == "statement") & (nw.col("status") == Status.OCCURRED.value)
    frame = nw.from_native(records_by_actor).lazy().select(READ)
    return frame.filter(said & ~nw.col("stance").is_null())


def window_counts(records_by_actor: IntoFrame, as_of: date) -> pd.DataFrame:
    """
    Count in each cell the statements of the PREVAILING_DAYS up to a day.

    Returns:
        One row per cell with one: within (in all), those of each stance, unnamed.
    """
    first = day_in(records_by_actor, as_of - timedelta(days=PREVAILING_DAYS - 1))
    last = day_in(records_by_actor, as_of)
    within = (nw.col("earliest") >= first) & (nw.col("latest") <= last)
    unnamed = (nw.col("attribution") == Attribution.UNNAMED.value).fill_null(False)
    flags = {stance: nw.col("stance") == stance for stance in STANCES} | {"unnamed": unnamed}
    counted = _with_stance(records_by_actor).filter(within)
    numbers = (count_of(counted, flag).alias(name) for name, flag in flags.items())
    counted = counted.with_columns(*numbers)
    sums = counted.group_by(*CELL).agg(
        nw.len().alias("within"), *(nw.col(name).sum() for name in [*STANCES, "unnamed"])
    )
    return to_pandas(sums)
