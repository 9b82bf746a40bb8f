"""Who is compared on what: some actors on all issues, or all actors on one."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.ui.parameters import MOST_COMPARED
from lib.ui.position_cards import actors_beside, sides_beside
from lib.ui.view import View

COMPARE_NOTE = (
    "Each card is the latest position on record, with its date, and its newest condition and "
    "quote. “No statement on record” means that the data holds none, not that nothing was said."
)


def show_comparison(
    view: View,
    issues: pd.DataFrame,
    by_actors: Callable[[list[str]], pd.DataFrame],
    by_side: Callable[[str], pd.DataFrame],
) -> pd.DataFrame:
    """
    Offer actors to compare, or an issue, and show the positions side by side.

    Args:
        view: for the names.
        issues: one row per issue that somebody spoke to.
        by_actors: makes the rows of some actors, by id (lib.analysis.compare).
        by_side: makes the rows of all actors on one issue, by id.

    Returns:
        The rows shown.
    """
    chosen = pick_actors(view)
    rows = by_actors(chosen) if chosen else by_side(pick_issue(view, issues))
    if chosen:
        actors_beside(rows)
    else:
        sides_beside(rows)
    return rows


def pick_actors(view: View) -> list[str]:
    """Offer up to three actors; none chosen means all, by side. Their ids."""
    names = view.choices.names["actor"]

    def changed() -> None:
        _write("compare", st.session_state["compare"])

    asked = [view.choices.value("actor", text) for text in st.query_params.get_all("compare")]
    asked = list(dict.fromkeys(asked))
    st.session_state["compare"] = [names[actor] for actor in asked]
    st.multiselect(
        "Actors side by side on all issues, up to three",
        list(names.values()),
        key="compare",
        max_selections=MOST_COMPARED,
        placeholder="Choose actors; without any, all actors are shown on one issue",
        on_change=changed,
    )
    return asked


def pick_issue(view: View, issues: pd.DataFrame) -> str:
    """
    Offer one issue to compare all sides on; the id of the one chosen.

    Args:
        view: for the names.
        issues: one row per issue that somebody spoke to: issue; the first is the default.
    """
    names = [view.choices.name("issue", issue) for issue in issues["issue"]]
    asked = st.query_params.get("about")
    chosen = view.choices.value("issue", asked) if asked else issues["issue"].iloc[0]

    def changed() -> None:
        _write("about", [st.session_state["about"]])

    name = view.choices.name("issue", chosen)
    st.session_state["about"] = name
    options = names if name in names else [name, *names]
    st.selectbox("All actors on one issue", options, key="about", width=420, on_change=changed)
    return chosen


def _write(parameter: str, names: list[str]) -> None:
    if names:
        st.query_params[parameter] = names
    else:
        st.query_params.pop(parameter, None)
