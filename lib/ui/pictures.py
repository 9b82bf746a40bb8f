"""The charts of the page as pictures: a preview of each, and buttons that save it."""

from __future__ import annotations

import re

import streamlit as st

from lib.clock import now
from lib.extract import file_name
from lib.extracts.about import parley_version
from lib.filters import say_day
from lib.ui.drawn import DrawnChart, drawn
from lib.ui.frame import PAGES, ROOT
from lib.ui.paint import painted
from lib.ui.picture_saver import save_buttons
from lib.ui.view import View

REQUEST_KEY = "_picture"
"""Session state: key of the chart whose picture was asked for, and the address of the
view; dropped once shown."""


def offer_pictures(address: str) -> None:
    """
    Offer a picture of each chart of the page; nothing where there is none.

    Args:
        address: of the view, which stands in the picture.
    """
    charts = {chart.key: chart for chart in drawn().charts}
    if not charts or not drawn().picture:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = next(iter(charts))
        if len(charts) > 1:
            chosen = st.selectbox(
                "Chart",
                list(charts),
                format_func=lambda key: charts[key].name or "The chart of this page",
                key=f"picture_of_{len(charts)}",
                width=280,
            )
        st.button(
            "Picture (SVG, PNG)",
            icon=":material/image:",
            key="picture_open",
            on_click=_ask,
            args=(chosen, address),
        )


def _ask(key: str, address: str) -> None:
    st.session_state[REQUEST_KEY] = key, address
    st.session_state["more_downloads"] = False


def show_requested(view: View) -> None:
    """Open the picture that the last click asked for."""
    key, address = st.session_state.pop(REQUEST_KEY, ("", ""))
    for chart in drawn().charts:
        if chart.key == key:
            _open(view, chart, address)


@st.dialog("Picture", width="large")
def _open(view: View, chart: DrawnChart, address: str) -> None:
    title = next(spec.title for spec in PAGES if spec.path == view.page)
    version = f", version {view.case.version}" if view.case.version else ""
    made = f"Made on {say_day(now().date())} with Parley {parley_version(ROOT)}."
    figure = drawn().picture(
        chart.figure,
        chart.width,
        title=f"{title}: {chart.name}" if chart.name else title,
        above=[
            *([chart.said] if chart.said else []),
            f"{view.case.title}{version}",
            f"As known on {say_day(view.as_of)}. Showing: {view.words}.",
        ],
        below=[f"Source: {drawn().source}. {made}", address],
        signs=drawn().signs,
    )
    chart_name = re.sub(r"[^\w-]+", "-", chart.key)  # a key can hold an id of the data
    save_buttons(file_name(view.case.name, view.page, chart_name, view.as_of, "")[:-1])
    with st.container(key="picture"):
        st.plotly_chart(
            painted(figure, view.theme),
            theme=None,
            width="content",
            key="picture_plot",
            alt=f"Preview of the picture: {title}",
            config={"staticPlot": True},
        )
