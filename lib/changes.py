"""Two versions of a case's tables -> rows added, removed and retracted, cells corrected."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pandas as pd

from lib.refusals import Difference
from lib.schema import KEY
from lib.vocabulary import Status

COLUMNS = ["table", "row", "change", "column", "before", "after"]

Tables = Mapping[str, pd.DataFrame]
"""Table name -> its rows as text, in the order of the file; see lib.house_form.read_cells."""


class Change(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    REMOVED = "removed"


def changes(before: Tables, after: Tables) -> pd.DataFrame:
    """
    Compare two versions of a case, row by row and cell by cell.

    Args:
        before: the earlier version; a table that only one of the two holds is passed over.
        after: the later version.

    Returns:
        One row per row added or removed, and one per changed cell of the others: table, row
        (its id, missing if it has none), change (a Change), column (missing for a whole row),
        before and after (the cells, missing if empty). A status that became `retracted` is
        retracted, every other changed cell corrected. By table; of one: changed cells, rows
        removed, rows added. Another order of rows or columns is no change.
    """
    both = [table for table in KEY if table in before and table in after]
    found = [change for table in both for change in _of_table(table, before[table], after[table])]
    return pd.DataFrame(found, columns=COLUMNS, dtype="str").replace("", None)


def differences(read: Tables, yours: Tables, on_disk: Tables) -> list[Difference]:
    """
    Set two changes of the same tables beside each other.

    Args:
        read: the tables with which both began.
        yours: what one made of them; names the tables that are compared.
        on_disk: what the other made of them.

    Returns:
        One per cell that either of the two changed, filled or emptied; missing cells as "".
    """
    return [
        Difference(f"{table}.csv", row, column, *cells)
        for table in yours
        for row, column, *cells in _unequal(
            *(_by_row(table, side[table]) for side in (read, yours, on_disk))
        )
    ]


def _of_table(table: str, before: pd.DataFrame, after: pd.DataFrame) -> list[tuple[str, ...]]:
    earlier, later = _by_row(table, before), _by_row(table, after)
    kept = earlier.index.intersection(later.index, sort=False)
    removed, added = earlier.index.difference(kept, False), later.index.difference(kept, False)
    return [
        *(
            (table, row, _change(column, now), column, was, now)
            for row, column, was, now in _unequal(earlier.loc[kept], later.loc[kept])
        ),
        *((table, row, Change.REMOVED, "", "", "") for row, _ in removed),
        *((table, row, Change.ADDED, "", "", "") for row, _ in added),
    ]


def _change(column: str, now: str) -> Change:
    retracted = column == "status" and now == Status.RETRACTED
    return Change.RETRACTED if retracted else Change.CORRECTED


def _by_row(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Index rows by their id and, where an id stands several times, which of them it is."""
    key = KEY[table]
    ids = frame[key] if key in frame else pd.Series("", index=frame.index, dtype="str")
    ids = ids.fillna("")
    return frame.set_index(pd.MultiIndex.from_arrays([ids, ids.groupby(ids).cumcount()]))


def _unequal(*sides: pd.DataFrame) -> list[tuple[str, ...]]:
    """List the cells in which tables differ: row id, column, then the cell of each table."""
    rows, names = sides[0].index, sides[0].columns
    for side in sides[1:]:
        rows = rows.union(side.index, sort=False)
        names = names.union(side.columns, sort=False)
    cells = [
        side.reindex(index=rows, columns=names).astype("object").fillna("").to_numpy()
        for side in sides
    ]
    unequal = cells[0] != cells[1]
    for other in cells[2:]:
        unequal |= cells[0] != other
    return [
        (rows[row][0], names[column], *(side[row, column] for side in cells))
        for row, column in zip(*unequal.nonzero(), strict=True)
    ]
