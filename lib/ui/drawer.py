"""The evidence drawer: everything a record rests on, at the right-hand side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from lib.case import Case
from lib.edtf import parse
from lib.evidence import (
    Evidence,
    evidence_of_bin,
    evidence_of_cell,
    evidence_of_ids,
    evidence_of_step,
    newest_evidence,
    split_ids,
)
from lib.filters import Filters, say_days
from lib.ui.links import link_correction
from lib.ui.notes import say_sources, small_print
from lib.ui.text import counted, html
from lib.ui.view import View
from lib.ui.writing import why_read_only
from lib.vocabulary import (
    EVENT_GLYPH,
    GLYPH,
    LIST_SEPARATOR,
    NO_STANCE_GLYPH,
    Act,
    Attribution,
    Confidence,
    DateBasis,
    EventType,
    PublishedBasis,
    Speech,
    Stance,
    Status,
)

REQUEST_KEY = "_evidence"
"""Session state: what the last click asked to see; dropped once shown."""

SHOWN = 30

QUOTATION_MARKS = "\"'“”„«»‘"


def ask_records(record_ids: str) -> None:
    """Ask for records by their ids, joined with ";"; a callback."""
    _request("records", *split_ids(record_ids))


def ask_cell(actor_ids: str, issue: str) -> None:
    """Ask for what an actor, or several joined with ";", said on an issue; a callback."""
    _request("cell", actor_ids, issue)


def ask_bin(lane: str, start: str, end: str, mark: str) -> None:
    """Ask for the records of one bar; a callback."""
    _request("bin", lane, start, end, mark)


def ask_step(issue: str, start: str, end: str, stance: str = "") -> None:
    """Ask for what was said on an issue in a step of time, in one stance or all; a callback."""
    _request("step", issue, start, end, stance)


def ask_found(find: Callable[..., Evidence], *args: str) -> None:
    """Ask for the records shown that `find` takes out of all, given these words; a callback."""
    _request("found", find, *args)


def ask_source(source_id: str) -> None:
    """Ask for the records shown that rest on a source; a callback."""
    _request("source", source_id)


def _request(what: str, *args: object) -> None:
    st.session_state[REQUEST_KEY] = {what: args}


def show_requested(view: View) -> None:
    """Open the drawer if the last click asked for it."""
    request = st.session_state.pop(REQUEST_KEY, None)
    if request:
        ((what, args),) = request.items()
        _open(view, *FIND[what](view, *args))


def _records(view: View, *record_ids: str) -> tuple[Evidence, str]:
    every = Filters(status=tuple(status.value for status in Status))
    return view.of_others(every, evidence_of_ids, record_ids, SHOWN), ""


def _cell(view: View, actor_ids: str, issue: str) -> tuple[Evidence, str]:
    ids = split_ids(actor_ids)
    found = view.by_then.of_records_by_actor(evidence_of_cell, ids, issue, SHOWN)
    if found.newest.empty:
        return found, ""
    names = view.case.actors.set_index("actor_id")["name"]
    who = html(names.get(ids[0], ids[0])) if len(ids) == 1 else counted(len(ids), "actor")
    first = found.newest.iloc[0]
    heading = (
        f"<p><b>{who}</b> on <b>{html(first['issue_name'])}</b></p>"
        f"<p class='p-proposition'>“{html(first['proposition'])}”</p>"
    )
    return found, heading


def _bin(view: View, lane: str, start: str, end: str, mark: str) -> tuple[Evidence, str]:
    found = view.of_records(evidence_of_bin, lane, start, end, mark, SHOWN)
    days = say_days(date.fromisoformat(start), date.fromisoformat(end))
    return found, f"<p><b>{html(lane)}</b>, {days}</p>"


def _step(view: View, issue: str, start: str, end: str, stance: str) -> tuple[Evidence, str]:
    asked = (issue, start, end, stance, view.heard, SHOWN)
    found = view.by_then.of_records_by_actor(evidence_of_step, *asked)
    name = view.choices.name("issue", issue)
    days = say_days(date.fromisoformat(start), date.fromisoformat(end))
    number = counted(found.made.records, "statement")
    return found, f"<p><b>{html(name)}</b>, {days}: {number}</p>"


def _found(view: View, find: Callable[..., Evidence], *args: str) -> tuple[Evidence, str]:
    return view.of_records(find, *args, SHOWN), ""


def _source(view: View, source_id: str) -> tuple[Evidence, str]:
    chosen = replace(view.filters, source=(source_id,))
    return view.of_others(chosen, newest_evidence, SHOWN), ""


FIND: dict[str, Callable[..., tuple[Evidence, str]]] = {
    "records": _records,
    "cell": _cell,
    "bin": _bin,
    "step": _step,
    "found": _found,
    "source": _source,
}
"""What was asked for -> how its records are found, and headed."""


@st.dialog("Evidence", position="right", width=460)
def _open(view: View, found: Evidence, heading: str) -> None:
    number = found.made.records
    if heading:
        st.html(heading)
    if number > 1:
        said = f"{counted(number, 'record')} from {say_sources(view, found.made)}"
        st.html(f"<p class='p-small'>{said}.</p>")
    may_write = not why_read_only(view.case.folder)
    for record in found.newest.to_dict("records"):
        with st.container(border=True):
            st.html(card(record, view))
            if may_write:
                link_correction(view, record["record_id"])
    if number > SHOWN:
        small_print(f"{SHOWN} of {number:,} shown. Narrow the filters, or open Records.")


def card(record: dict, view: View) -> str:
    """
    Write one record as markup: what it says, who, when, and what it rests on.

    Args:
        record: one row of the case's records, missing cells NaN.
        view: for the names behind ids, and the day asked for: what was not
            known by then is said so, and its year is left out of dates.

    Returns:
        Markup in which every text of the data is escaped.
    """
    parts = [f"<h3>{html(record['title'])}</h3>"]
    if _has(record, "summary"):
        parts.append(f"<p>{html(record['summary'])}</p>")
    if _has(record, "quote"):
        lang = f" lang='{html(record['quote_lang'])}'" if _has(record, "quote_lang") else ""
        parts.append(f"<blockquote{lang}>{quoted(record['quote'])}</blockquote>")
    parts.append(f"<p>{badge(record)}</p>")
    if _has(record, "issue") and record["record_type"] == "statement":
        parts.append(f"<p class='p-proposition p-small'>on “{html(record['proposition'])}”</p>")
    facts = _facts(record, view)
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts if value)
    # With the keyboard one can go from record to record, and scroll a long drawer.
    return f"<div class='p-card' tabindex='0'>{''.join(parts)}<dl>{rows}</dl></div>"


def quoted(text: str) -> str:
    """
    Put a quote into quotation marks, unless it begins with one of its own.

    >>> quoted("no"), quoted("“No,” she said")
    ('“no”', '“No,” she said')
    """
    return html(text) if text[0] in QUOTATION_MARKS else f"“{html(text)}”"


def badge(record: dict) -> str:
    """Write the stance (or kind) of a record as a coloured word with its sign, and its issue."""
    stance = Stance(record["stance"]) if _has(record, "stance") else None
    if stance:
        word, style = f"{GLYPH[stance]} {stance.word}", stance.value
    elif record["record_type"] == "event":
        word, style = f"{EVENT_GLYPH} Event", "event"
    else:
        word, style = f"{NO_STANCE_GLYPH} {Act(record['act']).word}", "none"
    issue = f" <b>{html(record['issue_name'])}</b>" if _has(record, "issue_name") else ""
    return f"<span class='p-badge p-{style}'>{word}</span>{issue}"


def _facts(record: dict, view: View) -> list[tuple[str, str]]:
    """Name and value, both markup; an empty value is left out."""
    case, year = view.case, view.as_of.year
    return [
        ("Condition", _text(record, "condition")),
        ("Who", _who(record, case)),
        ("To", html(_names(case, record["recipient"])) if _has(record, "recipient") else ""),
        ("Act", Act(record["act"]).word if _has(record, "act") else ""),
        ("Event type", _word(EventType, record, "event_type")),
        ("Status", _word(Status, record, "status")),
        ("When", _when(record, year)),
        ("How", _how(record)),
        ("Answers", _answers(record, view)),
        ("Source", _sources(record, view)),
        ("Where in it", _text(record, "locator")),
        ("Known on", f"{record['known_on']:%-d %b %Y}"),
        ("Confidence", _word(Confidence, record, "confidence")),
        ("Coded", ", ".join(filter(None, (_text(record, "coder"), _text(record, "coded_on"))))),
        ("Note", _text(record, "note")),
        ("Record", html(record["record_id"])),
    ]


def _names(case: Case, ids: str) -> str:
    names = case.actors.set_index("actor_id")["name"]
    return ", ".join(names.get(i, i) for i in ids.split(LIST_SEPARATOR))


def _role(case: Case, actor_id: str) -> str:
    role = case.actors.set_index("actor_id")["role"].get(actor_id)
    return role if pd.notna(role) else ""


def _who(record: dict, case: Case) -> str:
    who = html(record["actor_names"])
    if LIST_SEPARATOR not in record["actor"]:
        role = record["role_then"] if _has(record, "role_then") else _role(case, record["actor"])
        who += f", {html(role)}" if role else ""
    if _has(record, "speaker"):
        who += f"; voiced by {html(_names(case, record['speaker']))}"
    return f"{who} ({html(record['side'])})" if _has(record, "side") else who


def _when(record: dict, year: int) -> str:
    when = html(parse(record["date"]).words(year))
    said = f": the source says “{html(record['date_text'])}”" if _has(record, "date_text") else ""
    basis = f" ({DateBasis(record['date_basis']).word})" if _has(record, "date_basis") else ""
    return when + said + basis


def _how(record: dict) -> str:
    words = [_word(Speech, record, "speech"), _word(Attribution, record, "attribution").lower()]
    if _has(record, "via"):
        words.append(f"via {html(record['via'])}")
    return ", ".join(word for word in words if word)


def _answers(record: dict, view: View) -> str:
    if not _has(record, "responds_to"):
        return ""
    ids = split_ids(record["responds_to"])
    answered = view.by_then.of_records(evidence_of_ids, ids, len(ids)).newest
    told = [
        f"{html(row.actor_names)}: {html(row.title)} ({html(row.record_id)})"
        for row in answered.itertuples()
    ]
    if len(told) < len(ids):
        told.append(f"{len(ids) - len(told)} not known by then")
    return "; ".join(told)


def _sources(record: dict, view: View) -> str:
    if not _has(record, "source"):
        return ""
    known = view.case.sources.set_index("source_id").to_dict("index")
    told = [
        _one_source(known[source], view.as_of) if source in known else html(source)
        for source in record["source"].split(LIST_SEPARATOR)
    ]
    return "; ".join(told)


def _one_source(source: dict, as_of: date) -> str:
    title = html(source["title"])
    if _has(source, "url"):
        link = html(source["url"])
        title = f"<a href='{link}' target='_blank' rel='noopener noreferrer'>{title}</a>"
    basis = ""
    if source["published_basis"] == PublishedBasis.INFERRED.value:
        basis = ", date inferred"
    if source["published_on"] > as_of.isoformat():
        basis += ", not yet published by then"
    publisher = f", {html(source['publisher'])}" if _has(source, "publisher") else ""
    return f"{title}{publisher}, {parse(source['published_on']).words()}{basis}"


def _word(words: type, record: dict, column: str) -> str:
    return words(record[column]).word if _has(record, column) else ""


def _text(record: dict, column: str) -> str:
    return html(record[column]) if _has(record, column) else ""


def _has(record: dict, column: str) -> bool:
    return pd.notna(record[column]) and record[column] != ""
