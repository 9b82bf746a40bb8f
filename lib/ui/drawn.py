"""What a page has drawn in this run, so that its menu can offer it as a picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable

    import plotly.graph_objects as go

DRAWN_KEY = "_drawn"
"""Session state: what was drawn so far; begun anew by each run."""


@dataclass(frozen=True)
class DrawnChart:
    """One chart of the page."""

    key: str
    name: str
    """Empty where the page has no other."""
    figure: go.Figure
    width: int
    """Pixels it was drawn for."""
    said: str = ""
    """What a reader must know beside its name: the proposition."""


@dataclass
class Drawn:
    """The charts of the page, and the words that belong to them."""

    charts: list[DrawnChart] = field(default_factory=list)
    signs: list[tuple[str, str, str]] = field(default_factory=list)
    """The legend: (style, sign, word)."""
    source: str = ""
    """What the charts are made of; text, not markup."""
    picture: Callable[..., go.Figure] | None = None
    """Makes a picture of a chart (lib.charts.picture); None on a page without charts."""


def begin_page() -> None:
    """Forget what the run before has drawn."""
    st.session_state[DRAWN_KEY] = Drawn()


def drawn() -> Drawn:
    """Take what was drawn so far."""
    return st.session_state.setdefault(DRAWN_KEY, Drawn())


def note_chart(key: str, figure: go.Figure, width: int, name: str = "", said: str = "") -> None:
    """Note that a chart was drawn; see DrawnChart."""
    drawn().charts.append(DrawnChart(key, name, figure, width, said))
