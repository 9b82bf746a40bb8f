"""Files of a table in an engine: prepared on the server's disk while the page is used."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakSet

import streamlit as st

from lib.exceptions import DashboardError, QueryCancelled
from lib.tables.export import About, Kind
from lib.tables.export_job import Job, Order
from lib.ui.notes import small_print
from lib.ui.text import counted, html, label
from lib.ui.view import View

MOST_BYTES = 200_000_000
"""Streamlit holds what a browser downloads in memory: larger files are fetched from the disk."""

EVERY = 1.0
"""Seconds between two looks at a file that is being written."""

JOB_KEY = "_export"
"""Session state: the file of this session."""

MEDIA_TYPES = {Kind.CSV: "text/csv", Kind.PARQUET: "application/vnd.apache.parquet"}

JOBS: WeakSet[Job] = WeakSet()
"""Files of all sessions of this server."""


def offer_exports(view: View, about: About, name: Callable[[str], str]) -> None:
    """
    Offer to prepare the records shown.

    Args:
        view: of a table in an engine.
        about: what a file says of itself.
        name: ending -> name of the file.
    """
    for kind in Kind:
        order = Order(view.case, view.filters, kind, name(kind.value), view.number, about)
        st.button(
            f"Prepare {counted(view.number, 'record')} ({kind.word})",
            key=f"prepare_{kind.value}",
            on_click=_begin,
            args=(order,),
        )


def show_export() -> None:
    """Show how far the file of this session is, or where it lies."""
    job = st.session_state.get(JOB_KEY)
    if job is None:
        return
    st.fragment(_show, run_every=None if job.is_done else EVERY)(job)


def _begin(order: Order) -> None:
    """Begin a file; the one before is removed, and those whose session is no more."""
    _forget()
    for job in list(JOBS):
        if job.is_forgotten:
            job.remove()
            JOBS.discard(job)
    job = Job(order)
    JOBS.add(job)
    st.session_state[JOB_KEY] = job


def _forget() -> None:
    if job := st.session_state.pop(JOB_KEY, None):
        job.remove()
        JOBS.discard(job)


def _show(job: Job) -> None:
    job.beat()
    with st.container(key="export", horizontal=True, vertical_alignment="center", gap="small"):
        if not job.is_done:
            _progress(job)
        elif job.shown_done:
            _outcome(job)
        else:
            job.shown_done = True
            st.rerun()  # once more, without looking every second


def _progress(job: Job) -> None:
    done = f"{job.written:,} of {counted(job.order.number, 'record')}"
    st.markdown(f":material/hourglass_top: Writing {job.order.kind.word}: {done}")
    st.button("Cancel", key="export_cancel", on_click=_forget)


def _outcome(job: Job) -> None:
    if isinstance(job.error, QueryCancelled):
        small_print("The file was not finished, and nothing of it is left.")
    elif isinstance(job.error, DashboardError):
        st.warning(label(job.error))
    elif job.error:
        raise job.error
    elif not job.path.exists():
        small_print("The file is no longer there.")
    else:
        _ready(job)


def _ready(job: Job) -> None:
    size = job.path.stat().st_size
    where = f"<code>{html(job.path)}</code>"
    small_print(
        f"{counted(job.written, 'record')} as {job.order.kind.word}, {said_size(size)}: {where} on "
        "the server, until another file is prepared here or Parley ends."
    )
    if size <= MOST_BYTES:
        st.download_button(
            f"Download the {job.order.kind.word}",
            job.path.read_bytes,
            job.order.name,
            MEDIA_TYPES[job.order.kind],
            icon=":material/download:",
            on_click="ignore",
            key="export_download",
        )


def said_size(size: int) -> str:
    """
    Say how large a file is.

    >>> said_size(1_234), said_size(34_500_000), said_size(4_600_000_000)
    ('1.2 kB', '34.5 MB', '4.6 GB')
    """
    for word, unit in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size >= unit:
            return f"{size / unit:,.1f} {word}"
    return f"{size} bytes"
