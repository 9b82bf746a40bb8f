"""Asking an engine: a sign while it works, a way to stop it, and what was known before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any

import streamlit as st

from lib.exceptions import EngineError, QueryCancelled, SourceUnavailable
from lib.filters import Filters
from lib.tables.engine_case import BAD_REPLIES, EngineCase, Query
from lib.ui.text import html, label

PATIENCE = 0.4
"""Seconds after which a sign says that the engine is at work."""

STEP = 0.2
"""Seconds between two looks whether it has answered."""

AGAIN = 5
"""Seconds between two tries to reach an engine that is down."""

ASKED_KEY = "_asked"
STOPPED_KEY = "_stopped"
"""Session state: the analyst has just stopped the questions of this view."""


@dataclass
class Asked:
    """What one run of a page has asked."""

    stopped: bool = False
    """Whether the analyst ended the run before: then nothing is waited for."""
    signs: int = 0
    """How often it had to wait."""
    old: list[tuple[EngineError, datetime]] = field(default_factory=list)
    """Why an answer is old, and from when it is."""


def begin_asking() -> None:
    """Forget what the run before has asked."""
    st.session_state[ASKED_KEY] = Asked(stopped=st.session_state.pop(STOPPED_KEY, False))


def ask(
    case: EngineCase, rows: str, filters: Filters | None, compute: Callable, *settings: object
) -> Any:
    """
    Ask a table, with a sign while it takes long.

    Where the engine gives no answer, what it last answered is used, and the page says so.

    Raises:
        QueryCancelled: the analyst stopped it.
        SourceUnavailable, QueryFailed, QueryTooLong: in words; this was never answered before.
    """
    question = (rows, filters, compute, *settings)
    try:
        return wait_for(case.engine.name, case.ask(*question))
    except BAD_REPLIES as error:
        before = case.last_answer(*question)
        if before is None:
            raise
        _asked().old.append((error, before.asked_at))
        return before.result


def wait_for(engine: str, query: Query) -> Any:
    """
    Wait for an answer, with a sign while it takes long.

    Args:
        engine: its name.
        query: ended as soon as nobody waits for it.

    Raises:
        EngineError: why there is none.
    """
    try:
        if not query.wait(PATIENCE):
            _wait(engine, query)
        return query.result()
    finally:
        # Also where a click ends this run of the page: nobody waits for the answer then.
        query.cancel()


def say_no_answer(error: EngineError) -> None:
    """Say why nothing is shown, and offer to ask again; an engine that is down is tried again."""
    if isinstance(error, QueryCancelled):
        st.info("You stopped this before there was an answer, so nothing is shown.")
    else:
        st.error(_sentence(error))
    _ask_again()
    if isinstance(error, SourceUnavailable):
        _try_again()


def say_old() -> None:
    """Say that what is shown is old, where an engine gave no answer."""
    if not (old := _asked().old):
        return
    error, _ = old[0]
    oldest = min(asked_at for _, asked_at in old)
    st.warning(f"{_sentence(error)} What is shown was read at {oldest:%H:%M} and may be old.")
    if isinstance(error, SourceUnavailable):
        _try_again()
    else:
        _ask_again()


def _sentence(error: EngineError) -> str:
    said = label(error)
    return f"T{said[1:]}" if said.startswith("the ") else said  # else it begins with a name


def _ask_again() -> None:
    st.button("Ask again", key="ask_again", icon=":material/refresh:")


def _try_again() -> None:
    """Draw the page anew every few seconds, until the engine is back."""
    begun = monotonic()

    @st.fragment(run_every=AGAIN)
    def look() -> None:
        if monotonic() - begun > AGAIN / 2:
            st.rerun()

    look()


def _asked() -> Asked:
    return st.session_state.setdefault(ASKED_KEY, Asked())


def _wait(engine: str, query: Query) -> None:
    asked = _asked()
    if asked.stopped:
        raise QueryCancelled
    asked.signs += 1  # two widgets of one run may not have one key
    sign = st.empty()
    with sign.container(key=f"asking_{asked.signs}", horizontal=True, vertical_alignment="center"):
        said = st.empty()
        st.button("Stop", key=f"stop_asking_{asked.signs}", on_click=_stop)
    while True:
        seconds = f"{query.seconds:.0f} s"
        said.html(f"<p class='p-asking'>{html(engine)} is working <b>{seconds}</b></p>")
        if query.wait(STEP):
            break
    sign.empty()


def _stop() -> None:
    st.session_state[STOPPED_KEY] = True
