"""What stands under every chart: what it is made of, and how to read its marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

import pandas as pd
import streamlit as st

from lib.edtf import parse
from lib.evidence import MadeOf
from lib.filters import say_day
from lib.ui.drawn import drawn
from lib.ui.text import counted, counted_of, html, label
from lib.ui.view import View
from lib.vocabulary import LIST_SEPARATOR, DateBasis, PublishedBasis

MARKS_NOTE = (
    "<b>Bar</b>: lasted these days, or happened within them; one that touches the edge can reach "
    "beyond. <b>Dotted tail</b>: on or before this day, or with the tail to the right on or after "
    "it. <b>Dotted ring</b>: unnamed source, or not confirmed. <b>*</b>: unnamed. <b>Hollow</b>: "
    "scheduled."
)
POSITION_NOTE = (
    "Positions rest on everything known by that day; filters choose which actors and issues are "
    "shown. Where statements differ and their order is not known, each of them is shown."
)
SPLIT_NOTE = (
    "The row of a side has one sign per actor, shown or not; <i>split</i> means that at least one "
    "supports and at least one opposes. It is not a vote count."
)
HATCH_NOTE = "<b>Hatched</b>: rests only on unnamed sources."
JOIN_NOTE = (
    "Each mark is what one actor said, ×2 where there are two of the same day and stance. A dotted "
    "line joins the marks of one actor; nothing is assumed in between."
)
WHY_UNPLACED = {
    "wide": "over more than one {}",
    "by": "on or before a day",
    "from": "on or after a day",
    "earlier": "before the days shown",
    "later": "after the days shown",
}
"""Reason of lib.analysis.timeline_bins for being in no bar -> how it is said."""


def source_line(view: View, made: MadeOf, *notes: str) -> None:
    """
    Say what a chart is made of, then the notes that explain its marks.

    Args:
        view: what is shown.
        made: how many records are behind the chart, and what they rest on.
        notes: sentences of our own, as markup; text of the data in them is escaped.
            An empty one is left out.
    """
    of_what = f"{counted_of(made.records, view.known)} from {say_sources(view, made)}"
    drawn().source = of_what
    said = f"{of_what}, as known on {say_day(view.as_of)}. Showing: {html(view.words)}."
    lines = (f"<p class='p-small p-words'>{line}</p>" for line in (said, *notes) if line)
    st.html(f"<div role='note'>{''.join(lines)}</div>")


def small_print(words: str) -> None:
    """Say in small print, which Streamlit's captions are too pale for; `words` are our own."""
    st.html(f"<p class='p-small p-words'>{words}</p>")


def say_sources(view: View, made: MadeOf) -> str:
    """Count the independent sources, published by the day asked for, and the documents if more."""
    if made.cells:
        return f"{made.cells:,} different entries of sources"
    documents, independent = view.by_then.cited.count(made.cited)
    if documents == independent:
        return counted(documents, "source")
    return f"{counted(independent, 'independent source')} ({counted(documents, 'document')})"


def _sources(view: View, records: pd.DataFrame) -> pd.Index:
    lists = pd.Series(records["source"].dropna().unique(), dtype="str")
    used = lists.str.split(LIST_SEPARATOR).explode().unique()
    return view.by_then.published.intersection(used)


def inferred_note(view: View, records: pd.DataFrame) -> str:
    """Say which weekdays were resolved, and where the publication date is itself inferred."""
    resolved = records[records["date_basis"].eq(DateBasis.RESOLVED.value)]
    if resolved.empty:
        return ""
    verb = "is" if len(resolved) == 1 else "are"
    words = resolved["date_text"].dropna().head(1)
    such = f" such as “{html(words.iloc[0])}”" if len(words) else ""
    said = f"{counted(len(resolved), 'date')}{such} {verb} resolved against the day of publication"
    sources = view.case.sources.set_index("source_id").loc[_sources(view, resolved)]
    inferred = sources[sources["published_basis"].eq(PublishedBasis.INFERRED.value)]
    if inferred.empty:
        return f"{said}."
    days = ", ".join(parse(day).words() for day in inferred["published_on"].unique()[:3])
    return f"{said}, itself inferred for {counted(len(inferred), 'source')} ({days})."


def bars_note(placed: int, unplaced: Mapping[str, int], step: str) -> str:
    """
    Say what a bar counts, and why the other records are in none; the numbers add up.

    Args:
        placed: how many are in the bars.
        unplaced: reason (a key of WHY_UNPLACED) -> how many are in none.
        step: what one bar counts: "week".
    """
    parts = [f"{placed:,} in the bars"]
    parts += [f"{number:,} {WHY_UNPLACED[why].format(step)}" for why, number in unplaced.items()]
    return (
        f"<b>{counted(placed + sum(unplaced.values()), 'record')}:</b> {'; '.join(parts)}. "
        f"Each bar counts one {step}: statements above the line, events below."
    )


def silent_note(names: list[str]) -> str:
    """Name the issues of the codebook on which nobody's position is on record."""
    if not names:
        return ""
    return f"<b>Raised, but no position on record:</b> {html(', '.join(names))}."


def most_rows_note(records: int, most: int) -> str:
    """Say in words what is cut off."""
    if records <= most:
        return ""
    return f"The {most:,} newest of {records:,} records are listed; the download holds them all."


def no_position(view: View) -> NoReturn:
    """Say that nothing shown takes a position, and end the page."""
    with st.container(border=True):
        st.header("No position among these records", anchor=False)
        st.markdown(
            f"{counted(view.number, 'record')} shown ({label(view.words)}), none of them a "
            "statement that counts towards a position: one that occurred. The timeline shows them."
        )
    st.stop()
