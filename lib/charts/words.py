"""Words of a layout as marks: each annotation Plotly measures, and draws twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lib.charts.figure import Trace, scatter
from lib.charts.theme import font, steady

PLACES = {"top": "bottom", "middle": "middle", "bottom": "top"}
"""What of a text is at its height -> where Plotly says the text is."""

SUNK = {"top": 3.9, "middle": 1.2, "bottom": -1.5}
"""
Pixels by which a text stands lower than Plotly would put it.

Source:
    Measured in Chromium: so it is centred, and below or above other words it keeps the
    distance that an annotation has.
"""

INSET = 2
"""Pixels between the left edge of a chart and words there."""


@dataclass(frozen=True)
class Words:
    """A text at a point of the axes, whose y axis counts pixels downwards."""

    markup: str
    x: float
    y: float
    font: dict
    anchor: str = "middle"
    """What of the text is at y: top, middle or bottom."""
    side: str = "right"
    """Where the text is, seen from x: left, center or right."""


def words_of(texts: Iterable[Words]) -> list[Trace]:
    """Write texts, those of one font and place in one trace."""
    alike: dict[tuple, list[Words]] = {}
    for text in texts:
        look = text.font["size"], text.font["color"], text.anchor, text.side
        alike.setdefault(look, []).append(text)
    return [_written(*look, each) for look, each in alike.items()]


def _written(size: float, colour: str, anchor: str, side: str, texts: list[Words]) -> Trace:
    return scatter(
        name="layout",
        mode="text",
        x=[round(text.x, 4) for text in texts],
        y=[round(text.y + SUNK[anchor], 2) for text in texts],
        text=[text.markup for text in texts],
        textposition=f"{PLACES[anchor]} {side}",
        textfont=font(size, colour),
        hoverinfo="skip",
        **steady(colour),
    )
