"""In which order rows and columns stand: as coded, by records, A to Z, or by similarity."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.vocabulary import Order

Arranged = tuple[pd.DataFrame, pd.DataFrame]
"""Cells in the order of their rows, and issues in the order of the columns."""


def in_order(cells: pd.DataFrame, issues: pd.DataFrame, order: Order) -> Arranged:
    """
    Arrange a matrix; sides stay A to Z, and an actor within its side.

    Args:
        cells: the result of lib.analysis.standing.position_cells, or of
            lib.analysis.prevailing.prevailing_cells.
        issues: one row per issue of `cells`: issue, issue_name, proposition.
        order: CODEBOOK: actors by statements, issues as they are. RECORDS: both by
            statements, most first. A_TO_Z: both by name. SIMILARITY: see `seriated`;
            two actors are as similar as the share of their common issues on
            which their positions are equal, two issues as the share of their
            common actors. A mixed position is compared with nothing.

    Returns:
        The same rows; equals come A to Z.
    """
    if order == Order.CODEBOOK:
        return cells, issues
    rows = cells.sort_values("actor_name", key=_folded, kind="stable")
    columns = issues.sort_values("issue_name", key=_folded, kind="stable")
    if order == Order.RECORDS:
        said = columns["issue"].map(cells.groupby("issue")["said"].sum()).astype("int64")
        most = said.sort_values(ascending=False, kind="stable").index
        return cells, columns.loc[most].reset_index(drop=True)
    actors, names = rows["actor_id"].drop_duplicates(), columns["issue"]
    if order == Order.SIMILARITY:
        held = rows.pivot_table("stances", "actor_id", "issue", aggfunc="first", dropna=False)
        names = seriated(held.reindex(columns=names).T)
        sides = rows.groupby("actor_side", sort=False, dropna=False)["actor_id"].unique()
        actors = [actor for side in sides for actor in seriated(held.reindex(side))]
    places = {actor: place for place, actor in enumerate(actors)}
    keys = cells.assign(place=cells["actor_id"].map(places))
    keys = keys.sort_values(["actor_side", "place"], kind="stable")
    return (
        cells.loc[keys.index].reset_index(drop=True),
        issues.set_index("issue", drop=False).loc[list(names)].reset_index(drop=True),
    )


def seriated(held: pd.DataFrame) -> list[str]:
    """
    Order the rows of a table so that neighbours are alike.

    Args:
        held: one row per thing, one column per thing it is compared by; text,
            missing where there is nothing to compare. Rows in the order that
            decides between equals.

    Returns:
        The index of `held`, reordered: from each row in turn the most similar row
        left is taken next, and the order with the highest sum of similarities of
        neighbours is kept; of an order and its reverse, the one whose first row
        comes first in `held`. Rows with nothing in common have similarity 0.

    Source:
        Seriation as a shortest path: Hahsler, Hornik and Buchta (2008), "Getting
        Things in Order", J. Stat. Softw. 25(3), with the nearest neighbour
        heuristic from every start of Rosenkrantz, Stearns and Lewis (1977).
    """
    likeness = similarity(held)
    number = len(held)
    paths = np.arange(number)[:, None]
    left = ~np.eye(number, dtype=bool)
    for _ in range(number - 1):
        nearest = np.where(left, likeness[paths[:, -1]], -1).argmax(axis=1)
        left[np.arange(number), nearest] = False
        paths = np.column_stack([paths, nearest])
    sums = likeness[paths[:, :-1], paths[:, 1:]].sum(axis=1).round(9)
    best = paths[sums.argmax()] if number else paths.ravel()
    forwards = best if number < 2 or best[0] < best[-1] else best[::-1]
    return held.index[forwards].tolist()


def similarity(held: pd.DataFrame) -> np.ndarray:
    """
    Compare all rows with each other.

    Returns:
        A square table, rows as in `held`: of the columns that two rows both have,
        the share on which they are equal (0 to 1); 0 where they have none in common.
    """
    known = held.notna().to_numpy().astype("int64")
    shared = known @ known.T
    values = pd.unique(held.to_numpy().ravel())
    each = [held.eq(value).to_numpy().astype("int64") for value in values if pd.notna(value)]
    equal = sum((one @ one.T for one in each), np.zeros_like(shared))
    return np.divide(equal, shared, out=np.zeros(shared.shape), where=shared > 0)


def _folded(names: pd.Series) -> pd.Series:
    return names.str.casefold()
