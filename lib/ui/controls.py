"""Choices that belong to one page."""

from __future__ import annotations

import streamlit as st


def choose(key: str, name: str, options: tuple[str, ...]) -> str:
    """Offer ways to look at a page; the choice is in the address, the first is the default."""

    def changed() -> None:
        picked = st.session_state[key]
        if picked == options[0]:
            st.query_params.pop(key, None)
        else:
            st.query_params[key] = picked

    st.session_state[key] = st.query_params.get(key, options[0])
    return st.segmented_control(
        name,
        options,
        required=True,
        key=key,
        label_visibility="collapsed",
        on_change=changed,
    )
