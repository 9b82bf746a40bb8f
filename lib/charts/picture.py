"""A chart -> the same as a picture for a report, with the words that it needs there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import plotly.graph_objects as go

from lib.charts.text import plain, span, text_width, wrap
from lib.charts.theme import (
    BODY,
    INK,
    MUTED,
    PAPER,
    SMALL,
    colour,
    font,
)
from lib.vocabulary import Stance

STANCES = [colour(stance.value) for stance in Stance]
ONLY_FOR_CLICKS = ("customdata", "hovertext", "hovertemplate", "ids")

TITLE = 20
EDGE, GAP = 20, 10
"""Pixels around the picture, and between the chart and its words."""


Sign = tuple[str, str, str]
"""Of the legend: style, sign, word."""


@dataclass(frozen=True)
class _Line:
    markup: str
    size: float
    colour: str
    bold: bool = False

    @property
    def height(self) -> float:
        return self.size * 1.45


def picture_figure(
    figure: go.Figure,
    width: int,
    *,
    title: str,
    above: Sequence[str],
    below: Sequence[str],
    signs: Sequence[Sign],
) -> go.Figure:
    """
    Put a chart and its words into one picture.

    Args:
        figure: a chart of lib.charts; it stays as it is.
        width: pixels it was drawn for.
        title: of the picture; this and all other words are text of the data.
        above: what is said under the title.
        below: what is said under the chart.
        signs: the legend, drawn where the chart has stances.

    Returns:
        A figure of fixed size that nothing can be clicked in; colours as in `figure`.
    """
    spec = figure.to_plotly_json()
    layout = spec["layout"]
    margin = {"l": 0, "r": 0, "t": 0, "b": 0} | dict(layout.get("margin", {}))
    traces = [
        {key: value for key, value in trace.items() if key not in ONLY_FOR_CLICKS}
        for trace in spec["data"]
    ]
    legend = _legend(signs, width) if _has_stances(traces) else []
    over, under = _above(title, above, legend, width), _below(below, width)
    head, foot = (EDGE + sum(line.height for line in part) + GAP for part in (over, under))
    said = [
        *_placed(over, "top", margin["t"] + head - EDGE, margin["l"]),
        *_placed(under, "bottom", -(margin["b"] + GAP), margin["l"]),
    ]
    sides = {"l": margin["l"] + EDGE, "r": margin["r"] + EDGE}
    layout |= {
        "width": width + 2 * EDGE,
        "height": round(layout["height"] + head + foot),
        "margin": margin | sides | {"t": margin["t"] + head, "b": margin["b"] + foot},
        "annotations": [*layout.get("annotations", ()), *said],
        "paper_bgcolor": PAPER,
        "hovermode": False,
    }
    return go.Figure(traces, layout, _validate=False)


def _has_stances(traces: Sequence[dict]) -> bool:
    written = go.Figure(traces, {"template": "none"}, _validate=False).to_json(validate=False)
    return any(stance in written for stance in STANCES)


def _above(title: str, said: Sequence[str], legend: Sequence[str], width: int) -> list[_Line]:
    heads = [_Line(plain(line), TITLE, INK, True) for line in wrap(title, width, TITLE, True)]
    lines = (line for text in said for line in wrap(text, width, BODY))
    return [
        *heads,
        *(_Line(plain(line), BODY, MUTED) for line in lines),
        *(_Line(line, BODY, INK) for line in legend),
    ]


def _below(said: Sequence[str], width: int) -> list[_Line]:
    lines = (line for text in said for line in _broken(text, width))
    return [_Line(plain(line), SMALL, MUTED) for line in lines]


def _broken(text: str, width: int) -> Iterable[str]:
    """Wrap a text; an address, which has no space, is broken rather than cut."""
    if " " in text:
        return wrap(text, width, SMALL)
    rows = accumulate(text, lambda row, sign: row + text_width(sign, SMALL), initial=0.0)
    places = [int(place // (width - SMALL)) for place in rows][: len(text)]
    return [
        "".join(sign for sign, place in zip(text, places, strict=True) if place == number)
        for number in range(places[-1] + 1)
    ]


def _legend(signs: Sequence[Sign], width: int) -> list[str]:
    rows: list[list[str]] = []
    room = 0.0
    for style, sign, word in signs:
        needs = text_width(f"{sign} {word}\u2003", BODY)
        if needs > room:
            rows.append([])
            room = width
        room -= needs
        role = f"{style} text" if style in list(Stance) else "ink"
        rows[-1].append(f"{span(f'<b>{plain(sign)}</b>', colour(role))} {plain(word)}")
    return ["\u2003".join(row) for row in rows]


def _placed(lines: Sequence[_Line], edge: str, start: float, left: float) -> list[dict]:
    """Set lines under each other, the first `start` pixels above an edge of the plot."""
    tops = accumulate(
        (line.height for line in lines), lambda at, height: at - height, initial=start
    )
    return [
        {
            "text": f"<b>{line.markup}</b>" if line.bold else line.markup,
            "font": font(line.size, line.colour),
            **{"xref": "paper", "x": 0, "xanchor": "left", "xshift": -left, "align": "left"},
            **{"yref": "paper", "y": 1 if edge == "top" else 0, "yanchor": "top", "yshift": top},
            "showarrow": False,
        }
        for line, top in zip(lines, tops, strict=False)
    ]
