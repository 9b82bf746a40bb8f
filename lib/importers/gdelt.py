"""
GDELT events, 2.0 and 1.0: a table without header, its cells separated by tabs.

What a machine read in the news, often wrongly and often several times. Codes are CAMEO's; the
place of a cell in its row says what it is.

Source: GDELT Event Database Codebook V2.0 and "Data Format Codebook" V1.03.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from lib.doctor.findings import Answers, Finding
from lib.importers._calendar import read_days
from lib.importers._cameo import ROOTS, WITHOUT_TYPE, event_type_of
from lib.importers._gdelt_columns import FORMS, IGNORED, NOTED, VERSIONS
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
    name_id,
    row_id,
    tidy,
)
from lib.intake.imported import Imported
from lib.intake.opened import Opened
from lib.rules import shown
from lib.vocabulary import ActorKind, DateBasis, PublishedBasis, RecordType, SourceKind

NAME = "gdelt"
WORD = "GDELT events"
PUBLISHER = "GDELT"

LOOKED_AT = 100
"""Rows; more than half of them must have every form."""

NOTES = (
    "GDELT codes events by machine; it has no issues and no stances. Nobody has checked them.",
    "Event types are PLOVER's, after its own table of CAMEO codes; public statements (01) and "
    "appeals (02) have none there and none here.",
    "An actor is a name with its code: PRESIDENT (NRLGOV) and PRESIDENT (SDLGOV) are two. An "
    f"event without Actor1 has the actor {NOT_CODED!r}.",
    "The day a page was published is not known; the day GDELT added it stands for it.",
)


def recognise(opened: Opened) -> str:
    """Say why a file holds GDELT's events; empty: it does not."""
    if opened.grid is None or opened.grid.cells.shape[1] not in VERSIONS:
        return ""
    version, _ = VERSIONS[opened.grid.cells.shape[1]]
    rows = _rows(opened).head(LOOKED_AT)
    fits = pd.DataFrame({name: rows[name].str.fullmatch(form) for name, form in FORMS.items()})
    fitting = int((fits.fillna(value=False).astype(bool)).all(axis="columns").sum())
    if 2 * fitting <= len(rows):
        return ""
    return (
        f"it has no header and {rows.shape[1]} cells a row, and {fitting} of its first {len(rows)} "
        f"rows have the dates and codes of GDELT {version} in their places"
    )


def findings(opened: Opened) -> list[Finding]:
    """Ask nothing: GDELT writes days as YYYYMMDD."""
    return []


def read(opened: Opened, answers: Answers, today: date) -> Imported:
    """
    Read every event.

    Raises:
        ImportProblems: with event codes and classes that GDELT does not have.
    """
    file, rows = opened.upload.name, _rows(opened)
    stop_at(
        file,
        [
            *check_words(file, rows["EventRootCode"], [*ROOTS, *WITHOUT_TYPE]),
            *check_words(file, rows["QuadClass"], "1234"),
        ],
    )
    faults = Faults(file)
    faults.add_rows(opened.grid.faults)
    for name in ("GLOBALEVENTID", "SQLDATE", "EventRootCode", "EventCode", "DATEADDED"):
        faults.add_missing(rows[name])
    faults.add(rows.loc[_has_odd_code(rows), "EventCode"], _say_odd_code)
    days = read_days(rows["SQLDATE"], faults)
    added = read_days(rows["DATEADDED"].str[:8], faults)
    ids = rows["GLOBALEVENTID"].map(lambda own: row_id("GDELT", own), na_action="ignore")
    faults.add_repeated(faults.kept(rows.assign(GLOBALEVENTID=ids))["GLOBALEVENTID"])
    kept = faults.kept(rows.assign(day=days, added=added, record_id=ids))
    kept = kept.assign(
        actor1=_names(kept, "Actor1").fillna(NOT_CODED), actor2=_names(kept, "Actor2")
    )
    sources = _sources(kept, file, today)
    tables = {
        "records": _records(kept, sources["source_id"]),
        "actors": list_actors([*_kinds(kept, "1"), *_kinds(kept, "2")]),
        "sources": _earliest(sources),
    }
    ignored = [f"{name}: {why}" for name, why in IGNORED.items()]
    return hand_over(file, tables, faults.problems, ignored, NOTES)


def _rows(opened: Opened) -> pd.DataFrame:
    cells = opened.grid.cells
    return cells.set_axis(list(VERSIONS[cells.shape[1]][1]), axis="columns")


def _has_odd_code(rows: pd.DataFrame) -> pd.Series:
    """Whether a code is no three or four digits after those of its root."""
    code, root = rows["EventCode"], rows["EventRootCode"]
    formed = code.str.fullmatch(FORMS["EventCode"]).fillna(value=False).astype(bool)
    return code.notna() & root.notna() & ~(formed & (code.str[:2] == root))


def _say_odd_code(code: str) -> str:
    return f"{shown(code)} is no CAMEO code of three or four digits that begins as EventRootCode."


def _names(rows: pd.DataFrame, actor: str) -> pd.Series:
    """Name an actor by name and code; missing where there is neither."""
    name, code = tidy(rows[f"{actor}Name"]), tidy(rows[f"{actor}Code"])
    return (name + " (" + code + ")").fillna(name).fillna(code).astype("str")


def _kinds(rows: pd.DataFrame, number: str) -> list[tuple[object, ActorKind]]:
    """Say the kind of every actor: by its role, known group, or else what its code adds."""
    actor = f"Actor{number}"
    code, country = rows[f"{actor}Code"].fillna(""), rows[f"{actor}CountryCode"].fillna("")
    role = rows[f"{actor}Type1Code"].fillna(rows[f"{actor}KnownGroupCode"]).fillna(code.str[3:])
    distinct = pd.DataFrame({"name": rows[f"actor{number}"], "country": country, "role": role})
    return [
        (name, ActorKind.UNNAMED if name == NOT_CODED else kind_of(country, role))
        for name, country, role in distinct.drop_duplicates().itertuples(index=False)
    ]


def _records(rows: pd.DataFrame, sources: pd.Series) -> pd.DataFrame:
    codes = {code: event_type_of(code) for code in rows["EventCode"].unique()}
    words = {
        code: f"{kind.word} (CAMEO {code})" if kind else f"CAMEO {code}"
        for code, kind in codes.items()
    }
    values = {code: kind.value for code, kind in codes.items() if kind}
    titles = zip(rows["actor1"], rows["EventCode"].map(words), rows["actor2"], strict=True)
    return pd.DataFrame(
        {
            "record_id": rows["record_id"],
            "record_type": RecordType.EVENT.value,
            "title": [join_title(*parts) for parts in titles],
            "date": rows["day"],
            "date_basis": DateBasis.STATED.value,
            "actor": rows["actor1"].map(name_id),
            "recipient": rows["actor2"].map(name_id, na_action="ignore"),
            "event_type": rows["EventCode"].map(values),
            "source": sources,
            "locator": [f"row {row}" for row in rows.index],
            "coder": PUBLISHER,
            "coded_on": rows["added"],
            "note": join_notes(rows, NOTED),
        },
        rows.index,
    )


def _sources(rows: pd.DataFrame, file: str, today: date) -> pd.DataFrame:
    """Name the source of each row: its page, or else the file."""
    pages = tidy(rows["SOURCEURL"])
    hosts = {page: host_of(page) for page in pages.dropna().unique()}
    ids = {page: f"gdelt-{digest(page, 12)}" for page in hosts}
    publishers = pages.map({page: host or page for page, host in hosts.items()})
    sources = pd.DataFrame(
        {
            "source_id": pages.map(ids),
            "title": pages,
            "publisher": publishers,
            "url": pages.where(pages.map(hosts).fillna("") != ""),
            "published_on": rows["added"],
            "published_basis": PublishedBasis.INFERRED.value,
            "kind": SourceKind.NEWS.value,
        },
        rows.index,
    )
    for name, value in file_source(file, PUBLISHER, today).items():
        sources[name] = sources[name].mask(pages.isna(), value)
    return sources


def _earliest(sources: pd.DataFrame) -> pd.DataFrame:
    """One row per source, with the first day it was added."""
    ordered = sources.sort_values(["source_id", "published_on"])
    return ordered.drop_duplicates("source_id")
