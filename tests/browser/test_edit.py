"""A record's way through the app: added, seen, corrected, disputed, taken back."""

import re

import pytest
from playwright.sync_api import expect

from lib.case import read_case
from tests.browser.server import running_server, settle, visitor
from tests.browser.steps import drawer, go_to, visit
from tests.cases import write_case


@pytest.fixture
def folder(tmp_path):
    return write_case(tmp_path / "harbour")


@pytest.fixture
def served(folder, browser):
    with running_server("--data", str(folder.parent)) as address, visitor(browser) as page:
        page.address = address
        yield page


def write(page, name, text):
    """Type into a field and leave it."""
    field = page.get_by_role("textbox", name=name, exact=True)
    field.click()
    field.fill(text)
    field.press("Tab")
    settle(page)


def pick(page, column, *names):
    """Choose in a list of the form, by typing the start of each name."""
    for name in names:
        page.locator(f"[class*=_records_new_1_{column}] input").click()
        page.keyboard.type(name)
        page.get_by_role("option", name=name, exact=False).first.click()
        settle(page)
    page.keyboard.press("Escape")
    settle(page)


def sign_and_save(page, reason):
    write(page, "Your name", "Kim")
    write(page, "Why", reason)
    page.get_by_role("button", name="Save", exact=True).click()
    settle(page)


def title_of(folder, record_id):
    return read_case(folder).records.set_index("record_id").at[record_id, "title"]


def test_a_record_is_added_seen_corrected_and_the_correction_taken_back(served, folder):
    page = served
    visit(page, f"{page.address}/edit")
    page.get_by_role("button", name="New record").click()
    settle(page)
    pick(page, "record_type", "Event")
    write(page, "Title (required)", "Third round of talks")
    pick(page, "actor", "Southland", "Northland")
    write(page, "Date (required)", "2031-04-12")
    expect(page.get_by_text("Means: 12 Apr 2031")).to_be_visible()
    pick(page, "source", "Fees stay")
    write(page, "Coder (required)", "Kim")
    expect(page.get_by_text("to mend before it can be saved")).to_have_count(0)
    sign_and_save(page, "New report")
    expect(page.get_by_text("Saved as version 1.")).to_be_visible()

    go_to(page, "Timeline")
    expect(page.locator("svg text", has_text="Third round of talks").first).to_be_visible()

    visit(page, f"{page.address}/records")
    page.get_by_text("Same records as a list").click()
    settle(page)
    page.locator("[class*=st-key-list_records] button", has_text="Third round").click()
    settle(page)
    drawer(page).get_by_role("link", name="Correct this record").click()
    expect(page.locator("h1")).to_have_text("Edit")
    settle(page)
    expect(page).to_have_url(re.compile("record=H-9"))
    write(page, "Title (required)", "Third round is over")
    sign_and_save(page, "Another report")
    assert title_of(folder, "H-9") == "Third round is over"

    go_to(page, "Changes")
    expect(page.get_by_role("heading", name="Version 2")).to_be_visible()
    page.get_by_role("button", name="Undo version 2").click()
    settle(page)
    page.locator(".st-key-undo_reason_2 input").fill("The first was right")
    page.locator(".st-key-undo_reason_2 input").press("Tab")
    settle(page)
    page.locator(".st-key-undo_2 button").click()
    expect(page.get_by_text("Version 2 was undone: that is version 3.")).to_be_visible()
    assert title_of(folder, "H-9") == "Third round of talks"


def test_of_two_who_change_one_cell_the_second_sees_both_and_chooses(served, folder, browser):
    page = served
    visit(page, f"{page.address}/edit?record=H-3")
    write(page, "Title (required)", "Mine")

    with visitor(browser) as colleague:
        visit(colleague, f"{page.address}/edit?record=H-3")
        write(colleague, "Title (required)", "Theirs")
        write(colleague, "Note", "Seen")
        sign_and_save(colleague, "First")
        expect(colleague.get_by_text("Saved as version 1.")).to_be_visible()

    sign_and_save(page, "Second")
    heading = "Somebody else changed the case meanwhile"
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    row = page.locator("tr", has_text="Will not lower the fees")
    expect(row.locator("td").nth(3)).to_have_text("Mine")
    expect(row.locator("td").nth(4)).to_have_text("Theirs")
    assert title_of(folder, "H-3") == "Theirs"

    page.locator("[data-testid=stRadio] label", has_text="Yours").click()
    settle(page)
    page.get_by_role("button", name="Put mine onto the newest version").click()
    settle(page)
    sign_and_save(page, "Second")

    expect(page.get_by_text("Saved as version 2.")).to_be_visible()
    assert title_of(folder, "H-3") == "Mine"
    assert read_case(folder).records.set_index("record_id").at["H-3", "note"] == "Seen"


def test_cells_of_a_grid_are_saved_together(served, folder):
    page = served
    visit(page, f"{page.address}/edit?view=Several+at+once&table=Issues")
    grid = page.locator("[data-testid=stDataFrame] canvas").first
    box = grid.bounding_box()
    for line, name in ((1, "Fees"), (2, "Pilots")):
        page.mouse.dblclick(box["x"] + 170, box["y"] + 36 * line + 18)
        page.locator("textarea").wait_for()
        page.keyboard.press("Control+a")
        page.keyboard.type(name, delay=50)
        page.keyboard.press("Enter")
        expect(page.locator(".st-key-edit_review tr", has_text=name)).to_be_visible()
    expect(page.get_by_text("2 cells of 2 issues corrected.")).to_be_visible()

    go_to(page, "Records")
    go_to(page, "Edit")
    expect(page.get_by_text("2 cells of 2 issues corrected.")).to_be_visible()
    sign_and_save(page, "Shorter")

    expect(page.get_by_text("Saved as version 1.")).to_be_visible()
    assert {"Fees", "Pilots"} < set(read_case(folder).issues["name"])


def test_what_is_being_typed_outlasts_the_run_of_what_was_typed_before(served):
    """A field that the run sets anew would wipe out what is typed into it meanwhile."""
    page = served
    visit(page, f"{page.address}/edit?record=H-3")
    page.get_by_role("textbox", name="Title (required)", exact=True).fill("Never lowers the fees")

    page.get_by_role("textbox", name="Summary", exact=True).click()
    page.keyboard.type("It says so in every interview that it gives.", delay=30)
    page.keyboard.press("Tab")
    settle(page)

    expect(page.get_by_text("2 cells of 1 record corrected.")).to_be_visible()
    summary = page.get_by_role("textbox", name="Summary", exact=True)
    expect(summary).to_have_value("It says so in every interview that it gives.")


def test_a_server_for_reading_offers_no_way_to_write(browser, folder):
    serving = running_server("--data", str(folder.parent), "--read-only")
    with serving as address, visitor(browser) as page:
        visit(page, f"{address}/records")
        expect(page.get_by_role("link", name="Changes", exact=True)).to_be_visible()
        for title in ("Edit", "Import"):
            expect(page.get_by_role("link", name=title, exact=True)).to_have_count(0)
        page.get_by_text("Same records as a list").click()
        settle(page)
        page.locator("[class*=st-key-list_records] button").first.click()
        settle(page)
        expect(drawer(page)).to_be_visible()
        expect(page.get_by_text("Correct this record")).to_have_count(0)

        visit(page, f"{address}/edit?record=H-3")
        expect(page.get_by_text("This server is for reading")).to_be_visible()
        expect(page.locator(".stMain input")).to_have_count(0)
