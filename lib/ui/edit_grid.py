"""Several rows of a table at once, in a grid."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from lib.editing.edits import is_new, new_rows
from lib.editing.grid import typed_in_grid
from lib.schema import KEY, TABLES, is_list, refers_to, words_of
from lib.ui.controls import choose
from lib.ui.edit_desk import Checked, Desk, first_cells
from lib.ui.edit_fields import caption
from lib.ui.edit_names import Names
from lib.ui.filter_bar import filter_bar
from lib.ui.notes import small_print
from lib.ui.view import View
from lib.vocabulary import LIST_SEPARATOR

NAMES = {"Records": "records", "Actors": "actors", "Issues": "issues", "Sources": "sources"}
MOST_ROWS = 300
GRID = "_grid"
"""Session state: the key of the grid that is shown, its rows, and their names among the edits."""


def show_grid(view: View, desk: Desk) -> Checked:
    """Show rows of a table as a grid, take down what is typed, and say what would be saved."""
    table = NAMES[choose("table", "Table", list(NAMES))]
    if table == "records" and not view.case.records.empty:
        filter_bar(view)
    before = Checked(desk)
    key, rows, names = _grid(view, desk, before, table)
    st.data_editor(
        rows,
        key=key,
        num_rows="add",
        hide_index=True,
        disabled=[KEY[table]],
        column_config=_columns(table, Names(before.tables)),
        height=min(560, 36 * (len(rows) + 3)),
    )
    # Its state, not its result: which cells were typed, and no guess about the others.
    typed = st.session_state[key]
    for row, cells in typed_in_grid(
        table, typed["edited_rows"], typed["added_rows"], names
    ).items():
        known = (
            {} if row in desk.edits.get(table, {}) or not is_new(row) else first_cells(desk, table)
        )
        desk.type(table, row, **known, **cells)
    small_print(
        "A double click, or Enter, opens a cell. The last line begins a new row. Ids stay as they "
        "are, and no row is deleted: a wrong record is marked as retracted."
    )
    return Checked(desk)


def _grid(
    view: View, desk: Desk, checked: Checked, table: str
) -> tuple[str, pd.DataFrame, list[str]]:
    """Keep the rows of a grid as they were while it is shown; what was typed lies over them."""
    ids = _ids(view, desk, table)
    key = f"grid_{desk.turn}_{table}_{hash(tuple(ids))}"
    kept = st.session_state.get(GRID)
    if kept is None or kept[0] != key or key not in st.session_state:
        rows, names = _rows(desk, checked, table, ids)
        kept = st.session_state[GRID] = (key, rows, names)
    return kept


def _ids(view: View, desk: Desk, table: str) -> list[str]:
    ids = desk.tables[table][KEY[table]].dropna()
    if table == "records" and not view.case.records.empty:
        ids = ids[ids.isin(view.listed["record_id"])]
    if len(ids) > MOST_ROWS:
        small_print(
            f"The last {MOST_ROWS} of {len(ids):,} rows are shown: narrow the filters for others."
        )
    return list(ids.tail(MOST_ROWS))


def _rows(
    desk: Desk, checked: Checked, table: str, ids: list[str]
) -> tuple[pd.DataFrame, list[str]]:
    frame = checked.tables[table]
    new = new_rows(desk.tables, desk.edits, table)
    shown = frame[frame[KEY[table]].isin(ids) & (frame.index < len(desk.tables[table]))]
    rows = pd.concat([shown, frame.iloc[list(new.values())]], ignore_index=True)
    for name, column in TABLES[table].columns.items():
        if is_list(column) and refers_to(column):
            # Lists throughout: a column that holds none could not be edited as lists.
            rows[name] = [
                cell.split(LIST_SEPARATOR) if cell else [] for cell in rows[name].fillna("")
            ]
    return rows, [*shown[KEY[table]], *new]


def _columns(table: str, names: Names) -> Mapping[str, object]:
    shown = {name: _column(column, names) for name, column in TABLES[table].columns.items()}
    key = KEY[table]
    return shown | {
        key: st.column_config.TextColumn(caption(TABLES[table].columns[key]), pinned=True)
    }


def _column(column, names: Names) -> object:
    said = {"label": caption(column).removesuffix(" (required)"), "help": column.description}
    if words := words_of(column):
        shown = {word.value: word.word for word in words}
        return st.column_config.SelectboxColumn(
            **said, options=list(shown), format_func=lambda value: shown.get(value, value)
        )
    if refers_to(column):
        named = names.of(refers_to(column))
        kind = (
            st.column_config.MultiselectColumn
            if is_list(column)
            else st.column_config.SelectboxColumn
        )
        return kind(**said, options=list(named), format_func=lambda value: named.get(value, value))
    return st.column_config.TextColumn(**said, width="large" if column.name == "title" else None)
