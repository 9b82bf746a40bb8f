"""Everything can be done without a mouse: no click in this file."""

import pytest
from playwright.sync_api import expect

from lib.extract import read_extract
from tests.browser.server import settle
from tests.browser.steps import drawer, visit

FAR = 120
"""No control is further away than so many presses of a key."""

FOCUSED = """() => {
    const e = document.activeElement;
    const own = e.matches('a, button, summary') ? e.innerText : '';
    const named = e.getAttribute('aria-label') || e.labels?.[0]?.innerText || own;
    return `${e.tagName.toLowerCase()} ${named.replace(/\\s+/g, ' ').trim()}`;
}"""


def focused(page):
    """Say what has the focus: its tag and its name."""
    return page.evaluate(FOCUSED)


def press_to(page, words, key="Tab"):
    """Press a key until what has the focus is named so."""
    for _ in range(FAR):
        page.keyboard.press(key)
        if words in focused(page):
            return
    pytest.fail(f"{words!r} was not reached")


def press(page, key):
    """Press a key and wait for what it does."""
    page.keyboard.press(key)
    settle(page)


def choose_actor(page, name):
    """Choose an actor in the filters, from the start of the page."""
    press_to(page, "Filters")
    press(page, "Enter")
    page.locator(".st-key-as_of [data-type=day]").wait_for()
    press_to(page, "Actor")
    page.keyboard.type(name)
    press(page, "Enter")
    for _ in range(2):  # the list of names, then the filters
        press(page, "Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)


def test_an_actor_is_chosen_its_evidence_read_and_downloaded(server, page, tmp_path):
    visit(page, f"{server}/timeline")
    choose_actor(page, "Kadyrov")
    expect(page.get_by_text("Showing: records by Ramzan Kadyrov.")).to_be_visible()

    press_to(page, "Same records as a list")
    press(page, "Enter")
    press_to(page, "Against negotiations")
    opened = focused(page)
    press(page, "Enter")
    expect(drawer(page).get_by_role("heading", name="Against negotiations")).to_be_visible()
    press(page, "Escape")
    expect(drawer(page)).to_have_count(0)
    assert focused(page) == opened

    press_to(page, "Download")
    with page.expect_download() as arrived:
        page.keyboard.press("Space")
    arrived.value.save_as(tmp_path / "records.csv")
    records, permalink = read_extract((tmp_path / "records.csv").read_bytes())
    assert set(records["actor"]) == {"ramzan-kadyrov"}
    assert "actor=Ramzan+Kadyrov" in permalink


def test_the_filters_give_the_focus_back(server, page):
    visit(page, f"{server}/matrix")
    press_to(page, "Filters")
    press(page, "Enter")
    press_to(page, "Text in title")

    press(page, "Escape")

    assert "Filters" in focused(page)


def test_a_kind_of_record_is_chosen_with_the_arrows(server, page):
    visit(page, f"{server}/records")
    press_to(page, "All")

    press(page, "ArrowRight")
    press(page, "Space")

    page.wait_for_url("**/records?record_type=Events")
