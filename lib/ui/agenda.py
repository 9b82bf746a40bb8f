"""What comes next and what happened last; every title leads to its record."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.filters import say_day
from lib.ui.drawer import ask_records
from lib.ui.overview import heading, isolated, open_button, say
from lib.ui.record_list import sign
from lib.ui.text import counted, html, label
from lib.ui.view import View
from lib.vocabulary import LIST_SEPARATOR, Stance


def scheduled_list(view: View, lines: pd.DataFrame, beyond: str) -> None:
    """
    Tell what is scheduled, with the days until then.

    Args:
        view: for the day asked for.
        lines: those told, and
        beyond: the ids of the others: the result of lib.analysis.agenda.brief_lines.
    """
    heading("Next")
    if lines.empty:
        say(f"Nothing on record is scheduled for {say_day(view.as_of)} or later.")
    _lines(lines, "next", beyond)


def overdue_list(lines: pd.DataFrame, beyond: str) -> None:
    """Tell what the day asked for has passed and is still coded as scheduled; as above."""
    if not lines.empty:
        say("The day has passed, and the record is still coded as scheduled:")
        _lines(lines, "overdue", beyond)


def latest_list(lines: pd.DataFrame, beyond: str) -> None:
    """Tell the newest records; as above."""
    heading("Latest")
    if lines.empty:
        say("Nothing shown has occurred.")
    _lines(lines.drop(columns="due"), "latest", beyond)


def _lines(lines: pd.DataFrame, key: str, beyond: str) -> None:
    for line in lines.to_dict("records"):
        with st.container(key=f"list_{key}_{line['record_id']}", gap=None):
            who = f"**{isolated(label(line['who']))}** " if line["who"] else ""
            words = f"{sign(line['mark'])} {who}{label(line['title'])}"
            open_button(f"{key}_{line['record_id']}", words, ask_records, line["record_id"])
            st.html(f"<p class='p-small p-words'>{html(' · '.join(_beside(line)))}</p>")
    if beyond:
        number = beyond.count(LIST_SEPARATOR) + 1
        open_button(f"{key}_beyond", f"{counted(number, 'record')} more", ask_records, beyond)


def _beside(line: dict) -> list[str]:
    """List what stands under a title: when, on what, with which stance, how surely."""
    when = ", ".join(filter(None, (line["date_words"], line.get("due"))))
    issue = isolated(line["issue_name"]) if pd.notna(line["issue_name"]) else ""
    stance = Stance(line["mark"]).word.lower() if line["mark"] in set(Stance) else ""
    act = line["act_word"].lower() if line["mark"] == "none" else ""
    # A statement has its actors in front of its title.
    who = "" if line["who"] else isolated(line["actor_names"])
    unnamed = "unnamed source" if line["unnamed"] else ""
    return [part for part in (when, issue, stance, act, who, unnamed) if part]
