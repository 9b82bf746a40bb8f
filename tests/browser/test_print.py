"""On paper a page is a sheet for a briefing: what it shows and rests on, and nothing to press."""

import pytest
from playwright.sync_api import expect

from lib.ui.frame import PAGES
from tests.browser.server import visitor
from tests.browser.steps import go_to, visit

BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"

TO_PRESS = """() => [...document.querySelectorAll(
    'button, summary, input, header, [data-testid=stPageLink], [data-testid=stElementToolbar]'
)].filter(e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length)
  .filter(e => !e.closest('[class*=st-key-list_], [class*=st-key-overview_]'))
  .map(e => `${e.tagName} ${e.ariaLabel ?? e.innerText}`)"""
"""What is for pressing only; a line of a list is a button and is printed as text."""

CONTENT = ".js-plotly-plot, .stDataFrame, .p-card, [class*=st-key-list_] button"

PALE = """() => [...document.querySelectorAll('.stMain :is(h1, h2, h3, p, dt, dd, li, b, span)')]
    .filter(e => e.checkVisibility() && e.innerText)
    .filter(e => Math.max(...getComputedStyle(e).color.match(/[\\d.]+/g).slice(0, 3)) > 150)
    .map(e => e.outerHTML.slice(0, 120))"""
"""Text that could not be read on white."""


@pytest.fixture(scope="module", params=["light", "dark"])
def paper(request, browser, server):
    """A page as it is printed, from either theme."""
    with visitor(browser, color_scheme=request.param) as page:
        visit(page, f"{server}/overview")
        yield page


@pytest.fixture
def sheet(paper, request):
    """One page of the app on paper."""
    paper.emulate_media(media="screen")
    go_to(paper, request.param.title)
    expect(paper.locator(CONTENT).first).to_be_visible()
    paper.emulate_media(media="print")
    return paper


SHEETS = [spec for spec in PAGES if not spec.workbench]
each_page = pytest.mark.parametrize("sheet", SHEETS, indirect=True, ids=lambda spec: spec.path)


@each_page
def test_a_printed_page_says_what_it_shows_and_as_of_when(sheet):
    expect(sheet.locator("h1")).to_be_visible()
    expect(sheet.locator(".p-case")).to_be_visible()
    expect(sheet.locator("[role=note]")).to_contain_text("as known on 22 June 2026")
    expect(sheet.locator("[role=note]")).to_contain_text("Showing: all records.")
    expect(sheet.locator("[role=note]")).to_be_visible()
    expect(sheet.locator(CONTENT).first).to_be_visible()


@each_page
def test_a_printed_page_has_nothing_to_press(sheet):
    assert sheet.evaluate(TO_PRESS) == []


@each_page
def test_a_printed_page_is_black_on_white(sheet):
    expect(sheet.locator(".stApp")).to_have_css("background-color", WHITE)
    expect(sheet.locator("h1")).to_have_css("color", BLACK)
    assert sheet.evaluate(PALE) == []


def test_a_page_is_printed_whole(paper):
    """A part of it that scrolls would be printed as far as it is on the screen."""
    paper.emulate_media(media="screen")
    go_to(paper, "Codebook")
    paper.emulate_media(media="print")

    expect(paper.get_by_test_id("stMain")).to_have_css("overflow-y", "visible")
