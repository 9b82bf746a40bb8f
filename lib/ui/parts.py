"""Records of a table in an engine, part by part: each is asked for from where the last ended."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.evidence import MOST_ROWS, Place, newest_records, place_of, records_after
from lib.ui.notes import small_print
from lib.ui.view import View

PLACES_KEY = "_places"
"""Session state: case and filters, and where each part before the one shown ended."""


def records_part(view: View) -> pd.DataFrame:
    """
    Take the records to be listed, newest first; of a large table a part, with a way to the next.

    Returns:
        All records shown; of a table in an engine at most MOST_ROWS of them.
    """
    if not view.in_engine:
        return newest_records(view.listed, view.number)
    if view.number <= MOST_ROWS:
        return view.listed
    places = _places(view)
    before = places[-1] if places else None
    part = view.of_records(records_after, before, MOST_ROWS) if before else view.listed
    _steps(view, places, part)
    return part


def _places(view: View) -> tuple[Place, ...]:
    """Recall where the parts before ended; other filters begin anew."""
    seen, places = st.session_state.get(PLACES_KEY, (None, ()))
    return places if seen == (view.case.name, view.filters) else ()


def _steps(view: View, places: tuple[Place, ...], part: pd.DataFrame) -> None:
    first = len(places) * MOST_ROWS + 1
    last = first + len(part) - 1
    further = (*places, place_of(part.iloc[-1])) if len(part) else places
    with st.container(
        key="parts", horizontal=True, vertical_alignment="center", gap="small", width="content"
    ):
        small_print(f"Records {first:,} to {last:,} of {view.number:,}, newest first.")
        _step("Newer", view, places[:-1], not places)
        _step("Older", view, further, last >= view.number or not len(part))


def _step(word: str, view: View, places: tuple[Place, ...], shut: bool) -> None:
    seen = (view.case.name, view.filters)
    st.button(
        word,
        key=f"part_{word.lower()}",
        disabled=shut,
        on_click=st.session_state.__setitem__,
        args=(PLACES_KEY, (seen, places)),
    )
