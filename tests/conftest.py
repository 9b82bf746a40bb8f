"""What several test files share: the app over an invented case."""

import json
import sys
from pathlib import Path

import hypothesis
import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.frame import PAGES
from tests.cases import write_case

ROOT = Path(__file__).parents[1]

# A busy machine is not a slow function: speed is measured in tests/bench.
hypothesis.settings.register_profile("parley", deadline=None)
hypothesis.settings.load_profile("parley")


class App:
    """The app as a test drives it: one page of one session, opened through the frame."""

    def __init__(self) -> None:
        self.at = AppTest.from_file(ROOT / "dashboard.py", default_timeout=30)

    def open(self, page: str = "timeline", **query: str | list[str]):
        """Open a page under an address, as its first request."""
        self.at.query_params.update(query)
        self.at.run()
        if page != PAGES[0].path:
            self.at.switch_page(f"pages/{page}.py").run()
        assert not self.at.exception
        return self.at

    @property
    def html(self) -> str:
        """All our own markup on the page."""
        return "\n".join(element.proto.body for element in self.at.get("html"))

    def figures(self) -> dict[str, dict]:
        """Key without theme and width -> figure as sent to the browser."""
        charts = self.at.get("plotly_chart")
        return {chart.key.rsplit("_", 2)[0]: json.loads(chart.proto.spec) for chart in charts}

    def marks(self, key: str) -> list:
        """The customdata of every clickable mark of a chart, each once, in order."""
        found = [
            tuple(item)
            for trace in self.figures()[key]["data"]
            for item in trace.get("customdata") or []
        ]
        return list(dict.fromkeys(found))


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder holding the harbour case, given on the command line."""
    folder = tmp_path / "data"
    write_case(folder / "harbour")
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(folder)])
    return folder


@pytest.fixture
def app(data):
    """The app over the harbour case."""
    return App()
