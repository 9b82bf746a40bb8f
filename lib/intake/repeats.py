"""Rows of a file that say what another row, or the case, says already."""

from __future__ import annotations

import numpy as np
import pandas as pd

SAME_STATEMENT = ["actor", "issue", "date", "source", "quote"]
"""Two records that agree in these quote the same words; one of them is a duplicate."""

TELLING = ["date", "title", "actor", "source"]
"""Few records agree in all of these; only they are compared in full."""

ROW_OF_FILE = r"^row [0-9]+(?:; )?"
"""A locator begins so where it says which row of a file it is."""


def comparable(records: pd.DataFrame) -> pd.DataFrame:
    """Take the cells in which records can differ: a row that only moved in its file does not."""
    if not records["locator"].str.startswith("row ", na=False).any():
        return records
    moved = records["locator"].str.replace(ROW_OF_FILE, "", regex=True)
    return records.assign(locator=moved.where(moved != ""))


def first_of_id(records: pd.DataFrame) -> tuple[pd.Series, dict[str, list[str]]]:
    """
    Find ids that stand several times.

    Args:
        records: comparable; one row per row of the file.

    Returns:
        The rows that repeat an earlier one in every cell -> where that stands; and the ids whose
        rows differ, with the columns in which they do.
    """
    again = records[records.duplicated("record_id", keep=False) & records["record_id"].notna()]
    groups = again.groupby("record_id", sort=False)
    several = groups.nunique(dropna=False) > 1
    differing = {
        identity: list(several.columns[row])
        for identity, row in zip(several.index, several.to_numpy(), strict=True)
        if row.any()
    }
    places = again.index.to_series()
    first = places.groupby(again["record_id"]).transform("first")
    return first[(first != places) & ~again["record_id"].isin(differing)], differing


def repeats_by_content(
    records: pd.DataFrame, existing: pd.DataFrame, columns: list[str]
) -> pd.Series:
    """
    Find records that say what an existing or an earlier one says, under another id.

    Records with a quote are the same if they agree in SAME_STATEMENT. Without one they must
    agree in every cell: a day has many events of one actor that are told by one source.

    Args:
        records: comparable; those whose ids are new.
        existing: comparable; of the case.
        columns: those that the file speaks of.

    Returns:
        For each that repeats another: that one's record_id; missing for the others.
    """
    new, known = records["quote"].notna(), existing["quote"].notna()
    found = [
        _first_alike(records, existing, SAME_STATEMENT, _places(new), _places(known)),
        _first_alike(records, existing, columns, _places(~new), _places(~known)),
    ]
    return pd.concat(found).reindex(records.index)


def _places(is_among: pd.Series) -> np.ndarray:
    return is_among.to_numpy().nonzero()[0]


def _first_alike(
    records: pd.DataFrame,
    existing: pd.DataFrame,
    columns: list[str],
    new: np.ndarray,
    known: np.ndarray,
) -> pd.Series:
    """Find the first of those that agree in some columns, among the rows at some places."""
    columns = [name for name in columns if name != "record_id"]
    telling = [name for name in TELLING if name in columns] or columns
    told = [existing[telling].iloc[known], records[telling].iloc[new]]
    is_near = pd.concat(told).duplicated(keep=False).to_numpy()
    known, new = known[is_near[: len(known)]], new[is_near[len(known) :]]
    both = pd.concat([existing.iloc[known], records.iloc[new]], ignore_index=True)
    alike = both[both.duplicated(columns, keep=False)]
    if alike.empty:
        return pd.Series(index=records.index[:0], dtype="str")
    first = alike.groupby(columns, dropna=False, sort=False)["record_id"].transform("first")
    first = first[alike.duplicated(columns) & (alike.index >= len(known))]
    return first.set_axis(records.index[new[first.index - len(known)]])
