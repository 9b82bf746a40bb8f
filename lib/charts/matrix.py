"""Who is for what: actors by issues, a tile for each position, a dot where nobody spoke."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from lib.charts.figure import Trace, bar, build, scatter
from lib.charts.hover import shared_hover
from lib.charts.matrix_heads import column_heads
from lib.charts.matrix_rows import Row, row_head, rows_of
from lib.charts.matrix_sides import side_cells_of, side_panel, side_texts
from lib.charts.matrix_tiles import Tile, tile
from lib.charts.shapes import rule
from lib.charts.text import NO_BREAK, given
from lib.charts.theme import (
    BARE_AXIS,
    HAIRLINE,
    MUTED,
    RIGHT,
    SMALL,
    base_layout,
    colour,
    font,
    steady,
)
from lib.charts.words import words_of

BOTTOM = 6
"""Pixels below the rows."""

LEFT, NARROW_LEFT, NARROW = 196, 150, 800
"""Pixels of the left margin: the smaller one in charts narrower than NARROW."""

LEAST_COLUMNS = 5
"""Fewer issues keep this many columns' width: a tile never stretches over the page."""

WORDS_FROM = 104
"""Pixels of a column from which tiles hold words, below only signs."""

TILE_SHARE, TILE_PADDING = 0.955, 8
"""Of its column that a tile is wide, and pixels of it without text."""


def matrix_figure(
    cells: pd.DataFrame, sides: pd.DataFrame, issues: pd.DataFrame, *, width: int
) -> go.Figure:
    """
    Draw the sides with their actors, in order of appearance, against the issues.

    Args:
        cells: the result of lib.analysis.standing.position_cells, or of
            lib.analysis.prevailing.prevailing_cells.
        sides: the result of lib.analysis.matrix.side_cells.
        issues: one row per column: issue, issue_name, proposition.
        width: pixels of the chart, to which words are cut.

    Returns:
        Every tile carries [actor_id, issue] as customdata.
    """
    left = LEFT if width >= NARROW else NARROW_LEFT
    columns = max(LEAST_COLUMNS, len(issues))
    room = (width - left - RIGHT) / columns
    worded = room >= WORDS_FROM
    rows = rows_of(cells, worded or "reading" in cells)
    height = rows[-1].bottom if rows else 0
    heads = column_heads(issues, room, worded, left, width - RIGHT)
    summed = side_cells_of(rows, sides, issues)
    tile_room = room * TILE_SHARE - TILE_PADDING
    return build(
        [
            _dots(rows, issues),
            side_texts(summed, tile_room),
            *_tiles(rows, issues, tile_room, worded),
            *words_of([*heads.words, *(row_head(row, left, room) for row in rows)]),
        ],
        **base_layout(heads.height + max(height, 1), top=0, bottom=BOTTOM),
        shapes=[panel for cell in summed for panel in side_panel(cell, TILE_SHARE / 2)]
        + [rule(row.bottom - 3, colour=HAIRLINE) for row in rows if not row.of_actor],
        annotations=heads.notes,
        # Margin and heads are on the axes: there words can be marks.
        xaxis=BARE_AXIS | {"range": [-0.5 - left / room, columns - 0.5]},
        yaxis=BARE_AXIS | {"range": [max(height, 1), -heads.height]},
    )


def _dots(rows: list[Row], issues: pd.DataFrame) -> Trace:
    """Mark where nobody spoke: bare background, unlike the tile of "unclear"."""
    dots = [
        (place, row.middle)
        for row in rows
        for place, issue in enumerate(issues["issue"])
        if issue not in row.issues
    ]
    return scatter(
        name="no statement",
        mode="markers",
        x=[place for place, _ in dots],
        y=[height for _, height in dots],
        marker={"symbol": "circle", "size": 3.5, "color": colour("dot"), "opacity": 1},
        hovertemplate=f"{NO_BREAK}No statement on record{NO_BREAK}<extra></extra>",
        **steady(),
    )


def _tiles(rows: list[Row], issues: pd.DataFrame, room: float, worded: bool) -> list[Trace]:
    """Draw one trace per issue, whose name and proposition its hovers share."""
    actors = [row for row in rows if row.of_actor]
    cells = [(row, cell) for row in actors for cell in row.cells]
    columns = [
        [(row, tile(cell, room, worded)) for row, cell in cells if cell["issue"] == issue]
        for issue in issues["issue"]
    ]
    each = zip(columns, issues.to_dict("records"), strict=True)
    return [
        _column(place, issue, *zip(*of, strict=True))
        for place, (of, issue) in enumerate(each)
        if of
    ]


def _column(place: int, issue: dict, rows: tuple[Row, ...], tiles: tuple[Tile, ...]) -> Trace:
    said = shared_hover(given(issue["issue_name"]), f"“{given(issue['proposition'])}”")
    return bar(
        name="tile",
        x=[place] * len(tiles),
        base=[row.top + 2 for row in rows],
        y=[row.height - 4 for row in rows],
        width=TILE_SHARE,
        customdata=[each.customdata for each in tiles],
        hovertemplate=said,
        **_words_of(tiles),
        marker=_look_of(tiles),
        **steady(MUTED),
    )


def _words_of(tiles: tuple[Tile, ...]) -> dict:
    return {
        "text": [each.text for each in tiles],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "insidetextfont": font(SMALL, MUTED),
        "textangle": 0,
        "constraintext": "none",
        "hovertext": [each.hover for each in tiles],
    }


def _look_of(tiles: tuple[Tile, ...]) -> dict:
    hatch = {"fgcolor": MUTED, "fgopacity": 0.35, "size": 7, "solidity": 0.12}
    look = {
        "color": [each.fill for each in tiles],
        "cornerradius": 5,
        "line": {"width": 1, "color": [each.edge for each in tiles]},
    }
    if any(each.hatched for each in tiles):  # a pattern costs time also where it is empty
        shape = ["/" if each.hatched else "" for each in tiles]
        look["pattern"] = {"shape": shape, "fillmode": "overlay", **hatch}
    return look
