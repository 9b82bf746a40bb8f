"""Where everybody stands, and how that moved: by name, or counted where there are too many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Protocol

import pandas as pd

from lib.evidence import MadeOf
from lib.ui.chart import chart_grid, legend, show_chart
from lib.ui.drawer import ask_cell, ask_records, ask_step
from lib.ui.history_list import history_list
from lib.ui.matrix_notes import cut_note, history_note
from lib.ui.notes import JOIN_NOTE, POSITION_NOTE, source_line
from lib.ui.record_list import point_list, position_list
from lib.ui.twin import unfold
from lib.ui.view import View

if TYPE_CHECKING:
    import plotly.graph_objects as go


class Counted(Protocol):
    """What is read of a lib.analysis.history.History."""

    step: str
    bars: pd.DataFrame
    issues: pd.DataFrame
    placed: int
    unplaced: dict[str, int]


def show_standing(
    view: View,
    said: MadeOf,
    issues: pd.DataFrame,
    draw: Callable[[], go.Figure],
    tell: Callable[[], str],
    listed: Callable[[], pd.DataFrame],
    cut: Iterable[tuple[str | None, int, int]],
) -> None:
    """
    Show where each actor stands now.

    Args:
        view: what is shown.
        said: what it is made of.
        issues: one row per issue: issue, issue_name, proposition.
        draw: makes the chart; called only where there is room for one.
        tell: says what it shows.
        listed: makes the cells in words (lib.analysis.matrix.in_words), for the list.
        cut: what is not drawn (lib.analysis.top.cuts).
    """
    if view.width:
        show_chart(view, draw(), "positions", tell(), ask_cell)
    source_line(view, said, cut_note(cut), POSITION_NOTE)
    unfold(
        view,
        "Same positions as a list",
        "positions_list",
        lambda: position_list(listed(), issues, "positions"),
    )


def show_named(
    view: View,
    said: MadeOf,
    points: pd.DataFrame,
    issues: pd.DataFrame,
    draw: Callable[[pd.DataFrame], go.Figure],
    tell: Callable[[pd.DataFrame, str], str],
) -> None:
    """
    Show one chart per issue, with every statement in it by name.

    Args:
        view: what is shown.
        said: what it is made of.
        points: the result of lib.analysis.positions.movement_points.
        issues: one row per issue: issue, issue_name, proposition.
        draw: makes the chart of the points of one issue.
        tell: says what it shows, from the points and the issue's name.
    """
    legend()
    for place, issue in chart_grid(view, issues):
        part = points[points["issue"] == issue["issue"]]
        alt = tell(part, issue["issue_name"])
        with place:
            show_chart(
                view,
                draw(part),
                f"moved_{issue['issue']}",
                alt,
                ask_records,
                name=issue["issue_name"],
                said=issue["proposition"],
                width=view.panel_width,
            )
    source_line(view, said, POSITION_NOTE, JOIN_NOTE)
    unfold(view, "Same statements as a list", "moved_list", lambda: point_list(points, issues))


def show_counted(
    view: View,
    said: MadeOf,
    counted: Counted,
    draw: Callable[[], go.Figure],
    tell: Callable[[], str],
) -> None:
    """
    Show all issues in one chart, with the statements counted per step of time.

    Args:
        view: what is shown.
        said: what it is made of.
        counted: the result of lib.analysis.history.history.
        draw: makes the chart; called only where there is room for one.
        tell: says what it shows.
    """
    legend()
    if view.width:
        show_chart(view, draw(), "history", tell(), ask_step)
    note = history_note(counted.placed, counted.unplaced, counted.step)
    source_line(view, said, POSITION_NOTE, note)
    listed = partial(history_list, counted.bars, counted.issues)
    unfold(view, "Same bars as a list", "history_list", listed)
