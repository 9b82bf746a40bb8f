"""Actors, issues and sources of a file -> those of the case that are surely the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

import pandas as pd

from lib.changes import Tables
from lib.rules import shown
from lib.schema import KEY, RECORDS, is_list, refers_to
from lib.vocabulary import LIST_SEPARATOR

Names = Mapping[str, set[str]]
"""A name, capitals folded -> the ids it can stand for."""

ONE = {"actors": "actor", "issues": "issue", "sources": "source"}

DOCUMENT = ["title", "publisher", "published_on"]
"""What makes two sources the same where they are not told apart by their addresses."""


# eq=False: frames have no single answer to ==.
@dataclass(frozen=True, eq=False)
class Joined:
    """An import whose ids are those of the case wherever the case has the same thing."""

    records: pd.DataFrame
    added: Mapping[str, pd.DataFrame]
    """actors, issues, sources -> what the case does not have."""
    ambiguous: Mapping[str, Mapping[str, str]]
    """Table -> id of the file that can be several of the case -> why."""
    notes: list[str]


def join(tables: Tables, imported: Tables) -> Joined:
    """
    Find what an import names in the case: by id, else by name.

    Args:
        tables: of the case.
        imported: of the file; records, and what it has of actors, issues and sources.
    """
    records, added, ambiguous, notes = imported["records"], {}, {}, []
    for table, one in ONE.items():
        frame = imported.get(table, tables[table].iloc[:0])
        unknown = frame[~frame[KEY[table]].isin(tables[table][KEY[table]])]
        found = {it: ids for it, ids in _candidates(table, tables[table], unknown).items() if ids}
        same = {it: min(ids) for it, ids in found.items() if len(ids) == 1}
        names = frame.set_index(KEY[table])["title" if table == "sources" else "name"]
        ambiguous[table] = {
            it: f"the {one} {shown(names[it])} can be {_either(ids)}."
            for it, ids in found.items()
            if it not in same
        }
        added[table] = unknown[~unknown[KEY[table]].isin(found)].reset_index(drop=True)
        notes += _notes(one, {names[it]: same[it] for it in same})
        records = with_ids(records, table, same)
    return Joined(records, added, ambiguous, notes)


def actor_names(actors: pd.DataFrame) -> Names:
    """Take every name, short name and alias of actors."""
    ids = actors["actor_id"]
    aliases = actors["aliases"].str.split(LIST_SEPARATOR).explode()
    return _names(
        zip(actors["name"], ids, strict=True),
        zip(actors["short_name"], ids, strict=True),
        zip(aliases, ids.loc[aliases.index], strict=True),
    )


def issue_names(issues: pd.DataFrame) -> Names:
    """Take every name and proposition of issues."""
    ids = issues["issue_id"]
    return _names(
        zip(issues["name"], ids, strict=True), zip(issues["proposition"], ids, strict=True)
    )


def with_ids(records: pd.DataFrame, table: str, same: Mapping[str, str]) -> pd.DataFrame:
    """Replace ids of a table wherever records name them; in a list, no id stands twice then."""
    if not same:
        return records
    columns = {
        name: _replaced(records[name], is_list(column), same)
        for name, column in RECORDS.columns.items()
        if refers_to(column) == table
    }
    return records.assign(**columns)


def split_cell(cell: str, in_list: bool) -> list[str]:
    """Take the ids of a cell."""
    return cell.split(LIST_SEPARATOR) if in_list else [cell]


def _replaced(cells: pd.Series, in_list: bool, same: Mapping[str, str]) -> pd.Series:
    # Only distinct cells are looked into: many records share theirs.
    changed = {
        cell: LIST_SEPARATOR.join(dict.fromkeys(same.get(one, one) for one in ids))
        for cell in cells.dropna().unique()
        if not same.keys().isdisjoint(ids := split_cell(cell, in_list))
    }
    if not changed:
        return cells
    return cells.map(lambda cell: changed.get(cell, cell), na_action="ignore").astype("str")


def _either(ids: set[str]) -> str:
    return " or ".join(map(repr, sorted(ids)))


def _notes(one: str, same: Mapping[str, str]) -> list[str]:
    if one == "source":
        return [f"{len(same):,} sources are in the case already."] if same else []
    return [
        f"The {one} {shown(name)} is {identity!r} of the case." for name, identity in same.items()
    ]


def _names(*pairs: Iterable[tuple[object, str]]) -> Names:
    names: dict[str, set[str]] = {}
    for name, identity in chain.from_iterable(pairs):
        if isinstance(name, str):
            names.setdefault(name.casefold(), set()).add(identity)
    return names


def _candidates(table: str, case: pd.DataFrame, unknown: pd.DataFrame) -> dict[str, set[str]]:
    """Find the ids of the case that each id of the file can be."""
    if table == "sources":
        return _same_documents(case, unknown)
    names = actor_names(case) if table == "actors" else issue_names(case)
    found: dict[str, set[str]] = {}
    for column in ["name"] if table == "actors" else ["name", "proposition"]:
        for of_file, name in zip(unknown[KEY[table]], unknown[column].fillna(""), strict=True):
            found.setdefault(of_file, set()).update(names.get(name.casefold(), ()))
    return found


def _same_documents(case: pd.DataFrame, unknown: pd.DataFrame) -> dict[str, set[str]]:
    """Find sources by their address; by title, publisher and day where one of two has none."""
    urls = case.set_index("source_id")["url"].dropna().to_dict()
    by_url, by_document = {}, {}
    for source, url in urls.items():
        by_url.setdefault(url, set()).add(source)
    for source, *document in case[["source_id", *DOCUMENT]].itertuples(index=False):
        by_document.setdefault(tuple(document), set()).add(source)
    found = {}
    columns = unknown[["source_id", "url", *DOCUMENT]]
    for of_file, url, *document in columns.itertuples(index=False):
        alike = by_document.get(tuple(document), set())
        addressed = by_url.get(url, set())
        if isinstance(url, str) and not addressed:
            alike = alike - urls.keys()
        found[of_file] = addressed & alike or addressed or alike
    return found
