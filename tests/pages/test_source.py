"""A table that stays in its engine is shown by the same pages as a folder."""

import os
import shutil
import sys
from types import SimpleNamespace

import pytest
import streamlit as st

from lib.case import read_case
from lib.exceptions import SourceUnavailable
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


@pytest.fixture
def started(folder, tmp_path, monkeypatch):
    """The app with options of the command line, over a copy of the table."""

    def start(*options):
        monkeypatch.setattr(sys, "argv", ["dashboard.py", *map(str, options)])
        return App()

    return start


@pytest.fixture
def file(folder, tmp_path):
    """The table and its codebook, to be replaced and taken away."""
    return shutil.copytree(folder, tmp_path / "talks") / "records.parquet"


def texts(app):
    return [each.value for each in [*app.at.error, *app.at.warning, *app.at.info]]


@pytest.mark.parametrize("page", ["edit", "ingest", "changes"])
def test_pages_that_need_a_folder_say_why_there_is_nothing(started, file, page):
    app = started("--source", file)
    app.open(page)

    assert len(texts(app)) == 1
    assert "stay in their own engine" in texts(app)[0]


def test_pages_that_need_a_folder_are_not_in_the_navigation(started, file):
    app = started("--source", file)
    app.open("timeline")

    links = {link.proto.label for link in app.at.get("page_link")}
    assert "Records" in links
    assert not {"Edit", "Import", "Changes"} & links


def test_a_folder_as_source_is_opened_as_data_is(started, folder):
    shown = []
    for option in ("--data", "--source"):
        app = started(option, folder)
        app.open("timeline")
        shown.append(app.figures())

    assert shown[0] == shown[1]


BAD = {
    "a password": ("postgres://kim:secret@host/db#t", ["user and password do not belong"]),
    "several": ("postgres://host:99999/#", ["port", "database is missing", "table is missing"]),
    "a scheme": ("mysql://host/db", ["mysql"]),
    "nothing": ("", ["it is empty"]),
    "no file": ("none.parquet", ["no such file"]),
    "no folder": ("none", ["no case found"]),
}


@pytest.mark.parametrize(("source", "reasons"), BAD.values(), ids=BAD)
def test_a_source_that_cannot_be_used_says_every_reason(started, source, reasons):
    app = started("--source", source)
    app.open("timeline")

    said = " ".join(texts(app)).replace("\\", "")
    assert all(reason in said for reason in reasons), said
    assert ":secret" not in said


OPTIONS = [
    ("--time-limit", "soon"),
    ("--time-limit", "0"),
    ("--time-limit", "nan"),
    ("--source",),
]


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_an_option_that_cannot_be_used_is_named(started, options):
    app = started(*options)
    app.open("timeline")

    assert options[0] in texts(app)[0].replace("\\", "")


def test_columns_that_are_missing_are_all_named(started, file):
    pq.write_table(pq.read_table(file).drop_columns(["actor", "record_id"]), file)
    app = started("--source", file)
    app.open("timeline")

    said = texts(app)[0].replace("\\", "")
    assert "no column record_id" in said
    assert "no column actor" in said


def test_user_and_password_come_from_the_secrets_and_are_not_shown(started, monkeypatch):
    given = []
    secrets = SimpleNamespace(
        load_if_toml_exists=lambda: True,
        get=lambda name, other: {"user": "kim", "password": "xyzzy"} if name == "source" else other,
    )
    monkeypatch.setattr(st, "secrets", secrets)

    def refused(source, user, password):
        given.append((user, password))
        raise SourceUnavailable(source.shown, "the server refuses user or password.")

    monkeypatch.setattr("lib.ui.cases.open_engine", refused)
    app = started("--source", "postgres://host/db#talks")
    app.open("timeline")

    assert given[0] == ("kim", "xyzzy")
    assert not any("xyzzy" in text for text in [*texts(app), app.html])


def replace(file, rows):
    pq.write_table(rows, file.with_suffix(".new"))
    os.replace(file.with_suffix(".new"), file)


def test_a_file_that_is_replaced_is_shown_at_the_next_click(started, file):
    app = started("--source", file)
    app.open("records")
    before = app.html
    assert "1 record from" not in before
    whole = pq.read_table(file)
    replace(file, whole.slice(0, 1).drop_columns("side"))

    app.at.run()

    assert "1 record from" in app.html
    assert app.html != before


def test_choices_follow_a_file_that_is_replaced(started, file):
    app = started("--source", file)
    app.open("records")
    rows = pq.read_table(file).to_pandas().assign(side="Eastland")
    replace(file, pa.Table.from_pandas(rows, preserve_index=False))

    app.open("records", side="Eastland")

    assert not texts(app)


def test_a_file_that_is_gone_leaves_the_last_view_marked_as_old(started, file):
    app = started("--source", file)
    app.open("timeline")
    before = app.figures()
    away = file.rename(file.with_suffix(".away"))

    app.at.run()
    assert not app.at.exception
    assert app.figures() == before
    assert "What is shown was read at" in texts(app)[0]

    away.rename(file)
    app.at.run()
    assert texts(app) == []


def test_what_was_never_asked_says_that_the_table_is_gone(started, file):
    app = started("--source", file)
    app.open("timeline")
    file.unlink()

    app.open("timeline", issue_group="", side="Northland")

    assert "no such file" in texts(app)[0]
    assert [button.label for button in app.at.button if button.label == "Ask again"]
