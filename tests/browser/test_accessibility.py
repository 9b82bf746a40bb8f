"""No page breaks a rule of axe-core, the checker for WCAG, in a way that shuts somebody out."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from lib.ui.frame import PAGES
from tests.browser.server import settle, visitor
from tests.browser.steps import close_drawer, close_filters, drawer, go_to, open_filters, visit

AXE = Axe()
SHUTS_OUT = {"serious", "critical"}

LOOKS = {
    "wide-light": ("light", 1440, 900),
    "wide-dark": ("dark", 1440, 900),
    "phone-light": ("light", 390, 844),
    "phone-dark": ("dark", 390, 844),
}
MORE_ADDRESSES = [
    *(f"{spec.path}?view={view}" for spec in PAGES for view in spec.views[1:]),
    "records?text=nothing+has+these+words",
    "records?side=nobody",
    "edit?record=RU-UA-0001",
]
"""What a page shows only under some addresses."""

each_look = pytest.mark.parametrize("reader", LOOKS, indirect=True)


@pytest.fixture(scope="module")
def reader(request, browser, server):
    """A page in one theme and width, kept for every test of that look."""
    theme, width, height = LOOKS[request.param]
    viewport = {"width": width, "height": height}
    with visitor(browser, color_scheme=theme, viewport=viewport) as page:
        visit(page, f"{server}/overview")
        yield page


def found_by_axe(page):
    """Run axe; list what shuts somebody out: rule, element, what is wrong with it."""
    return [
        f"{rule['id']}: {node['html'][:200]}: {node['failureSummary']}"
        for rule in AXE.run(page).response["violations"]
        if rule["impact"] in SHUTS_OUT
        for node in rule["nodes"]
    ]


@each_look
@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.path)
def test_a_page_shuts_nobody_out(reader, spec):
    go_to(reader, spec.title)

    assert not found_by_axe(reader)


@each_look
def test_the_evidence_shuts_nobody_out(reader):
    go_to(reader, "Overview")
    reader.locator("[class*=st-key-list_latest] button").first.click()
    settle(reader)

    assert drawer(reader).is_visible()
    assert not found_by_axe(reader)
    close_drawer(reader)


@each_look
def test_the_filters_shut_nobody_out_with_a_name_and_a_word_chosen(server, reader):
    visit(reader, f"{server}/records?actor=Kremlin&stance=Supports&record_type=Statements")
    open_filters(reader)

    assert not found_by_axe(reader)
    close_filters(reader)


@pytest.mark.parametrize("reader", ["wide-light", "phone-dark"], indirect=True)
@pytest.mark.parametrize("address", MORE_ADDRESSES)
def test_another_view_shuts_nobody_out(server, reader, address):
    visit(reader, f"{server}/{address}")

    assert not found_by_axe(reader)


@pytest.mark.parametrize("reader", ["wide-light", "wide-dark"], indirect=True)
@pytest.mark.parametrize("where", [".st-key-filters_open button", ".stExpander summary"])
def test_what_the_mouse_is_over_can_be_read(server, reader, where):
    visit(reader, f"{server}/matrix")
    reader.locator(where).first.hover()
    reader.wait_for_timeout(300)  # colours change slowly

    assert not found_by_axe(reader)
