"""Positions as cards side by side: each with its date, condition and quote."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from lib.ui.drawer import ask_cell, quoted
from lib.ui.text import counted, html
from lib.vocabulary import GLYPH, LIST_SEPARATOR, Stance

BESIDE = 4
"""Sides in one row; more go below."""

ISSUE_SHARE = 0.8
"""Of an actor's column: the width of the issues' column."""


def actors_beside(rows: pd.DataFrame) -> None:
    """
    Draw one row per issue, one card per actor.

    Args:
        rows: the result of lib.analysis.compare.compare_actors.
    """
    if rows.empty:
        st.html("<p class='p-words'>None of them took a position among these records.</p>")
        return
    heads = rows.drop_duplicates("actor_id").to_dict("records")
    with st.container(key="compare_heads"):
        for place, cell in zip(_columns(len(heads)), heads, strict=True):
            place.html(_who(cell))
    with st.container(key="compare_rows"):
        for _, cells in rows.groupby("issue", sort=False):
            st.html("<hr class='p-rule'>")
            first, *places = st.columns([ISSUE_SHARE, *[1] * len(cells)])
            first.html(_issue(cells.iloc[0]))
            for place, cell in zip(places, cells.to_dict("records"), strict=True):
                with place:
                    _card(cell)


def sides_beside(rows: pd.DataFrame) -> None:
    """
    Draw one column per side, one card per actor.

    Args:
        rows: the result of lib.analysis.compare.compare_sides.
    """
    if rows.empty:
        st.html("<p class='p-words'>Nobody took a position on it among these records.</p>")
        return
    st.html(_issue(rows.iloc[0]))
    sides = list(rows.groupby("actor_side", sort=False))
    for start in range(0, len(sides), BESIDE):
        shown = sides[start : start + BESIDE]
        for place, (side, cells) in zip(st.columns(len(shown)), shown, strict=True):
            with place:
                st.header(str(side), anchor=False)
                for cell in cells.to_dict("records"):
                    _card(cell, of_side=False)


def _columns(number: int) -> Iterable:
    return st.columns([ISSUE_SHARE, *[1] * number])[1:]


def _issue(cell: pd.Series) -> str:
    name, proposition = html(cell["issue_name"]), html(cell["proposition"])
    return (
        f"<div class='p-compare'><h2>{name}</h2><p class='p-proposition'>“{proposition}”</p></div>"
    )


def _who(cell: dict, of_side: bool = True) -> str:
    side = f" {html(cell['actor_side'])}" if of_side else ""
    return f"<p class='p-who'><b>{html(cell['actor_name'])}</b>{side}</p>"


def _card(cell: dict, of_side: bool = True) -> None:
    """Say one position; a button leads to what it rests on."""
    who = _who(cell, of_side)
    if pd.isna(cell["stances"]):
        none = "<p class='p-small'>no statement on record</p>"
        st.html(f"<div class='p-compare'>{who}{none}</div>")
        return
    key = f"list_compare_{cell['actor_id']}_{cell['issue']}"
    with st.container(key=key, gap=None):
        st.html(f"<div class='p-compare'>{who}{position_markup(cell)}</div>")
        st.button(
            f"Read {counted(int(cell['said']), 'statement')}",
            key=f"{key}_open",
            icon=":material/article:",
            type="tertiary",
            on_click=ask_cell,
            args=(cell["actor_id"], cell["issue"]),
        )


def position_markup(cell: dict) -> str:
    """
    Write a position with its date, condition and quote; every text of the data is escaped.

    Args:
        cell: one row of lib.analysis.compare, stances not missing.
    """
    held = [Stance(value) for value in cell["stances"].split(LIST_SEPARATOR)]
    badges = " ".join(
        f"<span class='p-badge p-{stance.value}'>{GLYPH[stance]} {stance.word}</span>"
        for stance in held
    )
    order = ", order not known" if len(held) > 1 else ""
    parts = [f"<p>{badges} <span class='p-when'>{html(cell['date_words'])}{order}</span></p>"]
    if pd.notna(cell["was_stance"]):
        was = f"was {Stance(cell['was_stance']).value}, {html(cell['was_words'])}"
        parts.append(f"<p class='p-small'>{was}</p>")
    if pd.notna(cell["condition"]):
        parts.append(f"<p><b>Condition:</b> {html(cell['condition'])}</p>")
    if pd.notna(cell["quote"]):
        lang = f" lang='{html(cell['quote_lang'])}'" if pd.notna(cell["quote_lang"]) else ""
        # Set apart: a quote from right to left would take the date with it.
        quote, when = f"<bdi{lang}>{quoted(cell['quote'])}</bdi>", html(cell["quote_words"])
        parts.append(f"<blockquote>{quote} <small>{when}</small></blockquote>")
    if cell["unnamed_only"]:
        parts.append("<p class='p-small'>unnamed sources only</p>")
    return "".join(parts)
