"""The menu of downloads: what is on the page, as files that say what they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from lib.clock import now
from lib.extract import extract_csv, file_name
from lib.extracts import workbook
from lib.extracts.about import About, digest, parley_version, say_licences
from lib.extracts.contents import Computed, Extract, canonical_bytes, gather
from lib.extracts.json_lines import write_json_lines
from lib.extracts.package import write_package
from lib.extracts.parquet import write_parquet
from lib.tables.export import About as Said
from lib.ui.drawn import drawn
from lib.ui.export import offer_exports, show_export
from lib.ui.frame import PAGES, ROOT
from lib.ui.notes import small_print
from lib.ui.pictures import offer_pictures
from lib.ui.tables import TITLES, Table
from lib.ui.text import counted
from lib.ui.view import View

if TYPE_CHECKING:
    import plotly.graph_objects as go

FORMATS: dict[str, tuple[str, str, str, Callable[[Extract], bytes]]] = {
    "zip": ("Package", "ZIP", "application/zip", write_package),
    "xlsx": (
        *("Workbook", "XLSX"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook.write_workbook,
    ),
    "jsonl": ("Rows", "JSON lines", "application/jsonl", write_json_lines),
    "parquet": ("Rows", "Parquet", "application/vnd.apache.parquet", write_parquet),
}
"""Ending -> name, format, media type and what writes it."""

WHAT_IS_WHAT = (
    "All of them hold the records with their view, and can be read back. The package adds the "
    "tables of this page, the sources and what explains them, and unpacked is a case of its own; "
    "the workbook has sheets of text for a spreadsheet."
)


PREPARED = (
    "All records that the filters show, newest first. They are written on the server while you go "
    "on reading."
)


def downloads(
    view: View,
    records: pd.DataFrame | Callable[[], pd.DataFrame],
    number: int | None = None,
    /,
    *tables: Table,
    picture: Callable[..., go.Figure] | None = None,
    **others: str,
) -> None:
    """
    Offer what is on the page: its records as CSV, the rest in a menu.

    Every file is built only when it is clicked, the menu only while it is open.

    Args:
        view: for the permalink and the names of the files.
        records: rows of `view.listed`, all columns, in the order shown; or what
            makes them, called only when clicked.
        number: how many they are, where they are not made yet.
        tables: those that the page computes from them.
        picture: lib.charts.picture.picture_figure, where the page has charts.
        others: the page's own parameters, for the permalink.
    """
    drawn().picture = picture
    address = _address(view, others)  # the browser is known now, not when a file is built
    rows = Table("record", records, number)
    with st.container(key="downloads", horizontal=True, gap="small"):
        if not view.in_engine:
            _csv_button(view, rows, address)
        menu = st.popover(
            "More downloads", icon=":material/download:", key="more_downloads", on_change="rerun"
        )
    if menu.open:
        with menu:
            if view.in_engine:
                _exports(view, address)
            else:
                _formats(view, rows, tables, address)
            with st.container(horizontal=True, gap="small"):
                for table in tables:
                    _csv_button(view, table, address)
            offer_pictures(address)
    if view.in_engine:
        show_export()


def _exports(view: View, address: str) -> None:
    said = _said(view, view.number, "", address)  # now: another thread may not ask the view
    about = Said(address, lambda number: replace(said, records=number).as_json())
    with st.container(horizontal=True, gap="small"):
        offer_exports(
            view,
            about,
            lambda ending: file_name(view.case.name, view.page, "records", view.as_of, ending),
        )
    small_print(PREPARED)


def _csv_button(view: View, table: Table, address: str) -> None:
    st.download_button(
        f"Download {table.said} (CSV)",
        lambda: extract_csv(table.make(), address),
        file_name(view.case.name, view.page, _plural(table.noun), view.as_of),
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"download_{_plural(table.noun)}",
    )


def _formats(view: View, rows: Table, tables: tuple[Table, ...], address: str) -> None:
    with st.container(horizontal=True, gap="small"):
        for ending, (name, word, media_type, write) in FORMATS.items():
            many = ending == "xlsx" and view.number > workbook.MOST_ROWS
            st.download_button(
                f"{name} ({word})",
                partial(_write, write, view, rows, tables, address),
                file_name(view.case.name, view.page, "records", view.as_of, ending),
                media_type,
                on_click="ignore",
                key=f"download_{ending}",
                disabled=many,
                help="A sheet holds 1,048,575 rows." if many else None,
            )
    small_print(WHAT_IS_WHAT)


def _write(
    write: Callable[[Extract], bytes],
    view: View,
    rows: Table,
    tables: tuple[Table, ...],
    address: str,
) -> bytes:
    records = rows.make()
    computed = [
        Computed(f"{view.page}_{_plural(table.noun)}", TITLES[table.noun], table.make())
        for table in tables
    ]
    return write(gather(view.case, records, _about(view, records, address), computed))


def _about(view: View, records: pd.DataFrame, address: str) -> About:
    return _said(view, len(records), digest(canonical_bytes(records)), address)


def _said(view: View, number: int, sha256: str, address: str) -> About:
    case = view.case
    return About(
        case=case.name,
        title=case.title,
        version=case.version,
        licence=say_licences(case.package),
        page=next(spec.title for spec in PAGES if spec.path == view.page),
        words=view.words,
        as_of=view.as_of,
        permalink=address,
        records=number,
        sha256=sha256,
        made_on=now().date(),
        parley=parley_version(ROOT),
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


def _plural(noun: str) -> str:
    """
    Name a table after its rows.

    >>> _plural("side position")
    'side_positions'
    """
    return f"{noun}s".replace(" ", "_")


def _address(view: View, others: dict[str, str]) -> str:
    """Write the full permalink; without a browser only the part after the host."""
    here = urlsplit(st.context.url or "")
    host = f"{here.scheme}://{here.netloc}" if here.netloc else ""
    folder = here.path.rstrip("/").removesuffix(f"/{view.page}")
    return f"{host}{folder}/{view.link(**others)}"
