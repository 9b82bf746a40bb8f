"""Everything around a page's own content: case, heading, filters, refusals, drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from lib.address import to_query
from lib.evidence import count_records, first_known
from lib.exceptions import (
    AddressProblems,
    CaseProblems,
    DashboardError,
    EngineError,
    SourceProblems,
)
from lib.filters import say_day
from lib.ui import drawer, pictures, screen
from lib.ui.asking import begin_asking, say_no_answer, say_old
from lib.ui.cases import chosen_folder, find_folders, open_case, pick_case
from lib.ui.drawn import begin_page
from lib.ui.filter_bar import clear_all_button, filter_bar
from lib.ui.filter_query import full_names, read_filters, write_filters
from lib.ui.frame import VIEW_KEY, PageSpec, page_links, spec_of
from lib.ui.style import style_page
from lib.ui.text import counted, html, label, paragraphs
from lib.ui.view import View
from lib.ui.writing import why_read_only

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage


def run_page(page: StreamlitPage) -> None:
    """Draw the frame, hand the view to the page, run it, then open the drawer if asked."""
    style_page()
    seen = screen.read_screen()
    begin_asking()
    try:
        _run_page(page, _open_view(page, seen))
    except CaseProblems as error:
        _show_problems(error)
    except AddressProblems as error:
        _refuse_address(error)
    except EngineError as error:
        say_no_answer(error)
    except SourceProblems as error:
        st.title("This table cannot be shown", anchor=False)
        st.error(paragraphs(error))
    except DashboardError as error:
        st.error(label(error))


def _run_page(page: StreamlitPage, view: View) -> None:
    spec = spec_of(page)
    if _may_be_used(spec, view) and (not spec.filtered or _has_something_to_show(view)):
        st.session_state[VIEW_KEY] = view
        begin_page()
        notice = st.container(key="notice")
        page.run()
        drawer.show_requested(view)
        pictures.show_requested(view)
        with notice:
            say_old()


def _open_view(page: StreamlitPage, seen: screen.Screen) -> View:
    folders = find_folders()
    folder = chosen_folder(folders)
    navigation = st.container(key="navigation", horizontal=True, vertical_alignment="center")
    with navigation:
        pick_case(folder, folders)
    case, choices = open_case(folder)
    spec = spec_of(page)
    filters = read_filters(choices, spec)
    several = folder.name if len(folders) > 1 else None
    spelled_out = full_names(filters, choices, several)
    if spelled_out is not None:
        screen.redirect(f"?{urlencode(spelled_out, doseq=True)}")
    query = ({"case": [several]} if several else {}) | to_query(filters, choices)
    with navigation:
        may_write = not why_read_only(folder.path)
        page_links(page, query, may_write=may_write, workbench=folder.path is not None)
    st.title(spec.title, anchor=False)
    st.html(f"<p class='p-lede'>{html(spec.lede)}</p>")
    width = screen.WIDTHS[seen.width]
    view = View(case, choices, filters, spec.path, spec.views, seen.theme, width)
    if spec.filtered:
        filter_bar(view)
    return view


def _may_be_used(spec: PageSpec, view: View) -> bool:
    """Keep a page for work on the case shut where there is nothing to work on, and say why."""
    shut = spec.writes or (spec.workbench and view.in_engine)
    why = why_read_only(view.case.folder) if shut else ""
    if why:
        st.info(label(why))
    return not why


def _has_something_to_show(view: View) -> bool:
    """Where a page would be empty, say what is empty and offer the way out."""
    if not view.known and not view.of_case(count_records):
        st.info("This case has no records yet.")
    elif not view.known:
        _nothing_known(view)
    elif not view.number:
        _nothing_matches(view)
    else:
        return True
    return False


def _nothing_known(view: View) -> None:
    first = view.of_case(first_known)
    with st.container(border=True):
        st.header(f"Nothing was known yet on {say_day(view.as_of)}", anchor=False)
        st.markdown(
            f"The first of {counted(view.of_case(count_records), 'record')} became known on "
            f"{say_day(first)}, when its source was published."
        )
        st.button(
            f"Show what is known by {say_day(view.last_known)}",
            key="clear_as_of",
            on_click=write_filters,
            args=(view.filters.without("as_of"), view.choices),
        )


def _nothing_matches(view: View) -> None:
    with st.container(border=True):
        st.header("No record matches", anchor=False)
        st.markdown(
            f"There are no {label(view.words)}. {counted(view.known, 'record')} would be "
            "shown without filters. Remove a filter above, or clear them all."
        )
        clear_all_button(view.choices, "clear_all_here", "Clear all filters")


def _show_problems(error: CaseProblems) -> None:
    st.title("This case cannot be shown", anchor=False)
    number = counted(len(error.problems), "problem")
    st.error(
        f"{number} in its files. Nothing was read, so nothing is shown in part. "
        "Mend them in a spreadsheet or text editor, then load this page again."
    )
    rows = [
        {"File": p.file, "Line": p.line, "Column": p.column, "Problem": p.message}
        for p in error.problems
    ]
    st.dataframe(
        rows,
        hide_index=True,
        key="problems",
        column_config={"Problem": st.column_config.TextColumn(width="large")},
    )


def _refuse_address(error: AddressProblems) -> None:
    st.title("This address cannot be shown as it stands", anchor=False)
    for problem in error.problems:
        st.error(label(problem))
    st.markdown("Nothing is left out silently: mend the address, or open the page without it.")
    st.button(
        "Open without these values",
        key="way_out",
        on_click=st.query_params.from_dict,
        args=(error.kept,),
    )
