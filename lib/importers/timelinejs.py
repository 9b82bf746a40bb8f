"""
TimelineJS: the sheet or JSON of a timeline, a slide each.

An event has a date and a headline, and neither actor, issue nor kind of event. The slide of the
title and eras, spans that colour the background, are no events.

Source: Knight Lab, TimelineJS3, ConfigFactory.js and "JSON Data Format".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from lib.doctor.findings import Answers, Finding
from lib.importers._calendar import joined_dates, spans
from lib.importers._dating import date_findings, read_column, settled_orders
from lib.importers._refusing import Faults, check_columns, check_words, stop_at
from lib.importers._shared import (
    NOT_CODED,
    cut,
    digest,
    file_source,
    hand_over,
    join_notes,
    list_actors,
    name_id,
    row_id,
    tidy,
    without_empty_ends,
)
from lib.importers._slides import KEYS, key_problems, outside_events, slides
from lib.intake.imported import Imported
from lib.intake.opened import Opened
from lib.vocabulary import ActorKind, DateBasis, RecordType

NAME = "timelinejs"
WORD = "TimelineJS timeline"
PUBLISHER = "TimelineJS"

PARTS = ("Year", "Month", "Day")
END_PARTS = ("End Year", "End Month", "End Day")
OLD_DATES = ("Start Date", "End Date")
"""Of sheets made for the first TimelineJS."""

RENAMED = ("Headline", "Text", "Display Date")
"""Title, summary and date_text of the record."""

NOTED = (
    "Time",
    "End Time",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Alt Text",
    "Group",
    "Tag",
    "Background",
)
COLUMNS = (*PARTS, *END_PARTS, *OLD_DATES, *RENAMED, *NOTED, "Type")
TYPES = {"title": "slide of the title", "era": "era, a span of time behind the events"}
"""Type of a slide that is no event -> what it is."""

ENOUGH_COLUMNS = 6
"""A sheet with a headline, a year or start date and so many of the columns is a timeline's."""

NOTES = (
    "TimelineJS has no actors, issues or kinds of event: every event has the actor "
    f"{NOT_CODED!r}, and no issue and no event type.",
    "The texts of slides are kept as written; HTML in them is shown as text.",
    "An event's source is the file itself: the media of a slide illustrate it, and stand in "
    "the note. The day the timeline was published is not known; the day of the import stands "
    "for it.",
)


def recognise(opened: Opened) -> str:
    """Say why a file is a timeline; empty: it is none."""
    if isinstance(opened.document, dict) and isinstance(opened.document.get("events"), list):
        events = opened.document["events"]
        dated = [each for each in events if isinstance(each, dict) and "start_date" in each]
        if 2 * len(dated) >= max(len(events), 1):
            return f"it is JSON with {len(events)} events, {len(dated)} of which have a start_date"
    if opened.grid is None:
        return ""
    header = [name.strip() for name in opened.grid.header]
    found = [name for name in COLUMNS if name in header]
    first = "Year" if "Year" in header else "Start Date"
    if {"Headline", first} <= set(found) and len(found) >= ENOUGH_COLUMNS:
        rest = len(found) - 2
        return f"its header has {first}, Headline and {rest} further columns of a timeline's sheet"
    return ""


def findings(opened: Opened) -> list[Finding]:
    """Ask for the order of the dates of old sheets; newer ones have a cell for each part."""
    return date_findings(_rows(opened), OLD_DATES)


def read(opened: Opened, answers: Answers, today: date) -> Imported:
    """
    Read every event of a timeline.

    Raises:
        ImportProblems: with columns, keys or types of slides that TimelineJS does not have.
    """
    file, rows = opened.upload.name, _rows(opened)
    _check(opened, rows)
    faults = Faults(file, "event" if opened.grid is None else "")
    faults.add_rows(opened.grid.faults if opened.grid is not None else {})
    is_event = ~_types(rows).isin(TYPES)
    events, others = rows[is_event], rows[~is_event]
    orders = settled_orders(file, rows, OLD_DATES, answers)
    starts, dates = _dates(events, orders, faults)
    own = _own_ids(events, starts)
    faults.add_repeated(faults.kept(own.rename("this slide").to_frame())["this slide"])
    source = file_source(file, PUBLISHER, today)
    tables = {
        "records": _records(faults.kept(events), dates, own, opened, today),
        "actors": list_actors([(NOT_CODED, ActorKind.UNNAMED)]),
        "sources": pd.DataFrame([source], dtype="str"),
    }
    return hand_over(file, tables, faults.problems, _ignored(opened, others), NOTES)


def _rows(opened: Opened) -> pd.DataFrame:
    """One row per slide, with every column of a sheet; of JSON with its further keys."""
    if opened.grid is None:
        columns = dict.fromkeys([*COLUMNS, *KEYS.values(), "unique_id"])
        return slides(opened.document).reindex(columns=list(columns)).astype("str")
    headed = opened.grid.headed()
    headed.columns = [name.strip() for name in headed.columns]
    headed = without_empty_ends(headed)
    absent = {name: None for name in COLUMNS if name not in headed}
    return headed.assign(**absent).astype("str")


def _check(opened: Opened, rows: pd.DataFrame) -> None:
    file = opened.upload.name
    if opened.grid is None:
        stop_at(file, key_problems(file, opened.document))
    else:
        stop_at(file, check_columns(file, rows, ["Headline"], COLUMNS))
    stop_at(file, check_words(file, _types(rows), TYPES))


def _types(rows: pd.DataFrame) -> pd.Series:
    types = rows["Type"].str.strip().str.lower()
    return types.mask(types == "")


def _dates(
    events: pd.DataFrame, orders: Mapping[str, str], faults: Faults
) -> tuple[pd.Series, pd.Series]:
    """Read the day, month or year each event starts in, and its whole date."""
    is_old = events["Start Date"].notna()
    old = [read_column(events.loc[is_old, name], orders, faults) for name in OLD_DATES]
    new = [joined_dates(events[~is_old], parts, faults) for parts in (PARTS, END_PARTS)]
    start, end = (pd.concat(pair).reindex(events.index) for pair in zip(old, new, strict=True))
    undated = start[start.isna() & ~start.index.isin(faults.rows)]
    faults.add(undated, lambda _: "the event has no date; a year is required.", "Year")
    return start, spans(start, end, faults)


def _own_ids(events: pd.DataFrame, starts: pd.Series) -> pd.Series:
    """Its own id, or a hash of date and headline; where these repeat, of the whole row."""
    texts = starts.fillna("") + "\n" + events["Headline"].fillna("")
    own = pd.Series([digest(text, 10) for text in texts], events.index, dtype="str")
    again = own.duplicated(keep=False)
    whole = ["\n".join(cells) for cells in events[again].fillna("").to_numpy()]
    own[again] = [digest(text, 10) for text in whole]
    return tidy(events["unique_id"]).fillna(own) if "unique_id" in events else own


def _records(
    events: pd.DataFrame, dates: pd.Series, own: pd.Series, opened: Opened, today: date
) -> pd.DataFrame:
    index, place = events.index, "row" if opened.grid is not None else "event"
    headlines = tidy(events["Headline"]).fillna("Slide without headline")
    titles = pd.Series([cut(text) for text in headlines], index, dtype="str")
    noted = [*NOTED, *KEYS.values()] if opened.grid is None else NOTED
    # A headline that was cut stands whole in the note.
    whole = events[["Headline"]].where(headlines != titles)
    return pd.DataFrame(
        {
            "record_id": [row_id("TIMELINE", text) for text in own[index]],
            "record_type": RecordType.EVENT.value,
            "title": titles,
            "summary": events["Text"],
            "date": dates[index],
            "date_text": events["Display Date"],
            "date_basis": DateBasis.STATED.value,
            "actor": name_id(NOT_CODED),
            "source": file_source(opened.upload.name, PUBLISHER, today)["source_id"],
            "locator": [f"{place} {row}" for row in index],
            "coder": PUBLISHER,
            "coded_on": today.isoformat(),
            "note": join_notes(
                pd.concat([whole, events[list(dict.fromkeys(noted))]], axis="columns"),
                ["Headline", *dict.fromkeys(noted)],
            ),
        },
        index,
    )


def _ignored(opened: Opened, others: pd.DataFrame) -> list[str]:
    """Name what is no event: slides of titles, eras, and of JSON what is beside the events."""
    place = "row" if opened.grid is not None else "event"
    said = [
        f"{place} {row}: the {TYPES[kind]}: {cut(str(headline), 60)!r}"
        for row, kind, headline in zip(
            others.index, _types(others), others["Headline"].fillna(""), strict=True
        )
    ]
    if opened.grid is None:
        said += outside_events(opened.document)
    return said
