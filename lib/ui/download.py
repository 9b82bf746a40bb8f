"""Download buttons: what is on the page, as CSV files that carry their filter."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from lib.extract import extract_csv, file_name
from lib.ui.text import counted
from lib.ui.view import View


def download_records(
    view: View,
    records: pd.DataFrame | Callable[[], pd.DataFrame],
    number: int | None = None,
    /,
    **others: str,
) -> None:
    """
    Offer the records behind a page, in the order shown; built only when clicked.

    Args:
        view: for the permalink and the file's name.
        records: rows of `view.records`, all columns; or what makes them, called
            only when clicked.
        number: how many they are, where they are not made yet.
        others: the page's own parameters, for the permalink.
    """
    address = _address(view, others)  # the browser is known now, not when the file is built
    made = records if callable(records) else lambda: records
    st.download_button(
        f"Download {counted(len(records) if number is None else number, 'record')} (CSV)",
        lambda: extract_csv(made(), address),
        file_name(view.case.name, view.page, "records", view.as_of),
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="download_records",
    )


def download_table(
    view: View,
    table: pd.DataFrame | Callable[[], pd.DataFrame],
    what: str,
    number: int | None = None,
    /,
    **others: str,
) -> None:
    """
    Offer the table that a chart draws, in long form.

    Args:
        view: for the permalink and the file's name.
        table: one row per mark, with the ids of its records; or what makes it,
            called only when clicked.
        what: names one row: "position".
        number: how many rows it has, where it is not made yet.
        others: the page's own parameters, for the permalink.
    """
    address = _address(view, others)
    made = table if callable(table) else lambda: table
    st.download_button(
        f"Download {counted(len(table) if number is None else number, what)} (CSV)",
        lambda: extract_csv(made(), address),
        file_name(view.case.name, view.page, f"{what}s", view.as_of),
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"download_{what}s",
    )


def download_changes(view: View, table: pd.DataFrame, *, since: str, until: str) -> None:
    """
    Offer what changed between two versions of a case, which no day asked for bears on.

    Args:
        view: for the permalink and the file's name.
        table: one row per change.
        since: the number of the earlier version.
        until: that of the later; empty: as the case is now.
    """
    address = _address(view, {"since": since, "until": until})
    st.download_button(
        f"Download {counted(len(table), 'change')} (CSV)",
        lambda: extract_csv(table, address),
        f"{view.case.name}_changes_{since}-to-{until or 'now'}.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="download_changes",
    )


def _address(view: View, others: dict[str, str]) -> str:
    """Write the full permalink; without a browser only the part after the host."""
    here = urlsplit(st.context.url or "")
    host = f"{here.scheme}://{here.netloc}" if here.netloc else ""
    folder = here.path.rstrip("/").removesuffix(f"/{view.page}")
    return f"{host}{folder}/{view.link(**others)}"
