"""What some actors say side by side: on every issue, or all actors on one."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.standing import CELL, newest_quotes, position_cells
from lib.analysis.statements import Ids, statements_of
from lib.edtf import parse


def compare_actors(
    statements: IntoFrame,
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
        One row per (issue, actor of `chosen`): the columns of `quoted_positions`;
        without a statement on record stances is missing.
    """
    held = quoted_positions(_where(statements, actor_id=chosen), year)
    return side_by_side(held, issues, actors, chosen)


def side_by_side(
    held: pd.DataFrame, issues: pd.DataFrame, actors: pd.DataFrame, chosen: Sequence[str]
) -> pd.DataFrame:
    """
    Lay out as `compare_actors`, from positions that were worked out before.

    Args:
        held: the result of `quoted_positions` for the actors chosen.
        issues: as `compare_actors`, like the others.
        actors: one row per actor.
        chosen: ids of actors.
    """
    who = actors.set_index("actor_id").loc[list(chosen), ["side", "name"]].reset_index()
    who = who.rename(columns={"side": "actor_side", "name": "actor_name"})
    spoken = issues[issues["issue"].isin(held["issue"])]
    told = held.drop(columns=["actor_side", "actor_name", "issue_name", "proposition"])
    return spoken.merge(who, how="cross").merge(told, on=["actor_id", "issue"], how="left")


def compare_sides(statements: IntoFrame, year: int, issue: str) -> pd.DataFrame:
    """
    Lay all positions on one issue side by side.

    Returns:
        One row per actor who spoke to it, by side, those who said most first:
        the columns of `quoted_positions`.
    """
    return quoted_positions(_where(statements, issue=[issue]), year)


def _where(statements: IntoFrame, **chosen: Sequence[str]) -> IntoFrame:
    conditions = [nw.col(column).is_in(list(values)) for column, values in chosen.items()]
    return nw.from_native(statements).filter(*conditions)


def statements_compared(cells: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Keep the statements of the cells shown."""
    return statements.merge(cells[["actor_id", "issue"]].drop_duplicates())


def quoted_of(records_by_actor: IntoFrame, year: int, actors: Ids, issues: Ids) -> pd.DataFrame:
    """Compute `quoted_positions` of what some actors said on some issues, in its engine."""
    return quoted_positions(statements_of(records_by_actor, actors, issues), year)


def quoted_positions(statements: IntoFrame, year: int) -> pd.DataFrame:
    """
    Add to the positions the newest quote they rest on.

    Args:
        statements: as `compare_actors`, or the result of
            lib.analysis.statements.statements_of.
        year: left out of dates where it is this one.

    Returns:
        One row per cell: the columns of lib.analysis.standing.position_cells, and
        quote, quote_lang, quote_words (its date) of the newest standing statement
        that has one; missing where none has.
    """
    cells = position_cells(statements, year)
    quoted = newest_quotes(statements)
    words = [parse(text).words(year) for text in quoted["date"]]
    quoted = quoted.assign(quote_words=pd.Series(words, index=quoted.index, dtype="str"))
    return cells.merge(quoted[[*CELL, "quote", "quote_lang", "quote_words"]], on=CELL, how="left")
