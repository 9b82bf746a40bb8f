"""The layout of the sides against the issues: heads, rows, and what each cell holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

import pandas as pd

from lib.charts.overview_entries import NAME_LINE, Entry, entry_of
from lib.charts.text import given, plain, text_width, wrap
from lib.charts.theme import HEAD, LABEL, SMALL

COLUMN, LEAST_COLUMNS = 126, 5
"""Pixels of a column at least; fewer issues keep so many columns' width."""

INSET, NAME_START, PADDING = 4, 23, 8
"""Pixels: between a column's edge and its tile, from there to a name, above and below names."""

LEAST_ROW, BLOCK_GAP = NAME_LINE + 2 * PADDING, 22
"""Pixels of a row without names, and between two blocks of columns."""

PROPOSITION, LINE_HEIGHT = 12, 1.3
"""Font size in pixels, and Plotly's height of a line, times the font size."""

MOST_NAME, MOST_PROPOSITION, MOST_SIDE = 3, 5, 3
"""Lines; the whole text is in the hover."""

SPLIT = "split"


@dataclass(frozen=True)
class Head:
    """An issue above its column: wrapped texts, escaped."""

    x: float
    top: float
    name: list[str]
    proposition: list[str]
    issue: dict

    @property
    def under_name(self) -> float:
        """Where the proposition begins."""
        return self.top + len(self.name) * LABEL * LINE_HEIGHT

    @property
    def height(self) -> float:
        """Pixels it takes."""
        return self.under_name - self.top + len(self.proposition) * PROPOSITION * LINE_HEIGHT + 8


@dataclass(frozen=True)
class Cell:
    """One side on one issue; without entries where nobody of it spoke."""

    left: float
    right: float
    top: float
    bottom: float
    entries: list[Entry]
    agreement: str

    def placed(self) -> list[tuple[Entry, float]]:
        """Put each entry at its height."""
        tops, top = [], self.top + PADDING
        for entry in self.entries:
            tops.append(top)
            top += entry.height
        return list(zip(self.entries, tops, strict=True))


@dataclass(frozen=True)
class Side:
    """The name of a side at the left of its row."""

    lines: list[str]
    top: float


@dataclass
class Table:
    """Everything drawn, in pixels from the top left corner."""

    heads: list[Head] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)
    """Heights of the lines above the rows."""
    height: float = 0


def table_of(entries: pd.DataFrame, issues: pd.DataFrame, across: float, side_room: float) -> Table:
    """
    Lay out the table, its columns in blocks below each other where they are many.

    Args:
        entries: the result of lib.analysis.overview.side_entries.
        issues: one row per column: issue, issue_name, proposition.
        across: pixels of the columns together.
        side_room: pixels for a side's name.
    """
    table = Table()
    possible = max(1, int(across // COLUMN))
    blocks = max(1, ceil(len(issues) / possible))
    columns = ceil(len(issues) / blocks)
    # Full blocks fill the width; a single short one keeps its columns' usual width.
    room = across / (columns if blocks > 1 else max(columns, min(LEAST_COLUMNS, possible)))
    for start in range(0, len(issues), max(columns, 1)):
        part = issues.iloc[start : start + columns].to_dict("records")
        top = table.height + (BLOCK_GAP if start else 0)
        heads = [_head(issue, place * room, top, room) for place, issue in enumerate(part)]
        table.heads += heads
        table.height = top + max(head.height for head in heads)
        for name, of_side in entries.groupby("actor_side", sort=False):
            _add_row(table, given(name), of_side, part, room, side_room)
    return table


def _head(issue: dict, left: float, top: float, room: float) -> Head:
    words = room - 2 * INSET - 6
    name = wrap(given(issue["issue_name"]), words, LABEL, bold=True, most=MOST_NAME)
    text = wrap(given(issue["proposition"]), words, PROPOSITION, most=MOST_PROPOSITION)
    return Head(left + INSET, top, list(map(plain, name)), list(map(plain, text)), issue)


def _add_row(
    table: Table, side: str, of_side: pd.DataFrame, part: list[dict], room: float, side_room: float
) -> None:
    top = table.height
    found = [_entries(of_side, issue, room) for issue in part]
    tallest = max((sum(entry.height for entry in entries) for entries, _ in found), default=0)
    lines = [plain(line) for line in wrap(side, side_room, HEAD, bold=True, most=MOST_SIDE)]
    bottom = top + max(tallest + 2 * PADDING, LEAST_ROW, len(lines) * HEAD * LINE_HEIGHT + 12) + 8
    table.rules.append(top)
    table.sides.append(Side(lines, top + 4 + PADDING))
    for place, (entries, agreement) in enumerate(found):
        left, right = place * room + INSET, (place + 1) * room - INSET
        table.cells.append(Cell(left, right, top + 4, bottom - 4, entries, agreement))
    table.height = bottom


def _entries(of_side: pd.DataFrame, issue: dict, room: float) -> tuple[list[Entry], str]:
    rows = of_side[of_side["issue"] == issue["issue"]].to_dict("records")
    agreement = given(rows[0]["agreement"]) if rows else ""
    words = room - 2 * INSET - NAME_START - 6
    beside = text_width(f" {SPLIT}", SMALL) if agreement == SPLIT else 0
    return [
        entry_of(row, issue, words, words - (0 if place else beside))
        for place, row in enumerate(rows)
    ], agreement
