"""The parallel lists of UCDP's sources, taken apart only where what belongs together is certain."""

from __future__ import annotations

import csv
import re
from datetime import date

import pandas as pd

from lib.importers._shared import digest, file_source, join_notes
from lib.vocabulary import LIST_SEPARATOR, PublishedBasis, SourceKind

PUBLISHER = "UCDP"

PARALLEL = ("source_office", "source_date", "source_headline")
"""Lists whose items belong together, one by one."""

WRITTEN = ("source_article", *PARALLEL)
"""Kept in the note as written, where the lists cannot be paired."""

_PAST_MONTHS = re.compile(r"(?<![0-9])(1[3-9]|2[0-9]|3[01])(?![0-9])")


def split_list(cell: object) -> list[str]:
    """
    Take the items of a list apart: separated by ";", an item with ";" inside stands in quotes.

    >>> split_list('"Harbour Gazette";"South; and West"')
    ['Harbour Gazette', 'South; and West']
    """
    if not isinstance(cell, str):
        return []
    (items,) = csv.reader([" ".join(cell.split())], delimiter=";", skipinitialspace=True)
    tidied = [item.strip() for item in items]
    while tidied and not tidied[-1]:
        tidied.pop()
    return tidied


def telling_date(cells: pd.Series) -> pd.Series:
    """Take one date of each list: one with a part above 12, which tells the order, or the first."""
    told = {}
    for line, cell in cells.items():
        items = split_list(cell)
        told[line] = next((item for item in items if _PAST_MONTHS.search(item)), None) or next(
            iter(items), None
        )
    return pd.Series(told, cells.index, dtype="str", name=cells.name)


def date_items(cells: pd.Series) -> pd.Series:
    """List every date that stands in a list, once."""
    items = {item: None for cell in cells.dropna().unique() for item in split_list(cell)}
    return pd.Series(list(items), dtype="str", name=cells.name)


def paired(rows: pd.DataFrame) -> dict[int, list[tuple[str, ...]]]:
    """
    Pair outlet, date and headline of the sources of each row.

    Returns:
        Line -> its sources; without the rows whose lists differ in length, or have another
        number of items than `number_of_sources` says.
    """
    found = {}
    said = pd.to_numeric(rows["number_of_sources"], errors="coerce").fillna(-1)
    for line, number, *cells in zip(
        rows.index, said, *(rows[name] for name in PARALLEL), strict=True
    ):
        lists = [split_list(cell) for cell in cells]
        lengths = {len(items) for items in lists} | ({int(number)} if number > 0 else set())
        if len(lengths) == 1 and lists[0]:
            found[line] = list(zip(*lists, strict=True))
    return found


def list_sources(
    pairs: dict[int, list[tuple[str, ...]]], days: dict[str, str], file: str, today: date
) -> tuple[pd.DataFrame, dict[int, str]]:
    """
    Make a source of every article, and of the file itself for the rows without a pair.

    Args:
        pairs: of `paired`.
        days: date as written -> as EDTF; "" if it cannot be read.
        file: name of the imported file.
        today: stands for a day of publication that is not known.

    Returns:
        The table of sources; and line -> the ids of its sources.
    """
    articles = {
        article: _article(article, days, today) for row in pairs.values() for article in row
    }
    table = sorted(articles.values(), key=lambda source: source["source_id"])
    ids = {
        line: LIST_SEPARATOR.join(dict.fromkeys(articles[each]["source_id"] for each in row))
        for line, row in pairs.items()
    }
    return pd.DataFrame([*table, file_source(file, PUBLISHER, today)], dtype="str"), ids


def _article(article: tuple[str, ...], days: dict[str, str], today: date) -> dict[str, str]:
    office, written, headline = article
    day = days.get(written, "")
    is_day = len(day) == len("YYYY-MM-DD")
    basis = PublishedBasis.STATED if is_day else PublishedBasis.INFERRED
    return {
        "source_id": f"ged-{digest('; '.join(article), 12)}",
        "title": headline or ", ".join(filter(None, [office, written])) or "Article without name",
        "publisher": office or PUBLISHER,
        "published_on": day if is_day else today.isoformat(),
        "published_basis": basis.value,
        "kind": SourceKind.NEWS.value,
    }


def written_sources(rows: pd.DataFrame, pairs: dict[int, list[tuple[str, ...]]]) -> pd.Series:
    """Write the lists of the rows that could not be paired into a note."""
    return join_notes(rows, WRITTEN).mask(rows.index.isin(list(pairs)))
