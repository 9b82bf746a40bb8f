"""How the columns and values of an unknown table become ours: asked one by one, seen at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

import pandas as pd
import streamlit as st

from lib.intake.decide import fix_value, ignore_column, map_column, reopen_column
from lib.intake.fields import FIELDS, OF_SOURCE
from lib.intake.questions import Ask, Question
from lib.intake.recipe import Recipe
from lib.intake.sample import OPEN, first_rows
from lib.intake.values import choices_of
from lib.ui.ingest import Work, decide
from lib.ui.ingest_values import map_values
from lib.ui.text import counted, html, label

DECIDE, LEAVE_OUT = "", "-"
"""Options of a column beside our fields."""

SAMPLE = 5
"""Rows that are shown as they would be read."""

SHOWN = 25
"""Columns shown at once."""

EXAMPLES = 3
"""Cells of a column that are shown."""


def map_table(work: Work) -> None:
    """Ask for the columns, for what no column gives, and for the values; open parts unfolded."""
    asked = {ask: [each for each in work.look.questions if each.ask == ask] for ask in Ask}
    st.header("What its columns are", anchor=False)
    with st.expander(_columns_title(work, asked[Ask.COLUMN]), expanded=bool(asked[Ask.COLUMN])):
        _suggestions(asked[Ask.COLUMN])
        _map_columns(work, _paged(work, asked[Ask.COLUMN]), asked[Ask.COLUMN])
    fields = list(dict.fromkeys([*work.look.recipe.constants, *_fields(asked[Ask.FIELD])]))
    if fields:
        with st.container(border=True, key="import_constants"):
            st.markdown("**The same for every row**, since no column gives it")
            with st.grid(min_column_width=300):
                for name in fields:
                    _fix(work, name)
    _show_sample(work)
    if not asked[Ask.COLUMN]:
        map_values(work)


def _show_sample(work: Work) -> None:
    """Show the first rows as they would be read so far."""
    look = work.look
    rows = work.worked_out(
        "sample",
        lambda: first_rows(look.recipe, look.read_as, look.opened, work.tables, SAMPLE),
    )
    if rows.shape[1]:
        st.markdown(f"**The first rows, as they would be read**; {OPEN} where that is still open")
        named = rows.fillna("").rename(columns=say_field)
        st.dataframe(named.reset_index(names="line"), hide_index=True, key="import_sample")


def say_field(name: str) -> str:
    """
    Name a field for a reader.

    >>> say_field("source.published_on")
    'source: published on'
    """
    return name.replace(OF_SOURCE, "source: ").replace("_", " ")


def _fields(questions: Sequence[Question]) -> list[str]:
    return [question.field for question in questions]


def _columns_title(work: Work, open_columns: Sequence[Question]) -> str:
    recipe = work.look.recipe
    mapped, left_out = len(set(recipe.columns.values())), len(recipe.ignored)
    parts = [f"{counted(mapped, 'column')} mapped", f"{left_out} left out"]
    if open_columns:
        parts.append(f"**{len(open_columns)} to be decided**")
    return " · ".join(parts)


def _suggestions(open_columns: Sequence[Question]) -> None:
    suggested = {each.column: each.suggestion for each in open_columns if each.suggestion}
    if suggested:
        said = ", ".join(
            f"{label(theirs)} as {say_field(ours)}" for theirs, ours in suggested.items()
        )
        st.button(
            f"Take what is near: {said}", key="import_near", on_click=_take, args=(suggested,)
        )


def _take(suggested: Mapping[str, str]) -> None:
    def change(recipe):
        for theirs, ours in suggested.items():
            recipe = map_column(recipe, theirs, ours)
        return recipe

    decide(change)


def _paged(work: Work, open_columns: Sequence[Question]) -> list[int]:
    """Choose which columns of a wide table are shown; of another one, all are."""
    header = work.look.opened.grid.header
    places = list(range(len(header)))
    if len(places) <= SHOWN:
        return places
    names = [question.column for question in open_columns]
    with st.container(horizontal=True, vertical_alignment="center"):
        only_open = st.toggle("Only those to be decided", key="import_only_open")
        if names:
            text = f"Leave out all {len(names):,} to be decided"
            st.button(text, key="import_rest_out", on_click=_leave_out, args=(names,))
    if only_open:
        places = [place for place in places if header[place] in names]
    pages = ceil(len(places) / SHOWN)
    page = st.pagination(pages, key=f"import_columns_page_{pages}") if pages > 1 else 1
    return places[(page - 1) * SHOWN : page * SHOWN]


def _leave_out(names: Sequence[str]) -> None:
    def change(recipe: Recipe) -> Recipe:
        for name in names:
            recipe = ignore_column(recipe, name)
        return recipe

    decide(change)


def _map_columns(work: Work, places: Sequence[int], open_columns: Sequence[Question]) -> None:
    recipe = work.look.recipe
    examples = work.worked_out("examples", lambda: _examples(work.look.opened.grid.headed()))
    is_open = {question.column for question in open_columns}
    options = [DECIDE, LEAVE_OUT, *FIELDS]
    header = work.look.opened.grid.header
    for number, name in ((place, header[place]) for place in places):
        ours = next((field for field, theirs in recipe.columns.items() if theirs == name), None)
        with st.container(horizontal=True, vertical_alignment="center", key=f"import_row_{number}"):
            st.html(
                f"<p class='p-column'><b>{html(name)}</b><br>"
                f"<span class='p-small'>{html(examples[number])}</span></p>",
                width="content",
            )
            key = f"import_column_{number}"
            st.session_state[key] = ours or (DECIDE if name in is_open else LEAVE_OUT)
            st.selectbox(
                f"{label(name)} is",
                options,
                format_func=_say_option,
                key=key,
                label_visibility="collapsed",
                on_change=_column_chosen,
                args=(name, key),
                width=280,
            )


def _examples(rows: pd.DataFrame) -> list[str]:
    """Show the first cells of each column."""
    return [_example(rows.iloc[:, place]) for place in range(rows.shape[1])]


def _example(cells: pd.Series) -> str:
    found = cells.dropna().drop_duplicates().head(EXAMPLES).tolist()
    return " · ".join(cell if len(cell) <= 60 else f"{cell[:60]}…" for cell in found)


def _say_option(option: str) -> str:
    words = {DECIDE: "To be decided", LEAVE_OUT: "Leave out"}
    return words.get(option) or say_field(option)


def _column_chosen(name: str, key: str) -> None:
    match st.session_state[key]:
        case "":
            decide(lambda recipe: reopen_column(recipe, name))
        case "-":
            decide(lambda recipe: ignore_column(recipe, name))
        case field:
            decide(lambda recipe: map_column(recipe, name, field))


def _fix(work: Work, name: str) -> None:
    """Ask for the value that every row shall have."""
    key = f"import_constant_{name.replace('.', '_')}"
    st.session_state[key] = work.look.recipe.constants.get(name)
    known = choices_of(name, work.look.recipe, work.tables)
    asked = {
        "key": key,
        "help": label(FIELDS[name].description or ""),
        "on_change": _fixed,
        "args": (name, key),
    }
    if known:
        st.selectbox(
            label(say_field(name)),
            list(known),
            format_func=known.get,
            placeholder="To be decided",
            **asked,
        )
    else:
        st.text_input(label(say_field(name)), **asked)


def _fixed(name: str, key: str) -> None:
    decide(lambda recipe: fix_value(recipe, name, st.session_state[key] or ""))
