"""The import page with a file under way: for everybody, on every screen, text as text."""

import pytest
from playwright.sync_api import expect

from tests.bench.generated import write_generated
from tests.browser.server import running_server, settle, visitor
from tests.browser.steps import visit
from tests.browser.test_accessibility import LOOKS, found_by_axe
from tests.cases import harbour, write_case

HOSTILE = "<img src=x onerror=alert(1)> **b** [a](http://x.example) :smile: =1+1 שלום " + "W" * 90
OPEN = (
    f'Date;Actor;"{HOSTILE}";Act\n05/06/2031;"{HOSTILE}";x;demand\n07/08/2031;Northland;y;refuse\n'
)


@pytest.fixture(scope="module")
def server(browser, tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    write_case(data / "harbour")
    with running_server("--data", str(data)) as address:
        yield address


def own():
    """Records of the case: one new, one changed, one repeated, one refused."""
    records = harbour("records")
    records.loc[0, "title"] = HOSTILE[:75]
    records.loc[1, "record_id"] = "H-9"
    records.loc[2, ["record_id", "date"]] = ["H-10", HOSTILE]
    records.loc[8] = records.loc[1]
    return records.to_csv(index=False)


FILES = {"mapping": (f"{HOSTILE[:60].replace('/', '')}.csv", OPEN), "preview": ("own.csv", own())}


def bring(page, step):
    name, text = FILES[step]
    file = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("heading", name="What it is")).to_be_visible()
    settle(page)


def opened(browser, look):
    theme, width, height = look
    viewport = {"width": width, "height": height}
    return visitor(browser, color_scheme=theme, viewport=viewport)


@pytest.mark.parametrize("step", FILES)
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_file_under_way_shuts_nobody_out(browser, server, look, step):
    with opened(browser, look) as page:
        visit(page, f"{server}/ingest")
        bring(page, step)

        assert not found_by_axe(page)


@pytest.mark.parametrize("step", FILES)
@pytest.mark.parametrize("width", [320, 390, 1024])
def test_a_file_under_way_never_scrolls_sideways(browser, server, width, step):
    with opened(browser, ("light", width, 844)) as page:
        visit(page, f"{server}/ingest")
        bring(page, step)

        wide = page.evaluate(
            """() => [...document.querySelectorAll('[data-testid=stMain], html')]
            .map(each => each.scrollWidth - each.clientWidth)"""
        )
        assert max(wide) <= 0, wide


@pytest.mark.parametrize("step", FILES)
def test_text_of_a_file_is_shown_as_text(browser, server, step):
    with opened(browser, ("light", 1440, 1000)) as page:
        visit(page, f"{server}/ingest")
        bring(page, step)

        main = page.locator("[data-testid=stMain]")
        assert main.locator("img[src=x]").count() == 0
        assert main.locator("a[href*='x.example']").count() == 0
        assert "**b**" in main.inner_text()
        assert "😄" not in main.inner_text()


def test_a_long_import_says_what_it_does_and_can_be_cancelled(server, page, tmp_path):
    file = write_generated(tmp_path / "long", 100_000) / "records.csv"
    visit(page, f"{server}/ingest")

    page.locator("input[type=file]").set_input_files(str(file))
    expect(page.get_by_text("Comparing them with the case")).to_be_visible()
    page.get_by_role("button", name="Cancel and put the file away").click()
    settle(page)

    expect(page.get_by_text("Read as they are")).to_be_visible()
    expect(page.get_by_role("heading", name="What it would do")).to_have_count(0)
    expect(page.get_by_test_id("stFileUploaderFile")).to_have_count(0)
