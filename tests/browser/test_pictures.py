"""A chart is saved as SVG and PNG in the browser: its own colours, its words, sharp enough."""

import re
import struct
import xml.etree.ElementTree as ET

import pytest
from playwright.sync_api import expect

from lib.ui.picture_saver import PNG_SCALE
from tests.bench.hostile import write_hostile
from tests.browser.server import running_server, settle, visitor
from tests.browser.steps import visit
from tests.browser.test_accessibility import found_by_axe
from tests.browser.test_keyboard import press, press_to

PAPER = {"light": "#FCFBF9", "dark": "#15171A"}
SUPPORT = {"light": "rgb(14, 106, 149)", "dark": "rgb(83, 180, 230)"}
PLACEHOLDER = re.compile(r"#0000(0[1-9]|[12]\d|30)|rgb\(0, 0, ([1-9]|1\d|2\d|3\d|4[0-8])\)")


@pytest.fixture
def reader(request, browser):
    """A page in one theme."""
    with visitor(browser, color_scheme=request.param) as page:
        page.theme = request.param
        yield page


each_theme = pytest.mark.parametrize("reader", PAPER, indirect=True)


def open_menu(page):
    page.get_by_role("button", name="More downloads").click()
    page.get_by_role("button", name="Package (ZIP)").wait_for()
    settle(page)


def open_picture(page):
    open_menu(page)
    page.get_by_role("button", name="Picture (SVG, PNG)").click()
    page.locator(".st-key-picture svg.main-svg").first.wait_for()
    settle(page)


def saved(page, words, folder):
    with page.expect_download() as arrived:
        page.get_by_role("button", name=f"Save as {words}").click()
    path = folder / arrived.value.suggested_filename
    arrived.value.save_as(path)
    return path


def texts_of(svg):
    return " ".join(
        "".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text")
    )


@each_theme
def test_a_chart_is_saved_as_svg_and_png(server, reader, tmp_path):
    visit(reader, f"{server}/matrix?issue=donetsk-withdrawal")
    open_picture(reader)

    written = saved(reader, "SVG", tmp_path)
    assert written.name == "russia-ukraine_matrix_matrix_as-known-on-2026-06-22.svg"
    content = written.read_text("utf-8")
    svg = ET.fromstring(content)
    said = texts_of(svg)
    assert "Issue matrix" in said
    assert "As known on 22 June 2026. Showing: records on Donetsk withdrawal." in said
    assert "Source: " in said
    assert "issue=Donetsk+withdrawal" in said
    assert "Supports" in said
    assert not PLACEHOLDER.search(content)
    assert PAPER[reader.theme] in content or SUPPORT[reader.theme] in content
    assert SUPPORT[reader.theme] in content
    assert "@font-face" in content

    picture = saved(reader, "PNG", tmp_path).read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height) == tuple(
        round(float(svg.get(side)) * PNG_SCALE) for side in ("width", "height")
    )
    assert width == PNG_SCALE * (1180 + 40)


@each_theme
def test_menu_and_picture_shut_nobody_out(server, reader):
    visit(reader, f"{server}/timeline?actor=Kremlin&issue=donetsk-withdrawal")
    open_menu(reader)
    assert not found_by_axe(reader)

    reader.get_by_role("button", name="Picture (SVG, PNG)").click()
    reader.locator(".st-key-picture svg.main-svg").first.wait_for()
    settle(reader)
    assert not found_by_axe(reader)


def test_a_picture_is_saved_with_the_keyboard(server, page, tmp_path):
    visit(page, f"{server}/matrix?issue=donetsk-withdrawal")
    press_to(page, "More downloads")
    press(page, "Enter")
    press_to(page, "Picture (SVG, PNG)")
    press(page, "Enter")
    page.locator(".st-key-picture svg.main-svg").first.wait_for()
    page.get_by_role("button", name="Save as SVG").focus()

    with page.expect_download() as arrived:
        page.keyboard.press("Enter")

    assert arrived.value.suggested_filename.endswith(".svg")
    expect(page.get_by_text("Saved as")).to_be_visible()


def test_text_of_the_data_is_text_in_the_picture(browser, tmp_path):
    case = write_hostile(tmp_path / "data" / "hostile")
    with running_server("--data", str(case.parent)) as address, visitor(browser) as page:
        visit(page, f"{address}/timeline")
        open_picture(page)
        content = saved(page, "SVG", tmp_path).read_text("utf-8")

    assert "<script" not in content
    assert "made-by-data>" not in re.sub(r"<text.*?</text>", "", content, flags=re.S)
    assert "<script>alert()</script>" in texts_of(ET.fromstring(content))
