"""Actors, issues and sources of a table: from files beside it, or asked from the table itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from lib.exceptions import CaseProblems
from lib.files import PACKAGE, README, read_package, read_table, read_text
from lib.frames import distinct, to_pandas
from lib.problems import check_table
from lib.schema import ACTORS, ISSUES, KEY, SOURCES
from lib.vocabulary import LIST_SEPARATOR, ActorKind, PublishedBasis, SourceKind

MOST_ACTORS, MOST_ISSUES, MOST_SOURCES = 5_000, 1_000, 2_000
"""Entries taken from a table that brings no codebook: those with most records."""

NO_SIDE = "No side given"

NOTHING: Mapping[str, pd.DataFrame] = {}


def asked_codebook(
    records: nw.LazyFrame, given: Mapping[str, pd.DataFrame] = NOTHING
) -> dict[str, pd.DataFrame]:
    """
    Ask a table for the entries of its codebook: those with most records of each kind.

    Args:
        records: the result of lib.tables.shape.Shape.records.
        given: the result of `given_codebook`: a table of it that names every id is not
            asked for.

    Returns:
        actors, issues and sources as lib.case.Case has them; what the table does
        not say is missing, but a name: where there is none the id.
    """
    return {
        table: _complete(pd.DataFrame(), table)
        if _names_all(records, table, given)
        else ask(records)
        for table, ask in {"actors": _actors, "issues": _issues, "sources": _sources}.items()
    }


def _names_all(records: nw.LazyFrame, table: str, given: Mapping[str, pd.DataFrame]) -> bool:
    if table not in given:
        return False
    column = KEY[table].removesuffix("_id")
    cells = to_pandas(distinct(records, column))[column].dropna()
    return cells.str.split(LIST_SEPARATOR).explode().isin(given[table][KEY[table]]).all()


def _largest(records: nw.LazyFrame, keys: list[str], most: int) -> pd.DataFrame:
    """Count the records of each combination; the largest first, equal ones by their first key."""
    found = records.filter(~nw.col(keys[0]).is_null()).group_by(*keys)
    counted = found.agg(nw.len().alias("records"), nw.col("known_on").min().alias("first"))
    ordered = counted.sort("records", keys[0], descending=[True, False], nulls_last=True)
    return to_pandas(ordered.head(most).to_native())


def _actors(records: nw.LazyFrame) -> pd.DataFrame:
    cells = _largest(records, ["actor", "actor_names", "side"], MOST_ACTORS)
    named, ids = _alone(cells, "actor")
    found = pd.DataFrame({"actor_id": ids})
    found["name"] = found["actor_id"].map(named["actor_names"]).fillna(found["actor_id"])
    found["side"] = found["actor_id"].map(named["side"]).fillna(NO_SIDE)
    found["kind"] = ActorKind.ORGANISATION.value
    return _complete(found, "actors")


def _alone(cells: pd.DataFrame, key: str) -> tuple[pd.DataFrame, np.ndarray]:
    """Take what is said of single ids, and list the ids of all cells, each once."""
    lists = cells[key].str.contains(LIST_SEPARATOR, regex=False)
    ids = cells[key].str.split(LIST_SEPARATOR).explode().drop_duplicates().to_numpy()
    return cells[~lists].drop_duplicates(key).set_index(key), ids


def _issues(records: nw.LazyFrame) -> pd.DataFrame:
    found = _largest(records, ["issue", "issue_name", "proposition", "issue_group"], MOST_ISSUES)
    found = found.drop_duplicates("issue").rename(
        columns={"issue": "issue_id", "issue_name": "name"}
    )
    found = found.assign(
        name=found["name"].fillna(found["issue_id"]),
        proposition=found["proposition"].fillna(""),
    )
    return _complete(found, "issues")


def _sources(records: nw.LazyFrame) -> pd.DataFrame:
    keys = ["source", "source_title", "publisher", "source_url"]
    cells = _largest(records, keys, MOST_SOURCES)
    named, ids = _alone(cells, "source")
    named = named.reindex(ids)
    each = cells.assign(source=cells["source"].str.split(LIST_SEPARATOR)).explode("source")
    first = each.groupby("source")["first"].min().reindex(ids)
    found = pd.DataFrame(
        {
            "source_id": ids,
            "title": named["source_title"].fillna(pd.Series(ids, ids)).to_numpy(),
            "publisher": named["publisher"].fillna(pd.Series(ids, ids)).to_numpy(),
            "url": named["source_url"].to_numpy(),
            "published_on": first.dt.strftime("%Y-%m-%d").to_numpy(),
            "published_basis": PublishedBasis.INFERRED.value,
            "kind": SourceKind.DATASET.value,
        }
    )
    return _complete(found, "sources")


def _complete(found: pd.DataFrame, table: str) -> pd.DataFrame:
    """Give it all columns of its schema; what is not known is missing."""
    columns = {"actors": ACTORS, "issues": ISSUES, "sources": SOURCES}[table].columns
    rows = found.reindex(columns=list(columns)).astype("str")
    return rows.sort_values(KEY[table], ignore_index=True)


def given_codebook(folder: Path) -> dict[str, pd.DataFrame]:
    """
    Read the files of a codebook that lie beside a table.

    Raises:
        CaseProblems: everything that is wrong with them.
    """
    found, problems = {}, []
    for table in ("actors", "issues", "sources"):
        path = folder / f"{table}.csv"
        if path.exists():
            frame, faults = read_table(path)
            checked, wrong = check_table(table, frame)
            found[table] = checked.reset_index(drop=True)
            problems += [*faults, *wrong]
    if problems:
        raise CaseProblems(folder.name, problems)
    return found


def given_title(folder: Path) -> str:
    """
    Read the title that a datapackage.json beside a table gives it; empty without one.

    Raises:
        CaseProblems: what is wrong with that file.
    """
    path = folder / PACKAGE
    return str(read_package(folder)["title"]) if path.exists() else ""


def given_readme(folder: Path) -> str:
    """Read the README.md beside a table; empty without one."""
    path = folder / README
    return read_text(path) if path.exists() else ""


def joined_codebook(
    asked: Mapping[str, pd.DataFrame], given: Mapping[str, pd.DataFrame]
) -> dict[str, pd.DataFrame]:
    """Take what files beside a table say, and of the table what they do not name."""
    joined = {}
    for table, rows in asked.items():
        key = KEY[table]
        if table not in given:
            joined[table] = rows
            continue
        others = rows[~rows[key].isin(given[table][key])]
        joined[table] = pd.concat([given[table], others], ignore_index=True)
    return joined
