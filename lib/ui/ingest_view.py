"""The view that an extract was taken from, offered again: an address in a file is data."""

from __future__ import annotations

import streamlit as st

from lib.address import read_permalink
from lib.ui.cases import CASE_KEY, find_folders
from lib.ui.frame import PAGES, link_page
from lib.ui.text import html


def offer_view(permalink: str) -> None:
    """
    Link to the view of a permalink, on this server: its host is never followed.

    Args:
        permalink: as the extract has it; "": there is none.
    """
    path, query = read_permalink(permalink)
    page = next((spec for spec in PAGES if spec.path == path and spec.filtered), None)
    if page is None:
        return
    asked = query.get(CASE_KEY, [""])[-1]
    name = next((each.name for each in find_folders() if asked in (each.name, each.title)), None)
    if name is None:
        said = f"It was taken from the case “{html(asked)}”, which is not here."
        st.html(f"<p class='p-small'>{said}</p>")
        return
    with st.container(key="import_view"):
        text = f"Open the view it was taken from: {page.title}"
        link_page(page.path, text, query | {CASE_KEY: [name]})
