"""
From a click to the picture, timed inside the page.

The clock starts at the pointer event and stops when the last change of the chart has been
painted, once the script has ended and nothing has come or moved for a while.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.bench.servers import Server
from tests.bench.watched import PARTS

TIMEOUT = 180_000
"""Milliseconds: a large case is read when its first visitor comes."""

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")

TO_SEND, TO_SERVER = "browser: click to send", "to the server"
TO_BROWSER, TO_CHART, DRAW = "to the browser", "browser: answer to chart", "browser: chart to paint"
STEPS = (TO_SEND, TO_SERVER, *PARTS, TO_BROWSER, TO_CHART, DRAW)
"""What a click consists of, in its order."""


@dataclass(frozen=True)
class Click:
    """One timed click."""

    milliseconds: float
    """Until painted."""
    kilobytes: float
    """Received over the websocket."""
    steps: dict[str, float]
    """Step -> milliseconds; together they are the whole."""


class Visit:
    """A page of a server whose clicks are timed."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page, self.server = page, server
        page.set_default_timeout(TIMEOUT)
        page.add_init_script(SCRIPT)

    def open(self, path: str, drawn: str, there: list[str]) -> tuple[float, float]:
        """
        Open a page in a browser that was never there.

        Args:
            path: of the page in the address.
            drawn: selector of what is drawn.
            there: selectors of what makes the page usable.

        Returns:
            Milliseconds until it was usable, and until all was drawn.
        """
        asked = ", ".join(map(json.dumps, (drawn, there, 0)))
        self.page.add_init_script(f"stopwatch.set({asked})")
        self.page.goto(f"{self.server.address}/{path}")
        times = self._finish()
        return times["usable"], times["painted"]

    def click(self, target: Locator, drawn: str, said: str) -> Click:
        """
        Click, and wait for what follows.

        Args:
            target: what to click.
            drawn: selector of what is drawn anew.
            said: selector of a text that must be another one afterwards.
        """
        self.page.bring_to_front()
        target.hover()
        text = self.page.locator(said).first
        before, runs = text.inner_text(), len(self.server.runs())
        self.page.evaluate("drawn => stopwatch.set(drawn)", drawn)
        target.click()
        times = self._finish()
        assert text.inner_text() != before, f"the click changed nothing: {before}"
        steps = _steps(times, self.server.runs()[runs:])
        return Click(times["painted"] - times["began"], times["bytes"] / 1000, steps)

    def _finish(self) -> dict[str, float]:
        return self.page.evaluate(f"stopwatch.finish({TIMEOUT})")


def _steps(times: dict[str, float], runs: list[dict]) -> dict[str, float]:
    """Split a click, by the clocks of the page and of the server, which are one machine's."""
    begun = runs[0]["began"] * 1000 - times["origin"]
    ended = runs[-1]["ended"] * 1000 - times["origin"]
    parts = Counter()
    for run in runs:
        parts.update({part: seconds * 1000 for part, seconds in run["parts"].items()})
    marks = {
        TO_SEND: times["sent"] - times["began"],
        TO_SERVER: begun - times["sent"],
        # Below zero where a chart is drawn while the script still runs.
        TO_BROWSER: times["answered"] - ended,
        TO_CHART: times["first"] - times["answered"],
        DRAW: times["painted"] - times["first"],
    }
    return {step: marks.get(step, parts[step]) for step in STEPS}
