"""What some actors say side by side: on every issue, or all actors on one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from lib.analysis.standing import CELL, position_cells, standing_statements
from lib.edtf import parse


def compare_actors(
    statements: pd.DataFrame,
    issues: pd.DataFrame,
    actors: pd.DataFrame,
    year: int,
    chosen: Sequence[str],
) -> pd.DataFrame:
    """
    Lay the positions of a few actors side by side on all issues that one of them spoke to.

    Args:
        statements: the result of lib.analysis.positions.statements_with_stance.
        issues: one row per issue, in the order wanted: issue, issue_name, proposition.
        actors: one row per actor: actor_id, name, side.
        year: left out of dates where it is this one.
        chosen: ids of actors, in the order wanted.

    Returns:
        One row per (issue, actor of `chosen`): the columns of `_with_quotes`;
        without a statement on record stances is missing.
    """
    held = _with_quotes(statements[statements["actor_id"].isin(chosen)], year)
    who = actors.set_index("actor_id").loc[list(chosen), ["side", "name"]].reset_index()
    who = who.rename(columns={"side": "actor_side", "name": "actor_name"})
    spoken = issues[issues["issue"].isin(held["issue"])]
    told = held.drop(columns=["actor_side", "actor_name", "issue_name", "proposition"])
    return spoken.merge(who, how="cross").merge(told, on=["actor_id", "issue"], how="left")


def compare_sides(statements: pd.DataFrame, year: int, issue: str) -> pd.DataFrame:
    """
    Lay all positions on one issue side by side.

    Returns:
        One row per actor who spoke to it, by side, those who said most first:
        the columns of `_with_quotes`.
    """
    return _with_quotes(statements[statements["issue"] == issue], year)


def statements_of(cells: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Keep the statements of the cells shown."""
    return statements.merge(cells[["actor_id", "issue"]].drop_duplicates())


def _with_quotes(statements: pd.DataFrame, year: int) -> pd.DataFrame:
    """
    Add to the positions the newest quote they rest on.

    Returns:
        One row per cell: the columns of lib.analysis.standing.position_cells, and
        quote, quote_lang, quote_words (its date) of the newest standing statement
        that has one; missing where none has.
    """
    cells = position_cells(statements, year)
    quoted = standing_statements(statements).dropna(subset="quote").drop_duplicates(CELL)
    words = [parse(text).words(year) for text in quoted["date"]]
    quoted = quoted.assign(quote_words=pd.Series(words, index=quoted.index, dtype="str"))
    return cells.merge(quoted[[*CELL, "quote", "quote_lang", "quote_words"]], on=CELL, how="left")
