"""The same mark, row or name opens its evidence again and again."""

from playwright.sync_api import expect

from tests.browser.server import visitor
from tests.browser.steps import click_label, close_drawer, drawer, visit

NAMED = "timeline?side=Ukraine&issue=Donetsk+withdrawal"
"""Few enough records to stand there by name."""


def test_a_mark_opens_its_evidence_twice_in_a_row(server, page):
    visit(page, f"{server}/{NAMED}")

    for _ in range(2):
        click_label(page, "timeline", "Will not cede land")
        expect(drawer(page).get_by_text("RU-UA-0024", exact=True)).to_be_visible()
        close_drawer(page)


def test_a_row_opens_its_evidence_twice_in_a_row(server, page):
    visit(page, f"{server}/records?actor=Ramzan+Kadyrov")

    for _ in range(2):
        table = page.locator("[class*='st-key-records_table'] canvas").first.bounding_box()
        page.mouse.click(table["x"] + 16, table["y"] + 52)
        expect(drawer(page).get_by_text("RU-UA-0028", exact=True)).to_be_visible()
        close_drawer(page)


def test_the_evidence_is_right_in_the_dark(server, browser):
    with visitor(browser, color_scheme="dark") as page:
        visit(page, f"{server}/{NAMED}")
        click_label(page, "timeline", "Will not cede land")

        muted = drawer(page).locator(".p-card dt").first
        expect(muted).to_have_css("color", "rgb(167, 171, 178)")
