"""What happened when: the days shown, and one row per record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.actors import actors_of
from lib.edtf import parse
from lib.frames import to_pandas
from lib.vocabulary import JOINT, Act, Attribution, RecordType, Speech, Status

NAMED_ROWS = 60
"""Up to so many records each gets a row with its title; above, bars count them."""

SHORTEST = 7
"""Days: a window is never shorter, or one day would fill the page."""

AHEAD = 2
"""Days shown beyond the day asked for where something vaguely dated is still to come."""

WIDE = 3
"""Days: a record known less exactly than this does not stretch the window."""

UNDONE = (Status.CANCELLED, Status.WITHDRAWN, Status.RETRACTED)

GAP = 30
"""Days without a record before which older ones move into the "Earlier" gutter."""


@dataclass(frozen=True)
class Window:
    """The days that the time scale shows, and the day up to which records are known."""

    first: date
    last: date
    known: date


def time_window(records: IntoFrame, known: date) -> Window:
    """
    Choose the days to show, so that one old record does not squeeze the rest.

    Args:
        records: one row per record; reads earliest, latest (NaT = open).
        known: the day asked for; always inside the window.

    Returns:
        At least SHORTEST days around the records whose day is known within WIDE
        days. When the first few of them (up to 3 in 10) are parted from the rest
        by more than GAP days, the window starts after that gap.

    Source:
        Our choice, tried on the first case.
    """
    days = count_by(records, "earliest", "latest")
    spans = days.dropna()
    exact = spans[(spans["latest"] - spans["earliest"]).dt.days <= WIDE]
    known_at = pd.Timestamp(known)
    first = known_at if exact.empty else min(_after_gap(exact), known_at)
    last = known_at if exact.empty else max(exact["latest"].max(), known_at)
    if (days["earliest"] > last).any():
        last = max(last, known_at + pd.Timedelta(days=AHEAD))
    first = min(first, last - pd.Timedelta(days=SHORTEST - 1))
    return Window(first.date(), last.date(), known)


def _after_gap(spans: pd.DataFrame) -> pd.Timestamp:
    starts = spans.groupby("earliest")["records"].sum().cumsum()
    gaps = pd.Series(starts.index, starts.index).diff().shift(-1).dt.days
    wide = starts[(gaps > GAP) & (starts <= int(0.3 * starts.iloc[-1]))]
    return starts.index[starts.index.get_loc(wide.index[-1]) + 1 if len(wide) else 0]


def asked_window(records: IntoFrame, whole: Window, start: date | None, end: date | None) -> Window:
    """
    Choose the days to show within those asked for; a record with open dates stretches nothing.

    Args:
        records: one row per record, already filtered; reads earliest, latest.
        whole: the window of everything known: days beyond it are not shown,
            however early or late the days asked for are.
        start: the first day asked for; None = where the records begin.
        end: the last day asked for; None = where the records end.

    Returns:
        The days asked for, though they be fewer than SHORTEST; without any, the
        window of the records.
    """
    fitting = None if start and end else time_window(records, whole.known)
    first = max(start, whole.first) if start else fitting.first
    last = min(end, whole.last) if end else fitting.last
    if first > last:  # all of it lies before or after what `whole` shows
        first, last = start or last, end or first
    return Window(min(first, last), max(first, last), whole.known)


def timeline_rows(records: IntoFrame, records_by_actor: IntoFrame, window: Window) -> pd.DataFrame:
    """
    Lay out one row per record, in reading order.

    Args:
        records: one row per record, already filtered; of a table in an engine at most
            NAMED_ROWS.
        records_by_actor: one row per record and actor; of a table in an engine the
            result of lib.analysis.actors.actors_of will do.
        window: the days shown.

    Returns:
        One row per record: lane (side; Joint lane first, then A to Z), record_id,
        mark (the stance, "event", or "none" for a statement without one), title,
        who (short names, "*" when unnamed, empty for events), unnamed,
        unconfirmed, scheduled (booleans), earliest, latest (NaT = open), place
        (see `place_in_time`), date_words, actor_names, issue_name, act_word, how,
        date_text. Within a lane oldest first, undated before dated.
    """
    records = to_pandas(records, NAMED_ROWS)
    actors = actors_of(records_by_actor, records["record_id"])
    short = actors.groupby("record_id", sort=False)["actor_short_name"].agg(", ".join)
    unnamed = records["attribution"].eq(Attribution.UNNAMED.value)
    spoken = records["record_type"].eq(RecordType.STATEMENT.value)
    who = records["record_id"].map(short) + np.where(unnamed, "*", "")
    rows = pd.DataFrame(
        {
            "lane": records["side"],
            "record_id": records["record_id"],
            "mark": marks(records),
            "title": _titles(records),
            "who": who.where(spoken, ""),
            "unnamed": unnamed,
            "unconfirmed": records["status"].eq(Status.UNCONFIRMED.value),
            "scheduled": records["status"].eq(Status.SCHEDULED.value),
            "earliest": records["earliest"],
            "latest": records["latest"],
            "place": place_in_time(records, window),
            "date_words": [parse(text).words(window.known.year) for text in records["date"]],
            "actor_names": records["actor_names"],
            "issue_name": records["issue_name"],
            "act_word": records["act"].map({act.value: act.word for act in Act}),
            "how": how_reported(records),
            "date_text": records["date_text"],
        }
    )
    return _in_reading_order(rows)


def _titles(records: pd.DataFrame) -> pd.Series:
    """Say before the title that something was withdrawn, cancelled or retracted."""
    undone = records["status"].map({status.value: status.word for status in UNDONE})
    return (undone + ": ").fillna("") + records["title"]


def marks(records: pd.DataFrame) -> pd.Series:
    """Say what mark a record gets: its stance, "event", or "none" for a statement without one."""
    event = records["record_type"].eq(RecordType.EVENT.value)
    return records["stance"].fillna("none").mask(event, "event").rename("mark")


def how_reported(records: pd.DataFrame) -> pd.Series:
    """Say how the words reached the source: "Reported, not quoted · named source"."""
    speech = records["speech"].map({word.value: word.word for word in Speech})
    attribution = records["attribution"].map(
        {word.value: word.word.lower() for word in Attribution}
    )
    return speech.str.cat(attribution, sep=" · ").fillna(speech).fillna(attribution)


def place_in_time(records: pd.DataFrame, window: Window) -> np.ndarray:
    """
    Say how a record is drawn.

    earlier, later: outside the window; by: open start, so on or before its day;
    from: open end; day: one day; span: some days.
    """
    earliest, latest = records["earliest"], records["latest"]
    return np.select(
        [
            latest < pd.Timestamp(window.first),
            earliest > pd.Timestamp(window.last),
            earliest.isna(),
            latest.isna(),
            earliest == latest,
        ],
        ["earlier", "later", "by", "from", "day"],
        default="span",
    )


def _in_reading_order(rows: pd.DataFrame) -> pd.DataFrame:
    keys = pd.DataFrame(
        {
            "joint": rows["lane"] != JOINT,
            "lane": rows["lane"],
            "end": rows["latest"].fillna(pd.Timestamp.max.floor("s")),
            "exact": rows["earliest"].notna(),
            "record_id": rows["record_id"],
        }
    )
    return rows.loc[keys.sort_values(list(keys.columns), kind="stable").index].reset_index(
        drop=True
    )


def count_by(records: IntoFrame, *keys: str | nw.Expr) -> pd.DataFrame:
    """
    Count the records of each combination of some columns.

    Returns:
        One row per combination, missing values included: the keys and records
        (count >= 1).
    """
    frame = nw.from_native(records).lazy().select(*keys)
    counts = frame.group_by(frame.collect_schema().names()).agg(nw.len().alias("records"))
    return to_pandas(counts)
