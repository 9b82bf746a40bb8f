"""
How fast the app is in a real browser, beside an empty page: python -m tests.bench.bench.

Prints what RESULTS.md holds. Everything is measured in one run, the floor in turn with the app,
so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import mean

import streamlit
from playwright.sync_api import Browser

from tests.bench.clicks import LARGE_SHARE, Clicks, click_actions, click_measures, in_turn
from tests.bench.generated import write_generated
from tests.bench.results import Measure, measures_table, parts_table
from tests.bench.servers import SHIPPED, app_server, floor_server, ready_server
from tests.bench.starts import memory_measure, start_measures
from tests.bench.stopwatch import STEPS
from tests.browser.server import running_browser

ROWS = 200_000

PAGE = """\
# How fast it is

Made by `{command}`, which prints this page.
{conditions}

A click is timed in the page, from the pointer's press to the frame in which the last change of
the chart is painted; the hidden one before it may go later. The floor is a click on an empty Streamlit page with one button, in turn
with all others; its median is what the ratios are to, at a start the load of the empty page. A
second page without filters and analysis sends the matrix of one side after the other as the app
draws it, ready-made: what any page with this chart takes. Counted are {clicks} clicks of each
kind, {large} in the generated large case of {rows:,} records. At a start the server already runs, and the
browser holds nothing. A busy machine slows both: compare ratios, and only within one run.

{measures}

## Where the time of a filter click goes

Mean milliseconds of the clicks above. The parts of the script are what they take without the
parts inside; "to the browser" is below zero where a chart is drawn while the script still runs.

{steps}
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 1 where something is not as it must be."""
    asked = _parser().parse_args(arguments)
    began, load = time.time(), os.getloadavg()[0]
    with ExitStack() as stack:
        browser = stack.enter_context(running_browser())
        data = asked.large or _large(stack)
        clicks = _clicks(browser, data, asked.clicks)
        measures = click_measures(clicks)
        _say(f"clicks are done\n{measures_table(measures)}")
        measures += start_measures(browser, 2 if asked.clicks < 15 else 3)
        _say("starts are done")
        measures.append(memory_measure(browser))
        version = browser.version
    conditions = (
        f"{time.strftime('%Y-%m-%d', time.gmtime())}, {(time.time() - began) / 60:.0f} minutes; "
        f"{os.cpu_count()} cores, load average {load:.1f} before and {os.getloadavg()[0]:.1f} "
        f"after; Python {platform.python_version()}, Streamlit {streamlit.__version__}, "
        f"Chromium {version}."
    )
    print(_page(asked, conditions, measures, clicks))
    return int(any("not met" in measure.verdict for measure in measures))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.bench",
        description="Measure the app in a browser, beside an empty page.",
    )
    parser.add_argument("--clicks", type=int, default=15, help="how often each is clicked")
    parser.add_argument(
        "--quick", action="store_const", const=5, dest="clicks", help="5 clicks instead of 15"
    )
    parser.add_argument("--large", type=Path, help="data folder with a generated case to reuse")
    return parser


def _large(stack: ExitStack) -> Path:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    write_generated(folder / "generated", ROWS)
    return folder


def _clicks(browser: Browser, large: Path, rounds: int) -> Clicks:
    """Click everything in turn."""
    with ExitStack() as stack:
        servers = floor_server(), ready_server(), app_server(SHIPPED), app_server(large)
        actions = click_actions(stack, browser, *map(stack.enter_context, servers))
        _say("all is open")
        return in_turn(actions, rounds)


def _page(
    asked: argparse.Namespace,
    conditions: str,
    measures: Sequence[Measure],
    clicks: Clicks,
) -> str:
    steps = {
        name: {step: mean(click.steps[step] for click in each) for step in STEPS}
        for name, each in clicks.items()
        if " to " not in name
    }
    return PAGE.format(
        command=f"python -m tests.bench.bench --clicks {asked.clicks}",
        conditions=conditions,
        rows=ROWS,
        clicks=asked.clicks,
        large=asked.clicks // LARGE_SHARE,
        measures=measures_table(measures),
        steps=parts_table("step", steps),
    )


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
