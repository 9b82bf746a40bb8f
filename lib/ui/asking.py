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
from lib.tables.engine_case import EngineCase, Query
from lib.ui.text import label

PATIENCE = 0.4
"""Seconds after which a sign says that the engine is at work."""

STEP = 0.2
"""Seconds between two looks whether it has answered."""

AGAIN = 5
"""Seconds between two tries to reach an engine that is down."""

ASKED_KEY = "_asked"
STOPPED_KEY = "_stopped"
"""Session state: the analyst stopped the questions of this view."""


@dataclass
class Asked:
    """What one run of a page has asked."""

    signs: int = 0
    """How often it had to wait."""
    old: list[tuple[SourceUnavailable, datetime]] = field(default_factory=list)
    """Why an answer is old, and from when it is."""


def begin_asking() -> None:
    """Forget what the run before has asked."""
    st.session_state[ASKED_KEY] = Asked()


def ask(
    case: EngineCase, rows: str, filters: Filters | None, compute: Callable, *settings: object
) -> Any:
    """
    Ask a table, with a sign while it takes long.

    Where the engine is down, what it last answered is used, and the page says so.

    Raises:
        QueryCancelled: the analyst stopped it.
        SourceUnavailable: the engine is down, and this was never asked before.
        QueryFailed, QueryTooLong: in words.
    """
    question = (rows, filters, compute, *settings)
    query = case.ask(*question)
    try:
        if not query.wait(PATIENCE):
            _wait(case, query)
        return query.result()
    except SourceUnavailable as error:
        before = case.last_answer(*question)
        if before is None:
            raise
        _asked().old.append((error, before.asked_at))
        return before.result
    finally:
        # Also where a click ends this run of the page: nobody waits for the answer then.
        query.cancel()


def offer_again(error: EngineError) -> None:
    """Offer to ask again what was stopped or failed; an engine that is down is tried by itself."""
    st.session_state.pop(STOPPED_KEY, None)
    st.button("Ask again", key="ask_again", icon=":material/refresh:")
    if isinstance(error, SourceUnavailable):
        _try_again()


def say_old() -> None:
    """Say that what is shown is old, where an engine was down; it is shown anew once it is back."""
    if not (old := _asked().old):
        return
    error, _ = old[0]
    oldest = min(asked_at for _, asked_at in old)
    st.warning(f"{label(error)} What is shown was read at {oldest:%H:%M} and may be old.")
    _try_again()


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


def _wait(case: EngineCase, query: Query) -> None:
    if st.session_state.get(STOPPED_KEY):
        raise QueryCancelled
    asked = _asked()
    asked.signs += 1  # two widgets of one run may not have one key
    sign = st.empty()
    with sign.container(key=f"asking_{asked.signs}", horizontal=True, vertical_alignment="center"):
        said = st.empty()
        st.button("Stop", key=f"stop_asking_{asked.signs}", on_click=_stop)
    while True:
        seconds = f"{query.seconds:.0f}&nbsp;s"
        said.markdown(f":material/hourglass_top: {case.engine.name} is working: {seconds}")
        if query.wait(STEP):
            break
    sign.empty()


def _stop() -> None:
    st.session_state[STOPPED_KEY] = True
