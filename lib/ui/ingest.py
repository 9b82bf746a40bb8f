"""
An import in the hands of one visitor: the file, where it goes, and what is known of it.

Session state: import_work, the Work under way; import_round, which makes the upload field new;
import_refused, why the last decision could not be taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from lib.changes import Tables
from lib.doctor.findings import Answers
from lib.exceptions import DashboardError
from lib.first_look import Misfits, first_look
from lib.import_steps import FORMATS, drop_disproved, look_at
from lib.intake.decide import answer
from lib.intake.look import Look
from lib.intake.reading import open_upload
from lib.intake.recipe import Recipe
from lib.intake.upload import MEGABYTE, Limits, Upload
from lib.store import OpenTables, open_tables
from lib.ui.text import html, label, paragraphs
from lib.ui.view import View

WORK_KEY = "import_work"
ROUND_KEY = "import_round"
REFUSED_KEY = "import_refused"
HERE, NEW = "here", "new"


@dataclass(frozen=True)
class Work:
    """One import under way."""

    file_id: str
    target: str
    """Name of the case that the records go into; "": a new one."""
    opened: OpenTables | None
    """The tables of that case as they were read; None: a new one."""
    look: Look
    recipe_name: str = ""
    """Of the recipe that fits; saved anew under this name if something else is decided."""
    misfits: Misfits = field(default_factory=dict)
    is_changed: bool = False
    """Whether something was decided beyond what the recipe says."""
    results: dict[str, Any] = field(default_factory=dict)
    """What was worked out for this look, by name; a new look begins without."""

    @property
    def tables(self) -> Tables:
        """Of the case that the records go into."""
        return self.opened.tables if self.opened else {}

    def worked_out(self, name: str, compute: Callable[[], Any]) -> Any:
        """Compute something once for this look."""
        if name not in self.results:
            self.results[name] = compute()
        return self.results[name]


def choose_target(view: View) -> str:
    """
    Ask where the records go: into the case that is open, or into a new one.

    Returns:
        The name of the case; "": a new one.
    """
    words = {HERE: label(view.case.title), NEW: "A new case"}
    chosen = st.radio(
        "The records go into",
        list(words),
        format_func=words.get,
        key="import_target",
        horizontal=True,
    )
    return view.case.name if chosen == HERE else ""


def bring_file(view: View, target: str) -> Work | None:
    """
    Take a file, and find out what it is.

    Returns:
        What is known of it, or None: there is no file, or it is refused, which is said.
    """
    limits = Limits()
    brought = st.file_uploader(
        "A table, or a file of another tool",
        key=f"import_file_{st.session_state.get(ROUND_KEY, 0)}",
        help=f"At most {limits.bytes // MEGABYTE} MB, {limits.rows:,} rows and "
        f"{limits.characters:,} characters in a cell. Nothing leaves this machine.",
    )
    if brought is None:
        st.session_state.pop(WORK_KEY, None)
        _say_formats()
        return None
    # Above what takes long: it can be pressed while the file is read.
    st.button("Cancel and put the file away", key="import_cancel", on_click=begin_again)
    work = st.session_state.get(WORK_KEY)
    if work is None or (work.file_id, work.target) != (brought.file_id, target):
        st.session_state.pop(WORK_KEY, None)
        try:
            work = _begin(view, target, brought)
        except DashboardError as refused:
            st.error(paragraphs(refused))
            return None
        st.session_state[WORK_KEY] = work
    return work


def decide(change: Callable[[Recipe], Recipe]) -> None:
    """Change what was decided about the file that is under way, and look at it again."""
    work = st.session_state[WORK_KEY]
    look, recipe = work.look, change(work.look.recipe)
    with _refusals():
        look, said = drop_disproved(look_at(look.upload, recipe, work.tables, look))
        _go_on(replace(work, look=look, is_changed=True, results={}))
        if said:
            st.session_state[REFUSED_KEY] = "\n".join(said)


def choose_answer(key: str, value: str) -> None:
    """Choose the value of a finding; one about how a file is written may open it."""
    work = st.session_state[WORK_KEY]
    written = [finding.key for finding in work.look.written.findings]
    if key not in written:
        decide(lambda recipe: answer(recipe, key, value))
        return
    there = work.look.recipe.answers
    answers = {name: there[name] for name in written if name in there} | {key: value}
    with _refusals():
        found = _first_look(work.opened, work.look.upload, answers)
        _go_on(Work(work.file_id, work.target, work.opened, *found))


def read_case_again() -> None:
    """Hold the import against the case as it is now; what was decided stays."""
    work = st.session_state[WORK_KEY]
    with _refusals():
        opened = open_tables(work.opened.folder)
        look = look_at(work.look.upload, work.look.recipe, opened.tables, work.look)
        _go_on(replace(work, opened=opened, look=drop_disproved(look)[0], results={}))


def say_refused() -> None:
    """Say why the last decision could not be taken."""
    if refused := st.session_state.pop(REFUSED_KEY, ""):
        st.error(paragraphs(refused))


def begin_again() -> None:
    """Put the file away; nothing of it is left."""
    st.session_state.pop(WORK_KEY, None)
    st.session_state[ROUND_KEY] = st.session_state.get(ROUND_KEY, 0) + 1


def _begin(view: View, target: str, brought: Any) -> Work:
    # Between two steps a press on Cancel is heard: the shorter they are, the sooner.
    with st.spinner(f"Reading {label(brought.name)}", show_time=True):
        upload = open_upload(brought.name, brought.getvalue())
    with st.spinner("Reading the case", show_time=True):
        opened = open_tables(view.case.folder) if target else None
    with st.spinner("Finding out what the file is, and how it is written", show_time=True):
        return Work(brought.file_id, target, opened, *_first_look(opened, upload, {}))


def _first_look(
    opened: OpenTables | None, upload: Upload, answers: Answers
) -> tuple[Look, str, Misfits]:
    folder, tables = (opened.folder, opened.tables) if opened else (None, {})
    return first_look(upload, folder, tables, answers)


def _go_on(work: Work) -> None:
    st.session_state[WORK_KEY] = work


@contextmanager
def _refusals() -> Iterator[None]:
    """Keep why something is refused in a callback, to be said on the page."""
    try:
        yield
    except DashboardError as refused:
        st.session_state[REFUSED_KEY] = str(refused)


def _say_formats() -> None:
    words = ", ".join(importer.WORD for importer in FORMATS.values())
    st.html(
        f"<p class='p-small'>Read as they are: {html(words)}. Any other CSV, TSV or XLSX table is "
        "mapped column by column. What a file is, is told from its content, not from its name.</p>"
    )
