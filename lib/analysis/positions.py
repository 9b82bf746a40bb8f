"""How positions moved: the statements of an issue in time, and the shifts among them."""

from __future__ import annotations

import pandas as pd

from lib.analysis.standing import CELL
from lib.analysis.timeline import Window, _place
from lib.edtf import parse
from lib.vocabulary import LIST_SEPARATOR, Attribution, RecordType, Stance, Status

POINT = ["actor_id", "stance", "earliest", "latest"]
ORDER = {stance.value: rank for rank, stance in enumerate(Stance)}


def statements_with_stance(records_by_actor: pd.DataFrame) -> pd.DataFrame:
    """Keep what can be part of a position: statements with a stance, status occurred."""
    spoken = records_by_actor["record_type"].eq(RecordType.STATEMENT.value)
    counted = records_by_actor["status"].eq(Status.OCCURRED.value)
    return records_by_actor[spoken & counted & records_by_actor["stance"].notna()]


def movement_points(statements: pd.DataFrame, window: Window) -> pd.DataFrame:
    """
    Place the statements of each issue in time, repeats of a day together.

    Args:
        statements: the result of `statements_with_stance`.
        window: the days shown.

    Returns:
        One row per (issue, actor_id, stance, earliest, latest):
        actor_short_name, actor_side, place (as lib.analysis.timeline), date_words,
        statements (count >= 1), record_ids (joined with ";"), unnamed (every one
        of them). By issue, stance (support to oppose), then time.
    """
    groups = statements.groupby(["issue", *POINT], dropna=False, sort=False)
    points = groups.agg(
        actor_short_name=("actor_short_name", "first"),
        actor_side=("actor_side", "first"),
        date=("date", "first"),
        statements=("record_id", "nunique"),
        record_ids=("record_id", LIST_SEPARATOR.join),
        unnamed=("attribution", lambda column: column.eq(Attribution.UNNAMED.value).all()),
    ).reset_index()
    points["place"] = _place(points, window)
    points["date_words"] = [parse(text).words(window.known.year) for text in points.pop("date")]
    keys = points.assign(stance=points["stance"].map(ORDER))
    keys = keys.sort_values(["issue", "stance", "latest", "earliest", "actor_id"])
    return points.loc[keys.index].reset_index(drop=True)


def shifts(statements: pd.DataFrame) -> pd.DataFrame:
    """
    Find where an actor took another stance than before.

    Args:
        statements: the result of `statements_with_stance`; reads actor_side,
            actor_id, actor_name, issue, issue_name, record_id, stance, date,
            earliest, latest, quote, title.

    Returns:
        One row per pair of statements of one actor on one issue where the first
        surely came before the second, nothing known lies between, and the
        stances differ: columns of the later one, and `before_` + record_id,
        stance, date, quote, title of the earlier. Newest first.

    Source:
        Shift: the data model's own rule; order as in lib.analysis.standing.
    """
    keep = [*CELL, "actor_name", "issue_name", "record_id", "stance", "date", "quote", "title"]
    pairs = [
        pair
        for _, cell in statements.groupby(["actor_id", "issue"], sort=False)
        if cell["stance"].nunique() > 1
        for pair in _pairs(cell)
    ]
    later = statements.loc[[after for _, after in pairs], [*keep, "latest"]].reset_index(drop=True)
    told = ["record_id", "stance", "date", "quote", "title"]
    earlier = statements.loc[[before for before, _ in pairs], told].reset_index(drop=True)
    table = pd.concat([later, earlier.add_prefix("before_")], axis="columns")
    table = table.sort_values("latest", ascending=False, na_position="first", kind="stable")
    return table.drop(columns="latest").reset_index(drop=True)


def _pairs(cell: pd.DataFrame) -> list[tuple[int, int]]:
    """Index labels (before, after) of neighbours in time with different stances."""
    found = []
    for after, start in cell["earliest"].dropna().items():
        before = cell[cell["latest"] < start]
        # One that ended before another of them began has that other in between.
        neighbours = before[~(before["latest"] < before["earliest"].max())]
        differ = neighbours["stance"] != cell.at[after, "stance"]
        found += [(label, after) for label in neighbours.index[differ]]
    return found
