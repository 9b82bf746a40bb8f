"""The filter line: what is set, each as a chip that takes it back."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.address import DAYS
from lib.choices import FIELD, FIELDS, Choices
from lib.filters import Filters, say_day
from lib.ui.filter_fields import DAY_LABELS, draw_fields
from lib.ui.filter_query import write_filters
from lib.ui.text import counted_of, label
from lib.ui.view import View

ALL = "All"


def filter_bar(view: View) -> None:
    """
    Draw the filter line with a chip for each set filter.

    Every widget is set from the filter on each run and writes a change into the
    address. What is inside the popover is drawn, and its counts are counted,
    only while it is open.
    """
    with st.container(key="filter_bar", horizontal=True, vertical_alignment="center", gap="small"):
        # Streamlit makes a popover with another label another popover: it would close.
        popover = st.popover(
            "Filters", icon=":material/tune:", key="filters_open", on_change="rerun"
        )
        _kind_control(view.filters, view.choices)
        st.markdown(counted_of(view.number, view.known), width="content")
        _draw_chips(view.filters, view.choices)
    if popover.open:
        with popover:
            draw_fields(view)


def clear_all_button(choices: Choices, key: str, text: str) -> None:
    """Offer to empty every filter."""
    st.button(text, key=key, on_click=write_filters, args=(Filters(), choices))


def _kind_control(filters: Filters, choices: Choices) -> None:
    names = choices.names["record_type"]
    chosen = names[filters.record_type[0]] if filters.record_type else ALL

    def changed() -> None:
        picked = st.session_state["record_type"]
        kinds = tuple(kind for kind, name in names.items() if name == picked)
        write_filters(replace(filters, record_type=kinds), choices)

    st.session_state["record_type"] = chosen
    st.segmented_control(
        FIELD["record_type"].label,
        [ALL, *names.values()],
        required=True,
        key="record_type",
        label_visibility="collapsed",
        on_change=changed,
    )


def _chips(filters: Filters, choices: Choices) -> list[tuple[str, str, Filters]]:
    """List what is set: a key, the words shown, and the filter without it."""
    chips = [
        (
            f"{field.name}_{value}",
            choices.name(field.name, value),
            filters.without(field.name, value),
        )
        for field in FIELDS[1:]
        for value in getattr(filters, field.name)
    ]
    chips += [
        (parameter, f"{DAY_LABELS[parameter]} {say_day(day)}", filters.without(name))
        for parameter, name in DAYS.items()
        if (day := getattr(filters, name))
    ]
    if filters.text:
        chips.append(("text", f"“{filters.text}”", filters.without("text")))
    return chips


def _draw_chips(filters: Filters, choices: Choices) -> None:
    chips = _chips(filters, choices)
    for key, shown, without in chips:
        st.button(
            label(shown),
            icon=":material/close:",
            key=f"chip_{key}",
            help="Remove this filter",
            on_click=write_filters,
            args=(without, choices),
        )
    if chips or filters.record_type:
        clear_all_button(choices, "clear_all", "Clear all")
