"""What changed in a case between two of its versions, by whom and why; and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import streamlit as st

from lib.exceptions import DashboardError
from lib.steps import Step, steps_between
from lib.ui import writing
from lib.ui.change_table import change_table, count_changes
from lib.ui.edit_desk import AUTHOR, say_next, show_said
from lib.ui.text import counted, html, label
from lib.ui.view import View
from lib.versions import Version, versions

BEGINNING = "0"
NOW = ""
"""The address says nothing of it: until now is the default."""

RECENT = 10
"""So many versions are shown unless others are asked for: each is read from the history."""

STEPS_SHOWN = 10
ROWS_SHOWN = 50
REFUSED = "_undo_refused"


def choose_steps(view: View) -> tuple[list[Step], str, str]:
    """
    Offer the versions of a case, and list what changed from one to another.

    Returns:
        The steps, the newest first, and the numbers between which they lie; without any,
        what there is to say was said.
    """
    show_said()
    if refused := st.session_state.pop(REFUSED, ""):
        st.error(label(refused))
    try:
        known = versions(view.case.folder)
        if not known:
            st.info("This case has no history: nothing was saved in it from here, or from code.")
            return [], BEGINNING, NOW
        since, until = _pick(known)
        numbers = (int(since), int(until) if until else None)
        steps = _steps(str(view.case.folder), *numbers, _stamp(view.case.folder, known))
    except DashboardError as refused:
        st.error(label(refused))
        return [], BEGINNING, NOW
    if not steps:
        st.info("Nothing changed between these versions.")
    return steps[::-1], since, until


def show_steps(view: View, steps: Sequence[Step]) -> None:
    """Show each step: by whom and why, how much in words, then cell by cell."""
    pages = -(-len(steps) // STEPS_SHOWN)
    page = st.pagination(pages, key=f"steps_{len(steps)}") if pages > 1 else 1
    records = view.case.records
    titles = dict(zip(records["record_id"], records["title"], strict=True))
    may_write = not writing.why_read_only(view.case.folder)
    for number, step in enumerate(steps[(page - 1) * STEPS_SHOWN : page * STEPS_SHOWN]):
        with st.container(border=True, key=f"step_{number}"):
            _show_step(step, titles)
            if may_write and step.version:
                _offer_undo(view.case.folder, step.version)


def _pick(known: Sequence[Version]) -> tuple[str, str]:
    """Choose two versions; the choice is in the address."""
    named = {str(version.number): _named(version) for version in reversed(known)}
    first = next(iter(reversed(known))).number - RECENT
    default = str(max(first, 0))
    with st.container(horizontal=True, key="choose_versions"):
        since = _version("since", "From", named | {BEGINNING: "Before the first save"}, default)
        until = _version("until", "To", {NOW: "As it is now"} | named, NOW)
    return since, until


def _version(key: str, name: str, named: dict[str, str], default: str) -> str:
    asked = st.query_params.get(key, default)

    def changed() -> None:
        st.query_params[key] = st.session_state[key]
        if st.session_state[key] == default:
            st.query_params.pop(key)

    # An unknown number goes through: who reads the history says what is known.
    st.session_state[key] = asked if asked in named else default
    picked = st.selectbox(
        name, list(named), format_func=named.get, key=key, on_change=changed, width=480
    )
    return picked if asked in named else _number(key, asked)


def _number(key: str, asked: str) -> str:
    if not asked.isdecimal():
        raise DashboardError(f"address, {key}: {asked!r} is not the number of a version.")
    return asked


def _named(version: Version) -> str:
    return (
        f"Version {version.number} · {_time(version.saved_at)} · {version.author}: {version.reason}"
    )


def _time(saved_at: datetime) -> str:
    return f"{saved_at:%-d %b %Y, %H:%M} UTC"


def _stamp(folder: Path, known: Sequence[Version]) -> tuple:
    files = dict.fromkeys(file for version in known for file in version.files)
    stats = [(folder / file).stat() for file in files if (folder / file).exists()]
    return (known[-1].number, *((stat.st_mtime_ns, stat.st_size) for stat in stats))


@st.cache_resource(max_entries=8, show_spinner="Reading the history")
def _steps(folder: str, since: int, until: int | None, stamp: tuple) -> list[Step]:
    return steps_between(Path(folder), since, until)


def _show_step(step: Step, titles: dict[str, str]) -> None:
    version = step.version
    if version is None:
        head, said = "Changed by another program", "Not saved from here: nobody said who or why."
    else:
        undoes = f", undoes version {version.undoes}" if version.undoes else ""
        head = f"Version {version.number}{undoes}"
        said = f"{_time(version.saved_at)}, by {html(version.author)}: “{html(version.reason)}”"
    words = count_changes(step.changes) or "The same cells, written or ordered in another way."
    st.html(f"<h2 class='p-step'>{head}</h2><p class='p-small'>{said}</p><p>{html(words)}</p>")
    if not step.changes.empty:
        st.html(change_table(step.changes.head(ROWS_SHOWN), titles))
    if (more := len(step.changes) - ROWS_SHOWN) > 0:
        st.html(f"<p class='p-small'>{counted(more, 'change')} more; the download holds all.</p>")


def _offer_undo(folder: Path, version: Version) -> None:
    number = version.number
    author, reason = f"undo_author_{number}", f"undo_reason_{number}"
    if author not in st.session_state:
        st.session_state[author] = st.session_state.get(AUTHOR, "")
    with st.popover(f"Undo version {number}", key=f"undo_open_{number}"):
        st.html(
            "<p class='p-small'>Its files become what they were before it. That is a new version: "
            "nothing is lost.</p>"
        )
        st.text_input("Your name", key=author)
        st.text_input("Why", key=reason)
        st.button("Undo it", key=f"undo_{number}", on_click=_undo, args=(folder, number))


def _undo(folder: Path, number: int) -> None:
    state = st.session_state
    try:
        new = writing.undo(
            folder,
            number,
            author=state[f"undo_author_{number}"],
            reason=state[f"undo_reason_{number}"],
        )
    except DashboardError as refused:
        state[REFUSED] = str(refused)
    else:
        state[AUTHOR] = state[f"undo_author_{number}"].strip()
        say_next(f"Version {number} was undone: that is version {new}.")
