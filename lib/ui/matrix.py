"""What stands around the issue matrix: how it is read and arranged, and its twins."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from lib.ui.controls import choice_line, choose_reading, pick_order
from lib.ui.record_list import position_list
from lib.ui.table import show_table
from lib.ui.twin import twin, unfold
from lib.ui.view import View
from lib.vocabulary import Order


def arrangement(views: tuple[str, str], crowded: bool) -> tuple[bool, Order]:
    """
    Offer how the matrix is read and in which order it stands.

    Args:
        views: by the latest statement, and by what prevails.
        crowded: whether there are statements enough for both readings.

    Returns:
        Whether it is read by what prevails, and the order.
    """
    with choice_line():
        return choose_reading(views, crowded) == views[1], pick_order()


def matrix_twins(
    view: View,
    listed: Callable[[], pd.DataFrame],
    tabled: Callable[[], pd.DataFrame],
    issues: pd.DataFrame,
) -> None:
    """
    Offer the matrix as a list and, but on a phone, as a table.

    Args:
        view: what is shown.
        listed: makes the cells in words (lib.analysis.matrix.in_words).
        tabled: lays them out (lib.analysis.matrix.matrix_table).
        issues: one row per issue: issue, issue_name, proposition.
    """
    unfold(
        view,
        "Same matrix as a list",
        "matrix_list",
        lambda: position_list(listed(), issues, "matrix"),
    )
    if place := twin(view, "Same matrix as a table", "matrix_table", phone=False):
        with place:
            show_table(tabled(), "matrix_as_table")
