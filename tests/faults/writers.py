"""Writers that run in processes of their own, and what must hold after them."""

from __future__ import annotations

import itertools
import os
import signal
import sys
from datetime import UTC, datetime

import pandas as pd

from lib import store
from lib.case import read_case
from lib.exceptions import DashboardError
from lib.refusals import StaleSave
from lib.steps import steps_between

NOW = datetime(2031, 5, 1, tzinfo=UTC)


def save_one(folder, name):
    """Save a new source and a record that rests on it: two files, one save."""
    while True:
        opened = store.open_tables(folder)
        rows = {
            "records": {"record_id": f"R-{name}", "source": f"S-{name}", "responds_to": None},
            "sources": {"source_id": f"S-{name}"},
        }
        wanted = {
            table: pd.concat([frame, frame.head(1).assign(**rows[table])], ignore_index=True)
            for table, frame in opened.tables.items()
            if table in rows
        }
        try:
            return store.save(opened, wanted, author="Kim", reason=f"Adds {name}", now=NOW)
        except StaleSave:
            continue


def save_many(folder, writer, number, report):
    """
    Save again and again; report each save once it is said to be done.

    Without the check of the case, which writes nothing: the faster the writers, the
    more often they meet.
    """
    store.check_trial = lambda folder, new: None
    for each in range(number):
        save_one(folder, f"{writer}{each}")
        report.send(each)


def save_until_killed(folder, writer, report):
    """
    Save again and again; report when a save begins to write, and when it is said to be done.

    The check of the case is left out: it writes nothing and takes nearly all the time.
    """
    store.check_trial = lambda folder, new: report.send("writes")
    for each in itertools.count():
        save_one(folder, f"{writer}{each}")
        report.send("done")


def at_step(folder, step, act, *arguments):
    """Act, and be killed just before the given step that touches the folder."""
    left = step

    def count(event, details):
        nonlocal left
        if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod") and any(
            str(detail).startswith(str(folder)) for detail in details
        ):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    store.check_trial = lambda folder, new: None
    sys.addaudithook(count)
    act(folder, *arguments)


def refusal(folder, answer, prepare=lambda: None):
    """Save after a preparation, and send what is said of it; empty: it was saved."""
    try:
        prepare()
        save_one(folder, "late")
        answer.send("")
    except DashboardError as refused:
        answer.send(f"{type(refused).__name__}: {refused}")


def saved(folder):
    """
    Name the saves that a case holds, in their order; fails unless all of them are whole.

    Every record has its source, every source its record, and the history leads to just these.
    """
    case = read_case(folder)
    records = [name.removeprefix("R-") for name in case.records["record_id"] if name[0] == "R"]
    sources = [name.removeprefix("S-") for name in case.sources["source_id"] if name[0] == "S"]
    assert records == sources
    assert len(case.records) == 8 + len(records)
    return records


def assert_told(folder):
    """Fail unless the history tells every save that the case holds, and nothing else."""
    steps = steps_between(folder)
    told = [step.version.reason.removeprefix("Adds ") for step in steps]
    assert told == saved(folder)
    assert all(list(step.changes["change"]) == ["added", "added"] for step in steps)
