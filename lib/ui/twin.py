"""The list or table beside a chart: on a phone instead of it, elsewhere on demand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from lib.ui.view import View

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def unfold(view: View, title: str, key: str, draw: Callable[[], None]) -> None:
    """Draw a chart's twin where `twin` opens a place for it."""
    if place := twin(view, title, key):
        with place:
            draw()


def twin(view: View, title: str, key: str, *, phone: bool = True) -> DeltaGenerator | None:
    """
    Open the place for a chart's twin.

    Args:
        view: for the width of the screen.
        title: of the fold-out.
        key: of the fold-out, unique on its page.
        phone: whether a phone shows it unfolded, in place of the chart.

    Returns:
        The container to fill, or None while it is folded: what nobody reads is
        neither computed nor sent.
    """
    if view.width is None and phone:
        return st.container()
    expander = st.expander(title, key=key, on_change="rerun")
    return expander if expander.open else None
