"""The codebook of a case: its issues, its actors, the words, and its own rules."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.ui.codebook_words import word_lists
from lib.ui.links import link_filtered
from lib.ui.markdown import markdown_markup
from lib.ui.text import counted, html, label
from lib.ui.twin import twin
from lib.ui.view import View
from lib.vocabulary import EVENT_GLYPH, GLYPH, LIST_SEPARATOR, NO_STANCE_GLYPH, ActorKind

PANEL = 400
"""Pixels: entries stand beside each other where each has so many."""

STYLES = {glyph: stance.value for stance, glyph in GLYPH.items()}
STYLES |= {NO_STANCE_GLYPH: "none", EVENT_GLYPH: "event"}

MOST = 24
"""Actors of a side shown at once; the rest unfold."""


def show_issues(view: View, entries: pd.DataFrame) -> None:
    """
    Show each issue with its proposition, and lead to its records.

    Args:
        view: for the filters that links keep.
        entries: the result of lib.analysis.codebook.issue_entries.
    """
    with st.grid(min_column_width=PANEL, gap="small"):
        for issue in entries.to_dict("records"):
            with st.container(border=True, gap="xsmall"):
                st.html(_issue(issue))
                _links(view, issue, issue=issue["issue_id"])


def show_actors(view: View, entries: pd.DataFrame) -> None:
    """
    Show each actor under its side, and lead to its records.

    Args:
        view: for the filters that links keep.
        entries: the result of lib.analysis.codebook.actor_entries.
    """
    for side, actors in entries.groupby("side", sort=False):
        with st.container(key=f"codebook_{side}"):
            st.header(label(side), anchor=False)
            _actor_grid(view, actors.head(MOST))
            rest = actors.iloc[MOST:]
            if not rest.empty and (place := twin(view, _more(rest), f"actors_{side}", phone=False)):
                with place:
                    _actor_grid(view, rest)


def show_words() -> None:
    """Show what the words, marks and dates mean."""
    sections = "".join(_words(heading, pairs) for heading, pairs in word_lists().items())
    st.html(f"<div class='p-word-lists'>{sections}</div>")


def show_rules(view: View) -> None:
    """Show the README of the case."""
    if not view.case.readme.strip():
        st.info("This case has no README.md: its coding rules are not written down.")
        return
    st.html(f"<div class='p-readme'>{markdown_markup(view.case.readme)}</div>")


def codebook_note(view: View) -> str:
    """Say which case and version the codebook is of, as markup."""
    version = f", version {html(view.case.version)}" if view.case.version else ""
    return (
        f"<b>{html(view.case.title)}</b>{version}: {counted(len(view.case.issues), 'issue')}, "
        f"{counted(len(view.case.actors), 'actor')}, {counted(len(view.case.sources), 'source')}. "
        "Counts beside an entry are of the records shown."
    )


def _more(actors: pd.DataFrame) -> str:
    return f"{counted(len(actors), 'actor')} more"


def _actor_grid(view: View, actors: pd.DataFrame) -> None:
    with st.grid(min_column_width=PANEL, gap="small"):
        for actor in actors.to_dict("records"):
            with st.container(border=True, gap="xsmall"):
                st.html(_actor(actor))
                _links(view, actor, actor=actor["actor_id"])


def _links(view: View, entry: dict, **chosen: str) -> None:
    """Lead to where the entry's records are; nowhere where there would be none."""
    if not entry["statements"] + entry["events"]:
        return
    key = "_".join(["links", *chosen, *chosen.values()])
    with st.container(horizontal=True, gap="medium", key=key):
        link_filtered(view, "timeline", "Timeline", **chosen)
        if entry["statements"]:
            link_filtered(view, "matrix", "Issue matrix", **chosen)


def _issue(issue: dict) -> str:
    description = f"<p>{html(issue['description'])}</p>" if pd.notna(issue["description"]) else ""
    return (
        f"<div class='p-card'><p class='p-small'>{html(issue['issue_group'])}</p>"
        f"<h2>{html(issue['name'])}</h2><p>“{html(issue['proposition'])}”</p>{description}"
        f"<p class='p-small'>{_counts(issue)}</p></div>"
    )


def _actor(actor: dict) -> str:
    role = f", {html(actor['role'])}" if pd.notna(actor["role"]) else ""
    also = ""
    if pd.notna(actor["aliases"]):
        names = html(", ".join(actor["aliases"].split(LIST_SEPARATOR)))
        also = f"<p class='p-small'>Also: {names}</p>"
    counts = _counts(actor)
    if actor["voiced"]:
        counts += f"; speaker of {counted(actor['voiced'], 'record')} of others"
    return (
        f"<div class='p-card'><h3>{html(actor['name'])}</h3>"
        f"<p>{ActorKind(actor['kind']).word}{role}</p>{also}<p class='p-small'>{counts}</p></div>"
    )


def _words(heading: str, pairs: list[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{_word(word)}</dt><dd>{html(text)}</dd>" for word, text in pairs)
    return f"<section><h2>{html(heading)}</h2><dl>{rows}</dl></section>"


def _word(word: str) -> str:
    """Colour the sign of a stance as everywhere else."""
    style = STYLES.get(word[0])
    return f"<span class='p-g p-{style}'>{word[0]}</span>{html(word[2:])}" if style else html(word)


def _counts(entry: dict) -> str:
    nouns = {"statements": "statement", "events": "event"}
    found = [counted(entry[name], noun) for name, noun in nouns.items() if entry[name]]
    return f"{' and '.join(found)} shown" if found else "Nothing shown"
