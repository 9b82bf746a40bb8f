"""Where the sides stand: sides by issues, in each cell the names that hold a position."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from lib.charts.figure import Trace, build, scatter
from lib.charts.hover import hover
from lib.charts.overview_cells import NAME_START, SPLIT, Cell, Head, Side, Table, table_of
from lib.charts.overview_entries import NAME_LINE, SIGN_STEP, Entry
from lib.charts.shapes import area, note, rule
from lib.charts.targets import targets, told
from lib.charts.text import NO_BREAK, given, lines
from lib.charts.theme import (
    BARE_AXIS,
    BODY,
    HAIRLINE,
    HEAD,
    LABEL,
    MARKS,
    MUTED,
    NO_STANCE,
    PANEL,
    RIGHT,
    SMALL,
    TILE,
    base_layout,
    colour,
    font,
    marker,
    steady,
)
from lib.charts.words import INSET, Words, words_of

LEFT, NARROW_LEFT, NARROW = 126, 100, 800
"""Pixels of the left margin: the smaller one in charts narrower than NARROW."""

TOP, BOTTOM = 12, 4
"""Pixels."""

GLYPH, GLYPH_START = 9.5, 14
"""Pixels: across, and from a tile's edge to its middle."""

PROPOSITION = 12
"""Font size in pixels."""

Placed = tuple[Cell, Entry, float]
"""A cell, one of its entries, and the height of that."""


def sides_figure(entries: pd.DataFrame, issues: pd.DataFrame, *, width: int) -> go.Figure:
    """
    Draw the sides against the issues, the issues in several blocks where they are many.

    Args:
        entries: the result of lib.analysis.overview.side_entries.
        issues: one row per column: issue, issue_name, proposition.
        width: pixels of the chart, to which words are cut.

    Returns:
        Every name or number carries [actor_ids, issue] as customdata.
    """
    left = LEFT if width >= NARROW else NARROW_LEFT
    across = width - left - RIGHT
    table = table_of(entries, issues, across, left - 14)
    words = [
        *(_side(side, INSET - left) for side in table.sides),
        *(_split(cell) for cell in table.cells if cell.agreement == SPLIT),
    ]
    return build(
        [*_traces(table), *words_of(words)],
        **base_layout(table.height, top=TOP, bottom=BOTTOM),
        shapes=[
            *(rule(height, colour=HAIRLINE) for height in table.rules),
            *(tile for cell in table.cells for tile in _tile(cell)),
        ],
        annotations=[each for head in table.heads for each in _head(head)],
        # The margin is on the axis: there words can be marks.
        xaxis=BARE_AXIS | {"range": [-left, across]},
        yaxis=BARE_AXIS | {"range": [max(table.height, 1), 0]},
    )


def _tile(cell: Cell) -> list[dict]:
    """Tint a cell only when all in it agree; none where nobody holds a position."""
    held = {mark for entry in cell.entries for mark in entry.marks} - {NO_STANCE}
    if not held:
        return []
    fill = colour(MARKS[min(held)].role, TILE) if len(held) == 1 else PANEL
    return [area(cell.left, cell.right, cell.top, cell.bottom, fill)]


def _head(head: Head) -> list[dict]:
    issue = head.issue
    box = {"bgcolor": colour("raised"), "bordercolor": HAIRLINE, "font": font()}
    said = hover(given(issue["issue_name"]), given(issue["proposition"]), hint="")
    place = {"yanchor": "top", "hovertext": said, "hoverlabel": box}
    name = note(f"<b>{lines(head.name)}</b>", head.x, head.top, font=font(LABEL), **place)
    quiet = font(PROPOSITION, MUTED)
    return [name, note(lines(head.proposition), head.x, head.under_name, font=quiet, **place)]


def _side(side: Side, start: float) -> Words:
    return Words(f"<b>{lines(side.lines)}</b>", start, side.top - 2, font(HEAD), anchor="top")


def _split(cell: Cell) -> Words:
    middle = cell.placed()[0][1] + NAME_LINE / 2
    return Words(SPLIT, cell.right - 4 - INSET, middle, font(SMALL, MUTED), side="left")


def _traces(table: Table) -> list[Trace]:
    placed = [(cell, entry, top) for cell in table.cells for entry, top in cell.placed()]
    named = [(cell, entry, top + NAME_LINE / 2) for cell, entry, top in placed]
    detailed = [(cell, entry, top + 26) for cell, entry, top in placed if entry.detail]
    return [
        _dots(table),
        _targets(placed),
        _words("detail", detailed, [entry.detail for _, entry, _ in detailed], font(SMALL, MUTED)),
        _words("name", named, [entry.name for _, entry, _ in named], font(BODY)),
        _glyphs(named),
    ]


def _dots(table: Table) -> Trace:
    """Mark where nobody spoke: bare background, unlike the ring of "unclear"."""
    empty = [cell for cell in table.cells if not cell.entries]
    return scatter(
        name="no statement",
        mode="markers",
        x=[(cell.left + cell.right) / 2 for cell in empty],
        y=[(cell.top + cell.bottom) / 2 for cell in empty],
        marker={"symbol": "circle", "size": 3.5, "color": colour("dot"), "opacity": 1},
        hovertemplate=f"{NO_BREAK}No statement on record{NO_BREAK}<extra></extra>",
        **steady(),
    )


def _targets(placed: list[Placed]) -> Trace:
    entries = [entry for _, entry, _ in placed]
    said = told([entry.customdata for entry in entries], [entry.hover for entry in entries])
    across = [(cell.left, cell.right) for cell, *_ in placed]
    return targets("entry", across, [(top, top + entry.height) for _, entry, top in placed], said)


def _words(name: str, placed: list[Placed], texts: list[str], letters: dict) -> Trace:
    return scatter(
        name=name,
        mode="text",
        x=[cell.left + NAME_START + _moved(entry) for cell, entry, _ in placed],
        y=[height for *_, height in placed],
        text=texts,
        textposition="middle right",
        textfont=letters,
        hoverinfo="skip",
        **steady(letters["color"]),
    )


def _moved(entry: Entry) -> int:
    return SIGN_STEP * (len(entry.marks) - 1)


def _glyphs(placed: list[Placed]) -> Trace:
    each = [
        (cell.left + GLYPH_START + SIGN_STEP * number, height, mark)
        for cell, entry, height in placed
        for number, mark in enumerate(entry.marks)
    ]
    return scatter(
        name="glyph",
        mode="markers",
        x=[x for x, *_ in each],
        y=[height for _, height, _ in each],
        marker=marker([mark for *_, mark in each], GLYPH),
        hoverinfo="skip",
        cliponaxis=False,
        **steady(),
    )
