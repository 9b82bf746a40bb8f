"""Where the talks stand: who of each side holds which position, and who is against whom."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.analysis.matrix import issue_columns, side_cells
from lib.vocabulary import LIST_SEPARATOR, STANCE_RANK, ActorKind, Stance

MOST_NAMES = 4
"""So many actors of a side are named on an issue; more are counted by stance."""

MOST_ISSUES = 6
"""Issues in the table, which then fit beside each other; the others are named below it."""

MOST_DISPUTES = 5
"""Disagreements told with names; the others are named."""

CELL = ["actor_side", "issue"]
ENDS = [Stance.SUPPORT.value, Stance.OPPOSE.value]

NAMED = [
    *("actor_side", "issue", "stances", "actor_id", "actor_name", "actor_short_name"),
    *("date_words", "statements", "was_stance", "was_words", "condition", "beside"),
    "unnamed_only",
]
"""What is read of the cells."""


def leading_issues(cells: pd.DataFrame, issues: pd.DataFrame, most: int) -> pd.DataFrame:
    """
    Choose the issues that most actors dispute, then those that most spoke to.

    Args:
        cells: one row per actor and issue; reads issue, stance.
        issues: the codebook's.
        most: how many at most; of equals the codebook's first.

    Returns:
        One row per issue in codebook order, as lib.analysis.matrix.issue_columns.

    Source:
        Our choice. As disputed as the smaller of its two ends: an issue that all
        support says little, however many speak to it.
    """
    columns = issue_columns(cells, issues)
    ends = [_actors(columns["issue"], cells[cells["stance"] == end]) for end in ENDS]
    ranks = pd.DataFrame(
        {"disputed": np.minimum(*ends), "spoken": _actors(columns["issue"], cells)}
    )
    ranked = ranks.sort_values(["disputed", "spoken"], ascending=False, kind="stable")
    chosen = ranked.index[:most]
    return columns.loc[chosen.sort_values()].reset_index(drop=True)


def _actors(issues: pd.Series, cells: pd.DataFrame) -> pd.Series:
    return issues.map(cells["issue"].value_counts()).astype("float64").fillna(0)


def side_entries(cells: pd.DataFrame, issues: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """
    List who of each side holds which position: by name, or counted where they are many.

    Args:
        cells: the result of lib.analysis.standing.position_cells; of a side the cells of
            all its actors (lib.analysis.matrix.whole_sides), as the row speaks for the side.
        issues: one row per issue shown; reads issue.
        actors: one row per actor; reads actor_id, kind.

    Returns:
        One row per line of a cell of (actor_side, issue): actors (count >= 1),
        actor_ids (joined with ";"), stances (as in `cells`; missing for an
        assessment or refusal to comment alone), agreement of the side (see
        lib.analysis.matrix.side_cells; "" where nobody holds a position),
        unnamed (by its kind, or every standing statement's speaker), and the other
        columns of NAMED. With more than MOST_NAMES actors one row per
        stance instead, an actor with several counting under each; there names and
        words are missing, statements 0, unnamed no. Sides as in `cells`; within a cell
        support to oppose, then those without.
    """
    shown = cells.loc[cells["issue"].isin(issues["issue"]), NAMED]
    nameless = actors.loc[actors["kind"] == ActorKind.UNNAMED.value, "actor_id"]
    shown = shown.assign(unnamed=shown["unnamed_only"] | shown["actor_id"].isin(nameless))
    many = shown.groupby(CELL)["actor_id"].transform("size") > MOST_NAMES
    named = shown[~many].assign(actors=1).rename(columns={"actor_id": "actor_ids"})
    entries = pd.concat([named, _counted(shown[many])], ignore_index=True)
    agreement = side_cells(shown)[[*CELL, "agreement"]]
    entries = entries.merge(agreement, on=CELL, how="left").fillna({"agreement": ""})
    return _in_order(entries, cells)


def _counted(shown: pd.DataFrame) -> pd.DataFrame:
    held = shown.assign(stances=shown["stances"].str.split(LIST_SEPARATOR)).explode("stances")
    groups = held.astype({"stances": "str"}).groupby([*CELL, "stances"], dropna=False)
    counts = groups["actor_id"].agg(actors="size", actor_ids=LIST_SEPARATOR.join).reset_index()
    return counts.assign(statements=0, unnamed_only=False, unnamed=False)


def _in_order(entries: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    sides = {side: rank for rank, side in enumerate(cells["actor_side"].unique())}
    keys = pd.DataFrame(
        {
            "side": entries["actor_side"].map(sides),
            "issue": entries["issue"],
            "stance": entries["stances"].str.extract("([^;]+)", expand=False).map(STANCE_RANK),
        }
    )
    return entries.loc[keys.sort_values(list(keys), kind="stable").index].reset_index(drop=True)


def disagreements(cells: pd.DataFrame) -> pd.DataFrame:
    """
    Find the issues that at least one actor supports and another opposes.

    Args:
        cells: the result of lib.analysis.standing.position_cells.

    Returns:
        Rows of `cells`, those of the actors on either end. An actor whose
        standing statements differ is on neither: which one holds is not known.

    Source:
        Open disagreement: our choice, the data model's split side across all actors.
    """
    ends = cells[cells["stance"].isin(ENDS)]
    differ = ends.groupby("issue")["stance"].transform("nunique") == len(ENDS)
    return ends[differ].reset_index(drop=True)


def undisputed_issues(cells: pd.DataFrame, issues: pd.DataFrame) -> list[str]:
    """Name the issues with a position beside the disputed ones; none where nothing is disputed."""
    disputed = disagreements(cells)
    if disputed.empty:
        return []
    return left_out(cells.dropna(subset="stances"), issues, disputed)


def left_out(cells: pd.DataFrame, issues: pd.DataFrame, shown: pd.DataFrame) -> list[str]:
    """Name the issues of `cells` that are not among those shown, in codebook order."""
    spoken = issue_columns(cells, issues)
    return spoken.loc[~spoken["issue"].isin(shown["issue"]), "issue_name"].tolist()


def sides_alt(entries: pd.DataFrame, issues: pd.DataFrame) -> str:
    """
    Say for each side which issues it supports, opposes, or is split on.

    Args:
        entries: the result of `side_entries`.
        issues: one row per issue shown: issue, issue_name.
    """
    names = issues.set_index("issue")["issue_name"]
    told = " ".join(
        f"{side} {_side_words(part, names)}."
        for side, part in entries.groupby("actor_side", sort=False)
    )
    sides, number = entries["actor_side"].nunique(), len(issues)
    return f"Positions of the sides ({sides}) on the issues ({number}). {told} Listed below."


def _side_words(entries: pd.DataFrame, names: pd.Series) -> str:
    said: dict[str, list[str]] = {}
    words = {issue: _cell_word(cell) for issue, cell in entries.groupby("issue")}
    for issue, name in names.items():
        if issue in words:
            said.setdefault(words[issue], []).append(name)
    return "; ".join(f"{word}: {', '.join(issues)}" for word, issues in said.items())


def _cell_word(cell: pd.DataFrame) -> str:
    """Say one cell of a side in a word or two."""
    held = cell["stances"].dropna().str.split(LIST_SEPARATOR).explode().unique()
    if not len(held):
        return "no position"
    if len(held) == 1:
        return Stance(held[0]).word.lower()
    return "split" if cell["agreement"].iloc[0] == "split" else "mixed"
