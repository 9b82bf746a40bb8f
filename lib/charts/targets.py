"""Clear bars over words: Plotly hears clicks on marks, not on text."""

from __future__ import annotations

from lib.charts.figure import Trace, bar
from lib.charts.theme import CLEAR, steady

Span = tuple[float, float]


def told(customdata: list[list[str]], hovers: list[str]) -> dict:
    """Let a trace be clicked and pointed at: what a click hands on, and what the hover says."""
    return {
        "customdata": customdata,
        "hovertext": hovers,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def targets(name: str, across: list[Span], down: list[Span], said: dict, **more: object) -> Trace:
    """
    Draw what is clicked but not seen.

    Args:
        name: of the trace.
        across: left and right end of each, on the x axis.
        down: top and bottom of each, on the y axis.
        said: the result of `told`.
        **more: any other setting of the trace.
    """
    return bar(
        name=name,
        orientation="h",
        base=[start for start, _ in across],
        x=[end - start for start, end in across],
        y=[(top + bottom) / 2 for top, bottom in down],
        width=[bottom - top for top, bottom in down],
        marker={"color": CLEAR, "line": {"width": 0}},
        **said,
        **more,
        **steady(),
    )
