"""What a case must know of actors and issues that an import makes: asked of each."""

from __future__ import annotations

import streamlit as st

from lib.intake.decide import describe_new
from lib.schema import TABLES
from lib.ui.ingest import Work, decide
from lib.ui.text import label
from lib.vocabulary import ActorKind

DESCRIBED = {"actors": ("name", "side", "kind"), "issues": ("name", "proposition", "issue_group")}
"""What must be said of a new actor or issue."""


def describe_new_ones(work: Work) -> None:
    """Ask for what is missing of every new actor and issue; what was said can be changed."""
    for part in DESCRIBED:
        _describe(work, part)


def _describe(work: Work, part: str) -> None:
    """Ask what must be known of new actors or issues."""
    new = getattr(work.look.recipe, part)
    if not new:
        return
    with st.container(border=True, key=f"import_new_{part}"):
        st.markdown(f"**New {part}**: what the case must know of each")
        for key, each in new.items():
            with st.container(horizontal=True, vertical_alignment="bottom"):
                for column in DESCRIBED[part]:
                    _describe_one(work, part, key, column, each.get(column, ""))


def _describe_one(work: Work, part: str, key: str, column: str, text: str) -> None:
    widget = f"import_new_{part}_{key}_{column}"
    st.session_state[widget] = text or None
    asked = {
        "key": widget,
        "on_change": _described,
        "args": (part, key, column, widget),
        "help": label(TABLES[part].columns[column].description),
    }
    name = label(f"{column.replace('_', ' ')} of {key}")
    if column == "kind":
        words = {kind.value: kind.word for kind in ActorKind}
        st.selectbox(name, list(words), format_func=words.get, placeholder="Choose", **asked)
    elif column in ("side", "issue_group"):
        known = _known(work, part, column)
        st.selectbox(name, known, accept_new_options=True, placeholder="Choose or type", **asked)
    else:
        st.text_input(name, **asked)


def _known(work: Work, part: str, column: str) -> list[str]:
    """List the sides or groups that there are, of the case and of what is new."""
    tables = work.tables
    there = tables[part][column].dropna().tolist() if part in tables else []
    new = [each[column] for each in getattr(work.look.recipe, part).values() if each.get(column)]
    return list(dict.fromkeys([*there, *new]))


def _described(part: str, key: str, column: str, widget: str) -> None:
    text = st.session_state[widget] or ""
    decide(lambda recipe: describe_new(recipe, part, key, column, text))
