"""Which statements still stand, and the position they make."""

from __future__ import annotations

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame
from pandas.api.typing import DataFrameGroupBy

from lib.analysis.actors import in_list_order
from lib.analysis.layers import CELL, layers, newest_alike, newest_first
from lib.analysis.layers_in_engine import ASIDE, HELD, Parts, parts
from lib.edtf import parse
from lib.evidence import SPOKEN
from lib.frames import MOST_STATEMENTS, is_lazy, to_pandas
from lib.vocabulary import (
    LIST_SEPARATOR,
    Act,
    Attribution,
    Stance,
)

NAMES = ["actor_name", "actor_short_name", "actor_role", "issue_name", "proposition"]
SAID = ["record_id", "act", "stance", "earliest", "latest", "date", "attribution", "condition"]
"""What is read of a statement, beside its cell and the names in it."""

ASIDE_READ = ["record_id", "act", "date", "earliest", "latest"]
ASIDE_WORDS = {Act.ASSESS: "assessed", Act.DECLINE: "declined"}


def position_cells(records_by_actor: IntoFrame, year: int) -> pd.DataFrame:
    """
    Where each actor stands on each issue.

    A position is never carried forward silently: it has its date. Several
    statements may stand beside each other where their order is not known.

    Args:
        records_by_actor: one row per record and actor, already filtered to what
            was known by the day asked for; reads CELL, NAMES, SAID, record_type
            and status.
        year: left out of the dates, being that of the day asked for.

    Returns:
        One row per (actor_side, actor_id, issue) with a statement that counts
        (status occurred): the columns of NAMES; said (those statements, standing
        or not, >= 1), stances (text, those of the
        standing statements, support to oppose, joined with ";", missing when
        none), stance (the one of them, missing when none or several), statements
        (standing, >= 0), others (assessments and refusals to comment, >= 0), date_words
        (of the newest standing statement), was_stance and was_words (the
        position before, where it was one and differs; else missing), beside
        (newest assessment or refusal to comment, as text), unnamed_only (every
        standing statement's speaker unnamed), condition (of the newest; missing
        unless every standing statement has one). Sides A to Z; within a side
        actors with most statements first, then by name.

    Source:
        Standing and order: the data model's own rule. A came before B only if
        latest(A) < earliest(B); a statement stands unless a later one of the
        same actor on the same issue came after it.
    """
    taken = _parts(_statements(records_by_actor))
    told = [
        taken.cells,
        _positions(taken.standing, year),
        _before(taken.before, year),
        _asides(taken.aside, year),
    ]
    cells = told[0]
    for part in told[1:]:
        cells = cells.merge(part, on=CELL, how="left")
    counts = ["statements", "others"]
    cells[counts] = cells[counts].fillna(0).astype("int64")
    cells["unnamed_only"] = cells["unnamed_only"].eq(True)
    told = cells["stance"].notna() & cells["was_stance"].notna()
    changed = told & (cells["was_stance"] != cells["stance"])
    cells[["was_stance", "was_words"]] = cells[["was_stance", "was_words"]].where(changed)
    return _by_side_and_weight(cells)


def _statements(records_by_actor: IntoFrame) -> nw.LazyFrame:
    frame = nw.from_native(records_by_actor).lazy()
    # Few columns first: each one costs in every step that follows.
    return frame.select(*CELL, *NAMES, *SAID, "record_type", "status").filter(*SPOKEN)


def standing_statements(statements: IntoFrame) -> pd.DataFrame:
    """
    Keep the statements that no later one of their cell surely came after.

    Args:
        statements: the result of lib.analysis.positions.statements_with_stance.

    Returns:
        Rows of `statements`, newest first.

    Raises:
        TooManyRows: in an engine, more than MOST_STATEMENTS stand.
    """
    standing, _ = layers(nw.from_native(statements).lazy())
    return newest_first(to_pandas(standing, MOST_STATEMENTS).reset_index(drop=True))


def newest_quotes(statements: IntoFrame) -> pd.DataFrame:
    """
    Take of each cell the newest standing statement with a quote.

    Args:
        statements: as `standing_statements`; reads quote besides.
    """
    if not is_lazy(statements):
        return standing_statements(statements).dropna(subset="quote").drop_duplicates(CELL)
    standing, _ = layers(nw.from_native(statements))
    quoted = standing.filter(~nw.col("quote").is_null())
    return newest_first(to_pandas(newest_alike(quoted, *CELL).drop("alike")))


def _actors(counted: nw.LazyFrame) -> pd.DataFrame:
    return to_pandas(counted.group_by(*CELL, *NAMES).agg(nw.len().alias("said")))


def _parts(counted: nw.LazyFrame) -> Parts:
    if is_lazy(counted):
        return parts(counted, NAMES, SAID)
    standing, superseded = layers(counted.filter(HELD).select(*CELL, *SAID))
    before, _ = layers(superseded)
    aside = counted.filter(ASIDE).select(*CELL, *ASIDE_READ)
    rows = (to_pandas(part).reset_index(drop=True) for part in (standing, before, aside))
    return Parts(_actors(counted), *rows)


def _sizes(rows: pd.DataFrame, cells: DataFrameGroupBy) -> pd.Series:
    return cells["alike"].sum() if "alike" in rows else cells.size()


def _positions(standing: pd.DataFrame, year: int) -> pd.DataFrame:
    ordered = newest_first(standing)
    cells = ordered.groupby(CELL, sort=False)
    newest = cells.head(1).set_index(CELL)
    stances = _stances_of(ordered)
    return pd.DataFrame(
        {
            "stances": stances,
            "stance": stances.where(~stances.str.contains(LIST_SEPARATOR)),
            "statements": _sizes(standing, cells),
            "date_words": _date_words(newest["date"], year),
            "unnamed_only": _all_of(ordered, ordered["attribution"].eq(Attribution.UNNAMED.value)),
            "condition": newest["condition"].where(_all_of(ordered, ordered["condition"].notna())),
        }
    ).reset_index()


def _before(before: pd.DataFrame, year: int) -> pd.DataFrame:
    ordered = newest_first(before)
    stances = _stances_of(ordered)
    dates = ordered.groupby(CELL, sort=False)["date"].first()
    return pd.DataFrame(
        {
            "was_stance": stances.where(~stances.str.contains(LIST_SEPARATOR)),
            "was_words": _date_words(dates, year),
        }
    ).reset_index()


def _all_of(rows: pd.DataFrame, flags: pd.Series) -> pd.Series:
    """Say of each cell whether something holds for all its rows."""
    return flags.groupby([rows[name] for name in CELL], sort=False).all()


def _stances_of(rows: pd.DataFrame) -> pd.Series:
    """Write the stances of each cell, each once: a cell is a number, whose bits are stances."""
    bits = {stance.value: 1 << rank for rank, stance in enumerate(Stance)}
    held = rows[[*CELL, "stance"]].drop_duplicates()
    held["stance"] = held["stance"].map(bits)
    found = held.groupby(CELL, sort=False)["stance"].sum()
    texts = {
        number: LIST_SEPARATOR.join(stance for stance, bit in bits.items() if number & bit)
        for number in found.unique()
    }
    return found.map(texts).astype("str")


def _date_words(dates: pd.Series, year: int) -> pd.Series:
    words = {text: parse(text).words(year) for text in dates.unique()}
    return dates.map(words).astype("str")


def _asides(asides: pd.DataFrame, year: int) -> pd.DataFrame:
    cells = newest_first(asides).groupby(CELL, sort=False)
    others = _sizes(asides, cells)
    newest = cells[["act", "date"]].first()
    acts = newest["act"].map({act.value: word for act, word in ASIDE_WORDS.items()})
    beside = (acts + ", " + _date_words(newest["date"], year)).astype("str")
    return pd.DataFrame({"others": others, "beside": beside}).reset_index()


def _by_side_and_weight(cells: pd.DataFrame) -> pd.DataFrame:
    weight = cells["said"].groupby(cells["actor_id"]).transform("sum")
    ranked = cells.assign(weight=-weight).sort_values(
        ["actor_side", "weight", "actor_name", "actor_id", "issue"], kind="stable"
    )
    return ranked.drop(columns="weight").reset_index(drop=True)


def choose_cells(cells: pd.DataFrame, spoken: pd.DataFrame) -> pd.DataFrame:
    """
    Keep the actors and issues that a filter shows, with all their cells.

    A filter chooses whom and what to look at, never what a position rests on:
    without the statements it hides, an old stance would look like the present one.

    Args:
        cells: the result of `position_cells` over everything known.
        spoken: the result of lib.evidence.spoken_cells of what the filter shows.

    Returns:
        Rows of `cells` whose actor and whose issue has a statement shown.
    """
    kept = cells["actor_id"].isin(spoken["actor_id"]) & cells["issue"].isin(spoken["issue"])
    return cells[kept].reset_index(drop=True)


def choose_statements(statements: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Keep the statements of the cells, in their own order."""
    return statements.merge(cells[CELL], on=CELL)


def cell_statements(records_by_actor: IntoFrame) -> pd.DataFrame:
    """
    List the statements behind each cell.

    Returns:
        One row per (actor_side, actor_id, issue, record_id) of the statements
        that `position_cells` counts, newest first within a cell.

    Raises:
        TooManyRows: in an engine, there are more than MOST_STATEMENTS.
    """
    columns = [*CELL, "record_id", "earliest", "latest"]
    if is_lazy(records_by_actor):
        spoken = nw.from_native(records_by_actor).filter(*SPOKEN).select(*columns, "actor")
        rows = in_list_order(to_pandas(spoken, MOST_STATEMENTS))
    else:
        rows = to_pandas(_statements(records_by_actor).select(*columns))
    rows = newest_first(rows)
    return rows[[*CELL, "record_id"]].reset_index(drop=True)


def long_cells(cells: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """
    Put the record ids behind each cell beside it, for an extract.

    Args:
        cells: the result of `position_cells`.
        statements: the result of `cell_statements`.

    Returns:
        `cells` with a last column record_ids (newest first, joined with ";").
    """
    ids = statements.groupby(CELL, sort=False)["record_id"].agg(LIST_SEPARATOR.join)
    return cells.merge(ids.rename("record_ids").reset_index(), on=CELL, how="left")


def statements_behind(cells: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """
    List the statements behind the cells, in the order of the cells, each once.

    Args:
        cells: the result of `position_cells`.
        statements: the result of `cell_statements`.

    Returns:
        One row per statement, record_id: by cell, newest first within it.
    """
    return cells[CELL].merge(statements, on=CELL)[["record_id"]].drop_duplicates()
