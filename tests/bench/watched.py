"""
Streamlit with timers put in from outside: python -m tests.bench.watched LOG run SCRIPT ...

Writes one line of JSON for each run of the script: when it began and ended, and how long each
part of it took without the parts inside. The signal SIGUSR1 collects garbage.
"""

from __future__ import annotations

import gc
import importlib
import inspect
import json
import pkgutil
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web.cli import main

ADDRESS = "address, heading, navigation"
FIELDS = "filter line and fields"
CHOOSE = "choose the records"
ANALYSIS = "analysis"
FIGURE = "figure"
JSON = "figure to JSON"
REST = "rest of the page"

PARTS = (ADDRESS, FIELDS, CHOOSE, ANALYSIS, FIGURE, JSON, REST)
"""The parts of a run, in its order."""


class Ledger(threading.local):
    """Seconds spent in each part by this thread, and in what runs inside the open ones."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.inside: list[float] = [0.0]


ledger = Ledger()


def timed(part: str, function: Callable) -> Callable:
    """Count the time in a function, without what is timed inside, to a part."""

    @wraps(function)
    def run(*args: Any, **settings: Any) -> Any:
        began = time.perf_counter()
        ledger.inside.append(0.0)
        try:
            return function(*args, **settings)
        finally:
            took = time.perf_counter() - began
            ledger.spent[part] += took - ledger.inside.pop()
            ledger.inside[-1] += took

    return run


def watch_app() -> None:
    """Put the timers into the app, which must have run: pages take the names anew on each run."""
    for package, part in (("lib.analysis", ANALYSIS), ("lib.charts", FIGURE)):
        for found in pkgutil.iter_modules(importlib.import_module(package).__path__):
            module = importlib.import_module(f"{package}.{found.name}")
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ == module.__name__ and not name.startswith("_"):
                    setattr(module, name, timed(part, function))
    page, filters = sys.modules["lib.ui.page"], sys.modules["lib.filters"].Filters
    for owner, name, part in (
        (page, "_open_view", ADDRESS),
        (page, "filter_bar", FIELDS),
        (filters, "apply", CHOOSE),
        (filters, "apply_by_actor", CHOOSE),
        (st, "plotly_chart", JSON),
    ):
        setattr(owner, name, timed(part, getattr(owner, name)))


def watch_runs(log: Path) -> None:
    """Write down each run of the script; after the first, look into the app."""
    run_script = timed(REST, ScriptRunner._run_script)
    watching = threading.Lock()

    def watched(*args: Any) -> None:
        ledger.spent.clear()
        began = time.time()
        run_script(*args)
        line = {"began": began, "ended": time.time(), "parts": ledger.spent}
        with log.open("a") as file:
            file.write(json.dumps(line) + "\n")
        if "lib.ui.page" in sys.modules and watching.acquire(blocking=False):
            watch_app()

    ScriptRunner._run_script = watched


if __name__ == "__main__":
    watch_runs(Path(sys.argv.pop(1)))
    signal.signal(signal.SIGUSR1, lambda *_: gc.collect())
    main(prog_name="streamlit")
