"""What would be saved, cell by cell, and what stands against it; then by whom, why, and save."""

from __future__ import annotations

import streamlit as st

from lib.changes import changes
from lib.editing.edits import new_rows, row_at
from lib.exceptions import DashboardError
from lib.refusals import StaleSave
from lib.schema import KEY
from lib.ui import writing
from lib.ui.change_table import change_table, count_changes
from lib.ui.edit_desk import AUTHOR, Checked, clear_desk, say_next
from lib.ui.edit_form import choose_row
from lib.ui.text import counted, html, label

REFUSED = "_refused"
"""Session state: why the last save was refused, said once."""

MOST = 50
"""So many changes and problems are listed."""


def show_review(checked: Checked) -> None:
    """Show what was typed and is not saved, and offer to save it."""
    if not checked.wanted:
        return
    desk = checked.desk
    found = changes({table: desk.tables[table] for table in checked.wanted}, checked.wanted)
    with st.container(border=True, key="edit_review"):
        st.header("Not saved yet", anchor=False)
        st.html(f"<p>{html(count_changes(found) or 'Nothing was changed.')}</p>")
        st.html(change_table(found.head(MOST), _titles(checked)))
        if len(found) > MOST:
            st.html(f"<p class='p-small'>{len(found) - MOST:,} more are not listed.</p>")
        _show_problems(checked)
        _sign(checked)


def _titles(checked: Checked) -> dict[str, str]:
    """Name the rows that would be added: a row that nobody has seen yet tells nothing by its id."""
    named = {"records": "title", "actors": "name", "issues": "name", "sources": "title"}
    return {
        row: title
        for table, frame in checked.wanted.items()
        for row, title in zip(
            frame[KEY[table]].fillna(""), frame[named[table]].fillna(""), strict=True
        )
    }


def _show_problems(checked: Checked) -> None:
    problems = checked.problems
    if not problems:
        return
    st.html(f"<p><b>{counted(len(problems), 'problem')} to mend before it can be saved</b></p>")
    rows = "".join(
        f"<tr><td>{html(row_at(checked.wanted, problem) or _place(problem))}</td>"
        f"<td>{html(problem.column or '')}</td><td>{html(problem.message)}</td></tr>"
        for problem in problems[:MOST]
    )
    head = "<tr><th>Row</th><th>Column</th><th>Problem</th></tr>"
    st.html(f"<table class='p-table p-problems'>{head}{rows}</table>")


def _place(problem) -> str:
    return problem.file if problem.line is None else f"{problem.file}, line {problem.line}"


def _sign(checked: Checked) -> None:
    if AUTHOR in st.session_state and "edit_author" not in st.session_state:
        st.session_state["edit_author"] = st.session_state[AUTHOR]
    with st.container(horizontal=True, vertical_alignment="bottom", key="edit_sign"):
        st.text_input("Your name", key="edit_author", width=200, on_change=_remember)
        st.text_input("Why", key="edit_reason", width=340)
        st.button(
            "Save",
            key="save",
            type="primary",
            icon=":material/save:",
            on_click=_save,
            args=(checked,),
        )
        st.button(
            "Discard everything", key="discard_all", on_click=clear_desk, args=(checked.desk,)
        )
    if refused := st.session_state.pop(REFUSED, ""):
        st.error(label(refused))


def _remember() -> None:
    st.session_state[AUTHOR] = st.session_state["edit_author"].strip()


def _save(checked: Checked) -> None:
    desk, state = checked.desk, st.session_state
    # Worked out again: a field that was left by this very click has just been taken down.
    checked = Checked(desk)
    try:
        number = writing.save(
            desk.opened,
            checked.wanted,
            author=state["edit_author"],
            reason=state["edit_reason"],
        )
    except StaleSave:
        desk.is_stale = True
    except DashboardError as refused:
        state[REFUSED] = str(refused)
    else:
        _remember()
        _stay_with_new_rows(checked)
        said = (
            "Nothing was changed, so nothing was saved."
            if number is None
            else (f"Saved as version {number}.")
        )
        state["edit_reason"] = ""
        clear_desk(desk)
        say_next(said)


def _stay_with_new_rows(checked: Checked) -> None:
    """Open the form of each table on the row that it has just added."""
    desk = checked.desk
    for table in desk.edits:
        for row in new_rows(desk.tables, desk.edits, table):
            if st.session_state.get(f"_begun_{table}") == row:
                choose_row(table, checked.id_of(table, row))
