"""The actors and issues with most statements, where there are too many to draw."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

MOST_ACTORS, MOST_ISSUES = 14, 12
"""Of a side, and in all. Source: our choice, as many as can be read at once."""


class Cut(NamedTuple):
    """How many are shown of how many."""

    side: str | None
    """Whose actors; None: issues."""
    shown: int
    total: int


def top_cells(
    cells: pd.DataFrame, most_actors: int = MOST_ACTORS, most_issues: int = MOST_ISSUES
) -> pd.DataFrame:
    """
    Keep the issues with most statements, and of each side the actors with most on these.

    Args:
        cells: the result of lib.analysis.standing.position_cells.
        most_actors: of a side.
        most_issues: in all.

    Returns:
        Rows of `cells` in their order. Of equals the first A to Z by id are kept.
    """
    issues = _largest(cells.groupby("issue")["said"].sum(), most_issues)
    kept = cells[cells["issue"].isin(issues)]
    totals = kept.groupby(["actor_side", "actor_id"], dropna=False)["said"].sum().reset_index(0)
    sides = totals.groupby("actor_side", dropna=False)["said"]
    actors = [actor for _, side in sides for actor in _largest(side, most_actors)]
    return kept[kept["actor_id"].isin(actors)].reset_index(drop=True)


def cuts(cells: pd.DataFrame, shown: pd.DataFrame) -> list[Cut]:
    """
    Say what is not shown.

    Args:
        cells: all.
        shown: the result of `top_cells`.

    Returns:
        One for each side with more actors than shown, A to Z, then one for issues.
    """
    actors = cells.groupby("actor_side")["actor_id"].nunique()
    kept = shown.groupby("actor_side")["actor_id"].nunique().reindex(actors.index, fill_value=0)
    found = [Cut(side, int(kept[side]), int(total)) for side, total in actors.items()]
    issues = Cut(None, shown["issue"].nunique(), cells["issue"].nunique())
    return [cut for cut in [*found, issues] if cut.shown < cut.total]


def _largest(totals: pd.Series, most: int) -> list[str]:
    ranked = totals.sort_index().sort_values(ascending=False, kind="stable")
    return ranked.head(most).index.tolist()
