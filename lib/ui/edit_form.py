"""One row as a form, with the codebook beside it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import streamlit as st

from lib.editing.edits import is_new
from lib.editing.fields import can_have, sections
from lib.exceptions import Problem
from lib.rules import unknown_id
from lib.schema import KEY, TABLES, is_list
from lib.ui.edit_codebook import ASIDES
from lib.ui.edit_desk import Checked, Desk
from lib.ui.edit_fields import LONG, Row, draw_field
from lib.ui.edit_names import Names
from lib.ui.text import html, label
from lib.vocabulary import Status

PARAMETER = {"records": "record"}
"""Table -> the parameter of the address that names the row; of the others ENTRY."""
ENTRY = "entry"

NOUN = {"records": "record", "actors": "actor", "issues": "issue", "sources": "source"}

FIELD = 230
"""Pixels: fields stand beside each other where each has so many."""


def show_form(checked: Checked, table: str) -> None:
    """Choose a row of a table, or begin one, and fill it in."""
    names = Names(checked.tables)
    row = _pick(checked, names, table)
    if not row:
        return
    _head(checked, table, row)
    place = Row(checked, names, table, row)
    with st.container(key="edit_form"):
        for heading, columns in sections(table).items():
            _section(place, heading, columns)


def choose_row(table: str, row: str) -> None:
    """Open a row in the form of its table; a callback."""
    parameter = PARAMETER.get(table, ENTRY)
    st.session_state[_begun(table)] = row if is_new(row) else ""
    if is_new(row) or not row:
        st.query_params.pop(parameter, None)
    else:
        st.query_params[parameter] = row


def _pick(checked: Checked, names: Names, table: str) -> str:
    """Offer the rows of a table by name; give the one that is open, or ""."""
    desk, noun = checked.desk, NOUN[table]
    new = [row for row in desk.edits.get(table, {}) if is_new(row)]
    there = set(desk.tables[table][KEY[table]].dropna())
    asked = st.query_params.get(PARAMETER.get(table, ENTRY), "")
    begun = st.session_state.get(_begun(table), "")
    chosen = asked or (begun if begun in new else "")
    if asked and asked not in there:
        st.error(label(Problem("address", unknown_id(asked, sorted(there)), None, noun)))
        chosen = ""
    named = {row: f"New: {names.of(table).get(checked.id_of(table, row), '')}" for row in new}
    named |= Names(desk.tables).of(table)
    # The browser tells an option by its label: under another label it is another widget.
    key = f"pick_{table}_{hash(named.get(chosen, ''))}"
    options = ["", *named]

    def picked() -> None:
        choose_row(table, st.session_state[key] or "")

    def begin() -> None:
        choose_row(table, desk.start(table))

    with st.container(horizontal=True, vertical_alignment="bottom", key="edit_pick"):
        st.selectbox(
            f"Correct a{'n' if noun[0] in 'aei' else ''} {noun}",
            options,
            index=options.index(chosen),
            format_func=lambda each: named.get(each, "Choose, or type to search"),
            key=key,
            on_change=picked,
            width=560,
        )
        st.button(f"New {noun}", key=f"new_{table}", icon=":material/add:", on_click=begin)
    return chosen


def _begun(table: str) -> str:
    """Name the session state that holds the new row that is open."""
    return f"_begun_{table}"


def _head(checked: Checked, table: str, row: str) -> None:
    """Say which row is open, and offer to take back what was typed, or to retract it."""
    desk, cells = checked.desk, checked.desk.typed(table, row)
    with st.container(horizontal=True, vertical_alignment="center", key="edit_head"):
        named = f"New {NOUN[table]}" if is_new(row) else html(row)
        st.html(f"<h2 class='p-edit-head'>{named}</h2>", width="content")
        if row in desk.edits.get(table, {}):
            words = "Discard it" if is_new(row) else "Undo what was typed here"
            st.button(words, key="discard_row", on_click=desk.discard, args=(table, row))
        if table == "records" and not is_new(row) and cells["status"] != Status.RETRACTED:
            st.button(
                "Mark as retracted",
                key="retract",
                help="For a coder’s mistake. It stays in the file, and out of every view.",
                on_click=_retract,
                args=(desk, row),
            )


def _retract(desk: Desk, row: str) -> None:
    desk.type("records", row, status=Status.RETRACTED.value)
    desk.turn += 1


def _section(row: Row, heading: str, columns: Iterable[str]) -> None:
    cells = row.cells
    shown = [
        name
        for name in columns
        if (row.table != "records" or can_have(name, cells))
        and (name != KEY[row.table] or is_new(row.name))
    ]
    if heading:
        st.header(heading, anchor=False)
    aside = ASIDES.get(heading)
    fields, beside = (
        st.columns([5, 3], gap="large") if row.table == "records" else (st.container(), None)
    )
    with fields:
        for is_wide, names in groupby(shown, lambda name: _is_wide(row.table, name)):
            if is_wide:
                for name in names:
                    draw_field(row, name)
            else:
                _grid(row, list(names))
    if aside and beside:
        with beside:
            aside(row)


def _grid(row: Row, names: list[str]) -> None:
    with st.grid(min_column_width=FIELD, gap="small"):
        for name in names:
            with st.container(gap="xxsmall"):
                draw_field(row, name)


def _is_wide(table: str, name: str) -> bool:
    return name in (*LONG, "title", "aliases", "url") or is_list(TABLES[table].columns[name])
