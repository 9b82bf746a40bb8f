"""Changes of a case as words and as a table: what stood there, and what stands there."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from lib.changes import Change
from lib.ui.text import counted, html

NOUN = {"records": "record", "actors": "actor", "issues": "issue", "sources": "source"}
VERB = {Change.ADDED: "added", Change.RETRACTED: "retracted", Change.REMOVED: "removed"}


def count_changes(found: pd.DataFrame) -> str:
    """
    Say in words how many rows and cells changed.

    Args:
        found: the result of lib.changes.changes.
    """
    parts = []
    for table, rows in found.groupby("table", sort=False):
        noun = NOUN[table]
        for change, verb in VERB.items():
            if number := rows.loc[rows["change"].eq(change), "row"].nunique(dropna=False):
                parts.append(f"{counted(number, noun)} {verb}")
        cells = rows[rows["change"].eq(Change.CORRECTED)]
        if len(cells):
            of = counted(cells["row"].nunique(dropna=False), noun)
            parts.append(f"{counted(len(cells), 'cell')} of {of} corrected")
    return f"{', '.join(parts)}." if parts else ""


def change_table(found: pd.DataFrame, titles: Mapping[str, str] | None = None) -> str:
    """
    Write changes as a table of markup, in which every text of the data is escaped.

    Args:
        found: the result of lib.changes.changes.
        titles: id -> the title of its row, for rows that were added.
    """
    rows = "".join(_row(change, titles or {}) for change in found.fillna("").to_dict("records"))
    head = "<tr><th>Row</th><th>Column</th><th>Before</th><th>After</th></tr>"
    return f"<table class='p-table'><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _row(change: dict, titles: Mapping[str, str]) -> str:
    row = html(change["row"]) or "without id"
    if change["change"] in (Change.ADDED, Change.REMOVED):
        title = html(titles.get(change["row"], "")) if change["change"] == Change.ADDED else ""
        said = f"<b>{change['change']}</b>{': ' if title else ''}{title}"
        return f"<tr><td>{row}</td><td colspan='3'>{NOUN[change['table']]} {said}</td></tr>"
    word = " <b>retracted</b>" if change["change"] == Change.RETRACTED else ""
    return (
        f"<tr><td>{row}{word}</td><td>{html(change['column'])}</td>"
        f"<td class='p-before'>{cell(change['before'])}</td><td>{cell(change['after'])}</td></tr>"
    )


def cell(text: str) -> str:
    """Write what stands in a cell, as markup; nothing is said so."""
    return html(text) if text else "<i class='p-nothing'>empty</i>"
