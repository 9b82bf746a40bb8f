"""The parts of a layout: texts, lines and areas that are not marks."""

from __future__ import annotations

from lib.charts.theme import ACCENT, LINE, font


def note(text: str, x: float, y: float, **more: object) -> dict:
    """
    Put a text at a point of the axes: left-aligned, centred on its height.

    Args:
        text: markup, with text of the data escaped.
        x: in the axis' units; `xref` in `more` changes that.
        y: in the axis' units; `yref` in `more` changes that.
        more: any setting of a Plotly annotation.
    """
    placed = {"x": x, "y": y, "text": text, "showarrow": False, "align": "left", "font": font()}
    return {**placed, "xanchor": "left", "yanchor": "middle", **more}


def margin_note(text: str, y: float, left: int, **more: object) -> dict:
    """Put a text into the left margin, which is so many pixels wide."""
    return note(text, 0, y, xref="paper", xshift=-left, **more)


def area(x0: float, x1: float, y0: float, y1: float, fill: str, **more: object) -> dict:
    """Fill a rectangle behind the marks."""
    corners = {"x0": x0, "x1": x1, "y0": y0, "y1": y1}
    edge = {"width": 0}
    return {"type": "rect", **corners, "fillcolor": fill, "line": edge, "layer": "below", **more}


def rule(y: float, start: float = 0, colour: str = LINE, **more: object) -> dict:
    """Draw a line across the chart; `start` below 0 begins it in the left margin."""
    pen = {"color": colour, "width": 1}
    ends = {"x0": start, "x1": 1, "y0": y, "y1": y}
    return {"type": "line", "xref": "paper", **ends, "line": pen, "layer": "below", **more}


def upright(x: float, y0: float, y1: float, **pen: object) -> dict:
    """Draw a line down the chart."""
    ends = {"x0": x, "x1": x, "y0": y0, "y1": y1}
    return {"type": "line", **ends, "line": {"color": LINE, "width": 1, **pen}, "layer": "below"}


def known_line(end: float, day: str, height: float) -> tuple[dict, dict]:
    """
    Draw the line up to which records are known, and say so below the chart.

    Args:
        end: where that day ends, on the x axis.
        day: in words.
        height: of the chart's rows.

    Returns:
        The line and its words.
    """
    said = below(f"reported by {day}", end, xanchor="right", xshift=-6)
    return upright(end, 0, height, color=ACCENT, width=1.5), said


def below(text: str, x: float, **more: object) -> dict:
    """
    Put a text under the rows, in the colour of what is no data.

    Against the paper: in the axis' units, a text outside its range vanishes.
    """
    under = {"yref": "paper", "yanchor": "top", "yshift": -3, "font": font(12, ACCENT)}
    return note(text, x, 0, **under, **more)
