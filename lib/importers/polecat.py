"""
POLECAT: events in PLOVER's types, coded by machine, a row for every story that tells of one.

Rows with one Event ID are one event, told by several stories: one record with several sources.
The format names the outlet and day of a story, not its title or address.

Source: PLOVER manual and POLECAT codebook (Harvard Dataverse, doi 10.7910/DVN/AJGVIT).
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from lib.doctor.findings import Answers, Finding
from lib.importers._dating import date_findings, read_column, settled_orders
from lib.importers._refusing import Faults, check_columns, check_words, stop_at
from lib.importers._sectors import kind_of
from lib.importers._shared import (
    NOT_CODED,
    file_source,
    hand_over,
    join_notes,
    join_title,
    list_actors,
    list_ids,
    name_id,
    row_id,
    tidy,
    without_empty_ends,
)
from lib.intake.imported import Imported
from lib.intake.opened import Opened
from lib.vocabulary import (
    LIST_SEPARATOR,
    ActorKind,
    DateBasis,
    EventType,
    PublishedBasis,
    RecordType,
    SourceKind,
)

NAME = "polecat"
WORD = "POLECAT events"
PUBLISHER = "POLECAT"

MISSING = "None"
"""What POLECAT writes where it has nothing."""

OLDER = {"Event Intensity": "Intensity"}
"""Older name of a column -> its name."""

DATES = ("Event Date", "Publication Date")
RENAMED = ("Event ID", "Event Date", "Event Type", "Actor Name", "Recipient Name")
STORY = ("Source", "Publication Date")
NOTED = (
    "Event ID",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name Raw",
    "Actor Country",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Wikipedia Actor ID",
    "Recipient Name Raw",
    "Recipient Country",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "Version",
)
IGNORED = {
    "Actor COW": "the actor's country again, as a code",
    "Recipient COW": "the recipient's country again, as a code",
    "GeoNames ID": "the place is in the note by name and degrees",
    "Raw Placename": "the place is in the note by name and degrees",
    "Feature Type": "the place is in the note by name and degrees",
    "Story People": "of a story, not of the event",
    "Story Organizations": "of a story, not of the event",
    "Story Locations": "of a story, not of the event",
    "Language": "of a story, not of the event",
    "Headline": "of a story; most files have the name of the column and nothing in it",
}
OF_STORIES = (
    *STORY,
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Headline",
    "Actor Name Raw",
    "Recipient Name Raw",
    "Raw Placename",
)
"""In which the rows of one event may differ."""

COLUMNS = tuple(dict.fromkeys([*RENAMED, *STORY, *NOTED, *IGNORED]))
REQUIRED = (*RENAMED, *STORY)
ENOUGH_COLUMNS = 20

NOTES = (
    "POLECAT codes events by machine; it has no issues and no stances. Nobody has checked them.",
    "Rows with one Event ID are one event with several sources. A source is an outlet's stories "
    "of a day: POLECAT names neither title nor address.",
    f"An event without a named actor has the actor {NOT_CODED!r}; a name that POLECAT could not "
    "resolve is taken as it stood in the story.",
    "What sort of actor is concluded from its primary sector, or from its country alone.",
)


def recognise(opened: Opened) -> str:
    """Say why a file holds POLECAT's events; empty: it does not."""
    if opened.grid is None:
        return ""
    found = {OLDER.get(name, name) for name in opened.grid.header} & set(COLUMNS)
    if not {"Event ID", "Event Type"} <= found or len(found) < ENOUGH_COLUMNS:
        return ""
    return f"its header has Event ID, Event Type and {len(found) - 2} further columns of POLECAT"


def findings(opened: Opened) -> list[Finding]:
    """Ask for the order of the dates."""
    return date_findings(_rows(opened), DATES)


def read(opened: Opened, answers: Answers, today: date) -> Imported:
    """
    Read every event, with all stories that tell of it.

    Raises:
        ImportProblems: with columns and types of events that POLECAT does not have.
        UndecidedError: the order of its dates is neither proved nor answered.
    """
    file, rows = opened.upload.name, _rows(opened)
    stop_at(file, check_columns(file, rows, REQUIRED, COLUMNS))
    rows["Event Type"] = rows["Event Type"].str.strip().str.upper()
    stop_at(file, check_words(file, rows["Event Type"], [each.value for each in EventType]))
    orders = settled_orders(file, rows, DATES, answers)
    faults = Faults(file)
    faults.add_rows(opened.grid.faults)
    for name in ("Event ID", "Event Type", "Event Date"):
        faults.add_missing(rows[name])
    days, published = (read_column(rows[name], orders, faults) for name in DATES)
    _refuse_other_events(rows, faults)
    kept = faults.kept(
        rows.assign(
            day=days,
            published=published,
            record_id=rows["Event ID"].map(lambda own: row_id("POLECAT", own), na_action="ignore"),
        )
    ).sort_index()
    kept["actor"] = _names(kept, "Actor")
    kept["recipient"] = _names(kept, "Recipient")
    sources = _sources(kept, file, today)
    tables = {
        "records": _records(kept, sources["source_id"], today),
        "actors": list_actors([*_kinds(kept, "Actor"), *_kinds(kept, "Recipient")]),
        "sources": _one_each(sources),
    }
    ignored = [f"{name}: {why}" for name, why in IGNORED.items() if name in rows]
    return hand_over(file, tables, faults.problems, ignored, NOTES)


def _rows(opened: Opened) -> pd.DataFrame:
    """One row per story, with today's names of the columns; "None" is missing."""
    rows = without_empty_ends(opened.grid.headed().rename(columns=OLDER))
    return rows.mask(rows == MISSING).astype("str")


def _refuse_other_events(rows: pd.DataFrame, faults: Faults) -> None:
    """Refuse a row whose Event ID stands above it with another event."""
    of_event = [name for name in rows if name not in OF_STORIES]
    kept = faults.kept(rows)[of_event].sort_index()
    first = kept.drop_duplicates("Event ID").assign(line=lambda each: each.index)
    above = first.set_index("Event ID").loc[kept["Event ID"]]
    compared = kept.fillna("").to_numpy() != above.reset_index()[of_event].fillna("").to_numpy()
    for line, other, differs in zip(kept.index, above["line"], compared, strict=True):
        if differs.any():
            column = next(name for name, each in zip(of_event, differs, strict=True) if each)
            faults.add_one(
                line, f"its Event ID stands on line {other} with another {column}.", "Event ID"
            )


def _names(rows: pd.DataFrame, role: str) -> pd.Series:
    """Take the resolved name, or else the name in the story; lists are kept as written."""
    raw = rows.reindex(columns=[f"{role} Name Raw"]).iloc[:, 0].astype("str")
    return tidy(rows[f"{role} Name"]).fillna(tidy(raw)).astype("str")


def _split(names: object) -> list[str]:
    """Take a list of names apart."""
    if not isinstance(names, str):
        return []
    return [name for each in names.split(LIST_SEPARATOR) if (name := each.strip())]


def _kinds(rows: pd.DataFrame, role: str) -> list[tuple[object, ActorKind]]:
    columns = [role.lower(), f"{role} Country", f"Primary {role} Sector"]
    distinct = rows.reindex(columns=columns).astype("str").fillna("").drop_duplicates()
    kinds: list[tuple[object, ActorKind]] = [
        (name, kind_of(country, sector))
        for names, country, sector in distinct.itertuples(index=False)
        for name in _split(names)
    ]
    is_unnamed = any(not _split(names) for names in distinct["actor"]) if role == "Actor" else False
    return [*kinds, (NOT_CODED, ActorKind.UNNAMED)] if is_unnamed else kinds


def _records(rows: pd.DataFrame, sources: pd.Series, today: date) -> pd.DataFrame:
    """One row per event, at the place of its first story."""
    stories = rows.assign(source_id=sources, place=[f"row {row}" for row in rows.index]).groupby(
        "record_id", sort=False
    )
    listed = stories["source_id"].agg(lambda ids: LIST_SEPARATOR.join(dict.fromkeys(ids)))
    places = stories["place"].agg(", ".join)
    events = rows.drop_duplicates("record_id")
    words = events["Event Type"].map({each.value: each.word for each in EventType})
    titles = zip(events["actor"].fillna(NOT_CODED), words, events["recipient"], strict=True)
    return pd.DataFrame(
        {
            "record_id": events["record_id"],
            "record_type": RecordType.EVENT.value,
            "title": [join_title(*parts) for parts in titles],
            "date": events["day"],
            "date_basis": DateBasis.STATED.value,
            "actor": [list_ids(_split(names)) or name_id(NOT_CODED) for names in events["actor"]],
            "recipient": [list_ids(_split(names)) or None for names in events["recipient"]],
            "event_type": events["Event Type"],
            "source": events["record_id"].map(listed),
            "locator": events["record_id"].map(places),
            "coder": PUBLISHER,
            "coded_on": today.isoformat(),
            "note": join_notes(events, NOTED),
        },
        events.index,
    )


def _sources(rows: pd.DataFrame, file: str, today: date) -> pd.DataFrame:
    """Name the source of each row: the outlet's stories of that day, or else the file."""
    outlet, day = tidy(rows["Source"]), rows["published"]
    is_day = day.str.len() == len("YYYY-MM-DD")
    ids = outlet.map({name: name_id(name) for name in outlet.dropna().unique()})
    sources = pd.DataFrame(
        {
            "source_id": "polecat-" + ids + "-" + day.where(is_day, "undated"),
            "title": outlet + ", " + day.where(is_day, "day not known"),
            "publisher": outlet,
            "published_on": day.where(is_day, today.isoformat()),
            "published_basis": pd.Series(
                PublishedBasis.STATED.value, rows.index, dtype="str"
            ).where(is_day, PublishedBasis.INFERRED.value),
            "kind": SourceKind.NEWS.value,
        },
        rows.index,
    )
    for name, value in file_source(file, PUBLISHER, today).items():
        sources[name] = sources[name].mask(outlet.isna(), value)
    return sources


def _one_each(sources: pd.DataFrame) -> pd.DataFrame:
    return sources.sort_values(["source_id", "publisher"]).drop_duplicates("source_id")
