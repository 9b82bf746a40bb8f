"""How positions moved: the statements of an issue in time, and the shifts among them."""

from __future__ import annotations

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.actors import in_list_order
from lib.analysis.standing import CELL, NAMES, SAID, position_cells
from lib.analysis.timeline import Window, place_in_time
from lib.edtf import parse
from lib.evidence import SPOKEN
from lib.frames import MOST_STATEMENTS, is_lazy, to_pandas
from lib.vocabulary import LIST_SEPARATOR, STANCE_RANK, Attribution, RecordType, Status

READ = [*CELL, *NAMES, *SAID, "record_type", "status", "quote", "quote_lang", "title"]
"""What is read of a statement by anything that follows."""

POINT = ["actor_id", "stance", "earliest", "latest"]


def statements_with_stance(records_by_actor: IntoFrame) -> pd.DataFrame:
    """
    Keep what can be part of a position, and READ: statements with a stance, status occurred.

    Raises:
        TooManyRows: in an engine, there are more than MOST_STATEMENTS.
    """
    if is_lazy(records_by_actor):
        return _collected(nw.from_native(records_by_actor))
    records_by_actor = to_pandas(records_by_actor)
    spoken = records_by_actor["record_type"].eq(RecordType.STATEMENT.value)
    counted = records_by_actor["status"].eq(Status.OCCURRED.value)
    stance = records_by_actor["stance"].notna()
    # Of the columns only these: each one costs in every step that follows.
    columns = records_by_actor.columns.intersection(READ, sort=False)
    return records_by_actor.loc[spoken & counted & stance, columns]


def _collected(records_by_actor: nw.LazyFrame) -> pd.DataFrame:
    held = records_by_actor.filter(*SPOKEN, ~nw.col("stance").is_null())
    columns = [name for name in held.collect_schema().names() if name in READ]
    rows = in_list_order(to_pandas(held.select(*columns, "actor"), MOST_STATEMENTS))
    return rows[columns]


def positions_held(records_by_actor: IntoFrame, year: int) -> pd.DataFrame:
    """Compute lib.analysis.standing.position_cells of the statements with a stance alone."""
    if is_lazy(records_by_actor):
        held = nw.from_native(records_by_actor).filter(~nw.col("stance").is_null())
        return position_cells(held, year)
    return position_cells(statements_with_stance(records_by_actor), year)


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
    points["place"] = place_in_time(points, window)
    points["date_words"] = [parse(text).words(window.known.year) for text in points.pop("date")]
    keys = points.assign(stance=points["stance"].map(STANCE_RANK))
    keys = keys.sort_values(["issue", "stance", "latest", "earliest", "actor_id"])
    return points.loc[keys.index].reset_index(drop=True)


TOLD = ["stance", "date", "quote"]
"""What is told of both ends of a shift, beside their records."""


def shifts(statements: pd.DataFrame, most: int | None = None) -> pd.DataFrame:
    """
    Find where an actor took another stance than before, repeats of a day together.

    Args:
        statements: the result of `statements_with_stance`; reads actor_side,
            actor_id, actor_name, issue, issue_name, record_id, stance, date,
            earliest, latest, quote.
        most: so many at most, the newest; None for all.

    Returns:
        One row per movement of one actor on one issue from the statements of one
        stance and day to those of another, where the first surely came before the
        second, nothing known lies between, and the stances differ: actor_name,
        issue_name and CELL; stance, date, quote (the first of them that has one,
        missing where none has), record_ids (joined with ";") and statements
        (count >= 1) of the later end, and `before_` + the same of the earlier.
        Newest first.

    Source:
        Shift: the data model's own rule; order as in lib.analysis.standing.
    """
    said, points = _repeats_together(statements)
    ranked = _with_befores(points)
    newest = ranked[ranked["shifts"] > 0]
    newest = newest.sort_values("latest", ascending=False, na_position="first", kind="stable")
    if most is not None:
        newest = newest[newest["shifts"].cumsum() - newest["shifts"] < most]
    ends = _pairs(newest, ranked["stance"].to_numpy())
    before, after = (ranked["row"].to_numpy()[end][:most] for end in ends)
    told = _told(said[said["point"].isin(np.union1d(before, after))])
    later = told.loc[after].reset_index(drop=True)
    earlier = told.loc[before, [*TOLD, "record_ids", "statements"]].reset_index(drop=True)
    return pd.concat([later, earlier.add_prefix("before_")], axis="columns")


def count_shifts(statements: pd.DataFrame) -> int:
    """Count the rows that `shifts` has without a limit."""
    _, points = _repeats_together(statements)
    return int(_with_befores(points)["shifts"].sum())


def _repeats_together(statements: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give statements of one actor, issue, stance and days one number, and take each first."""
    points = statements.groupby(["issue", *POINT], dropna=False, sort=False).ngroup()
    said = statements.assign(point=points)
    return said, said.drop_duplicates("point")


def _told(said: pd.DataFrame) -> pd.DataFrame:
    """Sum up the statements of each point."""
    points = said.groupby("point")
    told = points[[*CELL, "actor_name", "issue_name", *TOLD]].first()
    ids = points["record_id"].agg(LIST_SEPARATOR.join)
    return told.assign(record_ids=ids, statements=points.size())


def _with_befores(statements: pd.DataFrame) -> pd.DataFrame:
    """
    Find for every row those directly before it, without comparing all pairs.

    Within a cell, sorted by last day, those surely before a statement are the
    first ones, up to its first day. Of them, one that ended before another of
    them began has that other in between: what is left is a slice again.

    Returns:
        One row per statement, by cell, then by last day, open ends last: row (its
        place in `statements`), stance (its rank), latest, first and end (of the
        slice of these rows that is directly before it), shifts (how many of
        those have another stance).
    """
    ranked = pd.DataFrame(
        {
            "row": np.arange(len(statements)),
            "cell": statements.groupby(["actor_id", "issue"], sort=False).ngroup().to_numpy(),
            "stance": statements["stance"].map(STANCE_RANK).to_numpy(),
            "earliest": statements["earliest"].to_numpy(),
            "latest": statements["latest"].to_numpy(),
        }
    ).sort_values(["cell", "latest"], kind="stable", ignore_index=True)
    day_one = ranked[["earliest", "latest"]].min().min()
    start, last = ((ranked[name] - day_one).dt.days + 1 for name in ("earliest", "latest"))
    # Days of one cell lie above those of the cells before: one search serves them all.
    span = max(start.max(), last.max(), 0) + 2
    base = ranked["cell"].to_numpy() * span
    starts = base + start.fillna(0).to_numpy()
    lasts = base + last.fillna(span - 1).to_numpy()
    end = np.searchsorted(lasts, starts)
    latest_start = np.concatenate([[0], np.maximum.accumulate(starts)])[end]
    first = np.searchsorted(lasts, np.maximum(latest_start, base))
    return ranked.assign(first=first, end=end, shifts=_others(ranked["stance"], first, end))


def _others(stances: pd.Series, first: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Count in each slice of the rows those with another stance than the row's own."""
    others = end - first
    for rank in STANCE_RANK.values():
        held = stances.eq(rank).to_numpy()
        until = np.concatenate([[0], held.cumsum()])
        others = np.where(held, others - (until[end] - until[first]), others)
    return others


def _pairs(rows: pd.DataFrame, stances: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Write out the slices of some rows, without what has the row's own stance."""
    lengths = (rows["end"] - rows["first"]).to_numpy()
    after = np.repeat(rows.index.to_numpy(), lengths)
    begins = np.repeat(rows["first"].to_numpy() - (lengths.cumsum() - lengths), lengths)
    before = begins + np.arange(len(after))
    differ = stances[before] != stances[after]
    return before[differ], after[differ]
