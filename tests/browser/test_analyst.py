"""The analyst's path through the shipped case, as one would walk it."""

import csv
import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from playwright.sync_api import expect

from lib.case import read_case
from lib.evidence import newest_records
from lib.extract import read_extract
from tests.browser.server import settle, visitor
from tests.browser.steps import (
    choose,
    click_label,
    click_tile_of,
    close_drawer,
    drawer,
    go_to,
    label_of,
    set_day,
    visit,
)

CASE = Path(__file__).parents[2] / "data" / "russia-ukraine"
TOTAL = len(pd.read_csv(CASE / "records.csv"))
UNTIL = "22 June 2026"
"""When the case last learned something."""


def test_the_analysts_path(server, page, browser, tmp_path):
    visit(page, server)
    expect(page.get_by_text("Russia-Ukraine talks, 2025-2026")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Overview")
    expect(page.get_by_text("what was reported, not what was agreed")).to_be_visible()

    go_to(page, "Timeline")
    expect(page.get_by_text("Click any mark to read the passage behind it.")).to_be_visible()

    choose(page, "side", "Ukraine")
    choose(page, "issue", "Donetsk withdrawal")
    words = "records by Ukraine, on Donetsk withdrawal"
    expect(page.get_by_text(f"Showing: {words}.")).to_be_visible()

    click_label(page, "timeline", "Will not cede land")
    evidence = drawer(page)
    expect(evidence.get_by_text("it will not cede land that Russian forces")).to_be_visible()
    expect(evidence.get_by_text("by 29 Jan")).to_be_visible()
    expect(evidence.get_by_text("nothing known but the publication date")).to_be_visible()
    close_drawer(page)

    go_to(page, "Issue matrix")
    expect(page.get_by_text(f"Showing: {words}.")).to_be_visible()
    page.get_by_role("button", name="Clear all").click()
    settle(page)
    expect(page.get_by_text("Showing: all records.")).to_be_visible()

    expect(label_of(page, "matrix", "split").first).to_be_visible()
    expect(label_of(page, "matrix", "Ramzan Kadyrov")).to_be_visible()
    click_tile_of(page, "matrix", ["ramzan-kadyrov", "us-brokered-talks"])
    expect(drawer(page).get_by_text("I am against negotiations")).to_be_visible()
    expect(drawer(page).get_by_text("✕ Opposes")).to_be_visible()
    close_drawer(page)

    go_to(page, "Positions")
    expect(label_of(page, "positions", "Lavrov").first).to_be_visible()
    expect(label_of(page, "positions", "leadership").first).to_be_visible()

    set_day(page, "as_of", "2025-02-11")
    expect(page.get_by_text("Nothing was known yet on 11 February 2025")).to_be_visible()
    link = page.url
    assert "as_of=2025-02-11" in link

    with visitor(browser) as colleague:
        visit(colleague, link)
        expect(colleague.locator("h1")).to_have_text("Positions")
        expect(colleague.get_by_text("Nothing was known yet on 11 February 2025")).to_be_visible()

    page.get_by_role("button", name=f"Show what is known by {UNTIL}").click()
    settle(page)
    go_to(page, "Records")
    content = download(page, f"Download {TOTAL:,} records (CSV)", tmp_path)
    records, permalink = read_extract(content)
    shown = newest_records(read_case(CASE).records, TOTAL)
    assert_frame_equal(records, shown)

    with visitor(browser) as colleague:
        visit(colleague, permalink)
        expect(colleague.locator("h1")).to_have_text("Records")
        expect(colleague.get_by_text("Showing: all records.")).to_be_visible()


def download(page, name, folder):
    """Click a download button; give what came."""
    with page.expect_download() as arrived:
        page.get_by_role("button", name=name).click()
    path = folder / arrived.value.suggested_filename
    arrived.value.save_as(path)
    return path.read_bytes()


def test_a_spreadsheet_program_converts_the_extract_without_loss(server, page, tmp_path):
    soffice = find_soffice()
    visit(page, f"{server}/records")
    content = download(page, f"Download {TOTAL:,} records (CSV)", tmp_path)
    (written,) = tmp_path.glob("*.csv")
    assert written.name == "russia-ukraine_records_records_as-known-on-2026-06-22.csv"

    out = tmp_path / "converted"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    as_csv = "Text - txt - csv (StarCalc):44,34,76,1"  # comma, double quote, UTF-8, from row 1
    formats = [f"--infilter={as_csv}", "--convert-to", f"csv:{as_csv}"]
    subprocess.run(
        [soffice, "--headless", profile, *formats, "--outdir", str(out), str(written)],
        check=True,
        capture_output=True,
        timeout=180,
    )

    (converted,) = out.glob("*.csv")
    assert cells(converted.read_bytes()) == cells(content)


def find_soffice():
    """Find LibreOffice; in CI its absence is a failure."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        assert not os.environ.get("PARLEY_NEEDS_BROWSER"), "CI needs LibreOffice"
        pytest.skip("no LibreOffice found: install it (Debian: apt-get install libreoffice-calc)")
    return found


def cells(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_matrix_downloads_its_cells_with_their_records(server, page, tmp_path):
    visit(page, f"{server}/matrix?issue=donetsk-withdrawal")
    page.get_by_role("button", name="More downloads").click()
    button = page.get_by_role("button", name=re.compile(r"Download \d+ positions"))
    content = download(page, button.inner_text().split("\n")[-1], tmp_path)

    table, permalink = read_extract(content)

    assert set(table["issue"]) == {"donetsk-withdrawal"}
    assert table["record_ids"].notna().all()
    assert "issue=Donetsk+withdrawal" in permalink
