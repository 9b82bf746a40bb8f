"""Choices that belong to one page."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

import streamlit as st

from lib.filters import Filters
from lib.vocabulary import Order

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

SHOW_ALL = "All"
LISTED = 50
"""Rows of a long list that are shown at once."""


def choice_line() -> DeltaGenerator:
    """Open the line of a page's own choices."""
    return st.container(key="choices", horizontal=True, vertical_alignment="center", gap="small")


def choose(key: str, name: str, options: Sequence[str], default: str | None = None) -> str:
    """Offer ways to look at a page; the choice is in the address, unless it is the default."""
    default = default or options[0]

    def changed() -> None:
        _write(key, st.session_state[key], default)

    st.session_state[key] = st.query_params.get(key, default)
    return st.segmented_control(
        name,
        options,
        required=True,
        key=key,
        label_visibility="collapsed",
        on_change=changed,
    )


def choose_reading(views: tuple[str, str], crowded: bool) -> str:
    """
    Offer the two readings of the matrix where there are statements enough for both.

    Args:
        views: by the latest statement, and by what prevails.
        crowded: whether there are; then what prevails is the default. An address
            that asks for a reading is followed anyway.
    """
    if crowded or "view" in st.query_params:
        return choose("view", "Reading", views, views[crowded])
    return views[0]


def pick_order() -> Order:
    """Offer the orders of rows and columns as a list."""
    words = {order.word: order for order in Order}
    first = Order.CODEBOOK.word

    def changed() -> None:
        _write("order", st.session_state["order"], first)

    st.session_state["order"] = st.query_params.get("order", first)
    picked = st.selectbox(
        "Order",
        words,
        key="order",
        format_func=lambda word: f"Order: {word[0].lower()}{word[1:]}",
        label_visibility="collapsed",
        width=250,
        on_change=changed,
    )
    return words[picked]


def show_all() -> bool:
    """Say whether the address asks for all rows and columns."""
    return st.query_params.get("show") == SHOW_ALL


def show_all_button(less: str) -> None:
    """Offer all rows and columns, or as before only the top ones: `less` in words."""

    def changed() -> None:
        _write("show", "" if show_all() else SHOW_ALL, "")

    st.button(less if show_all() else "Show all", key="show_all", on_click=changed)


def _write(key: str, picked: str, default: str) -> None:
    if picked == default:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = picked


def choose_rows(key: str, number: int, filters: Filters) -> slice:
    """
    Offer a long list page by page.

    Args:
        key: of the list, unique on its page.
        number: how many rows it has.
        filters: under other ones the list begins anew.

    Returns:
        The rows of the chosen page.
    """
    if number <= LISTED:
        return slice(number)
    page = st.pagination(ceil(number / LISTED), key=f"part_{key}_{number}_{hash(filters)}")
    return slice((page - 1) * LISTED, page * LISTED)
