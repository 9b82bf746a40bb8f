"""The filter line: the only place that knows widgets, address and Filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from lib.address import DAYS, EARLIEST, FILTER_PARAMETERS, LATEST, from_query, to_query
from lib.choices import FIELD, FIELDS, Choices, Field, option_counts
from lib.exceptions import AddressProblems
from lib.filters import Filters, say_day
from lib.ui.parameters import PAGE_PARAMETERS, page_problems
from lib.ui.text import counted_of, html, label
from lib.ui.view import View

if TYPE_CHECKING:
    from lib.ui.frame import PageSpec

ALL = "All"
DAY_LABELS = {"from": "From", "to": "To", "as_of": "As known on"}
LISTED_COUNTS = 12
"""Options whose counts are shown beside a field, most frequent first."""

PILLS = 8
"""Up to so many words a field shows them all at once."""


def read_filters(choices: Choices, spec: PageSpec) -> Filters:
    """
    Read the filter from the address, which alone holds it.

    Args:
        choices: what the case offers.
        spec: of the page, for the parameters that are its own.

    Raises:
        AddressProblems: naming everything in it that is not known.
    """
    asked = _address()
    wrong = page_problems(asked, spec, choices)
    problems = [problem for found in wrong.values() for problem in found]
    right = {name: values for name, values in asked.items() if name not in wrong}
    own = {name: right.pop(name) for name in spec.names if name in right}
    try:
        filters = from_query(right, choices, PAGE_PARAMETERS)
    except AddressProblems as error:
        raise AddressProblems([*problems, *error.problems], own | error.kept) from error
    if problems:
        raise AddressProblems(problems, own | _others(right) | to_query(filters, choices))
    return filters


def full_names(filters: Filters, choices: Choices, case: str | None) -> dict[str, list[str]] | None:
    """
    Spell the address out where it holds an id, an alias, or no case.

    Args:
        filters: what the address asks for.
        choices: what the case offers.
        case: the folder name of the case where there are several; else None.

    Returns:
        The parameters as they should be; None where they are so already.
    """
    asked = _address()
    query = to_query(filters, choices)
    named = case is None or asked.get("case") == [case]
    if named and all(asked.get(name, []) == query.get(name, []) for name in FILTER_PARAMETERS):
        return None
    return _others(asked) | ({} if case is None else {"case": [case]}) | query


def write_filters(filters: Filters, choices: Choices) -> None:
    """Write a filter into the address; a callback, and the next run reads it."""
    st.query_params.from_dict(_others(_address()) | to_query(filters, choices))


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
        st.markdown(counted_of(len(view.records), len(view.known)), width="content")
        _draw_chips(view.filters, view.choices)
    if popover.open:
        with popover:
            _draw_fields(view.filters, view.choices, view.case.records)


def clear_all_button(choices: Choices, key: str, text: str) -> None:
    """Offer to empty every filter."""
    st.button(text, key=key, on_click=write_filters, args=(Filters(), choices))


def _address() -> dict[str, list[str]]:
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    return {name: [value for value in values if value] for name, values in asked.items()}


def _others(asked: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: values for name, values in asked.items() if name in PAGE_PARAMETERS}


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


def _draw_fields(filters: Filters, choices: Choices, records: pd.DataFrame) -> None:
    _text_field(filters, choices)
    days = st.columns(len(DAYS))
    for column, parameter in zip(days, DAYS, strict=True):
        with column:
            _day_field(parameter, filters, choices)
    columns = st.columns(2)
    for number, field in enumerate(FIELDS[1:]):
        with columns[number % 2]:
            _choice_field(field, filters, choices)
            names = choices.names[field.name]
            every = tuple(names) if field.name == "status" else ()
            rest = replace(filters.without(field.name), status=every or filters.status)
            rest = rest.apply(records)
            st.html(_counts(field, rest, filters.as_of, choices))


def _text_field(filters: Filters, choices: Choices) -> None:
    def changed() -> None:
        write_filters(replace(filters, text=st.session_state["text"].strip()), choices)

    st.session_state["text"] = filters.text
    st.text_input("Text in title, summary, quote or condition", key="text", on_change=changed)


def _day_field(parameter: str, filters: Filters, choices: Choices) -> None:
    def changed() -> None:
        day = st.session_state[parameter]
        write_filters(replace(filters, **{DAYS[parameter]: day}), choices)

    st.session_state[parameter] = getattr(filters, DAYS[parameter])
    st.date_input(
        DAY_LABELS[parameter],
        value=None,
        min_value=EARLIEST if parameter != "to" else filters.start or EARLIEST,
        max_value=LATEST if parameter != "from" else filters.end or LATEST,
        format="YYYY-MM-DD",
        key=parameter,
        on_change=changed,
    )


def _choice_field(field: Field, filters: Filters, choices: Choices) -> None:
    """Names of the data go into a multiselect, which shows them as they are."""
    names = choices.names[field.name]

    def changed() -> None:
        picked = set(st.session_state[field.name])
        values = tuple(value for value, name in names.items() if name in picked)
        write_filters(replace(filters, **{field.name: values}), choices)

    st.session_state[field.name] = [names[value] for value in getattr(filters, field.name)]
    settings = {"key": field.name, "on_change": changed}
    if field.words and len(names) <= PILLS:
        st.pills(field.label, list(names.values()), selection_mode="multi", wrap=True, **settings)
    else:
        st.multiselect(field.label, list(names.values()), placeholder="All", **settings)


def _counts(field: Field, records: pd.DataFrame, as_of: date | None, choices: Choices) -> str:
    """Say beside a field how many records each of its values would show."""
    counts = option_counts(records, field, as_of)
    listed = [
        f"{html(choices.name(field.name, value))}&nbsp;{number:,}"
        for value, number in counts.head(LISTED_COUNTS).items()
    ]
    if len(counts) > LISTED_COUNTS:
        listed.append(f"{len(counts) - LISTED_COUNTS:,} more")
    return f"<div class='p-counts'>{' · '.join(listed) or 'no record'}</div>"


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
