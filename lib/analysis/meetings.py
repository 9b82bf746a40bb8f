"""Meetings and deadlines: what was planned, and what became of it by the day asked for."""

from __future__ import annotations

from datetime import date

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.records import records_of
from lib.edtf import parse
from lib.evidence import MOST_ROWS, newest_records
from lib.frames import MOST_STATEMENTS, is_lazy, number_of, to_pandas
from lib.vocabulary import LIST_SEPARATOR, EventType, MeetingState, RecordType, Status

PLANNED = [Status.SCHEDULED.value, Status.CANCELLED.value]
TOOK_PLACE = [Status.OCCURRED.value, Status.UNCONFIRMED.value]

COMING = [MeetingState.SCHEDULED, MeetingState.POSTPONED]
"""States of what is still to come."""

READ = [
    *("record_id", "title", "actor_names", "issue_name", "status", "responds_to"),
    *("date", "earliest", "latest", "known_on", "publisher", "source_url"),
]
"""What is read of a record."""

LONGEST_CHAIN = 20
"""Records of one meeting; records that name each other in a circle end there, too."""


def meetings(records: IntoFrame, as_of: date) -> pd.DataFrame:
    """
    List meetings and deadlines, each once, with what is known of it last.

    An event that names an earlier one in `responds_to` is the same meeting: its
    announcement, its new date, its cancellation, or the meeting itself.

    Args:
        records: one row per record, already filtered to what was known by the
            day asked for; reads READ, record_type and event_type.
        as_of: the day asked for.

    Returns:
        One row per meeting (an event of type CONSULT) or planned event of any
        type: the columns of READ from its newest record; state (a MeetingState);
        record_ids (all its records, newest first, joined with ";"); first_date
        (EDTF of the first announcement, where its date surely differs; else
        missing). First what is still to come, the one due first on top, then
        what is past, the last one on top.

        Where they are not traced (see `are_traced`) only what was planned is
        listed, the newest MOST_ROWS records of it.

    Source:
        Our choice. Overdue: still scheduled though its last possible day has
        passed. Postponed: scheduled anew for another day. Nothing is joined that
        the coder has not joined.
    """
    found = _planned_or_met(records)
    ordered = found.sort_values(["steps", "known_on", "latest", "record_id"], kind="stable")
    chains = ordered.groupby("meeting", sort=False)
    table = chains.tail(1).set_index("meeting")
    first = chains.head(1).set_index("meeting").reindex(table.index)
    moved = _surely_differ(first, table)
    table["record_ids"] = chains["record_id"].agg(lambda ids: LIST_SEPARATOR.join(ids[::-1]))
    table["first_date"] = first["date"].where(moved).astype("str")
    rows = zip(table["status"], table["latest"], moved, strict=True)
    table["state"] = pd.Series([_state(*row, as_of) for row in rows], table.index, dtype="str")
    return _still_to_come_first(table.reset_index(drop=True).drop(columns="steps"))


def are_traced(records: IntoFrame) -> bool:
    """
    Say whether what became of each planned event is looked for.

    Not so where an engine has more than MOST_STATEMENTS events.
    """
    if not is_lazy(records):
        return True
    return number_of(nw.from_native(records).filter(_events_or_planned())) <= MOST_STATEMENTS


def _planned_or_met(records: IntoFrame) -> pd.DataFrame:
    """
    Keep planned events, meetings, and what follows them.

    `meeting` is the first record of each, `steps` the way back to it.
    """
    frame = nw.from_native(records).lazy()
    read = [*READ, "record_type", "event_type"]
    if are_traced(frame):
        events = to_pandas(frame.filter(_events_or_planned()).select(*read))
    else:
        planned = frame.filter(nw.col("status").is_in(PLANNED)).select(*read)
        events = newest_records(planned, MOST_ROWS)
    events["meeting"], events["steps"] = _firsts(events)
    met = events["event_type"].eq(EventType.CONSULT.value) & events["status"].isin(TOOK_PLACE)
    wanted = events.loc[met | events["status"].isin(PLANNED), "meeting"]
    return events[events["meeting"].isin(wanted)].drop(columns=["record_type", "event_type"])


def _events_or_planned() -> nw.Expr:
    planned = nw.col("status").is_in(PLANNED)
    return (nw.col("record_type") == RecordType.EVENT.value) | planned


def _firsts(events: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Go back from each event to the first that it follows; beside it the number of steps."""
    # A statement answers what it names; only an event can be the same meeting.
    firsts, steps = events["record_id"], pd.Series(0, events.index)
    ids = events.loc[events["record_type"] == RecordType.EVENT, "record_id"]
    named = events.set_index("record_id")["responds_to"].loc[ids]
    named = named.str.split(LIST_SEPARATOR).explode()
    before = named[named.isin(ids)].groupby(level=0).first()
    for _ in range(LONGEST_CHAIN):
        earlier = firsts.map(before)
        if earlier.isna().all():
            break
        firsts, steps = earlier.fillna(firsts), steps + earlier.notna()
    return firsts, steps


def _surely_differ(first: pd.DataFrame, last: pd.DataFrame) -> pd.Series:
    return (first["latest"] < last["earliest"]) | (last["latest"] < first["earliest"])


def _state(status: str, latest: pd.Timestamp, moved: bool, as_of: date) -> MeetingState:
    if status in TOOK_PLACE:
        return MeetingState.HELD if status == Status.OCCURRED else MeetingState.UNCONFIRMED
    if status != Status.SCHEDULED:
        return MeetingState.CANCELLED
    if latest < pd.Timestamp(as_of):
        return MeetingState.OVERDUE
    return MeetingState.POSTPONED if moved else MeetingState.SCHEDULED


def _still_to_come_first(table: pd.DataFrame) -> pd.DataFrame:
    ahead = table["state"].isin(COMING)
    keys = ["latest", "earliest", "record_id"]
    coming = table[ahead].sort_values(keys, kind="stable", na_position="last")
    past = table[~ahead].sort_values(keys, ascending=[False, False, True], kind="stable")
    return pd.concat([coming, past], ignore_index=True)


def shown_meetings(found: pd.DataFrame, records: IntoFrame) -> pd.DataFrame:
    """Keep the meetings whose newest record is among those shown."""
    if is_lazy(records):
        events = nw.from_native(records).filter(_events_or_planned()).select("record_id")
        records = to_pandas(events, MOST_STATEMENTS)
    return records_of(to_pandas(records), found).reset_index(drop=True)


def meetings_table(found: pd.DataFrame, year: int) -> pd.DataFrame:
    """
    Lay meetings out for reading.

    Args:
        found: the result of `meetings`.
        year: left out of dates where it is this one.

    Returns:
        One row per meeting in the same order: State, When, What, With, Issue,
        First scheduled for. Empty text where there is nothing.
    """
    words = {state.value: state.word for state in MeetingState}
    table = pd.DataFrame(
        {
            "State": found["state"].map(words),
            "When": [parse(text).words(year) for text in found["date"]],
            "What": found["title"],
            "With": found["actor_names"],
            "Issue": found["issue_name"],
            "First scheduled for": [
                parse(text).words(year) if pd.notna(text) else "" for text in found["first_date"]
            ],
        }
    )
    return table.fillna({"Issue": ""})
