"""How positions moved: what is counted per step of time, or marked one by one, and the shifts."""

from __future__ import annotations

from dataclasses import asdict
from typing import NamedTuple

import pandas as pd

from lib.analysis.behind import Held, View, chosen_ids
from lib.analysis.history import NAMED_STATEMENTS, History, history, history_of
from lib.analysis.positions import count_shifts, movement_points, shifts
from lib.analysis.statements import asked_window_of, days_of, window_of
from lib.analysis.timeline import Window, asked_window

MOST_SHIFTS = 10
"""Shifts listed, the newest; the number of all is said."""


class Moved(NamedTuple):
    """What is shown of how positions moved."""

    counts: History | None
    """The statements counted; None where each has a mark."""
    points: pd.DataFrame | None
    """Those marks: lib.analysis.positions.movement_points."""
    days: Window | None
    """The days that the marks lie in."""

    @property
    def scale(self) -> dict[str, object]:
        """What the marks are drawn on: first, last, known, and whether some lie before."""
        return asdict(self.days) | {"gutter": self.points["place"].eq("earlier").any()}


class Shifts(NamedTuple):
    """Who took another stance than before."""

    newest: pd.DataFrame
    """MOST_SHIFTS of lib.analysis.positions.shifts."""
    number: int
    """How many there are."""


def moved(view: View, cells: pd.DataFrame, issues: pd.DataFrame, held: Held) -> Moved:
    """
    Count the statements of the cells shown in time, or place each where they are few.

    Args:
        view: what is shown.
        cells: the result of lib.analysis.standing.choose_cells.
        issues: one row per issue: issue, issue_name, proposition.
        held: the result of lib.analysis.behind.statements_held.
    """
    ask, asked = view.by_then.of_records_by_actor, (view.filters.start, view.filters.end)
    whole = ask(window_of, view.as_of)
    if held.made.records <= NAMED_STATEMENTS:
        days = asked_window(held.statements, whole, *asked)
        return Moved(None, movement_points(held.statements, days), days)
    if not view.in_engine:
        days = asked_window(held.statements, whole, *asked)
        return Moved(history(held.statements, issues, days, view.steps, *asked), None, None)
    ids = chosen_ids(cells)
    days = ask(asked_window_of, whole, asked, *ids)
    return Moved(history_of(ask(days_of, *ids), issues, days, view.steps, *asked), None, None)


def find_shifts(held: Held) -> Shifts | None:
    """Find the newest shifts and count all; None where there are too many statements to look."""
    if held.statements is None:
        return None
    return Shifts(shifts(held.statements, MOST_SHIFTS), count_shifts(held.statements))
