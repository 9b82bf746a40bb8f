"""The marks of the timeline's rows, from the back to the front."""

from __future__ import annotations

import pandas as pd

from lib.charts.figure import Trace, scatter
from lib.charts.scale import GLYPH_ROOM, Placed, TimeScale
from lib.charts.targets import targets, told
from lib.charts.text import clip_start, given, plain, text_width
from lib.charts.theme import AXIS_SIZE, LABEL, LINE, MUTED, font, marker, steady
from lib.charts.time_marks import bars, segments, tails
from lib.charts.timeline_words import row_hover, row_label

GLYPH, LABEL_GLYPH, RING, BAR_THICKNESS, LABEL_THICKNESS = 11, 9, 20, 13, 22
"""Pixels."""

LABEL_START, WORDS_START, PADDING = 9, 20, 14
"""Pixels: to the middle of a label's glyph, to its words, and free behind them."""

OUTSIDE = {"earlier": "middle right", "later": "middle left"}
"""Place outside the scale -> on which side of the glyph its date is printed."""


def row_traces(
    rows: pd.DataFrame, heights: list[float], scale: TimeScale, words_room: float
) -> list[Trace]:
    """
    Draw every row.

    Args:
        rows: as `timeline_figure` takes them; at least one.
        heights: of the middle of each row.
        scale: the time scale, on the first x axis.
        words_room: pixels of the second x axis, where the labels are.

    Returns:
        Traces named leader, bar, tail, ring, date, label, label glyph, words and mark.
    """
    bounds = zip(rows["place"], rows["earliest"], rows["latest"], strict=True)
    placed = [scale.place(*each) for each in bounds]
    spots = list(zip(rows["mark"], placed, heights, strict=True))
    drawn = list(zip(rows.itertuples(), placed, heights, strict=True))
    said = told(
        [[record_id] for record_id in rows["record_id"]],
        [row_hover(row) for row in rows.itertuples()],
    )
    return [
        segments("leader", _leaders(drawn, scale), {"color": LINE, "width": 1}),
        bars(spots, BAR_THICKNESS),
        *tails(spots),
        _rings(drawn),
        _dates(drawn, scale),
        _labels(rows, heights, words_room - PADDING, said),
        _label_glyphs(rows, heights),
        _words(rows, heights, words_room),
        _glyphs(rows, placed, heights, said),
    ]


Drawn = list[tuple[tuple, Placed, float]]
"""Row, where it is drawn, and its height."""


def _leaders(drawn: Drawn, scale: TimeScale) -> list[tuple]:
    """Lead the eye from the words to the mark."""
    ends = [(_mark_start(row, spot, scale), row, height) for row, spot, height in drawn]
    return [
        ((scale.left, height), (end, height))
        for end, row, height in ends
        if row.place != "earlier" and end > scale.left
    ]


def _mark_start(row: tuple, spot: Placed, scale: TimeScale) -> float:
    start = spot.glyph - scale.length(GLYPH_ROOM)
    if row.place == "later":
        return start - scale.length(text_width(given(row.date_words), AXIS_SIZE) + GLYPH_ROOM)
    return min(start, *(spot.tail or (start,)), *(spot.bar[:1] if spot.bar else (start,)))


def _rings(drawn: Drawn) -> Trace:
    """Ring what rests on an unnamed source or is not confirmed."""
    weak = [each for each in drawn if each[0].unnamed or each[0].unconfirmed]
    pen = {"width": 1.4, "dash": "dot", "color": MUTED}
    return scatter(
        name="ring",
        mode="markers",
        x=[spot.glyph for _, spot, _ in weak],
        y=[height for *_, height in weak],
        marker={"symbol": "circle-open", "size": RING, "color": MUTED, "line": pen},
        hoverinfo="skip",
        cliponaxis=False,
        **steady(),
    )


def _dates(drawn: Drawn, scale: TimeScale) -> Trace:
    """Print the date of what lies outside the scale beside its glyph."""
    room = max(scale.gutter_pixels - 2.5 * GLYPH_ROOM, 60)
    outside = [each for each in drawn if each[0].place in OUTSIDE]
    words = [plain(clip_start(given(row.date_words), room, AXIS_SIZE)) for row, *_ in outside]
    return scatter(
        name="date",
        mode="text",
        x=[spot.glyph for _, spot, _ in outside],
        y=[height for *_, height in outside],
        # Stand off from the glyph, on whichever side it is.
        text=[f"\u2003{text}\u2003" for text in words],
        textposition=[OUTSIDE[row.place] for row, *_ in outside],
        textfont=font(AXIS_SIZE, MUTED),
        hoverinfo="skip",
        **steady(MUTED),
    )


def _labels(rows: pd.DataFrame, heights: list[float], room: float, said: dict) -> Trace:
    half = LABEL_THICKNESS / 2
    down = [(height - half, height + half) for height in heights]
    return targets("label", [(0, room)] * len(rows), down, said, xaxis="x2")


def _label_glyphs(rows: pd.DataFrame, heights: list[float]) -> Trace:
    return scatter(
        name="label glyph",
        mode="markers",
        x=[LABEL_START] * len(rows),
        y=heights,
        xaxis="x2",
        marker=marker(list(rows["mark"]), LABEL_GLYPH, list(rows["scheduled"])),
        hoverinfo="skip",
        cliponaxis=False,
        **steady(),
    )


def _words(rows: pd.DataFrame, heights: list[float], room: float) -> Trace:
    """Write the words apart from their glyphs, so that their left edges line up."""
    return scatter(
        name="words",
        mode="text",
        x=[WORDS_START] * len(rows),
        y=heights,
        xaxis="x2",
        text=[row_label(row, room - WORDS_START - PADDING) for row in rows.itertuples()],
        textposition="middle right",
        textfont=font(LABEL),
        hoverinfo="skip",
        cliponaxis=False,
        **steady(),
    )


def _glyphs(rows: pd.DataFrame, placed: list[Placed], heights: list[float], said: dict) -> Trace:
    return scatter(
        name="mark",
        mode="markers",
        x=[spot.glyph for spot in placed],
        y=heights,
        marker=marker(list(rows["mark"]), GLYPH, list(rows["scheduled"])),
        cliponaxis=False,
        **said,
        **steady(),
    )
