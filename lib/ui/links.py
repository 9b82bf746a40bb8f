"""Links from a name to the pages that show its records."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.address import to_query
from lib.ui.frame import link_page
from lib.ui.view import View


def link_filtered(view: View, path: str, text: str, **chosen: str) -> None:
    """
    Link to a page that shows what this one does, narrowed further.

    Args:
        view: whose other filters the link keeps.
        path: of the page.
        text: of the link, as Markdown: text of the data in it is escaped.
        chosen: field of the filter -> the one value it takes.
    """
    filters = replace(view.filters, **{field: (value,) for field, value in chosen.items()})
    link_page(path, text, {"case": [view.case.name], **to_query(filters, view.choices)})


def link_correction(view: View, record_id: str) -> None:
    """Link to the form of a record."""
    query = {"case": [view.case.name], **to_query(view.filters, view.choices)}
    with st.container(key=f"links_correct_{record_id}"):
        link_page("edit", "Correct this record", query | {"record": [record_id]})
