"""The bars of the history as a list of buttons: the keyboard's and the phone's way to them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.ui.drawer import ask_step
from lib.ui.record_list import sign
from lib.ui.text import counted, label
from lib.vocabulary import Stance


def history_list(bars: pd.DataFrame, issues: pd.DataFrame) -> None:
    """
    List the steps of time under their issues, newest first, one button each.

    Args:
        bars: one row per (issue, bin_start, stance), of lib.analysis.history.history.
        issues: one row per issue, of the same result.
    """
    for issue in issues.to_dict("records"):
        st.header(label(issue["issue_name"]), anchor=False)
        st.markdown(f":gray[“{label(issue['proposition'])}”]")
        steps = bars[bars["issue"] == issue["issue"]].groupby("bin_start")
        with st.container(key=f"list_history_{issue['issue']}", gap="xxsmall"):
            for start, step in reversed(list(steps)):
                _step_button(issue["issue"], f"{start:%Y-%m-%d}", step)


def _step_button(issue: str, start: str, step: pd.DataFrame) -> None:
    first = step.iloc[0]
    numbers = dict(zip(step["stance"], step["records"], strict=True))
    held = [
        f"{sign(stance.value)} {stance.word} {numbers[stance.value]:,}"
        for stance in Stance
        if stance.value in numbers
    ]
    total = counted(int(first["step_records"]), "statement")
    st.button(
        f"**{label(first['step_words'])}** {', '.join(held)} :gray[of {total}]",
        key=f"list_history_{issue}_{start}_open",
        type="tertiary",
        on_click=ask_step,
        args=(issue, start, f"{first['bin_end']:%Y-%m-%d}"),
    )
