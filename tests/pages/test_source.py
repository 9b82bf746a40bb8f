"""A table that stays in its engine is shown by the same pages as a folder."""

import sys

import pytest

from lib.case import read_case
from lib.extracts.parquet import _column
from lib.ui.frame import PAGES
from tests.bench.generated import write_generated
from tests.conftest import App

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

ADDRESSES = [
    (spec.path, {"view": view} if view else {})
    for spec in PAGES
    if spec.filtered
    for view in (spec.views or ("",))
]
FILTERS = {"all": {}, "a side": {"side": "Northland"}, "statements": {"record_type": "Statements"}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A generated case, and its records as a Parquet file beside its codebook."""
    folder = write_generated(tmp_path_factory.mktemp("made") / "harbour", 400)
    records = read_case(folder).records
    table = pa.table({name: _column(column) for name, column in records.items()})
    pq.write_table(table, folder / "records.parquet")
    return folder


@pytest.fixture
def both(folder, monkeypatch):
    """The app over the folder, and over the file."""

    def open_both(page, **query):
        shown = []
        for asked in (["--data", str(folder)], ["--source", str(folder / "records.parquet")]):
            monkeypatch.setattr(sys, "argv", ["dashboard.py", *asked])
            app = App()
            app.open(page, **query)
            shown.append(app)
        return shown

    return open_both


@pytest.mark.parametrize("query", FILTERS.values(), ids=FILTERS.keys())
@pytest.mark.parametrize(("page", "view"), ADDRESSES)
def test_the_same_is_shown(both, page, view, query):
    case, table = both(page, **view, **query)

    assert table.figures() == case.figures()
    assert table.html == case.html
