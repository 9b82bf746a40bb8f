"""
Take the README's screenshots from the real app: `python -m tests.browser.screenshots`.

With a folder, take every page at three widths and in both themes into it, for judging:
`python -m tests.browser.screenshots --all FOLDER [--data DIR]`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import Page

from lib.ui.frame import PAGES
from tests.browser.server import ROOT, running_browser, running_server, visitor
from tests.browser.steps import visit

IMAGES = ROOT / ".images"
README_PAGES = ("overview", "timeline", "matrix")
WIDTHS = (1440, 1024, 390)
MOVED = "positions?view=How+it+moved"


def take(page: Page, path: Path) -> None:
    """Photograph the whole page: the window is made as tall as its content."""
    height = page.locator("[data-testid=stMainBlockContainer]").evaluate("e => e.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height + 40})
    page.wait_for_timeout(800)
    page.screenshot(path=path)


def take_all(folder: Path, data: list[str]) -> None:
    """Photograph every page at every width in both themes."""
    folder.mkdir(parents=True, exist_ok=True)
    with running_server(*data) as server, running_browser() as browser:
        for path in [*(spec.path for spec in PAGES), MOVED]:
            for width in WIDTHS:
                for theme in ("light", "dark"):
                    size = {"width": width, "height": 900}
                    with visitor(browser, viewport=size, color_scheme=theme) as page:
                        visit(page, f"{server}/{path}")
                        page.wait_for_timeout(700)
                        name = "moved" if path == MOVED else path
                        take(page, folder / f"{name}_{width}_{theme}.png")


def take_for_readme() -> None:
    """Photograph what the README shows: the first screen of a page."""
    with running_server() as server, running_browser() as browser:
        for path in README_PAGES:
            with visitor(browser, viewport={"width": 1280, "height": 1000}) as page:
                visit(page, f"{server}/{path}")
                page.wait_for_timeout(1500)
                page.screenshot(path=IMAGES / f"{path}.png")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER")
    parser.add_argument("--data", metavar="DIR")
    asked = parser.parse_args()
    if asked.all:
        take_all(asked.all, ["--data", asked.data] if asked.data else [])
    else:
        take_for_readme()
