"""Every page fits the narrowest screen, and a reader who enlarges everything twofold."""

import pytest
from playwright.sync_api import expect

from lib.ui.frame import PAGES
from tests.browser.server import settle, visitor
from tests.browser.steps import close_filters, drawer, go_to, open_filters, visit

SCREENS = {
    "320 pixels": {"viewport": {"width": 320, "height": 640}},
    "1280 pixels at 200 %": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
}

CUT_OFF = """() => [...document.querySelectorAll(
    'button, a, input, select, textarea, summary, h1, h2, h3, [role=radio], [role=spinbutton]'
)].filter(e => e.checkVisibility({visibilityProperty: true})).filter(e => {
    const {left, right, width} = e.getBoundingClientRect();
    const skipped = e.closest('[data-testid=stSkipToContent], .stDataFrame, .screen-reader-only');
    return width > 2 && !skipped && (left < -1 || right > innerWidth + 1
        || (e.matches('button, a, summary') && e.scrollWidth > e.clientWidth + 1
            && getComputedStyle(e).overflowX !== 'visible'));
}).map(e => `${e.tagName} ${e.ariaLabel ?? e.innerText}`)"""
"""Controls and headings that lie beyond the edge, or whose own text does not fit."""

SIDEWAYS = "document.scrollingElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module", params=SCREENS)
def small(request, browser, server):
    """A page on a small screen, kept for all tests of that screen."""
    with visitor(browser, **SCREENS[request.param]) as page:
        visit(page, f"{server}/overview")
        yield page


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.path)
def test_a_page_fits_without_scrolling_sideways(small, spec):
    go_to(small, spec.title)

    assert small.evaluate(SIDEWAYS) <= 1
    assert small.evaluate(CUT_OFF) == []
    expect(small.locator("h1")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("view", ["Actors", "Words", "Rules of this case"])
def test_a_part_of_the_codebook_fits(server, small, view):
    visit(small, f"{server}/codebook?view={view}")

    assert small.evaluate(SIDEWAYS) <= 1
    assert small.evaluate(CUT_OFF) == []


def test_how_it_moved_fits(server, small):
    visit(small, f"{server}/positions?view=How it moved")

    assert small.evaluate(SIDEWAYS) <= 1
    assert small.evaluate(CUT_OFF) == []


def test_a_form_and_what_it_would_save_fit(server, small):
    visit(small, f"{server}/edit?record=RU-UA-0001")
    title = small.get_by_role("textbox", name="Title (required)", exact=True)
    title.fill("Another title")
    title.press("Tab")
    expect(small.get_by_role("heading", name="Not saved yet")).to_be_visible()
    settle(small)

    assert small.evaluate(SIDEWAYS) <= 1
    assert small.evaluate(CUT_OFF) == []
    small.get_by_role("button", name="Discard everything").click()
    settle(small)


def test_the_filters_fit(server, small):
    visit(small, f"{server}/records?actor=Kremlin&issue=Moscow as venue&as_of=2026-01-29")
    open_filters(small)

    assert small.evaluate(SIDEWAYS) <= 1
    assert small.evaluate(CUT_OFF) == []
    close_filters(small)


def test_the_evidence_fits(server, small):
    visit(small, f"{server}/records")
    small.locator("[class*=st-key-list_records] button").first.click()
    settle(small)

    expect(drawer(small).get_by_role("heading", name="Evidence")).to_be_in_viewport(ratio=1)
    assert small.evaluate(CUT_OFF) == []
