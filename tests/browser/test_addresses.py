"""A view is its address: sent, opened first on a fresh server, gone back to."""

import re

import pytest
from playwright.sync_api import expect

from lib.ui.frame import PAGES
from tests.browser.server import running_server, visitor
from tests.browser.steps import choose, go_to, visit
from tests.cases import write_case

FILTERED = [spec for spec in PAGES if spec.filtered]


@pytest.mark.parametrize("spec", FILTERED, ids=lambda spec: spec.path)
def test_a_deep_link_opens_as_the_first_request_to_a_fresh_server(browser, spec):
    with running_server() as server, visitor(browser) as page:
        visit(page, f"{server}/{spec.path}?side=Ukraine&record_type=Statements")

        expect(page.locator("h1")).to_have_text(spec.title)
        expect(page.get_by_text(re.compile("statements by Ukraine"))).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_filtering_by_issue_writes_the_address_and_a_fresh_browser_shows_the_same(
    server, page, browser
):
    visit(page, f"{server}/matrix")
    choose(page, "issue", "Moscow as venue")
    expect(page.get_by_text("Showing: records on Moscow as venue.")).to_be_visible()
    shown = page.locator("[role=note] p").first.inner_text()

    with visitor(browser) as colleague:
        visit(colleague, page.url)
        expect(colleague.locator("[role=note] p").first).to_have_text(shown)


def test_back_returns_to_the_previous_page_with_its_filter(server, page):
    visit(page, f"{server}/timeline")
    choose(page, "actor", "Kremlin")
    go_to(page, "Records")
    expect(page.get_by_text("Showing: records by Kremlin.")).to_be_visible()

    page.go_back()

    expect(page.locator("h1")).to_have_text("Timeline")
    expect(page.get_by_text("Showing: records by Kremlin.")).to_be_visible()


def test_an_id_in_the_address_is_replaced_by_its_name_leaving_no_step_back(server, page):
    visit(page, f"{server}/records?actor=volodymyr-zelensky")

    page.wait_for_url(re.compile(r"actor=Volodymyr\+Zelensky"))
    expect(page.get_by_text("Showing: records by Volodymyr Zelensky.")).to_be_visible()
    assert page.evaluate("history.length") == 2  # the blank page, and this one


def test_an_unknown_value_is_refused_and_the_way_out_leads_on(server, page):
    visit(page, f"{server}/records?side=Ukrane&issue=Moscow+as+venue")
    expect(page.get_by_text("Did you mean 'Ukraine'?")).to_be_visible()

    page.get_by_role("button", name="Open without these values").click()

    expect(page.get_by_text("Showing: records on Moscow as venue.")).to_be_visible()
    assert page.url.endswith("/records?issue=Moscow+as+venue")
    page.reload()
    expect(page.get_by_text("Showing: records on Moscow as venue.")).to_be_visible()


def test_the_shipped_cases_open_on_the_first_and_offer_the_other(browser):
    with running_server() as server, visitor(browser) as page:
        visit(page, server)
        page.wait_for_url(re.compile("case=russia-ukraine"))

        page.locator(".st-key-case input").click()
        page.get_by_role("option", name="Iran-US nuclear talks, 2025").click()

        page.wait_for_url(re.compile(r"case=iran-us-2025"))
        expect(page.locator("h1")).to_have_text("Overview")
        expect(page.get_by_text("130 records from").first).to_be_visible()


def test_another_case_is_picked_and_is_in_the_address(browser, tmp_path):
    write_case(tmp_path / "harbour")
    write_case(tmp_path / "islands", package={"name": "islands", "title": "The island talks"})
    with running_server("--data", str(tmp_path)) as server, visitor(browser) as page:
        visit(page, f"{server}/records?side=Northland")
        page.wait_for_url(re.compile("case=harbour"))

        page.locator(".st-key-case input").click()
        page.get_by_role("option", name="The island talks").click()

        expect(page.get_by_text("Showing: all records.")).to_be_visible()
        page.wait_for_url(re.compile(r"\?case=islands$"))


def test_a_broken_case_shows_its_problems(browser, tmp_path):
    write_case(tmp_path / "harbour", issues="issue_id,name\n")
    with running_server("--data", str(tmp_path)) as server, visitor(browser) as page:
        page.goto(server)

        expect(page.locator("h1")).to_have_text("This case cannot be shown")
