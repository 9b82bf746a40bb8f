"""Meetings and deadlines -> a file that a calendar opens (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pandas as pd
from icalendar import Calendar, Event

from lib.edtf import DateKind, parse
from lib.vocabulary import LIST_SEPARATOR, MeetingState

STATUS = {
    MeetingState.SCHEDULED: "TENTATIVE",
    MeetingState.POSTPONED: "TENTATIVE",
    MeetingState.OVERDUE: "TENTATIVE",
    MeetingState.UNCONFIRMED: "TENTATIVE",
    MeetingState.HELD: "CONFIRMED",
    MeetingState.CANCELLED: "CANCELLED",
}
"""State -> its status in a calendar."""

EXACT = (DateKind.DAY, DateKind.INTERVAL)
"""Dates that say on which days a meeting is; of the others a calendar needs the words."""


def calendar_days(meetings: pd.DataFrame) -> pd.DataFrame:
    """Keep the meetings that a calendar can hold: those with a first and a last day."""
    return meetings.dropna(subset=["earliest", "latest"])


def calendar_file(meetings: pd.DataFrame, case: str, title: str) -> bytes:
    """
    Write meetings as all-day entries; one opened again replaces what it was before.

    Args:
        meetings: the result of lib.analysis.meetings.meetings; those with an open
            date are left out.
        case: name of the case: with a record's id it identifies an entry.
        title: of the case, shown as the calendar's name.

    Source:
        RFC 5545: an entry keeps its UID and counts its changes in SEQUENCE; DTEND
        is the day after the last.
    """
    calendar = Calendar.new(name=title, prodid="-//Parley//Meetings and deadlines//EN")
    for meeting in calendar_days(meetings).to_dict("records"):
        calendar.add_component(_entry(meeting, case))
    return calendar.to_ical()


def _entry(meeting: dict, case: str) -> Event:
    ids = meeting["record_ids"].split(LIST_SEPARATOR)
    state = MeetingState(meeting["state"])
    written = parse(meeting["date"])
    entry = Event()
    entry.add("uid", f"{ids[-1]}@{case}.parley")
    entry.add("sequence", len(ids) - 1)
    entry.add("dtstamp", datetime.combine(meeting["known_on"], time(), UTC))
    entry.add("dtstart", meeting["earliest"].date())
    entry.add("dtend", meeting["latest"].date() + timedelta(days=1))
    day = "" if written.kind in EXACT and not written.qualifier else f" ({written.words()})"
    entry.add("summary", f"{meeting['title']}{day}")
    entry.add("description", _description(meeting, state, ids))
    entry.add("status", STATUS[state])
    entry.add("transp", "TRANSPARENT")
    if pd.notna(meeting["source_url"]):
        entry.add("url", meeting["source_url"])
    return entry


def _description(meeting: dict, state: MeetingState, ids: list[str]) -> str:
    known = f"{state.word}, as known on {meeting['known_on'].date().isoformat()}"
    said = [
        known if pd.isna(meeting["publisher"]) else f"{known} from {meeting['publisher']}",
        f"With: {meeting['actor_names']}",
        "" if pd.isna(meeting["issue_name"]) else f"Issue: {meeting['issue_name']}",
        ""
        if pd.isna(meeting["first_date"])
        else f"First scheduled for {parse(meeting['first_date']).words()}",
        f"Records: {', '.join(ids)}",
    ]
    return "\n".join(line for line in said if line)
