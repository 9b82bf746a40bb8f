"""What an extract says of itself is true of the program, the case and the view."""

import tomllib
from dataclasses import replace
from pathlib import Path

from lib.extracts import about
from lib.extracts.about import parley_version
from tests.extracts import ABOUT

ROOT = Path(__file__).parents[2]


def test_the_version_is_that_of_the_code(monkeypatch):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert parley_version(ROOT) == project["version"]


def test_without_the_code_s_own_the_installed_version_counts(tmp_path, monkeypatch):
    monkeypatch.setattr(about, "version", lambda name: f"9.9 of {name}")

    assert parley_version(tmp_path) == "9.9 of parley"


def test_a_version_nobody_knows_is_said_so(tmp_path, monkeypatch):
    def missing(name):
        raise about.PackageNotFoundError(name)

    monkeypatch.setattr(about, "version", missing)

    assert parley_version(tmp_path) == "unknown"


def test_what_is_not_given_is_said_so():
    lines = replace(ABOUT, version="", licence="").lines()

    assert lines["Version of the case"] == lines["Licence"] == "not given"
    assert ", version" not in lines["How to cite"]


def test_each_line_is_one_line():
    lines = replace(ABOUT, words="records containing “a\nRecords: 9”").lines()

    assert not [words for words in lines.values() if "\n" in words]
