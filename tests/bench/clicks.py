"""What is clicked and opened, and how its measures stand to the floor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from lib.ui.frame import PAGES
from lib.vocabulary import JOINT
from tests.bench.results import Measure
from tests.bench.servers import Server
from tests.bench.stopwatch import Click, Visit
from tests.browser.server import settle, visitor

Act = Callable[[], Click]
Clicks = dict[str, list[Click]]
"""What was clicked -> its clicks, in their order."""

READY = "figure ready-made"
"""The page that only sends a figure: what of a click is neither filters nor analysis."""
FIELD, CHIP = "list open", "chip"
"""Two filter clicks: an option in the open list of sides, a chip while the list is closed."""
KINDS = {FIELD: "one side more in the open list", CHIP: "one side less by its chip, list closed"}

LIMITS = {"matrix": (4, 2), "positions": (4, 2), "timeline": (6, 3)}
"""Page -> what a filter click must take at most, and should, in floors."""
LARGE_LIMITS = (10, 5)
MOST_KILOBYTES = 300
PAGE_CHANGE_MUST = 6
WARM_UP = 1
"""Rounds before those that count."""
LARGE_SHARE = 5
"""The large case is clicked so many times less often: it takes its time."""

FLOOR = {"drawn": "[data-testid='stMarkdown'] p", "button": "[data-testid='stButton'] button"}
CHART = "[data-testid='stPlotlyChart']"
COUNT = ".st-key-filter_bar [data-testid='stMarkdown'] p"
CHIPS = "[class*='st-key-chip_side_'] button"
PEER_COUNT = FLOOR["drawn"]
USABLE = ["h1", ".st-key-record_type button", ".st-key-filters_open button"]

SIDES = 3
"""Sides that are chosen one after the other, before all are cleared."""

WALK = ("timeline", "matrix", "positions", "overview")


def open_floor(enter: Callable, browser: Browser, server: Server) -> tuple[Visit, float]:
    """Open the empty page; also the milliseconds until it was drawn."""
    visit = Visit(enter(visitor(browser)), server)
    return visit, visit.open("", FLOOR["drawn"], list(FLOOR.values()))[1]


def open_app(
    enter: Callable, browser: Browser, server: Server, path: str
) -> tuple[Visit, tuple[float, float]]:
    """Open a page of the app; also the milliseconds until it was usable, and drawn."""
    visit = Visit(enter(visitor(browser)), server)
    return visit, visit.open(path, CHART, USABLE)


def floor_click(visit: Visit) -> Act:
    """Click the one widget of the empty page."""
    return lambda: visit.click(visit.page.locator(FLOOR["button"]), FLOOR["drawn"], FLOOR["drawn"])


def filter_click(visit: Visit) -> Act:
    """Choose one more side in the open filters, which draws any chart anew; when few, clear."""
    page, chosen = visit.page, []

    def choose_one_more() -> Click:
        if len(chosen) == SIDES:
            chosen.clear()
            page.locator(".st-key-clear_all button").click()
        known = [side for side in _sides(page) if side != JOINT]
        chosen.append(next(side for side in known if side not in chosen))
        return visit.click(page.get_by_role("option", name=chosen[-1], exact=True), CHART, COUNT)

    return choose_one_more


def chip_click(visit: Visit, path: str) -> Act:
    """Take back one of the chosen sides, the field list closed; when one is left, open anew."""
    page = visit.page
    known = [side for side in _sides(page) if side != JOINT]
    query = urlencode([("side", side) for side in known[:SIDES]])

    def take_one_back() -> Click:
        if page.locator(CHIPS).count() < 2:
            page.goto(f"{visit.server.address}/{path}?{query}")
            page.locator(CHART).first.wait_for()
            settle(page)
        return visit.click(page.locator(CHIPS).first, CHART, COUNT)

    return take_one_back


def peer_click(visit: Visit) -> Act:
    """Choose one more side on a plain page; when some are chosen, begin anew."""
    page, chosen = visit.page, []
    field, options = page.locator("[data-testid='stMultiSelect'] input"), page.get_by_role("option")

    def choose_one_more() -> Click:
        if len(chosen) == SIDES:
            chosen.clear()
            visit.open("", CHART, [PEER_COUNT])
        settle(page)
        if not options.count():
            field.click()
            options.first.wait_for()
        sides = [side for side in options.all_inner_texts() if side not in ("Select all", JOINT)]
        chosen.append(sides[0])
        return visit.click(page.get_by_role("option", name=sides[0], exact=True), CHART, PEER_COUNT)

    return choose_one_more


def ready_click(visit: Visit) -> Act:
    """Click the one button of the page that only sends a figure."""
    return lambda: visit.click(visit.page.locator(FLOOR["button"]), CHART, FLOOR["drawn"])


def _sides(page: Page) -> list[str]:
    """Open the filters and the list of sides in them, where they are not open."""
    field, options = page.locator(".st-key-side input"), page.get_by_role("option")
    settle(page)
    if not field.count():
        page.locator(USABLE[-1]).first.click()
        field.wait_for()
        settle(page)
    if not options.count():
        field.click()
        options.first.wait_for()
    return [side for side in options.all_inner_texts() if side != "Select all"]


def page_clicks(visit: Visit) -> Iterator[tuple[str, Act]]:
    """Go round the pages with charts by the navigation, from the last to the first."""
    titles = {spec.path: spec.title for spec in PAGES}
    for before, path in zip(WALK[-1:] + WALK, WALK, strict=False):
        link = visit.page.get_by_role("link", name=titles[path], exact=True)
        yield f"{before} to {path}", lambda link=link: visit.click(link, CHART, "h1")


def in_turn(actions: dict[str, Act], rounds: int) -> Clicks:
    """Do one after the other, then all again; the first rounds do not count."""
    taken = defaultdict(list)
    for number in range(WARM_UP + rounds):
        for name, act in actions.items():
            if name.startswith("large") and number >= WARM_UP + rounds // LARGE_SHARE:
                continue
            click = act()
            if number >= WARM_UP:
                taken[name].append(click)
    return taken


def click_actions(
    stack: ExitStack, browser: Browser, floor: Server, ready: Server, shipped: Server, large: Server
) -> dict[str, Act]:
    """Open everything that is clicked, each in a browser of its own."""
    enter = stack.enter_context
    actions = {"floor": floor_click(open_floor(enter, browser, floor)[0])}
    visit = Visit(enter(visitor(browser)), ready)
    visit.open("", CHART, [FLOOR["button"]])
    actions[READY] = ready_click(visit)
    for path in LIMITS:
        actions[f"{path}, {CHIP}"] = chip_click(open_app(enter, browser, shipped, path)[0], path)
        actions[f"{path}, {FIELD}"] = filter_click(open_app(enter, browser, shipped, path)[0])
        actions[f"large {path}"] = filter_click(open_app(enter, browser, large, path)[0])
    walker, _ = open_app(enter, browser, shipped, WALK[-1])
    return actions | dict(page_clicks(walker))


def click_measures(clicks: Clicks) -> list[Measure]:
    """Put the clicks beside the floor's and their limits."""
    times = {name: [click.milliseconds for click in each] for name, each in clicks.items()}
    sent = {name: [click.kilobytes for click in each] for name, each in clicks.items()}
    floor = times["floor"]
    measures = [
        Measure("Click on an empty page: the floor", floor, floor),
        Measure("Click that sends the matrix as a ready-made figure", times[READY], floor),
    ]
    for kind, words in KINDS.items():
        for path, limits in LIMITS.items():
            name = f"Filter click, shipped case, {path}: {words}"
            measures.append(Measure(name, times[f"{path}, {kind}"], floor, *limits))
    for path in LIMITS:
        name, clicked = f"Filter click, large case, {path}: {KINDS[FIELD]}", f"large {path}"
        measures += [
            Measure(name, times[clicked], floor, *LARGE_LIMITS),
            Measure(f"{name}: sent", sent[clicked], None, MOST_KILOBYTES, unit="kB"),
        ]
    return measures + [
        Measure(f"Page change, shipped case, {name}", each, floor, PAGE_CHANGE_MUST)
        for name, each in times.items()
        if " to " in name
    ]
