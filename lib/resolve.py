"""The tables of a case in, the records as every view reads them out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from lib.edtf import parse
from lib.exceptions import Problem
from lib.origins import corroborated_on
from lib.problems import cell_problems
from lib.rules import shown
from lib.schema import RESOLVED
from lib.vocabulary import JOINT, LIST_SEPARATOR

DAY = "datetime64[s]"


def resolve(
    records: pd.DataFrame, actors: pd.DataFrame, issues: pd.DataFrame, sources: pd.DataFrame
) -> pd.DataFrame:
    """
    Add what the ids of the records stand for.

    Args:
        records: a table of text without problems, as the three others.
        actors: one row per actor.
        issues: one row per issue.
        sources: one row per source.

    Returns:
        `records` with lib.schema.RESOLVED behind its columns: earliest, latest
        (datetime64, day; NaT = open), known_on (the first day on which one of
        its sources was published), actor_names (joined), side (one, or Joint),
        issue_name, proposition, issue_group (missing without an issue), and
        publisher, source_title, source_url of the first source, and
        corroborated_on (the day on which a second independent source was
        published, see lib.origins; NaT = none).
    """
    actors = actors.set_index("actor_id")
    issues = issues.set_index("issue_id")
    sources = sources.set_index("source_id")
    dates = {text: parse(text) for text in records["date"].unique()}
    published = sources["published_on"].to_dict()
    names, sides = actors["name"].to_dict(), actors["side"].to_dict()
    first_source = _of_each_list(records["source"], lambda ids: ids[0])
    resolved = {
        "earliest": _days(records["date"], {text: day.earliest for text, day in dates.items()}),
        "latest": _days(records["date"], {text: day.latest for text, day in dates.items()}),
        "known_on": _of_each_list(
            records["source"], lambda ids: min(published[source] for source in ids)
        ).astype(DAY),
        "actor_names": _of_each_list(
            records["actor"], lambda ids: ", ".join(names[actor] for actor in ids)
        ),
        "side": _of_each_list(
            records["actor"], lambda ids: _one_or_joint({sides[actor] for actor in ids})
        ),
        "issue_name": _looked_up(records["issue"], issues["name"]),
        "proposition": _looked_up(records["issue"], issues["proposition"]),
        "issue_group": _looked_up(records["issue"], issues["issue_group"]),
        "publisher": _looked_up(first_source, sources["publisher"]),
        "source_title": _looked_up(first_source, sources["title"]),
        "source_url": _looked_up(first_source, sources["url"]),
        "corroborated_on": _corroborated(records, sources["publisher"].to_dict(), published),
    }
    return records.assign(**{name: resolved[name] for name in RESOLVED})


def by_actor(records: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """
    Repeat each record for each of its actors.

    Args:
        records: the result of `resolve`.
        actors: the actors of the case, text.

    Returns:
        One row per record and actor, in the order of both: the columns of
        records, then actor_id, actor_name, actor_short_name (the name where the
        actor has no shorter one), actor_role, actor_kind, actor_side.
    """
    named = actors.assign(short_name=actors["short_name"].fillna(actors["name"]))
    named = named.set_index("actor_id")
    ids = records["actor"].str.split(LIST_SEPARATOR).explode().astype("str")
    repeated = records.loc[ids.index].reset_index(drop=True)
    ids = ids.reset_index(drop=True)
    columns = ("name", "short_name", "role", "kind", "side")
    looked_up = {f"actor_{column}": _looked_up(ids, named[column]) for column in columns}
    return repeated.assign(actor_id=ids, **looked_up)


def resolved_problems(given: pd.DataFrame, records: pd.DataFrame) -> list[Problem]:
    """
    Compare resolved columns that a file carries with what the ids stand for.

    Args:
        given: the resolved columns of the file, text, indexed by line.
        records: the result of `resolve`, as many rows.

    Returns:
        One problem per cell that differs.
    """
    problems = []
    for name in given.columns:
        expected = records[name].set_axis(given.index)
        if expected.dtype == DAY:
            expected = expected.dt.strftime("%Y-%m-%d")
        found, expected = given[name].fillna(""), expected.astype("str").fillna("")
        differs = found != expected
        pairs = list(zip(found[differs], expected[differs], strict=True))
        cells = pd.Series(pairs, index=given.index[differs], dtype="object")
        problems += cell_problems("records", name, cells, _difference)
    return problems


def _difference(pair: tuple[str, str]) -> str:
    found, expected = pair
    return f"{shown(found)} found, expected {shown(expected)}."


def _days(texts: pd.Series, bounds: dict[str, date | None]) -> pd.Series:
    # Not map: that fails where no bound is known.
    return pd.Series(bounds, dtype=DAY).reindex(texts).set_axis(texts.index)


def _of_each_list(cells: pd.Series, make: Callable[[list[str]], str]) -> pd.Series:
    """Compute once for each distinct list: many records share theirs."""
    made = {cell: make(cell.split(LIST_SEPARATOR)) for cell in cells.unique()}
    return cells.map(made).astype("str")


def _looked_up(ids: pd.Series, values: pd.Series) -> pd.Series:
    return ids.map(values).astype("str")


def _corroborated(records: pd.DataFrame, publishers: dict, published: dict) -> pd.Series:
    cells = list(zip(records["source"], records["via"], strict=True))
    days = {cell: corroborated_on(*cell, publishers, published) for cell in dict.fromkeys(cells)}
    found = pd.Series([days[cell] for cell in cells], records.index, dtype="str")
    return pd.to_datetime(found).astype(DAY)


def _one_or_joint(sides: set[str]) -> str:
    return sides.pop() if len(sides) == 1 else JOINT
