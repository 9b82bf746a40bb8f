"""How each issue moved, counted: per step of time the share of each stance, against at the foot."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from lib.charts.figure import Trace, bar, build, scatter
from lib.charts.scale import TimeScale
from lib.charts.shapes import margin_note, rule
from lib.charts.text import NO_BREAK, given, lines, plain, span, text_width, wrap
from lib.charts.theme import (
    BARE_AXIS,
    BODY,
    HEAD,
    MARKS,
    MUTED,
    PAPER,
    RIGHT,
    SMALL,
    base_layout,
    colour,
    font,
    steady,
)
from lib.charts.time_axis import time_axis

LEFT, NARROW_LEFT, NARROW = 264, 196, 800
"""Pixels of the left margin: the smaller one in charts narrower than NARROW."""

TOP, BOTTOM = 46, 4
BAR, COUNT, PADDING = 44, 17, 9
"""Pixels: of a bar, of the number under it, and above and below both."""

SHARE = 0.86
"""Of its step that a bar is wide."""

PROPOSITION, NAME_LINE, LINE, MOST_LINES = 12, 19, 16, 4
"""Font size, heights of lines in pixels, and lines of a proposition."""

STRONG, PALE = "D9", "5C"
"""Alphas of a bar, and of one that rests on fewer than STEADY statements."""

STEADY = 5

SIGN, SIGN_ROOM = 12, 15
"""Font size of a sign within a bar, and pixels it needs each way."""

EDGES = ["bin_start", "bin_end"]

HOVER_ROOM = 330
"""Pixels of a line of a hover."""

HINT = f"<br>{NO_BREAK}{span('Click to list them')}"


def history_figure(
    bars: pd.DataFrame, issues: pd.DataFrame, first: date, last: date, *, width: int
) -> go.Figure:
    """
    Draw one row per issue, one bar per step of time, each as high as all others.

    Args:
        bars: one row per (issue, bin_start, stance), of lib.analysis.history.history.
        issues: one row per issue, of the same result.
        first: the first day shown.
        last: the last day shown.
        width: pixels of the chart.

    Returns:
        A trace per stance, one more for its pale bars, and the number of
        statements under each bar. Every part of a bar carries [issue, first day,
        last day, stance] as customdata, days as ISO dates.
    """
    left = LEFT if width >= NARROW else NARROW_LEFT
    scale = TimeScale(first, last, width - left - RIGHT)
    heads = [_head(issue, left - 18) for issue in issues.to_dict("records")]
    row = max([BAR + COUNT, *(height for _, height in heads)]) + 2 * PADDING
    tops = {issue: n * row for n, issue in enumerate(issues["issue"])}
    height = row * len(issues)
    ends = bars.groupby(["issue", "bin_start"])["share"].cumsum()
    starts, widths = _across(bars, scale)
    stacked = bars.assign(
        top=bars["issue"].map(tops).astype("float64") + PADDING,
        foot=ends - bars["share"],
        middle=starts + widths / 2,
        width=widths * SHARE,
        room=widths * scale.day_pixels,
    )
    names = {issue["issue"]: _hover_head(issue) for issue in issues.to_dict("records")}
    parts = stacked.groupby(["stance", stacked["step_records"] < STEADY])
    start = -left / max(width - left - RIGHT, 1)
    return build(
        [*(_bars(part, *look, names) for look, part in parts), _counts(stacked)],
        **base_layout(height, left=left, top=TOP, bottom=BOTTOM),
        shapes=[rule(top, start) for top in tops.values()],
        annotations=[
            margin_note(words, top + PADDING - 3, left, yanchor="top", font=font(HEAD))
            for (words, _), top in zip(heads, tops.values(), strict=True)
        ],
        xaxis=time_axis(scale),
        yaxis=BARE_AXIS | {"range": [max(height, 1), 0]},
    )


def _head(issue: dict, room: float) -> tuple[str, float]:
    """Name an issue with its proposition and its count, and say how high that is."""
    name = wrap(given(issue["issue_name"]), room, HEAD, bold=True, most=2)
    proposition = wrap(given(issue["proposition"]), room, PROPOSITION, most=MOST_LINES)
    counted = f"{issue['placed']:,} of {issue['records']:,} statements in bars"
    small = [*map(plain, proposition), counted]
    words = [f"<b>{plain(line)}</b>" for line in name]
    words += [span(line, MUTED, PROPOSITION) for line in small]
    return lines(words), len(name) * NAME_LINE + len(small) * LINE


def _across(bars: pd.DataFrame, scale: TimeScale) -> tuple[pd.Series, pd.Series]:
    """Say where each step begins, and how many days it has."""
    ends = {day: scale.at(day) for column in EDGES for day in bars[column].unique()}
    starts, lasts = (bars[column].map(ends).astype("float64") for column in EDGES)
    return starts, lasts + 1 - starts


def _bars(part: pd.DataFrame, stance: str, pale: bool, names: dict[str, str]) -> Trace:
    """Draw the parts of one stance; pale ones apart, as a trace has one colour of signs."""
    look = MARKS[stance]
    sign_colour = look.text_colour if pale else PAPER
    heights = part["share"] * BAR
    fits = (heights >= SIGN_ROOM) & (part["room"] * SHARE >= SIGN_ROOM)
    days = [part[column].dt.strftime("%Y-%m-%d") for column in EDGES]
    return bar(
        name=f"{stance} pale" if pale else stance,
        x=part["middle"].tolist(),
        width=part["width"].round(2).tolist(),
        base=(part["top"] + BAR * (1 - part["foot"])).round(2).tolist(),
        y=(-heights).round(2).tolist(),
        marker={
            "color": colour(look.role, PALE if pale else STRONG),
            "line": {"width": 1, "color": PAPER},
        },
        text=[look.glyph if fit else "" for fit in fits],
        textposition="inside",
        insidetextanchor="middle",
        insidetextfont=font(SIGN, sign_colour),
        textangle=0,
        constraintext="none",
        customdata=[[*item, stance] for item in zip(part["issue"], *days, strict=True)],
        hovertext=[
            f"{names[row.issue]}, {plain(row.step_words)}<br>{NO_BREAK}{look.glyph} {look.word}: "
            f"{row.records:,} of {_statements(row.step_records)}"
            for row in part.itertuples()
        ],
        hovertemplate=f"{NO_BREAK}%{{hovertext}}{NO_BREAK}{HINT}<extra></extra>",
        **steady(sign_colour),
    )


def _hover_head(issue: dict) -> str:
    name = wrap(given(issue["issue_name"]), HOVER_ROOM, BODY, bold=True)
    return f"<b>{f'<br>{NO_BREAK}'.join(map(plain, name))}</b>"


def _statements(number: int) -> str:
    return f"{number:,} statement" + ("s" if number != 1 else "")


def _counts(bars: pd.DataFrame) -> Trace:
    """Write under each bar how many statements are its whole."""
    steps = bars.drop_duplicates(["issue", "bin_start"])
    return scatter(
        name="statements",
        mode="text",
        x=steps["middle"].tolist(),
        y=(steps["top"] + BAR + COUNT / 2 + 1).tolist(),
        text=[_short(*each) for each in zip(steps["step_records"], steps["room"], strict=True)],
        textposition="middle center",
        textfont=font(SMALL, MUTED),
        hoverinfo="skip",
        cliponaxis=False,
        **steady(MUTED),
    )


def _short(number: int, room: float) -> str:
    """Write a count in full, else in thousands: it is never left out."""
    full = f"{number:,}"
    return full if text_width(full, SMALL) <= room else f"{number / 1000:.0f}k"
