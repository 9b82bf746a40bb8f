"""How the words reached the source: one bar each, in the colour of counts."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from lib.charts.figure import bar, build
from lib.charts.hover import hover
from lib.charts.shapes import margin_note
from lib.charts.text import clip, given, plain, text_width
from lib.charts.theme import BARE_AXIS, BODY, LABEL, base_layout, colour, font, steady

LEFT = 176
"""Pixels of the left margin."""

ROW, THICK = 28, 18
"""Pixels of a row, and of its bar."""

TONE = "count 7"
"""The step of the ramp; the length says the number."""


def solidity_figure(speech: pd.DataFrame, *, width: int) -> go.Figure:
    """
    Draw one bar per way of speech, its number behind it.

    Args:
        speech: the result of lib.analysis.solidity.speech_counts.
        width: pixels of the chart.

    Returns:
        Every bar carries [speech] as customdata.
    """
    middles = [ROW * (place + 0.5) for place in range(len(speech))]
    words = [given(word) for word in speech["word"]]
    numbers = [f"{number:,}" for number in speech["records"]]
    longest = max([*speech["records"], 1])
    # The longest bar leaves room for its number.
    room = width - LEFT
    reach = longest * room / (room - max(map(_room_of, numbers), default=0))
    bars = bar(
        name="records",
        orientation="h",
        x=speech["records"].tolist(),
        y=middles,
        width=THICK,
        customdata=[[value] for value in speech["speech"]],
        text=numbers,
        textposition="outside",
        textfont=font(BODY),
        constraintext="none",
        cliponaxis=False,
        hovertext=[
            hover(word, f"{number} records") for word, number in zip(words, numbers, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"color": colour(TONE), "cornerradius": 3, "line": {"width": 0}},
        **steady(),
    )
    return build(
        [bars],
        **base_layout(ROW * len(speech), left=LEFT, top=10, bottom=4),
        annotations=[
            margin_note(plain(clip(word, LEFT - 12, LABEL)), middle, LEFT, font=font(LABEL))
            for word, middle in zip(words, middles, strict=True)
        ],
        xaxis=BARE_AXIS | {"range": [0, reach]},
        yaxis=BARE_AXIS | {"range": [max(ROW * len(speech), 1), 0]},
    )


def _room_of(number: str) -> float:
    """Pixels that a number takes behind its bar."""
    return text_width(number, BODY) + 14
