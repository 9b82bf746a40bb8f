"""
ACLED: events of political violence and protest, coded by people from named outlets.

Source: ACLED Codebook (2024), "ACLED Data Columns", "Event Types and Sub-Event Types", "Time
precision codes", "'Inter' codes"; Guide to 2023 ACLED Column Changes. That sub-events have these
types of PLOVER is our choice: the two lists were made apart.
"""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from lib.doctor.findings import Answers, Finding
from lib.exceptions import Problem
from lib.importers._acled_words import INTER, STATE_NAMES, TIME_PRECISION, TYPES
from lib.importers._dating import date_findings, read_column, settled_orders
from lib.importers._refusing import Faults, check_columns, check_words, stop_at
from lib.importers._shared import (
    file_source,
    hand_over,
    join_notes,
    join_title,
    list_actors,
    name_id,
    row_id,
    tidy,
    without_empty_ends,
)
from lib.intake.imported import Imported
from lib.intake.opened import Opened
from lib.rules import shown
from lib.vocabulary import ActorKind, DateBasis, PublishedBasis, RecordType, SourceKind

NAME = "acled"
WORD = "ACLED export"
PUBLISHER = "ACLED"

RENAMED = (
    "event_id_cnty",
    "event_date",
    "time_precision",
    "sub_event_type",
    "actor1",
    "inter1",
    "actor2",
    "inter2",
    "source",
    "notes",
    "timestamp",
)
NOTED = (
    "event_id_cnty",
    "event_date",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "assoc_actor_1",
    "inter1",
    "assoc_actor_2",
    "inter2",
    "civilian_targeting",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source_scale",
    "fatalities",
    "tags",
)
IGNORED = {
    "year": "the year of event_date",
    "interaction": "inter1 and inter2 again",
    "iso": "the country again, as a number",
    "iso3": "the country again, as a code; ACLED has left it out since 2023",
    "data_id": "changes with every export; ACLED has left it out since 2023",
    "event_id_no_cnty": "the number in event_id_cnty; ACLED has left it out since 2023",
}
COLUMNS = tuple(dict.fromkeys([*RENAMED, *NOTED, *IGNORED]))
BEGINNING = "1997"
"""The year in which ACLED's events begin."""

REQUIRED = ("event_id_cnty", "event_date", "sub_event_type", "actor1", "inter1", "source")
ENOUGH_COLUMNS = 12

NOTES = (
    "ACLED codes events; it has no issues and no stances.",
    "actor2 stands as the recipient, but ACLED's order of actors does not say who acted on whom. "
    "Associated actors are in the note, and are no actors here.",
    "Change to group/activity, Disrupted weapons use, Non-violent transfer of territory and Other "
    "have no event type: none of PLOVER's says so much.",
    "A date known to the week is one day within six days of event_date either way; one known to "
    "the month is that month.",
    "ACLED names outlets, not documents: they stand under via, and the source is ACLED's own "
    "release of the row, by the day of its timestamp.",
    "State forces, and whoever is named as the government, military or police forces of a "
    "country, are a state; other External/Other forces an organisation; all others groups.",
)


def recognise(opened: Opened) -> str:
    """Say why a file is an export of ACLED; empty: it is none."""
    if opened.grid is None:
        return ""
    found = {name.strip().lower() for name in opened.grid.header} & set(COLUMNS)
    if not {"event_id_cnty", "sub_event_type"} <= found or len(found) < ENOUGH_COLUMNS:
        return ""
    return f"its header has event_id_cnty and {len(found) - 1} further columns of ACLED's export"


def findings(opened: Opened) -> list[Finding]:
    """Ask for the order of the dates: ACLED has written them in three ways."""
    return date_findings(_rows(opened), ["event_date"])


def read(opened: Opened, answers: Answers, today: date) -> Imported:
    """
    Read every event.

    Raises:
        ImportProblems: with columns, sub-events and codes that ACLED does not have.
        UndecidedError: the order of its dates is neither proved nor answered.
    """
    file, rows = opened.upload.name, _rows(opened)
    stop_at(file, check_columns(file, rows, REQUIRED, COLUMNS))
    rows = rows.reindex(columns=list(COLUMNS)).astype("str")
    stop_at(file, _word_problems(file, rows))
    orders = settled_orders(file, rows, ["event_date"], answers)
    faults = Faults(file)
    faults.add_rows(opened.grid.faults)
    for name in ("event_id_cnty", "event_date", "sub_event_type", "actor1"):
        faults.add_missing(rows[name] if name != "actor1" else tidy(rows[name]))
    days = read_column(rows["event_date"], orders, faults)
    _refuse_other_years(days, rows["year"], faults)
    faults.add(
        rows["event_date"][(days.str[:4] < BEGINNING) | (days > today.isoformat())],
        lambda value: f"{shown(value)} is before ACLED begins, {BEGINNING}, or after today.",
    )
    ids = rows["event_id_cnty"].map(lambda own: row_id("ACLED", own), na_action="ignore")
    faults.add_repeated(faults.kept(rows.assign(event_id_cnty=ids))["event_id_cnty"])
    released = _release_days(rows["timestamp"], faults)
    kept = faults.kept(rows.assign(day=days, record_id=ids, released=released))
    kept = kept.assign(actor1=tidy(kept["actor1"]), actor2=tidy(kept["actor2"]))
    tables = {
        "records": _records(kept, file, today),
        "actors": list_actors(_kinds(kept)),
        "sources": _sources(kept, file, today),
    }
    present = [name.strip().lower() for name in opened.grid.header]
    ignored = [f"{name}: {why}" for name, why in IGNORED.items() if name in present]
    return hand_over(file, tables, faults.problems, ignored, NOTES)


def _rows(opened: Opened) -> pd.DataFrame:
    rows = opened.grid.headed()
    return without_empty_ends(rows.set_axis([name.strip().lower() for name in rows], axis=1))


def _word_problems(file: str, rows: pd.DataFrame) -> list[Problem]:
    """Name every sub-event and code that is unknown; capitals make no difference to ACLED."""
    return [
        *check_words(file, rows["sub_event_type"].str.strip(), TYPES),
        *check_words(file, rows["time_precision"].str.strip(), TIME_PRECISION),
        *check_words(file, rows["inter1"].str.strip().str.lower(), INTER),
        *check_words(file, rows["inter2"].str.strip().str.lower(), INTER),
    ]


def _refuse_other_years(days: pd.Series, years: pd.Series, faults: Faults) -> None:
    """Refuse a row whose year is not that of its date: one of the two is wrong."""
    differs = days.notna() & years.notna() & (days.str[:4] != years.str.strip())
    faults.add(years[differs], lambda year: f"{shown(year)} is not the year of event_date.")


def _release_days(stamps: pd.Series, faults: Faults) -> pd.Series:
    """Read timestamps, seconds since 1970, as days; missing where there is none."""
    written = stamps.str.strip()
    is_number = written.str.fullmatch("[0-9]{9,10}").fillna(value=False).astype(bool)
    odd = stamps[stamps.notna() & ~is_number]
    faults.add(odd, lambda value: f"{shown(value)} is no time in seconds since 1970.")
    seconds = pd.to_numeric(written.where(is_number))
    return pd.to_datetime(seconds, unit="s").dt.strftime("%Y-%m-%d").astype("str")


def _dates(rows: pd.DataFrame) -> list[str]:
    """
    Write each date as fine as ACLED knows it.

    ACLED puts an event known to the week on a day of that week, without saying which. A date
    without precision is uncertain.
    """
    precision = rows["time_precision"].str.strip().fillna("")
    return [_span(day, code) for day, code in zip(rows["day"], precision, strict=True)]


def _span(day: str, precision: str) -> str:
    if precision == "1" or len(day) != len("YYYY-MM-DD"):
        return day
    if precision == "3":
        return day[:7]
    if not precision:
        return f"{day}?"
    middle, week = date.fromisoformat(day), timedelta(days=6)
    return f"[{(middle - week).isoformat()}..{(middle + week).isoformat()}]"


def _kinds(rows: pd.DataFrame) -> list[tuple[object, ActorKind]]:
    kinds = []
    for number in "12":
        inter = rows[f"inter{number}"].str.strip().str.lower().fillna("0")
        pairs = pd.DataFrame({"name": rows[f"actor{number}"], "inter": inter}).drop_duplicates()
        kinds += [(name, _kind(name, code)) for name, code in pairs.itertuples(index=False)]
    return kinds


def _kind(name: object, code: str) -> ActorKind:
    """Take what inter says; forces of a state are External forces only where they are abroad."""
    is_state = isinstance(name, str) and name.startswith(STATE_NAMES)
    return ActorKind.STATE if is_state else INTER[code]


def _records(rows: pd.DataFrame, file: str, today: date) -> pd.DataFrame:
    sub_events = rows["sub_event_type"].str.strip()
    titles = zip(rows["actor1"], sub_events, rows["actor2"], strict=True)
    values = {name: kind.value for name, kind in TYPES.items() if kind is not None}
    return pd.DataFrame(
        {
            "record_id": rows["record_id"],
            "record_type": RecordType.EVENT.value,
            "title": [join_title(*parts) for parts in titles],
            "summary": rows["notes"],
            "date": _dates(rows),
            "date_basis": DateBasis.STATED.value,
            "actor": rows["actor1"].map(name_id),
            "recipient": rows["actor2"].map(name_id, na_action="ignore"),
            "event_type": sub_events.map(values),
            "via": tidy(rows["source"]),
            "source": _source_ids(rows, file, today),
            "locator": [f"row {row}" for row in rows.index],
            "coder": PUBLISHER,
            "coded_on": rows["released"].fillna(today.isoformat()),
            "note": join_notes(rows, NOTED),
        },
        rows.index,
    )


def _source_ids(rows: pd.DataFrame, file: str, today: date) -> pd.Series:
    """Name the release each row is of, or else the file."""
    whole = file_source(file, PUBLISHER, today)["source_id"]
    return ("acled-" + rows["released"]).fillna(whole).astype("str")


def _sources(rows: pd.DataFrame, file: str, today: date) -> pd.DataFrame:
    """List the releases, and the file if a row has no timestamp."""
    days = sorted(rows["released"].dropna().unique())
    releases = [
        {
            "source_id": f"acled-{day}",
            "title": f"ACLED, rows released or changed on {day}",
            "publisher": PUBLISHER,
            "published_on": day,
            "published_basis": PublishedBasis.STATED.value,
            "kind": SourceKind.DATASET.value,
        }
        for day in days
    ]
    whole = [file_source(file, PUBLISHER, today)] if rows["released"].isna().any() else []
    return pd.DataFrame([*releases, *whole], dtype="str")
