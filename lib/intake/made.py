"""What a mapped table does not say and a record must have: made by stated rules, or left empty."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from lib.intake.fields import OF_SOURCE
from lib.intake.recipe import Recipe
from lib.schema import RECORDS, SOURCES
from lib.vocabulary import LIST_SEPARATOR, Act, EventType, PublishedBasis, Stance

CONTENT = ["actor", "issue", "date", "source", "quote", "title"]
"""What makes the id of a record whose file has none: the same row gets the same id again."""

DOCUMENT = ["title", "publisher", "url", "published_on"]
"""What makes the id of a source that a row describes."""

DIGITS = 12
"""Of a made id, base 16: among a million records, two meet by chance once in 560 files."""

LONGEST = 80
"""Characters of a title."""


def with_sources(
    fields: pd.DataFrame, recipe: Recipe, today: date
) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """
    Make a source of what each row says of one.

    Args:
        fields: one row per row of the file, one column per field.
        recipe: says which fields are the file's own.
        today: when a source became known that says no day.

    Returns:
        `fields` with `source` (and `locator`, if the file itself is the source) filled, the
        sources, and what a reader must know.
    """
    if "source" in fields:
        return fields, pd.DataFrame(columns=list(SOURCES.columns), dtype="str"), []
    told = fields[[name for name in fields if name.startswith(OF_SOURCE)]]
    told = told.rename(columns=lambda name: name.removeprefix(OF_SOURCE))
    told = told.reindex(columns=list(SOURCES.columns)).astype("str")
    told["title"] = told["title"].fillna(told["url"])
    ids = _source_ids(told)
    fields = fields.assign(source=ids)
    if not any(name.startswith(OF_SOURCE) for name in recipe.columns) and "locator" not in fields:
        fields["locator"] = "row " + pd.Series(fields.index, fields.index).astype("str")
    undated = told["published_on"].isna()
    told["published_basis"] = told["published_basis"].fillna(
        undated.map({True: PublishedBasis.INFERRED.value, False: PublishedBasis.STATED.value})
    )
    told["published_on"] = told["published_on"].fillna(today.isoformat())
    sources = told.assign(source_id=ids).groupby("source_id", sort=False).first().reset_index()
    note = (
        f"A source without a day of publication is taken as known since today, {today}: inferred."
    )
    return fields, sources[list(SOURCES.columns)].astype("str"), [note] if undated.any() else []


def as_records(
    fields: pd.DataFrame, recipe: Recipe, names: Mapping[str, str], today: date
) -> tuple[pd.DataFrame, list[str]]:
    """
    Make records of fields: with an id and a title each, coded today where no day is said.

    Args:
        fields: with `source`.
        recipe: gives the prefix of ids.
        names: id of an actor or issue -> its name.
        today: when the records were coded, if the file says no day.

    Returns:
        The records by line, and what a reader must know.
    """
    records = fields.reindex(columns=list(RECORDS.columns)).astype("str")
    notes = []
    if records["title"].isna().any():
        records["title"] = records["title"].fillna(_titles(records, names))
        notes.append("A title that the file does not give is made of actor, issue and stance.")
    if records["coded_on"].isna().any():
        records["coded_on"] = records["coded_on"].fillna(today.isoformat())
        notes.append(f"A record without a day of coding is coded today, {today}.")
    if records["record_id"].isna().any():
        made = recipe.id_prefix + _digests(records[CONTENT])
        records["record_id"] = records["record_id"].fillna(made)
        notes.append(f"A record_id that the file does not give is made of {', '.join(CONTENT)}.")
    return records, notes


def slug(text: str) -> str:
    """
    Write a name as part of an id.

    >>> slug("Zoë & Söhne, Ltd."), slug("Новости")
    ('zoe-sohne-ltd', '')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _source_ids(told: pd.DataFrame) -> pd.Series:
    distinct = told[DOCUMENT].drop_duplicates()
    start = distinct["publisher"].fillna("").map(slug).str[:30].str.strip("-")
    made = (start.where(start != "", "source") + "-" + _digests(distinct)).astype("str")
    numbered = told.groupby(DOCUMENT, dropna=False, sort=False).ngroup()
    return numbered.map(dict(zip(numbered[distinct.index], made, strict=True))).astype("str")


def _digests(rows: pd.DataFrame) -> pd.Series:
    """Name each row by its content; no two cells can run into one."""
    cells = rows.fillna("").to_numpy(dtype="object").tolist()
    return pd.Series([_digest(row) for row in cells], rows.index, dtype="str")


def _digest(cells: Iterable[str]) -> str:
    joined = "\x1f".join(cells).encode("utf-8", errors="surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:DIGITS]


def _titles(records: pd.DataFrame, names: Mapping[str, str]) -> pd.Series:
    told = records[["actor", "issue", "stance", "act", "event_type"]]
    distinct = told.drop_duplicates()
    made = [_title(names, *row) for row in distinct.fillna("").itertuples(index=False)]
    numbered = told.groupby(list(told), dropna=False, sort=False).ngroup()
    return numbered.map(dict(zip(numbered[distinct.index], made, strict=True))).astype("str")


def _title(
    names: Mapping[str, str], actor: str, issue: str, stance: str, act: str, event_type: str
) -> str:
    """
    Name a record by what is known of it.

    >>> _title({"n": "Northland", "f": "Fees"}, "n", "f", "oppose", "", "")
    'Northland – Fees – Opposes'
    """
    actors = ", ".join(names.get(one, one) for one in actor.split(LIST_SEPARATOR))
    words = [
        vocabulary(value).word
        for vocabulary, value in ((Stance, stance), (Act, act), (EventType, event_type))
        if value
    ]
    title = " – ".join(part for part in [actors, names.get(issue, issue), *words[:1]] if part)
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"
