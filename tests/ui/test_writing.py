"""What the screen may write, and why not."""

import os
import sys

import pytest

from lib import clock
from lib.refusals import ReadOnly
from lib.store import open_tables
from lib.ui import writing
from lib.versions import versions
from tests.cases import write_case

SIGNED = {"author": "Kim", "reason": "Typo"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])
    return write_case(tmp_path / "harbour")


def wanted(opened):
    return {"records": opened.tables["records"].assign(note="x")}


def test_a_save_is_made_now(folder):
    opened, before = open_tables(folder), clock.now()

    writing.save(opened, wanted(opened), **SIGNED)

    assert before <= versions(folder)[0].saved_at <= clock.now()


def test_an_undo_is_made_now(folder):
    opened = open_tables(folder)
    writing.save(opened, wanted(opened), **SIGNED)

    writing.undo(folder, 1, **SIGNED)

    assert versions(folder)[1].undoes == 1


def test_a_server_for_reading_saves_nothing(folder, monkeypatch):
    opened = open_tables(folder)
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--read-only"])

    with pytest.raises(ReadOnly) as refused:
        writing.save(opened, wanted(opened), **SIGNED)

    assert str(refused.value) == (
        "nothing was saved: This server is for reading: it was started with --read-only."
    )
    assert not versions(folder)


def test_a_server_for_reading_undoes_nothing(folder, monkeypatch):
    opened = open_tables(folder)
    writing.save(opened, wanted(opened), **SIGNED)
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--read-only"])

    with pytest.raises(ReadOnly):
        writing.undo(folder, 1, **SIGNED)

    assert len(versions(folder)) == 1


def test_a_folder_that_cannot_be_written_is_for_reading(folder, monkeypatch):
    # Not chmod: the tests may run as root, whom it does not stop.
    monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != (folder, os.W_OK))

    assert writing.why_read_only(folder) == (
        f"{folder} cannot be written from here, so the case is for reading only."
    )
