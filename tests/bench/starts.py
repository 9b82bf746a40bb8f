"""How long a visitor waits for the first page, and what each further one weighs."""

from __future__ import annotations

from contextlib import ExitStack

from playwright.sync_api import Browser

from tests.bench.clicks import filter_click, open_app, open_floor
from tests.bench.results import Measure
from tests.bench.servers import SHIPPED, Server, app_server, floor_server

USABLE_MUST, DRAWN_MUST = 1.5, 2.5
MOST_MEGABYTES = 2
SESSIONS = 10


def start_measures(browser: Browser, rounds: int) -> list[Measure]:
    """
    Open the first page of servers that nobody has visited, and once more.

    The browser is new each time: it holds nothing of the page yet.
    """
    times = [_start(browser) for _ in range(rounds)]
    floors = [[each[session][0] for each in times] for session in (0, 1)]
    measures = []
    for session, words in enumerate(("first visitor", "further visitor")):
        floor = floors[session]
        usable = [each[session][1] for each in times]
        drawn = [each[session][2] for each in times]
        measures += [
            Measure(f"Start, {words}: empty page drawn", floor, floor),
            Measure(f"Start, {words}: heading and filters usable", usable, floor, USABLE_MUST),
            Measure(f"Start, {words}: charts drawn", drawn, floor, DRAWN_MUST),
        ]
    return measures


def _start(browser: Browser) -> list[tuple[float, float, float]]:
    """Of a server's first and second visitor: floor drawn, app usable, app drawn."""
    with floor_server() as floor, app_server(SHIPPED) as app:
        return [(_floor(browser, floor), *_app(browser, app)) for _ in range(2)]


def _floor(browser: Browser, server: Server) -> float:
    with ExitStack() as stack:
        return open_floor(stack.enter_context, browser, server)[1]


def _app(browser: Browser, server: Server) -> tuple[float, float]:
    with ExitStack() as stack:
        return open_app(stack.enter_context, browser, server, "")[1]


def memory_measure(browser: Browser) -> Measure:
    """Weigh a server before and after further visitors, who each set a filter."""
    with ExitStack() as stack:
        server = stack.enter_context(app_server(SHIPPED))
        _use(stack, browser, server)
        before = server.megabytes()
        for _ in range(SESSIONS):
            _use(stack, browser, server)
        each = (server.megabytes() - before) / SESSIONS
    return Measure("Memory of a further session, of 10", [each], None, MOST_MEGABYTES, unit="MB")


def _use(stack: ExitStack, browser: Browser, server: Server) -> None:
    visit, _ = open_app(stack.enter_context, browser, server, "matrix")
    filter_click(visit)()
