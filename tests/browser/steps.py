"""What an analyst does, by name."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.server import settle


def visit(page: Page, address: str) -> None:
    """Open an address and wait until it is drawn."""
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    settle(page)


def go_to(page: Page, title: str) -> None:
    """Change the page by the navigation."""
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.locator("h1")).to_have_text(title)
    settle(page)


def open_filters(page: Page) -> None:
    """Open the filters and wait for their fields."""
    page.get_by_role("button", name="Filters", exact=True).click()
    page.locator(".st-key-as_of [data-type=day]").wait_for()
    settle(page)


def close_filters(page: Page) -> None:
    """Close the filters with the keyboard; an open list in them closes first."""
    body = page.locator('[data-testid="stPopoverBody"]')
    for _ in range(3):
        if body.count():
            page.keyboard.press("Escape")
            page.wait_for_timeout(200)
    expect(body).to_have_count(0)
    settle(page)


def choose(page: Page, field: str, name: str) -> None:
    """Choose a value in one of the filter's lists."""
    open_filters(page)
    page.locator(f".st-key-{field} input").click()
    page.keyboard.type(name)  # of a long list only a part is there to be clicked
    page.get_by_role("option", name=name, exact=True).click()
    settle(page)
    close_filters(page)


def set_day(page: Page, field: str, day: str) -> None:
    """Type a day, as 2026-01-28, into one of the filter's day fields."""
    open_filters(page)
    for part, digits in zip(("year", "month", "day"), day.split("-"), strict=True):
        page.locator(f".st-key-{field} [data-type={part}]").click()
        page.keyboard.type(digits)
    page.get_by_text("Text in title, summary").click()  # a typed day counts when left
    settle(page)
    close_filters(page)


def label_of(page: Page, chart: str, words: str) -> Locator:
    """Find a text drawn in a chart."""
    return page.locator(f"[class*='st-key-{chart}'] svg text", has_text=words).first


def click_label(page: Page, chart: str, words: str) -> None:
    """Click the mark at the start of a label: text itself is no target in a chart."""
    label = label_of(page, chart, words)
    label.scroll_into_view_if_needed()
    box = label.bounding_box()
    page.mouse.click(box["x"] - 4, box["y"] + box["height"] / 2)
    settle(page)


def click_tile_of(page: Page, chart: str, customdata: list[str]) -> None:
    """Click the tile of a chart that stands for its customdata."""
    number = page.locator(f"[class*='st-key-{chart}'] .js-plotly-plot").evaluate(
        """(plot, wanted) => {
            const bars = plot.data.filter(trace => trace.type === 'bar' && trace.customdata);
            const all = bars.flatMap(trace => [...trace.customdata]);
            return all.findIndex(each => JSON.stringify([...each]) === JSON.stringify(wanted));
        }""",
        customdata,
    )
    assert number >= 0, f"no tile for {customdata}"
    tile = page.locator(f"[class*='st-key-{chart}'] .bars .point path").nth(number)
    tile.scroll_into_view_if_needed()
    box = tile.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 6)
    settle(page)


def drawer(page: Page) -> Locator:
    """Find the open evidence."""
    return page.get_by_role("dialog")


def close_drawer(page: Page) -> None:
    """Close the evidence with the keyboard."""
    page.keyboard.press("Escape")
    expect(drawer(page)).to_have_count(0)
    settle(page)
