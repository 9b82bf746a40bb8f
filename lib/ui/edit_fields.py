"""
The fields of a form: one column of the schema each, told in its words.

A field begins with what was typed so far and writes a change down before the next run. It is
never set from outside while it is on the screen: that would wipe out what is being typed in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from lib import rules
from lib.editing.spellings import find_actor
from lib.edtf import parse
from lib.schema import KEY, TABLES, Column, is_list, refers_to, words_of
from lib.ui.edit_actors import ask_who
from lib.ui.edit_desk import AUTHOR, Checked
from lib.ui.edit_names import Names
from lib.ui.text import html
from lib.vocabulary import LIST_SEPARATOR

LONG = ("summary", "condition", "quote", "note", "proposition", "description")
"""Columns of sentences."""

NONE = "–"


@dataclass(frozen=True)
class Row:
    """One row in a form, and what its fields draw on."""

    checked: Checked
    names: Names
    table: str
    name: str
    """Its name among the edits: its id, or that of a new row."""

    @property
    def cells(self) -> dict[str, str]:
        """Its cells with what was typed."""
        return self.checked.desk.typed(self.table, self.name)

    def key(self, column: str) -> str:
        """Name the widget of a column."""
        turn = self.checked.desk.turn
        return f"edit_{turn}_{self.table}_{self.name}_{column}".replace(" ", "_")


def draw_field(row: Row, name: str) -> None:
    """Draw the field of one column, with what is wrong with its cell."""
    column = TABLES[row.table].columns[name]
    draw = _widget(column)
    draw(row, column)
    if rules.EDTF in column.checks:
        _say_date(row.cells[name])
    is_asked = refers_to(column) == "actors" and ask_who(row.checked, row.table, row.name, name)
    if row.cells[name] and not is_asked:
        _say_wrong(row, name)


def caption(column: Column) -> str:
    """Write the name of a column as the label of its field."""
    words = column.name.replace("_", " ").capitalize().replace(" id", " ID")
    return words if column.nullable else f"{words} (required)"


def _widget(column: Column) -> Callable[[Row, Column], None]:
    if words_of(column):
        return _word_field
    if refers_to(column):
        return _list_field if is_list(column) else _one_field
    return _text_field


def _text_field(row: Row, column: Column) -> None:
    cell, key = row.cells[column.name], row.key(column.name)

    def typed() -> None:
        text = st.session_state[key].strip()
        _take(row, column.name, cell if text == cell.strip() else text)

    said = {"value": cell, "key": key, "help": column.description, "on_change": typed}
    if column.name in LONG:
        st.text_area(caption(column), height=80, **said)
    elif column.name == KEY[row.table]:
        proposed = row.checked.id_of(row.table, row.name)
        st.text_input(caption(column), placeholder=proposed or "Made from the name", **said)
    else:
        live = rules.EDTF in column.checks
        st.text_input(caption(column), live="700ms" if live else False, **said)


def _word_field(row: Row, column: Column) -> None:
    words = {word.value: word.word for word in words_of(column)}
    empty = f"{NONE} ({words[column.default]})" if column.default else NONE
    _choice(row, column, {"": empty} | words)


def _one_field(row: Row, column: Column) -> None:
    named = row.names.of(refers_to(column))
    _choice(row, column, {"": NONE} | named, open_ended=refers_to(column) == "actors")


def _choice(
    row: Row, column: Column, named: Mapping[str, str], *, open_ended: bool = False
) -> None:
    cell, key = row.cells[column.name], row.key(column.name)
    options = _with(named, [cell])

    def picked() -> None:
        _take(row, column.name, _meant(row, column, st.session_state[key] or ""))

    st.selectbox(
        caption(column),
        options,
        index=options.index(cell),
        format_func=lambda value: named.get(value, value),
        key=key,
        help=column.description,
        on_change=picked,
        accept_new_options=open_ended,
    )


def _list_field(row: Row, column: Column) -> None:
    named = row.names.of(refers_to(column))
    cell = row.cells[column.name]
    values = cell.split(LIST_SEPARATOR) if cell else []
    key = row.key(column.name)

    def picked() -> None:
        chosen = [_meant(row, column, each) for each in st.session_state[key]]
        _take(row, column.name, LIST_SEPARATOR.join(dict.fromkeys(chosen)))

    st.multiselect(
        caption(column),
        _with(named, values),
        default=values,
        format_func=lambda value: named.get(value, value),
        key=key,
        help=column.description,
        on_change=picked,
        placeholder="Choose or type",
        accept_new_options=refers_to(column) == "actors",
    )


def _with(named: Mapping[str, str], values: list[str]) -> list[str]:
    """List the options, and a value that is none of them: a typed name, or a row that is gone."""
    return [*named, *(value for value in values if value not in named)]


def _meant(row: Row, column: Column, value: str) -> str:
    """Take a typed name for the one actor that it names exactly; else leave it as typed."""
    if refers_to(column) != "actors" or not value:
        return value
    return find_actor(value, row.checked.tables["actors"]) or value.strip()


def _take(row: Row, name: str, cell: str) -> None:
    row.checked.desk.type(row.table, row.name, **{name: cell})
    if name == "coder":
        st.session_state[AUTHOR] = cell


def _say_date(text: str) -> None:
    if text and not rules.date_fault(text):
        st.html(f"<p class='p-small p-means'>Means: {html(parse(text).words())}</p>")


def _say_wrong(row: Row, name: str) -> None:
    for message in row.checked.messages(row.table, row.name, name):
        st.html(f"<p class='p-small p-wrong'>{html(message)}</p>")
