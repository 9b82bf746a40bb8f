"""How the values of an unknown table become ours: each distinct one is asked once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import ceil

import pandas as pd
import streamlit as st

from lib.intake.decide import add_new, map_value, reopen_value
from lib.intake.fields import NAMED
from lib.intake.questions import field_values
from lib.intake.recipe import Recipe, with_proofs
from lib.intake.values import How, choices_of, is_open_list, needs_ours
from lib.schema import KEY
from lib.ui.ingest import WORK_KEY, Work, decide
from lib.ui.ingest_new import describe_new_ones
from lib.ui.text import counted, html, label, told_apart
from lib.vocabulary import LIST_SEPARATOR

NEW = "new "
"""Before a value of theirs: something the case does not have yet, of that name."""
DECIDE, EMPTY = "?", ""
SHOWN = 20
"""Values shown at once."""


def map_values(work: Work) -> None:
    """Ask for the values of every mapped field that holds words, actors or issues of a case."""
    recipe, tables = with_proofs(work.look.recipe, work.look.read_as), work.tables
    mapped = [name for name in recipe.columns if needs_ours(name)]
    if mapped:
        st.header("What its values are", anchor=False)
    for name in mapped:
        if is_open_list(recipe, name):
            said = f"{name.replace('_', ' ')}: first choose above what separates its values."
            st.html(f"<p class='p-small'>{html(said)}</p>")
            continue
        values = work.worked_out(
            f"values of {name}",
            partial(field_values, recipe, work.look.opened, tables, name),
        )
        _map_field(work, name, values)
    describe_new_ones(work)


def _map_field(work: Work, name: str, values: pd.DataFrame) -> None:
    is_open = values["how"] == How.OPEN
    title = f"{name.replace('_', ' ')}: {counted(len(values), 'value')}"
    if is_open.any():
        title += f" · **{int(is_open.sum())} to be decided**"
    with st.expander(title, expanded=bool(is_open.any()), key=f"import_values_{name}"):
        if name in NAMED and is_open.any():
            _all_new(work, name, values[is_open])
        part = values
        if len(values) > SHOWN:
            page = st.pagination(ceil(len(values) / SHOWN), key=f"import_page_{name}")
            part = values.iloc[(page - 1) * SHOWN : page * SHOWN]
        options = _options(work, name, values)
        for number, row in zip(part.index, part.to_dict("records"), strict=True):
            _map_one(name, number, row, options)


def _options(work: Work, name: str, values: pd.DataFrame) -> dict[str, str]:
    """List what a value can become -> its words."""
    known = choices_of(name, work.look.recipe, work.tables)
    options = {DECIDE: "To be decided"} | told_apart(known)
    for several in values["ours"].dropna()[~values["ours"].dropna().isin([*options])].unique():
        parts = several.split(LIST_SEPARATOR)
        options[several] = "; ".join(known.get(part, part) for part in parts)
    if name in NAMED:
        taken = set(known.values())
        options |= {
            f"{NEW}{value}": f"New: {value}" for value in values["value"] if value not in taken
        }
    return options | {EMPTY: "Leave empty"}


def _map_one(name: str, number: int, row: dict, options: Mapping[str, str]) -> None:
    key = f"import_value_{name}_{number}"
    is_open = row["how"] == How.OPEN
    st.session_state[key] = DECIDE if is_open else EMPTY if pd.isna(row["ours"]) else row["ours"]
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"import_v_{name}_{number}"
    ):
        st.html(
            f"<p class='p-column'><b>{html(row['value'])}</b><br><span class='p-small'>"
            f"{counted(row['rows'], 'row')}, first on line {row['line']}"
            f"{_near(row, options)}</span></p>",
            width="content",
        )
        st.selectbox(
            f"{label(row['value'])} is",
            list(options),
            format_func=options.get,
            key=key,
            label_visibility="collapsed",
            on_change=_value_chosen,
            args=(name, row["value"], key),
            width=320,
        )


def _near(row: dict, options: Mapping[str, str]) -> str:
    if row["how"] != How.OPEN or pd.isna(row["suggestion"]):
        return ""
    return f"; near: {html(options.get(row['suggestion'], row['suggestion']))}"


def _value_chosen(name: str, value: str, key: str) -> None:
    chosen = st.session_state[key]
    if chosen == DECIDE:
        decide(lambda recipe: reopen_value(recipe, name, value))
    elif chosen.startswith(NEW):
        known = _known_ids(name)
        decide(lambda recipe: add_new(recipe, name, value, chosen.removeprefix(NEW), known))
    else:
        decide(lambda recipe: map_value(recipe, name, value, chosen or None))


def _all_new(work: Work, name: str, values: pd.DataFrame) -> None:
    """Offer to make every value that is open something new under its own name."""

    def take() -> None:
        known = _known_ids(name)

        def change(recipe: Recipe) -> Recipe:
            for value in values["value"]:
                recipe = add_new(recipe, name, value, value, known)
            return recipe

        decide(change)

    st.button(
        f"Make each of the {len(values)} a new {NAMED[name].removesuffix('s')}",
        key=f"import_all_new_{name}",
        on_click=take,
    )


def _known_ids(name: str) -> list[str]:
    tables = st.session_state[WORK_KEY].tables
    part = NAMED[name]
    return tables[part][KEY[part]].dropna().tolist() if part in tables else []
