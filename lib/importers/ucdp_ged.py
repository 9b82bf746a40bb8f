"""
UCDP GED: events of deadly violence, with the articles each was coded from.

Some candidate releases come without a header; their 49 columns stand in the same order.

Source: UCDP GED Codebook 23.1 (Högbladh): type_of_violence, event_clarity, date_prec, source_*.
All three types of violence are PLOVER's ASSAULT: each is the use of armed force that kills.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from lib.doctor.dates import read_dates
from lib.doctor.findings import Answers, Finding
from lib.edtf import parse
from lib.exceptions import DateError
from lib.importers._dating import date_findings, read_column, settled_orders
from lib.importers._refusing import Faults, check_columns, check_words, stop_at
from lib.importers._shared import (
    hand_over,
    join_notes,
    join_title,
    list_actors,
    name_id,
    row_id,
    tidy,
    without_empty_ends,
)
from lib.importers._ucdp_columns import COLUMNS, FORMS, IGNORED, NOTED, REQUIRED
from lib.importers._ucdp_sources import (
    PUBLISHER,
    date_items,
    list_sources,
    paired,
    telling_date,
    written_sources,
)
from lib.intake.imported import Imported
from lib.intake.opened import Opened
from lib.vocabulary import ActorKind, DateBasis, EventType, RecordType

NAME = "ucdp_ged"
WORD = "UCDP GED events"

VIOLENCE = {"1": "State-based violence", "2": "Non-state violence", "3": "One-sided violence"}
CLARITY = ("1", "2")
PRECISION = ("1", "2", "3", "4", "5")
DATES = ("date_start", "date_end", "source_date")
ENOUGH_COLUMNS = 25
LOOKED_AT = 100

NOTES = (
    "UCDP codes deadly events; it has no issues and no stances. All are ASSAULT.",
    "side_b stands as the recipient, but only one-sided violence (type 3) says who acted on whom.",
    "An event of several days is one day within them where its report is clear (event_clarity "
    "1), and lasted from the first to the last where it sums up several (2). A single day that is "
    "not known exactly (date_prec above 1) is approximate.",
    "Where the lists of a row's sources do not have the same length, they are in the note as "
    "written, and the source is the file: what belongs together is not guessed.",
    "A side with a Gleditsch-Ward number, or named as a government, is a state; others are groups.",
)


def recognise(opened: Opened) -> str:
    """Say why a file holds UCDP's events; empty: it does not."""
    if opened.grid is None:
        return ""
    found = _header(opened) & set(COLUMNS)
    if {"type_of_violence", "date_prec"} <= found and len(found) >= ENOUGH_COLUMNS:
        further = len(found) - 2
        return f"its header has type_of_violence, date_prec and {further} further columns of GED"
    if opened.grid.cells.shape[1] != len(COLUMNS):
        return ""
    rows = opened.grid.cells.head(LOOKED_AT).set_axis(list(COLUMNS), axis="columns")
    fits = pd.DataFrame({name: rows[name].str.fullmatch(form) for name, form in FORMS.items()})
    fitting = int(fits.fillna(value=False).astype(bool).all(axis="columns").sum())
    if 2 * fitting <= len(rows):
        return ""
    return (
        f"it has no header and {len(COLUMNS)} cells a row, and {fitting} of its first {len(rows)} "
        "rows have the numbers and codes of GED in their places"
    )


def findings(opened: Opened) -> list[Finding]:
    """Ask for the order of the dates of events and of sources: files have each of three."""
    return date_findings(_to_prove(_rows(opened)), DATES)


def read(opened: Opened, answers: Answers, today: date) -> Imported:
    """
    Read every event.

    Raises:
        ImportProblems: with columns and codes that UCDP does not have.
        UndecidedError: the order of its dates is neither proved nor answered.
    """
    file, rows = opened.upload.name, _rows(opened)
    stop_at(file, check_columns(file, rows, REQUIRED, COLUMNS))
    present = set(rows.columns)
    rows = rows.reindex(columns=list(COLUMNS)).astype("str")
    stop_at(
        file,
        [
            *check_words(file, rows["type_of_violence"], VIOLENCE),
            *check_words(file, rows["event_clarity"], CLARITY),
            *check_words(file, rows["date_prec"], PRECISION),
        ],
    )
    orders = settled_orders(file, _to_prove(rows), DATES, answers)
    faults = Faults(file)
    faults.add_rows(opened.grid.faults)
    for name in ("id", "side_a", "side_b"):
        faults.add_missing(tidy(rows[name]))
    for name in ("type_of_violence", "date_start", "date_end"):
        faults.add_missing(rows[name])
    first, last = (read_column(rows[name], orders, faults) for name in ("date_start", "date_end"))
    days = _spans(rows, first, last, faults)
    ids = rows["id"].map(lambda own: row_id("GED", own), na_action="ignore")
    faults.add_repeated(faults.kept(rows.assign(id=ids))["id"])
    kept = faults.kept(rows.assign(day=days, record_id=ids))
    kept = kept.assign(side_a=tidy(kept["side_a"]), side_b=tidy(kept["side_b"]))
    items = date_items(kept["source_date"])
    read_items = read_dates(items, orders["source_date"]) if len(items) else items
    known = dict(zip(items, read_items.fillna(""), strict=True))
    pairs = paired(kept)
    sources, source_ids = list_sources(pairs, known, file, today)
    records = _records(kept, pairs, today)
    whole = sources["source_id"].iloc[-1]
    records["source"] = [source_ids.get(line, whole) for line in kept.index]
    tables = {
        "records": records,
        "actors": list_actors([*_kinds(kept, "a"), *_kinds(kept, "b")]),
        "sources": sources if len(pairs) < len(kept) else sources.iloc[:-1],
    }
    ignored = [f"{name}: {why}" for name, why in IGNORED.items() if name in present]
    return hand_over(file, tables, faults.problems, ignored, NOTES)


def _header(opened: Opened) -> set[str]:
    return {name.strip().lower() for name in opened.grid.header}


def _rows(opened: Opened) -> pd.DataFrame:
    """One row per event; a first row without a name of ours is an event too."""
    if not _header(opened) & {"type_of_violence", "date_prec"}:
        return opened.grid.cells.set_axis(list(COLUMNS), axis="columns")
    rows = opened.grid.headed()
    return without_empty_ends(rows.set_axis([name.strip().lower() for name in rows], axis=1))


def _to_prove(rows: pd.DataFrame) -> pd.DataFrame:
    """Take the columns of dates; of a list of dates one."""
    dates = rows.loc[:, rows.columns.isin(DATES)]
    if list(dates.columns).count("source_date") != 1:
        return dates
    return dates.assign(source_date=telling_date(dates["source_date"]))


def _spans(rows: pd.DataFrame, first: pd.Series, last: pd.Series, faults: Faults) -> pd.Series:
    """Write each date as fine as UCDP knows it; a row that ends before it starts is a fault."""
    texts = {}
    columns = (first, last, rows["date_prec"].fillna(""), rows["event_clarity"].fillna(""))
    for line, start, end, precision, clarity in zip(rows.index, *columns, strict=True):
        if line in faults.rows:
            continue
        text = _span(start, end, precision, clarity)
        try:
            texts[line] = parse(text).text
        except DateError:
            faults.add_one(line, f"{text!r} ends before it starts.", "date_end")
    return pd.Series(texts, rows.index, dtype="str")


def _span(start: str, end: str, precision: str, clarity: str) -> str:
    if start != end:
        return f"{start}/{end}" if clarity == "2" else f"[{start}..{end}]"
    return start + {"1": "", "": "?"}.get(precision, "~")


def _kinds(rows: pd.DataFrame, side: str) -> list[tuple[object, ActorKind]]:
    named, number = rows[f"side_{side}"], rows[f"gwno{side}"]
    is_state = number.notna() | named.str.startswith("Government of").fillna(value=False)
    pairs = zip(named, is_state, strict=True)
    return [(name, ActorKind.STATE if state else ActorKind.GROUP) for name, state in set(pairs)]


def _records(
    rows: pd.DataFrame, pairs: dict[int, list[tuple[str, ...]]], today: date
) -> pd.DataFrame:
    words = rows["type_of_violence"].map(VIOLENCE)
    titles = zip(rows["side_a"], words, rows["side_b"], strict=True)
    unpaired = "; " + written_sources(rows, pairs)
    return pd.DataFrame(
        {
            "record_id": rows["record_id"],
            "record_type": RecordType.EVENT.value,
            "title": [join_title(*parts) for parts in titles],
            "date": rows["day"],
            "date_basis": DateBasis.STATED.value,
            "actor": rows["side_a"].map(name_id),
            "recipient": rows["side_b"].map(name_id),
            "event_type": EventType.ASSAULT.value,
            "locator": [f"row {line}" for line in rows.index],
            "coder": PUBLISHER,
            "coded_on": today.isoformat(),
            "note": join_notes(rows, NOTED) + unpaired.fillna(""),
        },
        rows.index,
    )
