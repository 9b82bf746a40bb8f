"""Download buttons: what is on the page, as CSV files that carry their filter."""

from __future__ import annotations

from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from lib.extract import extract_csv, file_name
from lib.ui.text import counted
from lib.ui.view import View


def download_records(view: View, records: pd.DataFrame, /, **others: str) -> None:
    """
    Offer the records behind a page, in the order shown; built only when clicked.

    Args:
        view: for the permalink and the file's name.
        records: rows of `view.records`, all columns.
        others: the page's own parameters, for the permalink.
    """
    address = _address(view, others)  # the browser is known now, not when the file is built
    st.download_button(
        f"Download {counted(len(records), 'record')} (CSV)",
        lambda: extract_csv(records, address),
        file_name(view.case.name, view.page, "records", view.as_of),
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="download_records",
    )


def download_table(view: View, table: pd.DataFrame, what: str, /, **others: str) -> None:
    """
    Offer the table that a chart draws, in long form.

    Args:
        view: for the permalink and the file's name.
        table: one row per mark, with the ids of its records.
        what: names one row: "position".
        others: the page's own parameters, for the permalink.
    """
    address = _address(view, others)
    st.download_button(
        f"Download {counted(len(table), what)} (CSV)",
        lambda: extract_csv(table, address),
        file_name(view.case.name, view.page, f"{what}s", view.as_of),
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="download_table",
    )


def _address(view: View, others: dict[str, str]) -> str:
    """Write the full permalink; without a browser only the part after the host."""
    here = urlsplit(st.context.url or "")
    host = f"{here.scheme}://{here.netloc}" if here.netloc else ""
    folder = here.path.rstrip("/").removesuffix(f"/{view.page}")
    return f"{host}{folder}/{view.link(**others)}"
