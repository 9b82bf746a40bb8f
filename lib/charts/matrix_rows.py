"""The rows of the matrix: each side with its actors under it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from lib.charts.text import clip, given, lines, plain, span
from lib.charts.theme import HEAD, LABEL, SMALL, font
from lib.charts.words import INSET, Words

SIDE_ROW, WORD_ROW, GLYPH_ROW, SIDE_GAP = 42, 46, 38, 16
"""Pixels."""


@dataclass(frozen=True)
class Row:
    """One row: of a side, or of one of its actors."""

    side: str
    cells: list[dict]
    """Of the side, or of the actor."""
    top: int
    height: int
    of_actor: bool

    @cached_property
    def issues(self) -> set[str]:
        """What was spoken to."""
        return {cell["issue"] for cell in self.cells}

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return self.top + self.height / 2

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height


def rows_of(cells: pd.DataFrame, two_lines: bool) -> list[Row]:
    """
    Lay out the rows, sides and actors in order of appearance.

    Args:
        cells: one row per (actor_side, actor_id, issue).
        two_lines: whether tiles hold two lines.
    """
    rows: list[Row] = []
    height = WORD_ROW if two_lines else GLYPH_ROW
    # Plain rows: a matrix is small, and a table of pandas for each actor took longest of all.
    for side, of_side in _grouped(cells.to_dict("records"), "actor_side").items():
        top = rows[-1].bottom + SIDE_GAP if rows else 0
        rows.append(Row(side, of_side, top, SIDE_ROW, of_actor=False))
        for part in _grouped(of_side, "actor_id").values():
            rows.append(Row(side, part, rows[-1].bottom, height, of_actor=True))
    return rows


def _grouped(cells: list[dict], column: str) -> dict[str, list[dict]]:
    groups: dict[str, list[dict]] = {}
    for cell in cells:
        groups.setdefault(given(cell[column]), []).append(cell)
    return groups


def row_head(row: Row, left: int, room: float) -> Words:
    """
    Name a side at the left edge, an actor with its role a little in from it.

    Args:
        row: of the matrix.
        left: pixels of the left margin.
        room: pixels of a column.
    """
    edge = -0.5 - (left - INSET) / room
    if not row.of_actor:
        name = plain(clip(row.side, left - 12, HEAD, bold=True))
        return Words(f"<b>{name}</b>", edge, row.middle, font(HEAD))
    actor, most = row.cells[0], left - 22
    name = plain(clip(given(actor["actor_name"]), most, LABEL))
    role = plain(clip(given(actor["actor_role"]), most, SMALL))
    words = lines([name, span(role, size=SMALL) if role else ""])
    return Words(words, edge + 10 / room, row.middle, font(LABEL))
