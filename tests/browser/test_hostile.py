"""Text of the data stays text on every page, however it is written, and keeps to its place."""

import re

import pytest
from pandas.testing import assert_frame_equal
from playwright.sync_api import expect

from lib.case import read_case
from lib.evidence import newest_records
from lib.extract import read_extract
from lib.filters import Filters
from lib.ui.frame import PAGES
from tests.bench.hostile import write_hostile
from tests.bench.hostile_texts import MADE_BY_DATA
from tests.browser.server import running_server, settle, visitor
from tests.browser.steps import drawer, visit

ADDRESSES = [
    *(spec.path for spec in PAGES),
    *(f"{spec.path}?view={view}" for spec in PAGES for view in spec.views[1:]),
]
WIDTHS = {"wide": (1440, 900), "phone": (390, 844)}

FOREIGN = f"""() => [...document.querySelectorAll(
    '.{MADE_BY_DATA}, .stMain script, .stMain iframe, [role=dialog] :is(script, iframe, img), '
    + '.stMain img, .stMain marquee, .stMain object, .stMain embed, .stMain .katex, '
    + '[href^="javascript:" i], [onerror], [onload], [onmouseover]'
)].map(e => e.outerHTML.slice(0, 200))"""
"""What only markup of the data could have made: the app itself has none of it."""

SIDEWAYS = "document.scrollingElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """The hostile case in a data folder of its own."""
    return write_hostile(tmp_path_factory.mktemp("data") / "hostile")


@pytest.fixture(scope="module")
def hostile(browser, case):
    """The app over it."""
    with running_server("--data", str(case.parent)) as address:
        yield address


@pytest.fixture(scope="module", params=WIDTHS)
def victim(request, browser, hostile):
    """A page that takes down what scripts of the data would do."""
    width, height = WIDTHS[request.param]
    with visitor(browser, viewport={"width": width, "height": height}) as page:
        page.heard = []
        page.on("dialog", lambda box: (page.heard.append(box.message), box.dismiss()))
        page.on("console", lambda said: page.heard.append(said.text) if is_alarm(said) else None)
        yield page


def is_alarm(said):
    """Tell an error from what Streamlit itself asks for in vain under every address."""
    return said.type == "error" and "/_stcore/" not in said.location["url"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_shows_the_text_of_the_data_as_text(hostile, victim, address):
    visit(victim, f"{hostile}/{address}")

    assert victim.evaluate(FOREIGN) == []
    assert victim.heard == []
    assert victim.evaluate(SIDEWAYS) <= 1


def test_what_looks_like_markup_can_be_read(hostile, victim):
    visit(victim, f"{hostile}/codebook?view=Actors")

    expect(victim.get_by_text("<script>alert()</script>", exact=True).first).to_be_visible()
    expect(victim.get_by_text("**b** _i_ `c` ~~d~~", exact=True).first).to_be_visible()


@pytest.mark.parametrize("number", [0, 5, 9])
def test_the_evidence_shows_the_text_of_the_data_as_text(hostile, victim, number):
    visit(victim, f"{hostile}/timeline")
    fold = victim.get_by_text("Same records as a list")
    if fold.count():
        fold.click()
        settle(victim)
    victim.locator("[class*=st-key-list_timeline] button").nth(number).click()
    settle(victim)

    assert drawer(victim).locator(".p-card").count() == 1
    assert victim.evaluate(FOREIGN) == []
    assert victim.heard == []
    inside = drawer(victim).evaluate("e => e.scrollWidth - e.clientWidth")
    assert inside <= 1


def test_the_filters_offer_names_as_they_are_written(hostile, victim):
    visit(victim, f"{hostile}/records")
    victim.get_by_role("button", name="Filters", exact=True).click()
    victim.locator(".st-key-actor input").click()
    victim.keyboard.type("<script")

    offered = victim.get_by_role("option", name="<script>alert()</script>", exact=True)
    expect(offered.first).to_be_visible()
    assert victim.evaluate(FOREIGN) == []
    assert victim.heard == []


def test_the_download_holds_the_records_as_they_were_read(hostile, victim, case, tmp_path):
    visit(victim, f"{hostile}/records")
    with victim.expect_download() as arrived:
        victim.get_by_role("button", name=re.compile("^.*Download .* records")).click()
    arrived.value.save_as(tmp_path / "records.csv")

    records, _ = read_extract((tmp_path / "records.csv").read_bytes())
    read = Filters().apply(read_case(case).records)
    assert_frame_equal(records, newest_records(read, len(read)))
