"""The fields of the filter: what is chosen in each, and how many records each choice would show."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from lib.address import DAYS, EARLIEST, LATEST
from lib.choices import (
    FIELD,
    FIELDS,
    Choices,
    Field,
    column_of,
    count_cells,
    option_cells,
    option_counts,
)
from lib.filters import Filters
from lib.tables.engine_case import EngineCase
from lib.ui.filter_query import write_filters
from lib.ui.text import html
from lib.ui.view import View

DAY_LABELS = {"from": "From", "to": "To", "as_of": "As known on"}
LISTED_COUNTS = 12
"""Options whose counts are shown beside a field, most frequent first."""

PILLS = 8
"""Up to so many words a field shows them all at once."""

FIRST = [FIELD[name] for name in ("side", "actor", "issue_group", "issue", "act", "stance")]
MORE = [field for field in FIELDS[1:] if field not in FIRST]


def draw_fields(view: View) -> None:
    """
    Draw the fields: first those that are used most, the others on demand.

    What is folded is neither counted nor sent: every field costs the browser time
    at each click.
    """
    filters, choices = view.filters, view.choices
    _text_field(filters, choices)
    for column, parameter in zip(st.columns(len(DAYS)), DAYS, strict=True):
        with column:
            _day_field(parameter, filters, choices)
    _choice_fields(view, FIRST)
    more = st.expander("More fields", key="filters_more", on_change="rerun")
    if more.open:
        with more:
            _choice_fields(view, MORE)


def _choice_fields(view: View, fields: list[Field]) -> None:
    columns = st.columns(2)
    for number, field in enumerate(fields):
        with columns[number % 2]:
            _choice_field(field, view.filters, view.choices)
            st.html(_said(_counts(view, field), field, view.choices))


def _counts(view: View, field: Field) -> pd.Series:
    """Count the records that each value would show, whatever is chosen in the field itself."""
    filters = view.filters
    if field.name == "status":
        rest = replace(filters, status=tuple(view.choices.names["status"]))
    else:
        rest = filters.without(field.name)
    if rest == Filters(as_of=filters.as_of):
        return view.by_then.of_records(option_counts, field, filters.as_of)
    if rest == filters and not isinstance(view.case, EngineCase):
        cells = view.by_then.of_records(option_cells, field, filters.as_of)
        return count_cells(cells.loc[view.rows], field)
    return view.of_others(rest, option_counts, field, filters.as_of, read=[column_of(field)])


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


def _said(counts: pd.Series, field: Field, choices: Choices) -> str:
    listed = [
        f"{html(choices.name(field.name, value))}&nbsp;{number:,}"
        for value, number in counts.head(LISTED_COUNTS).items()
    ]
    if len(counts) > LISTED_COUNTS:
        listed.append(f"{len(counts) - LISTED_COUNTS:,} more")
    return f"<div class='p-counts'>{' · '.join(listed) or 'no record'}</div>"
