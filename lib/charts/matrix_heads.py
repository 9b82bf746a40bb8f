"""The issues above the columns of the matrix: with propositions, by name, or by number."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

import pandas as pd

from lib.charts.hover import hover
from lib.charts.shapes import note
from lib.charts.text import given, lines, plain, text_width, wrap
from lib.charts.theme import AXIS_SIZE, HAIRLINE, LABEL, MUTED, SMALL, colour, font
from lib.charts.words import INSET, Words

LINE_HEIGHT = 1.3
"""Plotly's, times the font size."""

PROPOSITION = 12
"""Font size in pixels."""

NAME_SIZES = (AXIS_SIZE, SMALL)
"""Font sizes in pixels for names alone, the first that fits."""

MOST_KEY = 230
"""Pixels of a name in the list above numbered columns."""


@dataclass(frozen=True)
class Heads:
    """What stands above the rows."""

    height: int
    """Pixels it takes."""
    words: list[Words] = field(default_factory=list)
    notes: list[dict] = field(default_factory=list)
    """Names that can be pointed at: a mark of text alone cannot."""


def column_heads(issues: pd.DataFrame, room: float, worded: bool, left: int, width: float) -> Heads:
    """
    Write the issues above their columns.

    Args:
        issues: one row per column: issue_name, proposition.
        room: pixels of a column.
        worded: whether there is room for the propositions.
        left: pixels of the left margin.
        width: pixels of margin and columns together.

    Returns:
        In narrow columns the names alone, the proposition in their hover; where
        even a word of a name is too wide, numbers, with names and propositions
        listed above.
    """
    names = [given(name) for name in issues["issue_name"]]
    propositions = [given(proposition) for proposition in issues["proposition"]]
    if worded:
        return _names_and_propositions(names, propositions, room - 10)
    for size in NAME_SIZES:
        if _widest_word(names, size) <= room - 4:
            return _names(names, propositions, room - 4, size)
    return _numbers(names, propositions, room, left, width)


def _widest_word(names: list[str], size: float) -> float:
    words = [word for name in names for word in name.split()]
    return max((text_width(word, size, bold=True) for word in words), default=0)


def _wrapped(texts: list[str], room: float, size: float, bold: bool = False) -> list[list[str]]:
    return [[plain(line) for line in wrap(text, room, size, bold)] for text in texts]


def _names_and_propositions(names: list[str], propositions: list[str], room: float) -> Heads:
    heads = _wrapped(names, room, LABEL, bold=True)
    texts = _wrapped(propositions, room, PROPOSITION)
    name_heights = [len(head) * LABEL * LINE_HEIGHT for head in heads]
    heights = [
        height + len(text) * PROPOSITION * LINE_HEIGHT
        for height, text in zip(name_heights, texts, strict=True)
    ]
    top = round(14 + max(heights, default=0))
    centred = {"anchor": "top", "side": "center"}
    quiet = font(PROPOSITION, MUTED)
    words = []
    for place, (head, text) in enumerate(zip(heads, texts, strict=True)):
        under = name_heights[place] - top
        words.append(Words(f"<b>{lines(head)}</b>", place, -top, font(LABEL), **centred))
        words.append(Words(lines(text), place, under, quiet, **centred))
    return Heads(top, words)


def _names(names: list[str], propositions: list[str], room: float, size: float) -> Heads:
    heads = _wrapped(names, room, size, bold=True)
    box = {"bgcolor": colour("raised"), "bordercolor": HAIRLINE, "font": font()}
    above = {"xanchor": "center", "yanchor": "bottom", "align": "center", "font": font(size)}
    notes = [
        note(
            f"<b>{lines(head)}</b>", place, -6, **above,
            hovertext=hover(names[place], propositions[place], hint=""), hoverlabel=box,
        )
        for place, head in enumerate(heads)
    ]  # fmt: skip
    return Heads(round(20 + max(map(len, heads), default=0) * size * LINE_HEIGHT), notes=notes)


def _numbers(
    names: list[str], propositions: list[str], room: float, left: int, width: float
) -> Heads:
    """List the issues above the columns: number and name, the proposition beside it."""
    numbered = [f"{number} {name}" for number, name in enumerate(names, start=1)]
    widest = max(text_width(name, AXIS_SIZE, bold=True) for name in numbered)
    key = min(widest, MOST_KEY) + 14
    heads = _wrapped(numbered, key, AXIS_SIZE, bold=True)
    texts = _wrapped(propositions, width - key, PROPOSITION)
    pairs = list(zip(heads, texts, strict=True))
    heights = [max(map(len, pair)) * AXIS_SIZE * LINE_HEIGHT + 3 for pair in pairs]
    top = round(sum(heights) + 34)
    edge, quiet = -0.5 - (left - INSET) / room, font(PROPOSITION, MUTED)
    words = []
    for (head, text), above in zip(pairs, accumulate(heights, initial=0), strict=False):
        name = f"<b>{lines(head)}</b>"
        words.append(Words(name, edge, above - top, font(AXIS_SIZE), anchor="top"))
        words.append(Words(lines(text), edge + key / room, above - top, quiet, anchor="top"))
    for place in range(len(names)):
        number = f"<b>{place + 1}</b>"
        words.append(Words(number, place, -6, font(LABEL), anchor="bottom", side="center"))
    return Heads(top, words)
