"""The page list, and the guard that keeps a page inside the frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.ui.controls import SHOW_ALL
from lib.vocabulary import PREVAILING_DAYS, Order

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

    from lib.ui.view import View

ROOT = Path(__file__).parents[2]
ICON = ROOT / ".images" / "icon.png"

VIEW_KEY = "_view"
"""Session state: the view of this run, handed from the frame to its page, then dropped."""


@dataclass(frozen=True)
class PageSpec:
    """One page: its file, its name in the navigation, and what it is for."""

    file: str
    title: str
    lede: str
    views: tuple[str, ...] = ()
    """Ways to look at it, the parameter `view` of its address; the first is the default."""
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Other parameters of its address -> the words they may have."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Other parameters of its address -> the field of a filter whose values they name."""
    own: tuple[str, ...] = ()
    """Other parameters of its address, whose values the page itself looks up."""
    workbench: bool = False
    """Whether it is for work on the case; such pages stand apart in the navigation."""
    filtered: bool = True
    """Whether it shows records through filters: else it has no filter line, and opens without."""
    writes: bool = False
    """Whether it changes the case; where nothing may be written it is not listed, and says why."""

    @property
    def path(self) -> str:
        """The page's path in the address."""
        return Path(self.file).stem


PAGES = (
    PageSpec(
        "pages/overview.py",
        "Overview",
        "Where the talks stand: positions, disputes and what comes next. "
        "This shows what was reported, not what was agreed.",
    ),
    PageSpec(
        "pages/timeline.py",
        "Timeline",
        "What happened and who said what. Click any mark to read the passage behind it.",
    ),
    PageSpec(
        "pages/matrix.py",
        "Issue matrix",
        "Each actor’s position on record. "
        "It is always for or against the sentence under the issue’s name.",
        views=("Latest statement", f"Prevailing, last {PREVAILING_DAYS} days"),
        words={"order": [order.word for order in Order], "show": [SHOW_ALL]},
    ),
    PageSpec(
        "pages/positions.py",
        "Positions",
        "Where each actor stands and how that moved. "
        "Each mark is on record; nothing is assumed in between.",
        views=("Where they stand now", "How it moved", "Compare"),
        words={"show": [SHOW_ALL]},
        names={"compare": "actor", "about": "issue"},
    ),
    PageSpec(
        "pages/records.py",
        "Records",
        "Every record with its evidence. Choose one to read the passage it rests on.",
    ),
    PageSpec(
        "pages/sources.py",
        "Sources",
        "What was coded from each document, and how much of that rests on unnamed speakers or on "
        "the outlet’s own account. Each leads to its records.",
    ),
    PageSpec(
        "pages/codebook.py",
        "Codebook",
        "The propositions, actors and words of this case, and the rules it was coded by.",
        views=("Issues", "Actors", "Words", "Rules of this case"),
    ),
    PageSpec(
        "pages/edit.py",
        "Edit",
        "Add a record or correct one. Nothing is saved before you have seen every change.",
        views=("Record", "Actor", "Issue", "Source", "Several at once"),
        words={"table": ["Records", "Actors", "Issues", "Sources"]},
        own=("record", "entry"),
        workbench=True,
        filtered=False,
        writes=True,
    ),
    PageSpec(
        "pages/ingest.py",
        "Import",
        "Bring a table, or a file of another tool. Nothing is saved before you confirm.",
        workbench=True,
        filtered=False,
        writes=True,
    ),
    PageSpec(
        "pages/changes.py",
        "Changes",
        "What was changed in this case, by whom and why.",
        own=("since", "until"),
        workbench=True,
        filtered=False,
    ),
)


def open_frame() -> StreamlitPage:
    """
    Register the pages; `page_links` draws the navigation.

    The icon is a file: Streamlit would fetch a named one from outside. The first
    page is there twice: Streamlit gives a default page no path of its own, and a
    link that names it must work too.
    """
    st.set_page_config(page_title="Parley", page_icon=str(ICON), layout="wide")
    start = _page(PAGES[0], default=True, url_path="start")
    return st.navigation([start, *map(_page, PAGES)], position="hidden")


def page_links(
    current: StreamlitPage,
    query: Mapping[str, Sequence[str]],
    *,
    may_write: bool,
    workbench: bool = True,
) -> None:
    """
    Draw the navigation: links that carry the filters, those of the workbench apart.

    Streamlit's own menu drops every parameter of the address.

    Args:
        current: the page that is shown.
        query: the parameters that links carry.
        may_write: whether pages that change the case are offered.
        workbench: whether pages for work on the case are.
    """
    listed = [spec for spec in PAGES if may_write or not spec.writes]
    for spec in listed:
        if not spec.workbench:
            _nav_link(spec, current, query)
    if not workbench:
        return
    with st.container(key="workbench", horizontal=True, width="content"):
        for spec in listed:
            if spec.workbench:
                _nav_link(spec, current, query)


def _nav_link(spec: PageSpec, current: StreamlitPage, query: Mapping[str, Sequence[str]]) -> None:
    page = current if spec is spec_of(current) else _page(spec)
    st.page_link(page, label=spec.title, query_params=query)


def link_page(path: str, text: str, query: Mapping[str, Sequence[str]]) -> None:
    """Link to the page of a path, under a query; `text` is Markdown."""
    spec = next(spec for spec in PAGES if spec.path == path)
    st.page_link(_page(spec), label=text, query_params=query)


def _page(spec: PageSpec, **settings: Any) -> StreamlitPage:
    return st.Page(ROOT / spec.file, title=spec.title, **{"url_path": spec.path} | settings)


def spec_of(page: StreamlitPage) -> PageSpec:
    """Find what the registry says of a page."""
    return next(spec for spec in PAGES if spec.title == page.title)


def current_view() -> View:
    """
    Take the view that the frame prepared; the first line of every page.

    On a fresh server Streamlit's legacy router may run a page file without
    dashboard.py. Registering the navigation switches that router off, and the
    rerun then comes through the frame.
    """
    if VIEW_KEY not in st.session_state:
        open_frame()
        st.rerun()
    return st.session_state.pop(VIEW_KEY)
