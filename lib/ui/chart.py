"""Put a figure on the page, and turn a click on a mark into a request for evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import streamlit as st

from lib.ui.drawn import drawn, note_chart
from lib.ui.paint import painted
from lib.ui.text import html
from lib.ui.view import View
from lib.vocabulary import EVENT_GLYPH, GLYPH, NO_STANCE_GLYPH, Stance

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go
    from streamlit.delta_generator import DeltaGenerator

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}

PANEL = 340
"""Pixels: small charts are never narrower."""

EVENT_ITEM = ("event", EVENT_GLYPH, "Event (no position)")
NO_STANCE_ITEM = ("none", NO_STANCE_GLYPH, "Assesses, or declines to comment")
NO_STATEMENT_ITEM = ("none", "·", "No statement on record")


def show_chart(
    view: View,
    figure: go.Figure,
    key: str,
    alt: str,
    ask: Callable[..., None],
    *,
    name: str = "",
    said: str = "",
    width: int | None = None,
) -> None:
    """
    Draw a figure whose marks open the evidence.

    Args:
        view: for the theme: a chart is drawn anew when it changes.
        figure: every clickable mark carries `customdata`.
        key: of the chart, unique on its page.
        alt: what the chart shows, for those who cannot see it.
        ask: called with the items of a clicked mark's customdata.
        name: of the chart, on a page that has several.
        said: what stands beside it on the page and belongs into its picture.
        width: pixels it was drawn for, if it does not take those of the page.
    """
    note_chart(key, figure, width or view.width, name, said)
    full_key = f"{key}_{view.theme}_{view.width}"
    st.plotly_chart(
        painted(figure, view.theme),
        theme=None,
        key=full_key,
        alt=alt,
        config=CONFIG,
        on_select=lambda: _clicked(full_key, ask),
        selection_mode="points",
    )


def _clicked(key: str, ask: Callable[..., None]) -> None:
    """Ask for a mark's evidence, again when a second click takes its selection back."""
    points = st.session_state[key]["selection"]["points"]
    marked = [point["customdata"] for point in points if point.get("customdata")]
    last_key = f"_last_{key}"
    if marked:
        st.session_state[last_key] = marked[0]
    if last_key in st.session_state:
        ask(*st.session_state[last_key])


def legend(*more: tuple[str, str, str]) -> None:
    """Explain the signs: the stances, then the given (style, sign, word)."""
    items = [*((stance.value, GLYPH[stance], stance.word) for stance in Stance), *more]
    drawn().signs = items
    markup = "".join(
        f"<li><span class='p-g p-{style}'>{sign}</span> {html(word)}</li>"
        for style, sign, word in items
    )
    st.html(f"<ul class='p-legend' aria-label='Legend'>{markup}</ul>")


def chart_grid(view: View, issues: pd.DataFrame) -> Iterator[tuple[DeltaGenerator, dict]]:
    """
    Lay small charts side by side, one per issue under its name and proposition.

    Args:
        view: for the width of the screen.
        issues: one row per issue: issue, issue_name, proposition.

    Yields:
        The place of each chart and its issue; nothing on a phone.
    """
    if view.width is None:
        return
    with st.grid(min_column_width=PANEL, gap="medium"):
        for issue in issues.to_dict("records"):
            place = st.container()
            with place:
                name, proposition = html(issue["issue_name"]), html(issue["proposition"])
                st.html(f"<b>{name}</b><p class='p-proposition p-small'>{proposition}</p>")
            yield place, issue
