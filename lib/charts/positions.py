"""Where everybody stands: issues by four stances, from against to for, with names."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from lib.charts.figure import Trace, build, scatter
from lib.charts.position_blocks import COLUMNS, Block, blocks_of, issue_words
from lib.charts.position_names import DETAIL_LINE, NAME_LINE, Entry
from lib.charts.shapes import area, rule
from lib.charts.targets import targets, told
from lib.charts.text import span
from lib.charts.theme import (
    BARE_AXIS,
    HAIRLINE,
    HEAD,
    LABEL,
    LINE,
    MARKS,
    MUTED,
    RIGHT,
    SMALL,
    TINT,
    base_layout,
    colour,
    font,
    marker,
    steady,
)
from lib.charts.words import INSET, Words, words_of

LEFT, NARROW_LEFT, NARROW = 196, 150, 800
"""Pixels of the left margin: the smaller one in charts narrower than NARROW."""

TOP, BOTTOM = 34, 4
"""Pixels."""

GLYPH, GLYPH_START, NAME_START = 9.5, 14, 26
"""Pixels: across, and from a column's edge to the middle of a glyph and to its name."""

HALF = 0.48
"""Of a column: half of what is tinted."""


def positions_figure(cells: pd.DataFrame, issues: pd.DataFrame, *, width: int) -> go.Figure:
    """
    Draw one row per issue, with every actor's name under its position.

    Args:
        cells: the result of lib.analysis.standing.position_cells.
        issues: one row per issue: issue, issue_name, proposition.
        width: pixels of the chart, to which words are cut.

    Returns:
        Every entry carries [actor_id, issue] as customdata. An actor whose
        standing statements differ is in several columns.
    """
    left = LEFT if width >= NARROW else NARROW_LEFT
    column = (width - left - RIGHT) / len(COLUMNS)
    blocks = blocks_of(cells, issues, column * 2 * HALF - NAME_START - 6, left - 14)
    height = blocks[-1].bottom if blocks else 0
    placed = [each for block in blocks for each in block.placed()]
    edge = -0.5 - left / column
    words = [each for block in blocks for each in issue_words(block, edge + INSET / column)]
    heads = [_column_head(place, INSET / column) for place in range(len(COLUMNS))]
    return build(
        [
            *(_targets(block) for block in blocks),
            *_traces(placed, column),
            *words_of([*heads, *words]),
        ],
        **base_layout(TOP + max(height, 1), top=0, bottom=BOTTOM),
        shapes=[
            *(rule(block.top, colour=LINE if block.top else HAIRLINE) for block in blocks),
            *(tint for block in blocks for tint in _tints(block)),
            *map(_column_rule, range(len(COLUMNS))),
        ],
        # Margin and heads are on the axes: there words can be marks.
        xaxis=BARE_AXIS | {"range": [edge, len(COLUMNS) - 0.5]},
        yaxis=BARE_AXIS | {"range": [max(height, 1), -TOP]},
    )


def _tints(block: Block) -> list[dict]:
    """Tint only what holds a name."""
    top, bottom = block.top + 5, block.bottom - 5
    held = {entry.stance for entry in block.entries}
    return [
        area(place - HALF, place + HALF, top, bottom, colour(MARKS[stance].role, TINT))
        for place, stance in enumerate(COLUMNS)
        if stance in held
    ]


def _column_rule(place: int) -> dict:
    fill = MARKS[COLUMNS[place]].colour
    return area(place - HALF, place + HALF, 0, 3, fill, layer="above")


def _column_head(place: int, inset: float) -> Words:
    look = MARKS[COLUMNS[place]]
    words = span(f"{look.glyph} <b>{look.word}</b>", look.text_colour)
    return Words(words, place - HALF + inset, -3, font(HEAD), anchor="bottom")


def _traces(placed: list[tuple[Entry, int, float]], column: float) -> list[Trace]:
    """Draw glyphs, names and details apart, so that their left edges line up."""
    names = [(place, top + NAME_LINE / 2, entry.name) for entry, place, top in placed]
    details = [
        (place, top + NAME_LINE + (n + 0.5) * DETAIL_LINE - 2, line)
        for entry, place, top in placed
        for n, line in enumerate(entry.details)
    ]
    return [
        _words("detail", details, column, font(SMALL, MUTED)),
        _words("name", names, column, font(LABEL)),
        _glyphs(placed, column),
    ]


def _words(name: str, rows: list[tuple[int, float, str]], column: float, letters: dict) -> Trace:
    return scatter(
        name=name,
        mode="text",
        x=[round(place - HALF + NAME_START / column, 4) for place, *_ in rows],
        y=[height for _, height, _ in rows],
        text=[markup for *_, markup in rows],
        textposition="middle right",
        textfont=letters,
        hoverinfo="skip",
        **steady(letters["color"]),
    )


def _targets(block: Block) -> Trace:
    """Let the entries of one issue be clicked; their hovers share its name and proposition."""
    placed = list(block.placed())
    said = told([entry.customdata for entry, *_ in placed], [entry.hover for entry, *_ in placed])
    return targets(
        "position",
        [(place - HALF, place + HALF) for _, place, _ in placed],
        [(top, top + entry.height) for entry, _, top in placed],
        said | {"hovertemplate": block.hover},
    )


def _glyphs(placed: list[tuple[Entry, int, float]], column: float) -> Trace:
    return scatter(
        name="glyph",
        mode="markers",
        x=[round(place - HALF + GLYPH_START / column, 4) for _, place, _ in placed],
        y=[top + NAME_LINE / 2 for *_, top in placed],
        marker=marker([entry.stance for entry, *_ in placed], GLYPH),
        hoverinfo="skip",
        cliponaxis=False,
        **steady(),
    )
