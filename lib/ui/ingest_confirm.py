"""An import confirmed: what of it is taken, by whom and why; nothing is saved before."""

from __future__ import annotations

import streamlit as st

from lib.exceptions import DashboardError
from lib.intake.incoming import Incoming, State, merged
from lib.refusals import StaleSave
from lib.ui.cases import CASE_KEY, here
from lib.ui.edit_desk import AUTHOR
from lib.ui.frame import link_page
from lib.ui.ingest import Work, begin_again, read_case_again
from lib.ui.ingest_save import save_import
from lib.ui.text import counted, paragraphs
from lib.ui.view import View

SAVED_KEY, PRESSED_KEY = "import_saved", "import_pressed"


def confirm(view: View, work: Work, incoming: Incoming) -> None:
    """Ask what is taken, then for a name and a reason; save at a press."""
    counts = incoming.counts
    if not counts[State.NEW] + counts[State.CHANGED]:
        st.info("There is nothing to save: none of its rows is new or changed.")
        return
    st.header("Save", anchor=False)
    leave_out = not counts[State.REFUSED] or st.checkbox(
        f"Leave out {counted(counts[State.REFUSED], 'refused row')}",
        key=f"import_leave_out_{work.file_id}",
    )
    take = not counts[State.CHANGED] or st.checkbox(
        f"Take the changes of {counted(counts[State.CHANGED], 'record')}",
        value=True,
        key=f"import_take_{work.file_id}",
    )
    taken = counts[State.NEW] + (counts[State.CHANGED] if take else 0)
    with st.form("import_confirm"):
        signed = _sign(work)
        text = f"Save {counted(taken, 'record')}"
        st.form_submit_button(text, key="import_save", type="primary", on_click=_press)
    # Not what the button returns: a rerun between the press and here would lose it.
    pressed = st.session_state.pop(PRESSED_KEY, False)
    if pressed and not leave_out:
        st.error("Rows are refused: leave them out by name, or mend the file and bring it again.")
    elif pressed:
        _save(view, work, incoming, take, signed)


def say_saved(view: View) -> None:
    """Say what was saved last, and lead to it."""
    if said := st.session_state.pop(SAVED_KEY, ""):
        st.success(paragraphs(said))
        link_page("timeline", "Open the timeline", here(view.case.name))


def _press() -> None:
    st.session_state[PRESSED_KEY] = True


def _sign(work: Work) -> dict[str, str]:
    """Ask for what a version says of itself; fields of one file only, or the next would sign so."""
    signed = {"title": ""}
    if work.opened is None:
        signed["title"] = st.text_input("Title of the new case", key=f"import_title_{work.file_id}")
    signed["author"] = st.text_input(
        "Your name",
        value=st.session_state.get(AUTHOR, ""),
        key=f"import_author_{work.file_id}",
    )
    signed["reason"] = st.text_input(
        "Why",
        value=f"Import of {work.look.upload.name}",
        key=f"import_reason_{work.file_id}",
    )
    return signed


def _save(view: View, work: Work, incoming: Incoming, take: bool, signed: dict[str, str]) -> None:
    try:
        with st.spinner("Checking and saving", show_time=True):
            tables = merged(work.tables, incoming, take)
            said, name = save_import(view, work, tables, **signed)
    except DashboardError as refused:
        st.error(paragraphs(refused))
        if isinstance(refused, StaleSave):
            st.button(
                "Compare with the case as it is now", key="import_again", on_click=read_case_again
            )
        return
    st.session_state[SAVED_KEY] = said
    st.session_state[AUTHOR] = signed["author"].strip()
    begin_again()
    if name != view.case.name:
        # A new case is opened at once: the next file of this kind goes into it.
        st.query_params.from_dict({CASE_KEY: name})
    st.rerun()
