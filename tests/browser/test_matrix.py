"""The matrix in a real browser: another order leads to the same evidence."""

from playwright.sync_api import expect

from tests.browser.server import settle
from tests.browser.steps import click_tile_of, close_drawer, drawer, visit


def test_an_order_is_in_the_address_and_its_tiles_lead_to_their_own_evidence(server, page):
    visit(page, f"{server}/matrix")

    page.locator(".st-key-order input").click()
    page.get_by_role("option", name="Order: by similarity").click()
    settle(page)

    expect(page.get_by_text("Nearness is no measure")).to_be_visible()
    assert "order=By+similarity" in page.url
    click_tile_of(page, "matrix", ["ramzan-kadyrov", "us-brokered-talks"])
    expect(drawer(page).get_by_text("I am against negotiations")).to_be_visible()
    close_drawer(page)
