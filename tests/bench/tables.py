"""
How fast the app is over large Parquet files, in a browser: python -m tests.bench.tables.

Beside an empty page, and beside the plainest pages with the same charts. Prints a section of
RESULTS.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import streamlit
from playwright.sync_api import Browser

from tests.bench.clicks import (
    CHART,
    LIMITS,
    MOST_KILOBYTES,
    PEER_COUNT,
    filter_click,
    floor_click,
    in_turn,
    open_app,
    open_floor,
    peer_click,
)
from tests.bench.generated_parquet import table_in
from tests.bench.results import Measure, measures_table
from tests.bench.servers import Server, floor_server, peer_server, source_server
from tests.bench.stopwatch import Click, Visit
from tests.browser.server import running_browser, visitor

SIZES = (31, 10**5, 10**7)
SMALL, SMALL_MUST, LARGE_MUST = 100, 1.5, 1
"""Up to so many rows the app may take so many times what a plain page takes; beyond, less."""
FLOOR_MUST, FLOOR_AIM = 20, 6
"""At 10^7 rows, in times of the empty page."""

SECTION = """\
## Large tables in the browser

Made by `{command}`, which prints this section. {conditions}

A filter click is one side more in the open list, until the last change of the chart is painted,
as above. The plain pages are those of `tests/bench/peers/`: the same chart by Streamlit, pandas
and Plotly Express, with one field and nothing else; they keep in memory the columns they need.
Empty page, plain pages and app are clicked in turn, {clicks} times each. Memory is that of a
server that one visitor uses.

{measures}
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 1 where something is not as it must be."""
    asked = _parser().parse_args(arguments)
    began, load, measures = time.time(), os.getloadavg()[0], []
    with running_browser() as browser, _tables(asked.tables) as folder:
        for rows in asked.rows:
            path = table_in(folder, rows)
            measures += _measures(browser, path, rows, asked.clicks, with_app=not asked.peers)
            print(f"{time.strftime('%H:%M:%S')} {rows:,} rows", file=sys.stderr)
        version = browser.version
    conditions = (
        f"{time.strftime('%Y-%m-%d', time.gmtime())}, {(time.time() - began) / 60:.0f} minutes; "
        f"{os.cpu_count()} cores, load average {load:.1f} before and {os.getloadavg()[0]:.1f} "
        f"after; Python {platform.python_version()}, Streamlit {streamlit.__version__}, "
        f"Chromium {version}."
    )
    command = f"python -m tests.bench.tables --clicks {asked.clicks}"
    table = measures_table(measures)
    print(
        SECTION.format(command=command, conditions=conditions, clicks=asked.clicks, measures=table)
    )
    return int(any("not met" in measure.verdict for measure in measures))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.tables",
        description="Measure the app over Parquet files in a browser, beside plain pages.",
    )
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES, help="sizes of the tables")
    parser.add_argument("--clicks", type=int, default=15, help="how often each is clicked")
    parser.add_argument("--tables", type=Path, help="folder of generated tables, kept and reused")
    parser.add_argument("--peers", action="store_true", help="only the plain pages")
    return parser


@contextmanager
def _tables(folder: Path | None) -> Iterator[Path]:
    with ExitStack() as stack:
        yield folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))


def _measures(
    browser: Browser, path: Path, rows: int, clicks: int, *, with_app: bool
) -> list[Measure]:
    """Click everything over one table in turn, and weigh the servers."""
    with ExitStack() as stack:
        enter = stack.enter_context
        actions = {"floor": floor_click(open_floor(enter, browser, enter(floor_server()))[0])}
        servers = {}
        for name in LIMITS:
            servers[f"plain {name}"] = server = enter(peer_server(name, path))
            actions[f"plain {name}"] = peer_click(_open_peer(enter, browser, server))
        if with_app:
            servers["app"] = server = enter(source_server(path))
            for name in LIMITS:
                actions[name] = filter_click(open_app(enter, browser, server, name)[0])
        taken = in_turn(actions, clicks)
        weights = {name: server.megabytes() for name, server in servers.items()}
    return [*_click_measures(taken, rows), *_weight_measures(weights, rows)]


def _open_peer(enter: Callable, browser: Browser, server: Server) -> Visit:
    visit = Visit(enter(visitor(browser)), server)
    visit.open("", CHART, [PEER_COUNT])
    return visit


def _click_measures(taken: dict[str, list[Click]], rows: int) -> list[Measure]:
    times = {name: [click.milliseconds for click in each] for name, each in taken.items()}
    words, floor = f"{rows:,} rows", times["floor"]
    measures = [Measure(f"{words}: click on an empty page: the floor", floor, floor)]
    for name in LIMITS:
        plain = times[f"plain {name}"]
        measures.append(Measure(f"{words}, {name}: the plain page, to the floor", plain, floor))
        if name not in times:
            continue
        limits = (FLOOR_MUST, FLOOR_AIM) if rows >= 10**7 else ()
        must = SMALL_MUST if rows <= SMALL else LARGE_MUST
        sent = [click.kilobytes for click in taken[name]]
        measures += [
            Measure(f"{words}, {name}: the app, to the floor", times[name], floor, *limits),
            Measure(f"{words}, {name}: the app, to the plain page", times[name], plain, must),
            Measure(f"{words}, {name}: sent by the app", sent, None, MOST_KILOBYTES, unit="kB"),
        ]
    return measures


def _weight_measures(weights: dict[str, float], rows: int) -> list[Measure]:
    return [
        Measure(f"{rows:,} rows, {name}: memory of the server", [weight], unit="MB")
        for name, weight in weights.items()
    ]


if __name__ == "__main__":
    sys.exit(main())
