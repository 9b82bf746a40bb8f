"""
An import in the hands of one visitor: the file, where it goes, and what is known of it.

Session state: import_work, the Work under way; import_round, which makes the upload field new;
import_done, what was saved last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import streamlit as st

from lib.changes import Tables
from lib.exceptions import DashboardError, Problem
from lib.import_steps import FORMATS, Look, first_look, look_at
from lib.intake.reading import open_upload
from lib.intake.recipe import Recipe
from lib.intake.upload import MEGABYTE, Limits
from lib.store import OpenTables, open_tables
from lib.ui.text import html, label
from lib.ui.view import View

WORK_KEY = "import_work"
ROUND_KEY = "import_round"
NEW = "A new case"


@dataclass(frozen=True)
class Target:
    """Where the records go."""

    opened: OpenTables | None
    """The tables of the case as they were read; None: a new one."""
    name: str
    """Of the case, as shown."""

    @property
    def folder(self) -> Path | None:
        return self.opened.folder if self.opened else None

    @property
    def tables(self) -> Tables:
        return self.opened.tables if self.opened else {}


@dataclass(frozen=True)
class Work:
    """One import under way."""

    file_id: str
    target: Target
    look: Look
    recipe_name: str
    """Of the recipe that fitted from the start; "" once something else was decided."""
    misfits: Mapping[str, Sequence[Problem]]
    results: dict[str, Any] = field(default_factory=dict)
    """What was worked out for this look, by name; a new look begins without."""

    def worked_out(self, name: str, compute: Callable[[], Any]) -> Any:
        """Compute something once for this look."""
        if name not in self.results:
            self.results[name] = compute()
        return self.results[name]


def choose_target(view: View) -> str:
    """Ask where the records go: into the case that is open, or into a new one."""
    here = view.case.title
    return st.radio(
        "The records go into",
        [here, NEW],
        format_func=label,
        key="import_target",
        horizontal=True,
    )


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
    if work is None or (work.file_id, work.target.name) != (brought.file_id, target):
        try:
            with st.spinner(f"Reading {label(brought.name)}", show_time=True):
                work = _begin(view, target, brought)
        except DashboardError as refused:
            st.session_state.pop(WORK_KEY, None)
            st.error(label(refused))
            return None
        st.session_state[WORK_KEY] = work
    return work


def decide(change: Callable[[Recipe], Recipe]) -> None:
    """Change what was decided about the file that is under way, and look at it again."""
    work = st.session_state[WORK_KEY]
    recipe = change(work.look.recipe)
    try:
        look = look_at(work.look.upload, recipe, work.target.tables, work.look)
    except DashboardError as refused:
        st.session_state["import_refused"] = str(refused)
        return
    st.session_state[WORK_KEY] = replace(work, look=look, recipe_name="", results={})


def say_refused() -> None:
    """Say why the last decision could not be taken."""
    if refused := st.session_state.pop("import_refused", ""):
        st.error(label(refused))


def begin_again() -> None:
    """Put the file away; nothing of it is left."""
    st.session_state.pop(WORK_KEY, None)
    st.session_state[ROUND_KEY] = st.session_state.get(ROUND_KEY, 0) + 1


def _begin(view: View, target: str, brought: Any) -> Work:
    upload = open_upload(brought.name, brought.getvalue())
    opened = None if target == NEW else open_tables(view.case.folder)
    where = Target(opened, target)
    look, name, misfits = first_look(upload, where.folder, where.tables)
    return Work(brought.file_id, where, look, name, misfits)


def _say_formats() -> None:
    words = ", ".join(importer.WORD for importer in FORMATS.values())
    st.html(
        f"<p class='p-small'>Read as they are: {html(words)}. Any other CSV, TSV or XLSX table is "
        "mapped column by column. What a file is, is told from its content, not from its name.</p>"
    )
