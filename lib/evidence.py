"""The records behind a mark or a page: how many, on which sources, and the newest of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.frames import day_in, distinct, is_lazy, number_of, to_pandas
from lib.vocabulary import LIST_SEPARATOR, RecordType, Status

MOST_ROWS = 2000
"""Rows sent to the browser; the download holds them all."""

SPOKEN = (
    nw.col("record_type") == RecordType.STATEMENT.value,
    nw.col("status") == Status.OCCURRED.value,
)
"""What a statement must be to count."""

LATEST = date(2200, 1, 1)
"""Stands for an open end where records are put into order."""

MOST_CELLS = 50_000
"""Different cells of sources up to which documents are looked up; above, cells are counted."""

CITED = ["source", "via"]
"""What is read of a record to know what it rests on."""


class MadeOf(NamedTuple):
    """What a chart or a text is made of."""

    records: int
    """How many."""
    cited: pd.DataFrame
    """Their cells of CITED; of a table in an engine each pair once, none above MOST_CELLS."""
    cells: int
    """How many different cells of sources there are, where `cited` leaves them out; else 0."""


class Evidence(NamedTuple):
    """The records behind a mark."""

    newest: pd.DataFrame
    """The first of them, all columns, newest first."""
    made: MadeOf


def made_of(records: IntoFrame) -> MadeOf:
    """
    Say how many records there are and what they rest on.

    Args:
        records: one row per record; reads CITED.
    """
    frame = nw.from_native(records)
    if not is_lazy(records):
        return MadeOf(len(frame), frame.select(*CITED).to_native(), 0)
    pairs = frame.group_by(*CITED).agg(nw.len().alias("records"))
    found = to_pandas(pairs.head(MOST_CELLS + 1).to_native())
    if len(found) <= MOST_CELLS:
        return MadeOf(int(found["records"].sum()), found[CITED], 0)
    total = to_pandas(pairs.select(nw.col("records").sum()))
    sources = number_of(distinct(pairs.filter(~nw.col("source").is_null()), "source"))
    return MadeOf(int(total["records"].iloc[0]), found[CITED].head(0), sources)


def newest_records(records: IntoFrame, most: int) -> pd.DataFrame:
    """
    Take the newest records.

    Args:
        records: one row per record.
        most: how many rows at most.

    Returns:
        Rows of `records`: by the day on which they can last have happened, newest
        and open ends first, then by id.
    """
    frame = nw.from_native(records)
    if is_lazy(frame):
        # Their ids first: few columns are sorted, and the others read of few rows.
        keys = frame.select("record_id", "latest").to_native()
        ids = newest_first(keys).head(most).select("record_id")
        frame = frame.join(ids, on="record_id", how="semi")
    return to_pandas(newest_first(frame.to_native()).head(most)).reset_index(drop=True)


def newest_first(records: IntoFrame) -> nw.LazyFrame:
    """Put records into the order of `newest_records`, where they are."""
    frame = nw.from_native(records).lazy()
    ordered = frame.with_columns(_last(records).alias("_last")).sort(
        "_last", "record_id", descending=[True, False]
    )
    return ordered.drop("_last")


class Place(NamedTuple):
    """Where a record stands in the order of `newest_records`."""

    day: date
    """On which it can last have happened; LATEST where that is open."""
    record_id: str


def place_of(record: Mapping[str, object]) -> Place:
    """Say where a record stands."""
    day = record["latest"]
    return Place(LATEST if pd.isna(day) else pd.Timestamp(day).date(), str(record["record_id"]))


def records_after(records: IntoFrame, before: Place | None, most: int) -> pd.DataFrame:
    """
    Take the next records in the order of `newest_records`.

    Args:
        records: one row per record.
        before: where the last one stands that was already taken; None: none was.
        most: how many rows at most.
    """
    if before is None:
        return newest_records(records, most)
    last, day = _last(records), day_in(records, before.day)
    same_day = (last == day) & (nw.col("record_id") > before.record_id)
    after = nw.from_native(records).filter((last < day) | same_day)
    return newest_records(after.to_native(), most)


def _last(records: IntoFrame) -> nw.Expr:
    return nw.col("latest").fill_null(day_in(records, LATEST))


def last_known(records: IntoFrame) -> date:
    """Name the last day on which one of the records became known."""
    days = nw.from_native(records).lazy().select(nw.col("known_on").max())
    return to_pandas(days.to_native())["known_on"].iloc[0].date()


def first_known(records: IntoFrame) -> date:
    """Name the first day on which one of the records became known."""
    days = nw.from_native(records).lazy().select(nw.col("known_on").min())
    return to_pandas(days.to_native())["known_on"].iloc[0].date()


def count_records(records: IntoFrame) -> int:
    """Count the records."""
    return number_of(records)


def records_of_ids(records: IntoFrame, ids: tuple[str, ...]) -> pd.DataFrame:
    """Take the records among a few ids, all columns, in any order."""
    return to_pandas(nw.from_native(records).filter(nw.col("record_id").is_in(ids)).to_native())


def evidence_of_ids(records: IntoFrame, ids: tuple[str, ...], most: int) -> Evidence:
    """Take records by their ids."""
    return _evidence(nw.from_native(records).filter(nw.col("record_id").is_in(ids)), most)


def evidence_of_cell(
    records_by_actor: IntoFrame, actors: tuple[str, ...], issue: str, most: int
) -> Evidence:
    """
    Take the statements of some actors on an issue.

    Args:
        records_by_actor: one row per record and actor, all columns.
        actors: ids.
        issue: an id.
        most: how many rows at most.
    """
    rows = nw.from_native(records_by_actor).filter(
        nw.col("actor_id").is_in(actors),
        nw.col("issue") == issue,
        nw.col("record_type") == RecordType.STATEMENT.value,
    )
    return _evidence(_once(rows), most)


def evidence_of_bin(
    records: IntoFrame, lane: str, start: str, end: str, mark: str, most: int
) -> Evidence:
    """
    Take the records of one bar of the timeline.

    Args:
        records: one row per record, filtered.
        lane: a side.
        start: the bar's first day, ISO.
        end: its last.
        mark: a stance, "event" or "none".
        most: how many rows at most.
    """
    event = nw.col("record_type") == RecordType.EVENT.value
    stance = ~event & (nw.col("stance").fill_null("none") == mark)
    marked = event if mark == "event" else stance
    rows = nw.from_native(records).filter(
        *_within(records, start, end), nw.col("side") == lane, marked
    )
    return _evidence(rows, most)


def evidence_of_step(
    records_by_actor: IntoFrame,
    issue: str,
    start: str,
    end: str,
    stance: str,
    actors: tuple[str, ...],
    most: int,
) -> Evidence:
    """
    Take the statements on an issue in one step of time.

    Args:
        records_by_actor: one row per record and actor, all columns.
        issue: an id.
        start: the step's first day, ISO.
        end: its last.
        stance: the stance, "" for any.
        actors: ids of those shown.
        most: how many rows at most.
    """
    taken = nw.col("stance") == stance if stance else ~nw.col("stance").is_null()
    rows = nw.from_native(records_by_actor).filter(
        *SPOKEN,
        *_within(records_by_actor, start, end),
        nw.col("issue") == issue,
        nw.col("actor_id").is_in(actors),
        taken,
    )
    return _evidence(_once(rows), most)


def newest_evidence(records: IntoFrame, most: int) -> Evidence:
    """Take the newest records."""
    return _evidence(nw.from_native(records), most)


def evidence_where(records: IntoFrame, most: int, *conditions: nw.Expr) -> Evidence:
    """Take the newest records that meet some conditions."""
    return _evidence(nw.from_native(records).filter(*conditions), most)


def spoken_cells(records_by_actor: IntoFrame) -> pd.DataFrame:
    """
    List who made statements that count on what.

    Args:
        records_by_actor: one row per record and actor, filtered; reads actor_id,
            issue, record_type, status.

    Returns:
        One row per pair of actor_id and issue.
    """
    spoken = nw.from_native(records_by_actor).lazy().filter(*SPOKEN)
    return to_pandas(distinct(spoken, "actor_id", "issue"))


def actors_heard(records_by_actor: IntoFrame) -> tuple[str, ...]:
    """List who made statements that count towards a position, A to Z by id."""
    said = nw.from_native(records_by_actor).lazy().filter(*SPOKEN)
    return tuple(sorted(to_pandas(distinct(said, "actor_id"))["actor_id"]))


def split_ids(ids: str) -> tuple[str, ...]:
    """Part ids joined with ";"."""
    return tuple(ids.split(LIST_SEPARATOR))


def _within(records: IntoFrame, start: str, end: str) -> tuple[nw.Expr, nw.Expr]:
    days = (day_in(records, date.fromisoformat(day)) for day in (start, end))
    first, last = days
    return nw.col("earliest") >= first, nw.col("latest") <= last


def _evidence(rows: nw.LazyFrame | nw.DataFrame, most: int) -> Evidence:
    each = rows.to_native()
    return Evidence(newest_records(each, most), made_of(each))


def _once(rows: nw.LazyFrame | nw.DataFrame) -> nw.LazyFrame | nw.DataFrame:
    """Take of a record by several actors only one row."""
    return rows.unique("record_id", keep="any")
