"""The codebook beside a form: what the words mean for the row that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.edtf import parse
from lib.ui.codebook_words import ACT_RULES, KINDS, STANCE_RULES, STATUS
from lib.ui.text import html
from lib.vocabulary import GLYPH, Act, RecordType, Status

if TYPE_CHECKING:
    from lib.ui.edit_fields import Row


DATES = (
    "2024-03-09",
    "2024-03",
    "2024-03-09/2024-03-10",
    "[2024-03-11..2024-03-13]",
    "../2024-03-14",
    "2024-03-14/..",
    "2024-03-09?",
)
"""One date of each kind that is often written; the codebook has the others."""


def _what(row: Row) -> None:
    cells = row.cells
    pairs = [(kind.word, KINDS[kind], kind == cells["record_type"]) for kind in RecordType]
    status = Status(cells["status"] or Status.OCCURRED)
    _show([_list(pairs), _list([(status.word, STATUS[status], False)])])


def _on_what(row: Row) -> None:
    cells = row.cells
    frame = row.checked.tables["issues"]
    found = frame[frame["issue_id"] == cells["issue"]].fillna("")
    parts = []
    if not found.empty:
        issue = found.iloc[0]
        parts.append(
            f"<p class='p-small'>{html(issue['name'])}: for or against</p>"
            f"<p><b>“{html(issue['proposition'])}”</b></p>"
            f"<p class='p-small'>{html(issue['description'])}</p>"
        )
    if cells["record_type"] == RecordType.EVENT:
        parts.append("<p class='p-small'>An event has no act and no stance.</p>")
    else:
        if cells["act"]:
            act = Act(cells["act"])
            parts.append(_list([(act.word, ACT_RULES[act], False)]))
        parts.append(_stances(cells["stance"]))
    _show(parts)


def _when(row: Row) -> None:
    pairs = "".join(f"<dt>{text}</dt><dd>{parse(text).words()}</dd>" for text in DATES)
    _show([f"<p class='p-small'>As written, and what it means</p><dl class='p-dates'>{pairs}</dl>"])


def _evidence(row: Row) -> None:
    frame = row.checked.tables["sources"].fillna("")
    first = row.cells["source"].split(";")[0]
    found = frame[frame["source_id"] == first]
    rules = "<p class='p-small'>The quote and its place belong to the first source.</p>"
    if found.empty:
        _show([rules])
        return
    source = found.iloc[0]
    day = parse(source["published_on"]).words() if source["published_on"] else ""
    _show([rules, f"<p>{html(source['title'])}</p>", f"<p class='p-small'>{html(day)}</p>"])


ASIDES = {"What": _what, "On what, and how": _on_what, "When": _when, "Evidence": _evidence}
"""Heading of a section -> what the codebook says beside it."""


def _stances(chosen: str) -> str:
    rows = "".join(
        f"<dt><span class='p-g p-{stance.value}'>{GLYPH[stance]}</span> "
        f"{_marked(stance.word, stance == chosen)}</dt><dd>{html(rule)}</dd>"
        for stance, rule in STANCE_RULES.items()
    )
    return f"<dl>{rows}</dl>"


def _list(pairs: list[tuple[str, str, bool]]) -> str:
    rows = "".join(
        f"<dt>{_marked(word, chosen)}</dt><dd>{html(rule)}</dd>" for word, rule, chosen in pairs
    )
    return f"<dl>{rows}</dl>"


def _marked(word: str, chosen: bool) -> str:
    return f"<b>{html(word)}</b>" if chosen else html(word)


def _show(parts: list[str]) -> None:
    st.html(f"<div class='p-aside'>{''.join(parts)}</div>")
