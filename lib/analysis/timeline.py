"""What happened when: one row per record, or counts per step of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.edtf import parse
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


def time_window(records: pd.DataFrame, known: date) -> Window:
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
    bounded = records.dropna(subset=["earliest", "latest"])
    exact = bounded[(bounded["latest"] - bounded["earliest"]).dt.days <= WIDE]
    known_at = pd.Timestamp(known)
    starts = exact["earliest"].sort_values().tolist()
    first = min([_after_gap(starts), known_at] if starts else [known_at])
    last = max([*exact["latest"], known_at])
    if (records["earliest"] > last).any():
        last = max(last, known_at + pd.Timedelta(days=AHEAD))
    first = min(first, last - pd.Timedelta(days=SHORTEST - 1))
    return Window(first.date(), last.date(), known)


def _after_gap(starts: list[pd.Timestamp]) -> pd.Timestamp:
    few = int(0.3 * len(starts))
    gaps = [(after - before).days for before, after in zip(starts, starts[1:], strict=False)]
    wide = [i for i, gap in enumerate(gaps[:few]) if gap > GAP]
    return starts[wide[-1] + 1] if wide else starts[0]


def timeline_rows(
    records: pd.DataFrame, records_by_actor: pd.DataFrame, window: Window
) -> pd.DataFrame:
    """
    Lay out one row per record, in reading order.

    Args:
        records: one row per record, already filtered.
        records_by_actor: one row per record and actor; reads record_id, actor_short_name.
        window: the days shown.

    Returns:
        One row per record: lane (side; Joint lane first, then A to Z), record_id,
        mark (the stance, "event", or "none" for a statement without one), title,
        who (short names, "*" when unnamed, empty for events), unnamed,
        unconfirmed, scheduled (booleans), earliest, latest (NaT = open), place
        (see `_place`), date_words, actor_names, issue_name, act_word, how,
        date_text. Within a lane oldest first, undated before dated.
    """
    actors = records_by_actor[records_by_actor["record_id"].isin(records["record_id"])]
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
            "place": _place(records, window),
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


def _place(records: pd.DataFrame, window: Window) -> np.ndarray:
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


STEPS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
LONGEST = {"day": 90, "week": 630, "month": 2700, "quarter": 8190, "year": 10**9}
"""Days up to which a step serves: about ninety bars."""


def time_step(window: Window) -> str:
    """
    Choose the width of a bar, so that there are about ninety at most.

    >>> time_step(Window(date(2026, 1, 1), date(2026, 3, 1), date(2026, 3, 1)))
    'day'
    """
    days = (window.last - window.first).days
    return next(step for step, longest in LONGEST.items() if days <= longest)


def timeline_bins(records: IntoFrame, step: str) -> pd.DataFrame:
    """
    Count records per side, step of time and mark.

    Args:
        records: one row per record; reads side, record_type, stance, earliest, latest.
        step: a key of STEPS; a week begins on Monday.

    Returns:
        One row per (lane, bin_start, mark) that has a record: bin_end (the bin's
        last day), records (count >= 1). A record whose days do not all lie in
        one bin, or are open, is in none: `unplaced` counts those.
    """
    days = _by_day(records)
    first = days["earliest"].dt.to_period(STEPS[step])
    placed = days[first.notna() & (first == days["latest"].dt.to_period(STEPS[step]))]
    bins = placed.assign(
        bin_start=first.dt.start_time.dt.as_unit("s"),
        bin_end=first.dt.end_time.dt.floor("D").dt.as_unit("s"),
    )
    table = bins.groupby(["lane", "bin_start", "bin_end", "mark"], as_index=False)["records"].sum()
    joint_first = table.assign(joint=table["lane"] != JOINT)
    joint_first = joint_first.sort_values(["joint", "lane", "bin_start", "mark"], kind="stable")
    return joint_first.drop(columns="joint").reset_index(drop=True)


def _by_day(records: IntoFrame) -> pd.DataFrame:
    event = nw.col("record_type") == RecordType.EVENT.value
    frame = nw.from_native(records).lazy()
    frame = frame.select(
        nw.col("side").alias("lane"),
        "earliest",
        "latest",
        nw.when(event)
        .then(nw.lit("event"))
        .otherwise(nw.col("stance").fill_null("none"))
        .alias("mark"),
    )
    keys = ["lane", "earliest", "latest", "mark"]
    return frame.group_by(keys).agg(nw.len().alias("records")).collect().to_pandas()
