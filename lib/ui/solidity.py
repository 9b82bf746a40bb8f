"""How good the evidence is; every number leads to its records."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.ui.notes import say_sources
from lib.ui.overview import open_button, say
from lib.ui.text import counted, label
from lib.ui.view import View

FACTS = {
    "unnamed": ("rests on an unnamed speaker", "rest on unnamed speakers"),
    "no_day": ("cannot be put on one exact day", "cannot be put on one exact day"),
    "unconfirmed": ("is not confirmed", "are not confirmed"),
    "low_confidence": ("was coded with low confidence", "were coded with low confidence"),
    "no_speech": (
        "does not say how its words reached the source",
        "do not say how their words reached the source",
    ),
}
"""Kind of evidence (lib.analysis.solidity) -> said of one record, of several."""

ALWAYS = ("unnamed", "no_day")
"""Said even when no record is of the kind."""


Ask = Callable[[str], None]


def speech_list(speech: pd.DataFrame, ask: Ask) -> None:
    """
    List the ways of speech with their counts, one button each.

    Args:
        speech: the result of lib.analysis.solidity.speech_counts.
        ask: called with the way of speech.
    """
    with st.container(key="list_speech", gap="xxsmall"):
        for row in speech.to_dict("records"):
            words = f"{label(row['word'])}: **{row['records']:,}**"
            open_button(f"speech_{row['speech']}", words, ask, row["speech"])


def fact_list(view: View, counts: dict[str, int], ask: Ask) -> None:
    """
    Say in sentences what is weak about the evidence, each leading to its records.

    Args:
        view: for the number of records and sources.
        counts: the result of lib.analysis.solidity.evidence_counts.
        ask: called with the kind of evidence.
    """
    total = counted(view.number, "record")
    with st.container(key="list_facts", gap="xxsmall"):
        for kind, (one, several) in FACTS.items():
            number = counts[kind]
            if number:
                words = f"**{number:,}** of {total} {one if number == 1 else several}"
                open_button(f"fact_{kind}", words, ask, kind)
            elif kind in ALWAYS:
                say(f"No record {one}.")
        say(f"Everything rests on {say_sources(view, view.made)}.")
