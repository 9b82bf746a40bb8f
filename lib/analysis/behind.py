"""The statements behind positions: named where memory holds them, counted where an engine does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis import compare
from lib.analysis.positions import statements_with_stance
from lib.analysis.records import in_order_of, records_of
from lib.analysis.standing import (
    cell_statements,
    choose_statements,
    long_cells,
    statements_behind,
)
from lib.analysis.statements import Ids, statements_of
from lib.evidence import CITED, MadeOf, made_of, newest_records
from lib.frames import MOST_STATEMENTS, distinct, to_pandas

Asked = Callable[..., object]


class Known(Protocol):
    """What is read of a lib.ui.known.Known."""

    records: pd.DataFrame
    of_records_by_actor: Asked


class View(Protocol):
    """What is read of a lib.ui.view.View."""

    in_engine: bool
    by_then: Known
    listed: pd.DataFrame


@dataclass(frozen=True)
class Behind:
    """What some positions rest on."""

    made: MadeOf
    records: Callable[[], pd.DataFrame]
    """Makes the records, in the order of the positions; of an engine those that are listed."""
    table: Callable[[], pd.DataFrame]
    """Makes the positions; where memory holds the records, with their ids."""


@dataclass(frozen=True)
class Held:
    """What positions rest on: statements with a stance."""

    made: MadeOf
    statements: pd.DataFrame | None
    """One row per statement and actor; None where an engine has more than MOST_STATEMENTS."""


def cells_behind(view: View, cells: pd.DataFrame) -> Behind:
    """
    Find the statements behind the cells shown, superseded ones and those without stance too.

    Args:
        view: what is shown.
        cells: the result of lib.analysis.standing.choose_cells.
    """
    if view.in_engine:
        made = view.by_then.of_records_by_actor(made_of_statements, *chosen_ids(cells))
        return Behind(made, lambda: view.listed, lambda: cells)
    statements = view.by_then.of_records_by_actor(cell_statements)
    behind = statements_behind(cells, statements)
    known = view.by_then.records
    made = made_of(records_of(behind, known[["record_id", *CITED]]))
    records = partial(in_order_of, behind, known)
    return Behind(made, records, partial(long_cells, cells, statements))


def statements_held(view: View, cells: pd.DataFrame) -> Held:
    """
    Find the statements with a stance in the cells shown, superseded ones too.

    Args:
        view: what is shown.
        cells: the result of lib.analysis.standing.choose_cells.
    """
    ask = view.by_then.of_records_by_actor
    if not view.in_engine:
        statements = choose_statements(ask(statements_with_stance), cells)
        return Held(made_of_held(view, statements), statements)
    ids = chosen_ids(cells)
    made = ask(made_of_statements, *ids, True)
    few = made.records <= MOST_STATEMENTS
    return Held(made, ask(listed_statements, *ids) if few else None)


def made_of_held(view: View, statements: pd.DataFrame) -> MadeOf:
    """Say what statements rest on, joint records once."""
    if view.in_engine:
        return made_of(statements.drop_duplicates("record_id"))
    return made_of(records_of(statements, view.by_then.records[["record_id", *CITED]]))


def newest_held(view: View, statements: pd.DataFrame | None) -> pd.DataFrame:
    """Take the records of some statements, all columns, newest first."""
    if view.in_engine or statements is None:
        return view.listed
    records = records_of(statements, view.by_then.records)
    return newest_records(records, len(records))


def compared(
    view: View, cells: pd.DataFrame, held: Held, issues: pd.DataFrame, actors: pd.DataFrame
) -> tuple[Callable[[list[str]], pd.DataFrame], Callable[[str], pd.DataFrame]]:
    """
    Make what lays positions side by side: those of some actors, or all on one issue.

    Args:
        view: what is shown.
        cells: the result of lib.analysis.standing.choose_cells.
        held: the result of `statements_held`.
        issues: one row per issue: issue, issue_name, proposition.
        actors: of the case.
    """
    year = view.as_of.year
    if not view.in_engine:
        return (
            partial(compare.compare_actors, held.statements, issues, actors, year),
            partial(compare.compare_sides, held.statements, year),
        )
    ask, (actor_ids, issue_ids) = view.by_then.of_records_by_actor, chosen_ids(cells)

    def of_actors(chosen: list[str]) -> pd.DataFrame:
        found = ask(compare.quoted_of, year, tuple(chosen), issue_ids)
        return compare.side_by_side(found, issues, actors, chosen)

    return of_actors, lambda issue: ask(compare.quoted_of, year, actor_ids, (issue,))


def made_of_statements(
    records_by_actor: IntoFrame, actors: Ids, issues: Ids, stance: bool = False
) -> MadeOf:
    """
    Say what the statements of some actors on some issues rest on, joint records once.

    Args:
        records_by_actor: one row per record and actor.
        actors: ids.
        issues: ids.
        stance: only statements with a stance.
    """
    said = statements_of(records_by_actor, actors, issues, stance=stance)
    return made_of(distinct(said, "record_id", *CITED))


def listed_statements(records_by_actor: IntoFrame, actors: Ids, issues: Ids) -> pd.DataFrame:
    """
    Take what some actors said on some issues with a stance out of its engine.

    Raises:
        TooManyRows: there are more than MOST_STATEMENTS.
    """
    return to_pandas(statements_of(records_by_actor, actors, issues), MOST_STATEMENTS)


def chosen_ids(cells: pd.DataFrame) -> tuple[Ids, Ids]:
    """Name the actors and the issues of some cells, by id."""
    actors, issues = (tuple(sorted(set(cells[name]))) for name in ("actor_id", "issue"))
    return actors, issues
