"""
PLOVER: events as records of JSON, in one list or one a line.

Older files name the parties source and target and have 18 types; PLOVER's maker turned these
into the 16 of today through the codes of CAMEO that they stood for, and so does this.

Source: PLOVER manual (Open Event Data Alliance), "Data format"; for the older types the table
"CAMEO to PLOVER", 17 September 2021, in github.com/openeventdata/PLOVER.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from lib.doctor.findings import Answers, Finding
from lib.exceptions import Problem
from lib.importers._calendar import read_days, spans
from lib.importers._plover_json import Party, field_problems, parties, rows_of
from lib.importers._refusing import Faults, check_words, stop_at
from lib.importers._sectors import kind_of
from lib.importers._shared import (
    NOT_CODED,
    digest,
    file_source,
    hand_over,
    host_of,
    join_notes,
    join_title,
    list_actors,
    list_ids,
    name_id,
    row_id,
    tidy,
)
from lib.intake.imported import Imported
from lib.intake.opened import Kind, Opened
from lib.vocabulary import ActorKind, DateBasis, EventType, RecordType, SourceKind

NAME = "plover"
WORD = "PLOVER events"
PUBLISHER = "PLOVER"

OLDER_TYPES = {
    "DEMAND": EventType.REQUEST,
    "DISAPPROVE": EventType.ACCUSE,
    "INVESTIGATE": EventType.ACCUSE,
    "FIGHT": EventType.ASSAULT,
}
"""Type of the older list -> today's: CAMEO 10, 11, 09 and 19. CRIME had no code, and is refused."""

TYPES = {**{each.value: each for each in EventType}, **OLDER_TYPES}
DOCUMENTATION = "DOCUMENT"
"""A record that documents the file, and is no event."""

SHORT = 20
"""Words: a text so short is kept as the quotation, a longer one as the summary."""

RENAMED = {
    "id": "record_id",
    "date": "date",
    "enddate": "date",
    "actor": "actor",
    "recipient": "recipient",
    "event": "event_type",
    "text": "summary",
    "link": "source",
    "publication": "source",
    "coder": "coder",
    "coded_date": "coded_on",
}
NOTED = dict.fromkeys(
    (
        "event_text",
        "event_loc",
        "mode",
        "context",
        "quad_code",
        "event_scale",
        "time",
        "endtime",
        "size",
        "dead",
        "injured",
        "language",
        "cite_info",
        "comment",
        "version",
        "coded_time",
    ),
    "note",
)
IGNORED = {
    "text_info": "the text again, marked up for a program",
    "has_event": "says that a record is an event",
    "license": "of the file",
    "copyright": "of the file",
}
FIELDS = {**RENAMED, **NOTED, **IGNORED}

NOTES = (
    "PLOVER codes events; it has no issues and no stances.",
    f"An event without an actor has the actor {NOT_CODED!r}.",
    "DEMAND became REQUEST, DISAPPROVE and INVESTIGATE became ACCUSE, FIGHT became ASSAULT; the "
    "note keeps the older word. An event of several types has none of ours; all are in its note.",
    "The day a text was published is not known; the day of the import stands for it.",
)


def recognise(opened: Opened) -> str:
    """Say why a file holds PLOVER's events; empty: it does not."""
    if opened.kind not in (Kind.JSON, Kind.JSON_LINES):
        return ""
    records = _records_of(opened)
    events = [each for each in records if isinstance(each, dict) and {"id", "event"} <= set(each)]
    dated = [each for each in events if {"date", "has_event"} & set(each)]
    if not dated or 2 * len(dated) < len(records):
        return ""
    return f"{len(dated)} of its {len(records)} JSON records have id, date and event"


def findings(opened: Opened) -> list[Finding]:
    """Ask nothing: PLOVER writes the year first."""
    return []


def read(opened: Opened, answers: Answers, today: date) -> Imported:
    """
    Read every event.

    Raises:
        ImportProblems: with fields and types of events that PLOVER does not have.
    """
    file, records = opened.upload.name, _records_of(opened)
    is_blank = [each is None and opened.kind is Kind.JSON_LINES for each in records]
    records = [{} if blank else each for blank, each in zip(is_blank, records, strict=True)]
    stop_at(file, field_problems(file, records, FIELDS))
    rows = rows_of(records, FIELDS)
    is_other = (rows["event"] == DOCUMENTATION) | rows["has_event"].str.lower().isin(["false", "0"])
    is_other |= pd.Series(is_blank, rows.index)
    rows, others = rows[~is_other], rows[is_other]
    stop_at(file, check_types(file, rows["event"]))
    faults = Faults(file, "record")
    faults.add_missing(rows["id"])
    faults.add_missing(rows["event"])
    faults.add_missing(rows["date"])
    dates = spans(read_days(rows["date"], faults), read_days(rows["enddate"], faults), faults)
    coded_on = read_days(rows["coded_date"], faults)
    ids = _ids(rows)
    faults.add_repeated(faults.kept(ids.rename("id").to_frame())["id"])
    kept = faults.kept(rows).assign(
        date=dates, coded_on=coded_on.fillna(today.isoformat()), record_id=ids
    )
    ignored = [
        *(f"record {row}: no event ({own})" for row, own in others["id"].fillna("empty").items()),
        *(f"{name}: {why}" for name, why in IGNORED.items() if rows[name].notna().any()),
    ]
    sources = _sources(kept, file, today)
    acting, receiving = parties(records, "actor"), parties(records, "recipient")
    named = [party for row in kept.index for party in (*acting[row], *receiving[row])]
    kinds = [(party.name, kind_of(party.code, party.sector)) for party in named]
    if not all(acting[row] for row in kept.index):
        kinds.append((NOT_CODED, ActorKind.UNNAMED))
    tables = {
        "records": _records(kept, acting, receiving, sources),
        "actors": list_actors(kinds),
        "sources": sources.drop_duplicates("source_id").sort_values("source_id"),
    }
    return hand_over(file, tables, faults.problems, ignored, NOTES)


def _records_of(opened: Opened) -> list[object]:
    """Take the records of a list, of lines, or the only one."""
    return opened.document if isinstance(opened.document, list) else [opened.document]


def check_types(file: str, events: pd.Series) -> list[Problem]:
    """Name every type of event that is in no list; a record may have several."""
    types = events.str.split("; ").explode().astype("str").rename("event")
    return [
        Problem(file, problem.message, None, f"record {problem.line}, event")
        for problem in check_words(file, types, TYPES)
    ]


def _ids(rows: pd.DataFrame) -> pd.Series:
    """Take the file's own ids; where different records share one, with digits of their content."""
    own = tidy(rows["id"])
    whole = pd.Series(
        [digest("\n".join(cells)) for cells in rows.fillna("").to_numpy()], rows.index
    )
    shared = own.notna() & own.duplicated(keep=False) & ~(own + whole).duplicated(keep=False)
    texts = own.mask(shared, own + "-" + whole).astype("str")
    return texts.map(
        lambda text: row_id(PUBLISHER, text.removeprefix(f"{PUBLISHER}-")), na_action="ignore"
    ).astype("str")


def _sources(rows: pd.DataFrame, file: str, today: date) -> pd.DataFrame:
    """One source per record: its publication and link, or else the file; repeated as they are."""
    whole = file_source(file, PUBLISHER, today)
    named = [
        _source(whole, publication, link)
        for publication, link in zip(
            tidy(rows["publication"]).fillna(""), tidy(rows["link"]).fillna(""), strict=True
        )
    ]
    return pd.DataFrame(named, rows.index, dtype="str")


def _source(whole: dict[str, str], publication: str, link: str) -> dict[str, str | None]:
    if not publication and not link:
        return whole
    host = host_of(link)
    return {
        **whole,
        "source_id": f"plover-{digest(f'{publication} {link}', 10)}",
        "title": publication or link,
        "publisher": publication or host or link,
        "url": link if host else None,
        "kind": SourceKind.OTHER.value,
    }


def _records(
    rows: pd.DataFrame,
    acting: dict[int, list[Party]],
    receiving: dict[int, list[Party]],
    sources: pd.DataFrame,
) -> pd.DataFrame:
    types = rows["event"].map({name: each.value for name, each in TYPES.items()}).astype("str")
    words = types.map({each.value: each.word for each in EventType}).fillna(rows["event"])
    texts = tidy(rows["text"])
    is_short = texts.fillna("").str.split().str.len() <= SHORT
    names = {
        field: [", ".join(party.name for party in parties[row]) or None for row in rows.index]
        for field, parties in (("actor", acting), ("recipient", receiving))
    }
    noted = rows[list(NOTED)].assign(
        id=rows["id"],
        event=rows["event"].where(types.isna() | rows["event"].isin(OLDER_TYPES)),
        actor=[_coded(acting[row]) for row in rows.index],
        recipient=[_coded(receiving[row]) for row in rows.index],
        link=rows["link"].where(sources["url"].isna()) if "url" in sources else rows["link"],
    )
    return pd.DataFrame(
        {
            "record_id": rows["record_id"],
            "record_type": RecordType.EVENT.value,
            "title": [
                join_title(*parts)
                for parts in zip(names["actor"], words, names["recipient"], strict=True)
            ],
            "summary": texts.mask(is_short),
            "date": rows["date"],
            "date_basis": DateBasis.STATED.value,
            "actor": [_ids_of(acting[row]) or name_id(NOT_CODED) for row in rows.index],
            "recipient": [_ids_of(receiving[row]) or None for row in rows.index],
            "event_type": types,
            "quote": texts.where(is_short),
            "source": sources["source_id"],
            "locator": [f"record {row}" for row in rows.index],
            "coder": tidy(rows["coder"]).fillna(PUBLISHER),
            "coded_on": rows["coded_on"],
            "note": join_notes(noted, ["id", "event", "actor", "recipient", "link", *NOTED]),
        },
        rows.index,
    )


def _ids_of(parties: list[Party]) -> str:
    return list_ids(party.name for party in parties)


def _coded(parties: list[Party]) -> str | None:
    """Write parties with their codes."""
    return " + ".join(str(party) for party in parties if party.code or party.sector) or None
