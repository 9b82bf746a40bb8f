"""The app and the floor, each a watched server of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from lib.analysis.matrix import issue_columns, side_cells
from lib.analysis.standing import position_cells
from lib.case import read_case
from lib.charts.matrix import matrix_figure
from lib.ui.screen import WIDTHS
from tests.browser.server import ROOT, _wait_until_healthy

SHIPPED = ROOT / "data" / "russia-ukraine"
"""The case that opens first; alone, so that no address needs to name it."""

PEERS = Path(__file__).parent / "peers"

FLOOR = """
import streamlit as st

st.session_state.clicks = st.session_state.get("clicks", 0) + st.button("Click")
st.markdown(f"{st.session_state.clicks} clicks")
"""
"""An empty page with one widget: nothing made with Streamlit is faster."""

READY = """
from pathlib import Path

import plotly.io
import streamlit as st

@st.cache_resource
def read():
    return [plotly.io.from_json(path.read_text()) for path in sorted(Path().glob("*.json"))]

st.session_state.clicks = st.session_state.get("clicks", 0) + st.button("Click")
st.markdown(f"{st.session_state.clicks} clicks")
figures = read()
figure = figures[st.session_state.clicks % len(figures)]
st.plotly_chart(figure, key="chart", config={"displayModeBar": False}, on_select="rerun")
"""
"""A page that only sends a figure: what drawing it takes, without filters and analysis."""

FLOOR_OPTIONS = ["--server.headless=true", "--browser.gatherUsageStats=false"]
FLOOR_OPTIONS += ["--runner.postScriptGC=false"]
"""What .streamlit/config.toml sets for the app."""


@dataclass(frozen=True)
class Server:
    """A running server."""

    address: str
    pid: int
    log: Path

    def runs(self) -> list[dict]:
        """Read what the timers wrote: one per run of the script, see watched.py."""
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def megabytes(self) -> float:
        """Collect its garbage, then read its resident memory, in units of 2**20 bytes."""
        os.kill(self.pid, signal.SIGUSR1)
        time.sleep(1)
        asked = ["ps", "-o", "rss=", "-p", str(self.pid)]
        return int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout) / 1024


@contextmanager
def floor_server() -> Iterator[Server]:
    """Run the empty page."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "floor.py").write_text(FLOOR)
        with _server(Path(folder), "floor.py", *FLOOR_OPTIONS) as server:
            yield server


@contextmanager
def ready_server() -> Iterator[Server]:
    """Run the page that sends ready-made matrices, one for each of the first sides."""
    case = read_case(SHIPPED)
    known = position_cells(case.records_by_actor, case.records["known_on"].max().year)
    with tempfile.TemporaryDirectory() as folder:
        for number, side in enumerate(known["actor_side"].unique()[:3]):
            cells = known[known["actor_side"] == side]
            columns = issue_columns(cells, case.issues)
            figure = matrix_figure(cells, side_cells(cells), columns, width=WIDTHS["wide"])
            (Path(folder) / f"{number}.json").write_text(figure.to_json())
        (Path(folder) / "ready.py").write_text(READY)
        with _server(Path(folder), "ready.py", *FLOOR_OPTIONS) as server:
            yield server


def app_server(data: Path) -> AbstractContextManager[Server]:
    """Run the app over the cases of a data folder."""
    return _server(ROOT, "dashboard.py", "--", "--data", str(data))


def source_server(path: Path) -> AbstractContextManager[Server]:
    """Run the app over a table of any engine."""
    return _server(ROOT, "dashboard.py", "--", "--source", str(path))


def peer_server(name: str, path: Path) -> AbstractContextManager[Server]:
    """Run one of the plain pages over a Parquet file."""
    return _server(PEERS, f"{name}.py", *FLOOR_OPTIONS, "--", str(path))


@contextmanager
def _server(folder: Path, script: str, *more: str) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as logs:
        times, said = Path(logs) / "times", Path(logs) / "said"
        times.touch()
        command = [sys.executable, "-m", "tests.bench.watched", str(times), "run", script]
        command += ["--server.address=127.0.0.1", f"--server.port={port}", *more]
        with said.open("w") as log:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            try:
                _wait_until_healthy(address, process)
                yield Server(address, process.pid, times)
            finally:
                process.terminate()
                process.wait(timeout=60)
        assert "Traceback" not in said.read_text(), said.read_text()[-3000:]
