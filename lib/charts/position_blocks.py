"""The rows of the positions chart: one per issue, as high as its longest column of names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from lib.charts.hover import shared_hover
from lib.charts.position_names import NAME_LINE, Entry, entries_of
from lib.charts.text import given, lines, plain, wrap
from lib.charts.theme import LABEL, MUTED, font
from lib.charts.words import Words
from lib.vocabulary import Stance

COLUMNS = [
    stance.value for stance in (Stance.OPPOSE, Stance.UNCLEAR, Stance.CONDITIONAL, Stance.SUPPORT)
]
"""From against to for."""

PADDING = 11
"""Pixels above and below the words of a row."""

PROPOSITION, NAME_HEIGHT, PROPOSITION_HEIGHT = 12, 19, 15.6
"""Font size of a proposition, and heights of a line of it and of an issue's name, in pixels."""


@dataclass(frozen=True)
class Block:
    """The row of one issue."""

    name: list[str]
    """Lines."""
    proposition: list[str]
    """Lines."""
    hover: str
    """What the hovers of its entries share, as a template."""
    entries: list[Entry]
    top: float

    @property
    def height(self) -> float:
        """Pixels of the longest column, or of the words on the left."""
        words = NAME_HEIGHT * len(self.name) + PROPOSITION_HEIGHT * len(self.proposition)
        columns = (sum(e.height for e in self.entries if e.stance == c) for c in COLUMNS)
        return max(words, NAME_LINE, *columns) + 2 * PADDING

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    def placed(self) -> Iterator[tuple[Entry, int, float]]:
        """Give each entry with its column and its top."""
        for place, stance in enumerate(COLUMNS):
            top = self.top + PADDING
            for entry in self.entries:
                if entry.stance == stance:
                    yield entry, place, top
                    top += entry.height


def blocks_of(
    cells: pd.DataFrame, issues: pd.DataFrame, name_room: float, issue_room: float
) -> list[Block]:
    """
    Lay out the issues below each other.

    Args:
        cells: one row per (actor_side, actor_id, issue).
        issues: one row per issue: issue, issue_name, proposition.
        name_room: pixels for an actor's name.
        issue_room: pixels for an issue's words.
    """
    of_issues: dict[str, list[dict]] = {}
    for cell in cells.to_dict("records"):
        of_issues.setdefault(cell["issue"], []).append(cell)
    blocks: list[Block] = []
    for issue in issues.to_dict("records"):
        block = Block(
            name=wrap(given(issue["issue_name"]), issue_room, LABEL, bold=True),
            proposition=wrap(given(issue["proposition"]), issue_room, PROPOSITION),
            hover=shared_hover(given(issue["issue_name"]), f"“{given(issue['proposition'])}”"),
            entries=entries_of(of_issues.get(issue["issue"], []), name_room),
            top=blocks[-1].bottom if blocks else 0,
        )
        blocks.append(block)
    return blocks


def issue_words(block: Block, start: float) -> list[Words]:
    """Write an issue's name, and under it its proposition, from `start` on the x axis on."""
    top = block.top + PADDING - 2
    under = top + NAME_HEIGHT * len(block.name)
    name, proposition = lines(map(plain, block.name)), lines(map(plain, block.proposition))
    return [
        Words(f"<b>{name}</b>", start, top, font(LABEL), anchor="top"),
        Words(proposition, start, under, font(PROPOSITION, MUTED), anchor="top"),
    ]
