"""A side in one line of the matrix: one sign per actor, which is not a vote count."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from lib.charts.figure import Trace, scatter
from lib.charts.matrix_rows import Row
from lib.charts.shapes import area
from lib.charts.text import NO_BREAK, given, lines, plain, span, text_width
from lib.charts.theme import MARKS, MUTED, NO_STANCE, PANEL, font, steady
from lib.vocabulary import LIST_SEPARATOR

SIGN, WORD = 16, 12
"""Font sizes in pixels."""

MOST_SIGNS = 5
"""So many actors of a side get a sign each; more are counted by stance."""


@dataclass(frozen=True)
class SideCell:
    """One side on one issue that somebody of it spoke to."""

    row: Row
    place: int
    """Of the issue's column."""
    stances: str = ""
    agreement: str = ""


def side_cells_of(rows: list[Row], sides: pd.DataFrame, issues: pd.DataFrame) -> list[SideCell]:
    """Find each side's summary; without stances where nobody spoke for or against."""
    held = {
        (given(cell.actor_side), cell.issue): (given(cell.stances), given(cell.agreement))
        for cell in sides.itertuples()
    }
    return [
        SideCell(row, place, *held.get((row.side, issue), ()))
        for row in rows
        if not row.of_actor
        for place, issue in enumerate(issues["issue"])
        if issue in row.issues
    ]


def side_panel(cell: SideCell, half: float) -> list[dict]:
    """Lay a panel under the signs; none where there is no position."""
    left, right = cell.place - half, cell.place + half
    panel = area(left, right, cell.row.top + 7, cell.row.bottom - 6, PANEL)
    return [panel] if cell.stances or cell.agreement else []


def side_texts(cells: list[SideCell], room: float) -> Trace:
    """Write the signs of each into so many pixels: Plotly draws every annotation twice."""
    return scatter(
        name="side",
        mode="text",
        x=[cell.place for cell in cells],
        y=[cell.row.middle for cell in cells],
        text=[side_words(cell.stances, cell.agreement, room) for cell in cells],
        textfont=font(WORD, MUTED),
        hoverinfo="skip",
        **steady(MUTED),
    )


def side_words(stances: str, agreement: str, room: float) -> str:
    """
    Sum up a side on an issue in one line, or in two where the room is small.

    Args:
        stances: one per actor, joined with ";"; empty where nobody holds one,
            though somebody spoke; an actor whose statements are mixed has none.
        agreement: "split", "mixed", "agree" or empty.
        room: pixels.
    """
    if not stances:
        sign = span(MARKS[NO_STANCE].glyph, MUTED, SIGN)
        return plain(agreement) if agreement else sign
    held = stances.split(LIST_SEPARATOR)
    for words, width in (_signs(held), _counts(held)):
        if width + text_width(f" {agreement}", WORD) <= room:
            return f"{words} {plain(agreement)}" if agreement else words
    words, width = _counts(held)
    return words if width <= room else _two_lines(held)


def _signs(held: list[str]) -> tuple[str, float]:
    if len(held) > MOST_SIGNS:
        return _counts(held)
    signs = [span(MARKS[stance].glyph, MARKS[stance].colour) for stance in held]
    width = text_width(NO_BREAK.join(MARKS[stance].glyph for stance in held), SIGN)
    return span(NO_BREAK.join(signs), MUTED, SIGN), width


def _counts(held: list[str]) -> tuple[str, float]:
    words = {stance: f"{MARKS[stance].glyph}{number}" for stance, number in Counter(held).items()}
    coloured = [span(word, MARKS[stance].text_colour) for stance, word in words.items()]
    return NO_BREAK.join(coloured), text_width(NO_BREAK.join(words.values()), WORD)


def _two_lines(held: list[str]) -> str:
    kinds = list(dict.fromkeys(held))
    halves = ([stance for stance in held if stance in half] for half in (kinds[:2], kinds[2:]))
    return lines(_counts(half)[0] for half in halves)
