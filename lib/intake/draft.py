"""A table that nobody's importer knows -> what its own words tell about how to map it."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd

from lib.changes import Tables
from lib.intake.header_words import SOURCE_WORDS, folded, meant_by
from lib.intake.opened import Opened
from lib.intake.recipe import Recipe
from lib.intake.values import their_cells

PREFIX = "R-"
"""Of record ids in a case that has none yet."""

ADDRESS = r"https?://\S+"


def draft(opened: Opened, tables: Tables) -> Recipe:
    """
    Make the recipe that needs no decision, for the analyst to complete.

    Args:
        opened: a file with a grid.
        tables: of the case; {} for a new one.

    Returns:
        Their columns whose names mean one field of ours; nothing where two are possible.
        The rest is what lib.intake.questions.open_questions asks.
    """
    header = opened.grid.header
    meant = {name: _meaning(opened, name) for name in header if header.count(name) == 1}
    fields = Counter(meant.values())
    columns = {field: name for name, field in meant.items() if field and fields[field] == 1}
    empty = [
        name
        for name in dict.fromkeys(header)
        if not name.strip() and opened.grid.cells.iloc[1:, header.index(name)].isna().all()
    ]
    return Recipe(
        shape=tuple(header),
        columns=columns,
        ignored=tuple(empty),
        id_prefix=_prefix(opened, columns, tables),
    )


def _meaning(opened: Opened, name: str) -> str:
    """Say which field a column is for, by its head; of a source which part, by its cells."""
    if folded(name) not in SOURCE_WORDS:
        return meant_by(name)
    cells = their_cells(opened, name).dropna()
    if cells.empty:
        return ""
    return "source.url" if cells.str.fullmatch(ADDRESS).all() else "source.publisher"


def _prefix(opened: Opened, columns: dict[str, str], tables: Tables) -> str:
    """Begin ids as the case does; not those of its own records, which the file brings back."""
    known = (
        tables["records"]["record_id"].dropna() if "records" in tables else pd.Series(dtype="str")
    )
    if "record_id" in columns and their_cells(opened, columns["record_id"]).isin(known).any():
        return ""
    starts = Counter(re.sub(r"[0-9].*$", "", identity, flags=re.DOTALL) for identity in known)
    start = starts.most_common(1)[0][0] if starts else PREFIX
    # Numbers of another table must not meet those of the case.
    return f"{start}T-" if "record_id" in columns and starts else start
