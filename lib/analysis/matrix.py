"""Who is for what: one cell per actor and issue, one summary per side and issue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

import pandas as pd

from lib.analysis.prevailing import read_window, window_counts, window_words
from lib.analysis.standing import position_cells
from lib.vocabulary import LIST_SEPARATOR, STANCE_RANK, Stance

NO_STATEMENT = "no statement on record"


class Known(Protocol):
    """What is read of a lib.ui.known.Known."""

    of_records_by_actor: Callable[..., pd.DataFrame]


def whole_matrix(known: Known, as_of: date, prevailing: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """
    Read all cells, by the latest statement or by what prevails, and sum up the sides.

    Filters choose among them and change none: worked out once for each day.
    """
    cells = known.of_records_by_actor(position_cells, as_of.year)
    if prevailing:
        cells = read_window(cells, known.of_records_by_actor(window_counts, as_of))
    return cells, side_cells(cells)


def side_cells(cells: pd.DataFrame) -> pd.DataFrame:
    """
    Sum up a side on an issue, one symbol per actor; it is not a vote count.

    Args:
        cells: the result of lib.analysis.standing.position_cells, or of
            lib.analysis.prevailing.prevailing_cells.

    Returns:
        One row per (actor_side, issue) with a position: stances (one per actor
        and stance, support to oppose, joined with ";"; an actor whose statements
        are mixed has none) and agreement: "split" when at least one supports and
        one opposes, "agree" when all hold the same, "mixed" otherwise, "" for a
        single actor who holds one.

    Source:
        Split side: the data model's own rule.
    """
    mixed = cells["reading"].eq("mixed") if "reading" in cells else False
    held = cells[cells["stances"].notna() | mixed]
    held = held[["actor_side", "actor_id", "issue", "stances"]]
    each = held.assign(stance=held["stances"].str.split(LIST_SEPARATOR)).explode("stance")
    each = each.sort_values("stance", key=lambda stances: stances.map(STANCE_RANK), kind="stable")
    groups = each.groupby(["actor_side", "issue"])
    table = groups["stance"].agg(lambda held: LIST_SEPARATOR.join(held.dropna()))
    table = table.rename("stances").reset_index()
    mixed = groups["stance"].agg(lambda held: held.isna().any()).to_numpy()
    actors = groups["actor_id"].nunique().to_numpy()
    parts = zip(table["stances"], actors, mixed, strict=True)
    table["agreement"] = [_agreement(*part) for part in parts]
    return table.astype({"stances": "str", "agreement": "str"})


def whole_sides(known: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """
    Take every actor's cell, or every side's, of the sides and issues shown.

    A side is what all its actors say, also when a filter shows one of them.

    Args:
        known: the result of lib.analysis.standing.position_cells over everything known,
            or of `side_cells` of that.
        cells: those of them that are shown.
    """
    kept = known["actor_side"].isin(cells["actor_side"]) & known["issue"].isin(cells["issue"])
    return known[kept].reset_index(drop=True)


def issue_columns(cells: pd.DataFrame, issues: pd.DataFrame) -> pd.DataFrame:
    """
    List the issues somebody spoke to, in codebook order.

    Returns:
        One row per issue of `cells`: issue (id), issue_name, proposition.
    """
    columns = issues[issues["issue_id"].isin(cells["issue"].unique())]
    columns = columns.rename(columns={"issue_id": "issue", "name": "issue_name"})
    return columns[["issue", "issue_name", "proposition"]].reset_index(drop=True)


def silent_issues(
    cells: pd.DataFrame,
    issues: pd.DataFrame,
    asked: tuple[str, ...] = (),
    groups: tuple[str, ...] = (),
) -> list[str]:
    """
    Name the issues of the codebook on which no position is on record, in its order.

    Args:
        cells: the result of lib.analysis.standing.position_cells over everything known.
        issues: one row per issue: issue_id, name, issue_group.
        asked: only these issues; empty for all.
        groups: only issues of these groups; empty for all.
    """
    spoken = set(cells.dropna(subset="stances")["issue"])
    silent = issues[~issues["issue_id"].isin(spoken)]
    if asked:
        silent = silent[silent["issue_id"].isin(asked)]
    if groups:
        silent = silent[silent["issue_group"].isin(groups)]
    return silent["name"].tolist()


def matrix_table(cells: pd.DataFrame, issues: pd.DataFrame) -> pd.DataFrame:
    """
    Lay the matrix out as a table to be read aloud.

    Args:
        cells: as in `in_words`.
        issues: one row per column, in their order: issue, issue_name.

    Returns:
        One row per actor in the order of `cells`: Side, Actor, then one column
        per issue by name holding the position in words with its date, "no
        statement on record" where there is none.
    """
    words = in_words(cells)
    rows = words[["actor_side", "actor_name", "actor_id"]].drop_duplicates()
    wide = words.pivot_table(index="actor_id", columns="issue", values="words", aggfunc="first")
    wide = wide.reindex(index=rows["actor_id"], columns=issues["issue"]).fillna(NO_STATEMENT)
    wide = wide.set_axis(issues["issue_name"].tolist(), axis="columns").reset_index(drop=True)
    heads = rows.rename(columns={"actor_side": "Side", "actor_name": "Actor"})
    return pd.concat([heads[["Side", "Actor"]].reset_index(drop=True), wide], axis="columns")


def in_words(cells: pd.DataFrame) -> pd.DataFrame:
    """
    Add a column `words` that says each cell.

    Args:
        cells: the result of lib.analysis.standing.position_cells, or of
            lib.analysis.prevailing.prevailing_cells.
    """
    return cells.assign(words=[cell_words(cell) for cell in cells.to_dict("records")])


def cell_words(cell: dict) -> str:
    """
    Say one cell: the position, its date, what stands beside it.

    >>> cell_words({"stances": "oppose", "date_words": "by 29 Jan", "statements": 2,
    ...     "was_stance": None, "was_words": None, "beside": None, "condition": None})
    'Opposes, by 29 Jan, 2 statements'
    """
    if cell.get("reading") in ("prevailing", "mixed"):
        beside = [f"also {cell['beside']}"] if pd.notna(cell["beside"]) else []
        return ", ".join([window_words(cell), _latest(cell), *beside])
    if pd.isna(cell["stances"]):
        beside = str(cell["beside"])
        return beside[0].upper() + beside[1:]
    stances = cell["stances"].split(LIST_SEPARATOR)
    parts = [_or(stances), cell["date_words"]]
    if len(stances) > 1:
        parts.append("order not known")
    if pd.notna(cell.get("reading")):
        parts.append(window_words(cell))
    elif cell["statements"] > 1:
        parts.append(f"{cell['statements']} statements")
    if pd.notna(cell["was_stance"]):
        parts.append(f"was {Stance(cell['was_stance']).value}, {cell['was_words']}")
    if pd.notna(cell["condition"]):
        parts.append(f"condition: {cell['condition']}")
    if pd.notna(cell["beside"]):
        parts.append(f"also {cell['beside']}")
    return ", ".join(parts)


def _or(stances: list[str]) -> str:
    return " or ".join(Stance(value).word for value in stances)


def _latest(cell: dict) -> str:
    return f"latest {_or(cell['latest_stances'].split(LIST_SEPARATOR))}, {cell['date_words']}"


def _agreement(stances: str, actors: int, mixed: bool) -> str:
    held = set(stances.split(LIST_SEPARATOR))
    if actors == 1:
        return "mixed" if mixed else ""
    if {Stance.SUPPORT.value, Stance.OPPOSE.value} <= held:
        return "split"
    return "agree" if len(held) == 1 and not mixed else "mixed"
