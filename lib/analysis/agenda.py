"""What comes next and what happened last, told in a line or two."""

from __future__ import annotations

from datetime import date

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.meetings import COMING
from lib.analysis.records import in_order_of
from lib.analysis.timeline import Window, timeline_rows
from lib.edtf import parse
from lib.frames import is_lazy, to_pandas
from lib.vocabulary import LIST_SEPARATOR, MeetingState, Status

MOST_LINES = 4
"""Records told in words; those beyond are counted."""


def coming_records(found: pd.DataFrame, records: IntoFrame) -> pd.DataFrame:
    """
    Take the records of what is still to come; `found`: lib.analysis.meetings.meetings.

    Of a table in an engine those beyond MOST_LINES have no cell but their id.
    """
    return _to_tell(found[found["state"].isin(COMING)], records)


def overdue_records(found: pd.DataFrame, records: IntoFrame) -> pd.DataFrame:
    """Take, as `coming_records`, what the day has passed though it is coded as scheduled."""
    return _to_tell(found[found["state"] == MeetingState.OVERDUE], records)


def _to_tell(rows: pd.DataFrame, records: IntoFrame) -> pd.DataFrame:
    if not is_lazy(records):
        return in_order_of(rows, records)
    told = in_order_of(rows.head(MOST_LINES), records)
    beyond = rows[["record_id"]].iloc[MOST_LINES:]
    return pd.concat([told, beyond], ignore_index=True) if len(beyond) else told


def latest_records(records: IntoFrame, most: int = MOST_LINES) -> pd.DataFrame:
    """
    Take the newest records that occurred.

    Newest is what can last have happened; an open end counts by its start, or it
    would stay on top for ever. Of two with the same last day, the one that surely
    was on it comes first.

    Args:
        records: one row per record; reads status, earliest, latest, record_id.
        most: how many rows at most.

    Returns:
        Rows of `records`, newest first.
    """
    frame = nw.from_native(records).lazy()
    occurred = frame.filter(nw.col("status") == Status.OCCURRED.value)
    # Sorting all of a large table takes long: leave out first what is too old to be told.
    ends = occurred.select("record_id", "earliest", nw.coalesce("latest", "earliest").alias("end"))
    newest = ends.join(_newest_ends(ends, most), on="end", how="semi")
    keys = ["end", "earliest", "record_id"]
    ordered = newest.sort(keys, descending=[True, True, False], nulls_last=True)
    told = to_pandas(ordered.select("record_id").head(most))
    rows = frame.filter(nw.col("record_id").is_in(told["record_id"].tolist()))
    return in_order_of(told, to_pandas(rows))


def _newest_ends(ends: nw.LazyFrame, most: int) -> nw.LazyFrame:
    if not is_lazy(ends):
        return ends.top_k(most, by="end").select("end").unique()
    # Not top_k, which fails on DuckDB 2.0.
    days = ends.select("end").sort("end", descending=True, nulls_last=True)
    return days.head(most).unique()


def brief_lines(
    records: pd.DataFrame, by_actor: IntoFrame, as_of: date
) -> tuple[pd.DataFrame, str]:
    """
    Tell the first MOST_LINES records in a line or two each.

    Args:
        records: one row per record.
        by_actor: one row per record and actor; of a table in an engine the result of
            lib.analysis.actors.actors_of will do.
        as_of: the day from which days are counted.

    Returns:
        One row per record in the same order: the columns of
        lib.analysis.timeline.timeline_rows, and due (see `due_words`). Beside it
        the ids of the records beyond, joined with ";".
    """
    told = records.head(MOST_LINES)
    rows = timeline_rows(told, by_actor, Window(as_of, as_of, as_of))
    due = pd.Series([due_words(text, as_of) for text in told["date"]], dtype="str")
    beyond = LIST_SEPARATOR.join(records["record_id"].iloc[MOST_LINES:])
    return in_order_of(told, rows).assign(due=due), beyond


def due_words(text: str, as_of: date) -> str:
    """
    Say when something is due, counted from a day and no finer than its date.

    Args:
        text: its date, EDTF.
        as_of: the day asked for.

    >>> day = date(2026, 1, 29)
    >>> due_words("2026-02-01", day), due_words("2026-02", day), due_words("2026-01-20", day)
    ('in 3 days', 'in 3 to 30 days', 'overdue by 9 days')
    """
    when = parse(text)
    about = "about " if when.qualifier else ""
    first = (when.earliest - as_of).days if when.earliest else None
    last = (when.latest - as_of).days if when.latest else None
    if last is None:
        return f"in {about}{_days(first)} or later" if first > 0 else "on any day from then on"
    if last < 0:
        return f"overdue by {about}{_days(-last)}"
    if last == 0:
        return "on that day" if first == 0 else "on that day at the latest"
    if first is None or first <= 0:
        return f"within {about}{_days(last)}"
    return f"in {about}{_days(last)}" if first == last else f"in {about}{first} to {_days(last)}"


def _days(number: int) -> str:
    return f"{number:,} day" if number == 1 else f"{number:,} days"
