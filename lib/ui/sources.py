"""Documents as a table and as a list; each opens the records that rest on it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.ui.drawer import ask_source
from lib.ui.links import link_filtered
from lib.ui.notes import small_print
from lib.ui.text import counted, html, label
from lib.ui.view import View

KEY = "sources_table"
WIDTHS = {
    "Title": 252,
    "Link": 60,
    "Publisher": 130,
    "Published": 150,
    "Records": 70,
    "Statements": 88,
    "Events": 62,
    "Unnamed": 118,
    "Narrated": 118,
    "Covers": 188,
    "Kind": 150,
}
ROW = 36
TALLEST = 16
"""Rows shown before the table scrolls."""

FEW = 2
"""Up to so many sources there is nothing to compare, and the list is shown first."""

LISTED = 30
"""Sources in the list, which has a button and a link for each."""

NAMED = 3
"""Unused sources that are named."""

COUNT_NOTE = (
    "<b>Unnamed</b>: the speaker is not named. <b>Narrated</b>: the outlet’s own account, neither "
    "quoted nor reported speech. A record that rests on two documents counts for both. "
    "Under five records no share is given."
)


def show_sources(view: View, rows: pd.DataFrame, table: pd.DataFrame) -> None:
    """
    Show sources as rows; ticking one opens its records.

    Args:
        view: whose records are shown.
        rows: the result of lib.analysis.sources.source_rows.
        table: its first rows in words, by lib.analysis.sources.in_words.
    """
    ids = rows["source_id"].head(len(table)).tolist()
    config = {name: st.column_config.Column(width=width) for name, width in WIDTHS.items()}
    config["Link"] = st.column_config.LinkColumn(width=WIDTHS["Link"], display_text="Open")
    st.dataframe(
        table,
        hide_index=True,
        key=KEY,
        height=ROW * (min(len(table), TALLEST) + 1) + 4,
        on_select=lambda: _ticked(ids),
        selection_mode="single-row",
        column_config=config,
    )


def list_first(view: View, rows: pd.DataFrame) -> bool:
    """Say whether the list stands first and the table folds, rather than the other way round."""
    return view.width is None or len(rows) <= FEW


def source_list(view: View, rows: pd.DataFrame, table: pd.DataFrame) -> None:
    """
    List sources with what was coded from them, each with a way to its records.

    Args:
        view: whose records are shown.
        rows: the result of lib.analysis.sources.source_rows.
        table: its first rows in words, by lib.analysis.sources.in_words.
    """
    ids = rows["source_id"].head(LISTED)
    for source_id, said in zip(ids, table.head(LISTED).to_dict("records"), strict=True):
        with st.container(border=True, gap="xsmall", key=f"list_source_{source_id}"):
            st.html(_facts(said))
            links = st.container(
                horizontal=True,
                gap="medium",
                vertical_alignment="center",
                key=f"links_source_{source_id}",
            )
            with links:
                st.button(
                    f"Read {_records(said)}",
                    key=f"list_source_{source_id}_open",
                    type="tertiary",
                    on_click=ask_source,
                    args=(source_id,),
                )
                link_filtered(view, "records", "Open in Records", source=source_id)
    if len(rows) > LISTED:
        small_print(
            f"{len(rows) - LISTED:,} more with fewer records. Narrow the filters, or download."
        )


def unused_note(titles: list[str]) -> str:
    """
    Say which sources of the case nothing shown rests on.

    >>> unused_note(["Talks resume"])
    '1 source of the case holds nothing shown here: “Talks resume”.'
    """
    if not titles:
        return ""
    named = [f"“{html(title)}”" for title in titles[:NAMED]]
    rest = [f"{len(titles) - NAMED:,} more"] if len(titles) > NAMED else []
    verb = "holds" if len(titles) == 1 else "hold"
    said = f"{counted(len(titles), 'source')} of the case {verb} nothing shown here"
    return f"{said}: {', '.join([*named, *rest])}."


def most_sources_note(sources: int, most: int) -> str:
    """Say in words what the table leaves out."""
    if sources <= most:
        return ""
    return (
        f"The {most:,} sources with most records, of {sources:,}, are listed; "
        "the download holds them all."
    )


def _ticked(ids: list[str]) -> None:
    rows = st.session_state[KEY]["selection"]["rows"]
    if rows:
        ask_source(ids[rows[0]])


def _records(said: dict) -> str:
    return label(counted(said["Records"], "record"))


def _facts(said: dict) -> str:
    """Write one source as markup in which every text of the data is escaped."""
    facts = {
        "Publisher": html(said["Publisher"]),
        "Published": html(said["Published"]),
        "Kind": html(said["Kind"]),
        "Coded": f"{counted(said['Statements'], 'statement')}, {counted(said['Events'], 'event')}",
        "Unnamed": html(said["Unnamed"]),
        "Narrated": html(said["Narrated"]),
        "Covers": html(said["Covers"]),
    }
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts.items())
    return f"<div class='p-card'><h2>{_title(said)}</h2><dl>{rows}</dl></div>"


def _title(said: dict) -> str:
    title = html(said["Title"])
    if not said["Link"]:
        return title
    link = html(said["Link"])
    return f"<a href='{link}' target='_blank' rel='noopener noreferrer'>{title}</a>"
