"""A chart is drawn once: a second drawing costs as much as the first."""

import pytest

from tests.browser.server import settle
from tests.browser.steps import visit

DRAWINGS = """
window.drawings = 0;
new MutationObserver((changes) => {
    const drawn = changes.some(({ target, attributeName }) =>
        attributeName === 'd' && target.closest('.stPlotlyChart .point'));
    if (drawn) window.drawings += 1;
}).observe(document, { subtree: true, attributeFilter: ['d'] });
"""
"""Counts how often the marks of charts were drawn: each drawing is one batch of changes."""

PAGES = {"matrix": 1, "positions": 1, "timeline": 3}
"""Path -> charts on it."""


@pytest.mark.parametrize(("path", "charts"), PAGES.items(), ids=PAGES)
def test_each_chart_is_drawn_once(server, page, path, charts):
    page.add_init_script(DRAWINGS)

    visit(page, f"{server}/{path}")
    settle(page)

    assert page.locator(".stPlotlyChart .main-svg").count()
    assert 0 < page.evaluate("window.drawings") <= charts


def test_a_filter_draws_a_chart_once_more(server, page):
    page.add_init_script(DRAWINGS)
    visit(page, f"{server}/matrix?side=Ukraine&side=Russia")
    settle(page)
    page.evaluate("window.drawings = 0")

    page.locator("[class*='st-key-chip_side_'] button").first.click()
    settle(page)

    assert page.evaluate("window.drawings") == 1
