"""Days are chosen by dragging on the strip above the timeline."""

import re

import pytest
from playwright.sync_api import expect

from tests.bench.generated import write_generated
from tests.browser.server import running_server, settle, visitor
from tests.browser.steps import visit


@pytest.fixture(scope="module")
def large(browser, tmp_path_factory):
    """The app over an invented case of 5,000 records."""
    data = tmp_path_factory.mktemp("data")
    write_generated(data / "large", 5000)
    with running_server("--data", str(data)) as address:
        with visitor(browser) as first:  # the case is read once, which takes its time
            first.goto(f"{address}/timeline")
            first.locator("h1").wait_for(timeout=60_000)
        yield address


def drag(page, start, end):
    """Drag across the strip, between two shares of its width."""
    box = page.locator("[class*='st-key-brush_'] .nsewdrag").bounding_box()
    left, right = (box["x"] + share * box["width"] for share in (start, end))
    middle = box["y"] + box["height"] / 2
    page.mouse.move(left, middle)
    page.mouse.down()
    page.mouse.move(right, middle, steps=8)
    page.mouse.up()
    page.wait_for_timeout(300)
    settle(page)


def chips(page):
    return page.get_by_role("button", name=re.compile("^(From|To) [0-9]"))


def test_a_drag_on_the_strip_sets_the_address_and_the_chips(large, page):
    visit(page, f"{large}/timeline")

    drag(page, 0.3, 0.4)

    expect(chips(page)).to_have_count(2)
    query = page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")
    assert "2030-01-07" < query["from"] < query["to"] < "2031-05-31"
    expect(page.get_by_text("Each bar counts one day")).to_be_visible()


def test_days_taken_back_can_be_chosen_again(large, page):
    """The strip is then drawn as before: its old selection must neither stay nor come back."""
    visit(page, f"{large}/timeline")
    drag(page, 0.3, 0.4)
    chosen = page.url

    page.get_by_role("button", name="Clear all", exact=True).click()
    settle(page)
    expect(chips(page)).to_have_count(0)
    page.get_by_text("Statements", exact=True).first.click()
    settle(page)
    expect(chips(page)).to_have_count(0)
    page.get_by_role("button", name="Clear all", exact=True).click()
    settle(page)

    drag(page, 0.3, 0.4)
    assert page.url == chosen
