"""A case made from tables: complete and checked, or not there at all."""

import errno
import json
import os
from datetime import UTC, datetime

import pytest

from lib.case import find_cases, read_case
from lib.history import main as history
from lib.intake import new_case
from lib.intake.folder_names import BadName
from lib.intake.new_case import NewCase, make_case
from lib.refusals import NotSaved, NotSigned, SaveProblems
from lib.store import open_tables, save, undo
from lib.versions import versions
from tests.intake.tables import harbour_tables

CASE = NewCase("harbour", "The harbour talks", licence="CC-BY-4.0")
SIGNED = {"author": "Kim", "reason": "First week", "now": datetime(2031, 6, 1, tzinfo=UTC)}


def make(data, case=CASE, tables=None, **others):
    return make_case(data, case, tables or harbour_tables(), **(SIGNED | others))


def test_a_new_case_opens(tmp_path):
    case = read_case(make(tmp_path))

    assert (case.name, case.title, case.version) == ("harbour", "The harbour talks", "0.1.0")
    assert len(case.records) == 8
    assert case.readme.startswith("# The harbour talks\n")


def test_a_new_case_is_the_only_thing_made(tmp_path):
    folder = make(tmp_path)

    assert os.listdir(tmp_path) == ["harbour"]
    assert sorted(path.name for path in folder.iterdir()) == [
        ".history",
        "README.md",
        "actors.csv",
        "datapackage.json",
        "issues.csv",
        "records.csv",
        "sources.csv",
    ]


def test_a_new_case_describes_itself(tmp_path):
    package = json.loads((make(tmp_path) / "datapackage.json").read_text())

    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    assert [each["name"] for each in package["resources"]] == [
        "records",
        "actors",
        "issues",
        "sources",
    ]


def test_a_case_without_licence_claims_none(tmp_path):
    package = json.loads((make(tmp_path, NewCase("x", "X")) / "datapackage.json").read_text())

    assert "licenses" not in package


def test_a_new_case_has_its_first_version(tmp_path, capsys):
    folder = make(tmp_path)

    [first] = versions(folder)
    assert (first.number, first.author, first.reason) == (1, "Kim", "First week")
    assert history([str(folder)]) == 0
    assert "- records.csv, H-1: added" in capsys.readouterr().out


def test_the_next_save_is_the_second_version(tmp_path):
    opened = open_tables(make(tmp_path))

    wanted = {"sources": opened.tables["sources"].assign(author="Lee")}

    assert save(opened, wanted, **SIGNED) == 2


def test_a_new_case_can_be_undone_to_empty_tables(tmp_path):
    folder = make(tmp_path)
    undo(folder, 1, **SIGNED)

    assert len(read_case(folder).records) == 0


NAMES = ["..", ".", "", "a/b", "a\\b", ".hidden", "a.b", "con", "NUL", "COM1", "lpt²", "a\0b", "a\n",
         " a", "a ", "-a", "x" * 81, "a:b", "C:", "~", "a*"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_no_plain_folder_name_is_refused(tmp_path, name):
    data = tmp_path / "data"
    data.mkdir()

    with pytest.raises(BadName):
        make(data, NewCase(name, "X"))

    assert os.listdir(tmp_path) == ["data"]
    assert os.listdir(data) == []


@pytest.mark.parametrize("name", ["harbour-2", "Häfen", "Talks of 2031", "переговоры", "x" * 80])
def test_a_plain_name_is_taken(tmp_path, name):
    assert make(tmp_path, NewCase(name, "X")).name == name


@pytest.mark.parametrize("there", ["harbour", "Harbour"])
def test_a_folder_that_is_there_is_refused(tmp_path, there):
    (tmp_path / there).mkdir()

    with pytest.raises(BadName, match="is taken"):
        make(tmp_path)

    assert os.listdir(tmp_path / there) == []


@pytest.mark.parametrize("missing", ["author", "reason"])
def test_a_case_must_be_signed(tmp_path, missing):
    with pytest.raises(NotSigned, match=missing):
        make(tmp_path, **{missing: " "})


def test_a_case_needs_a_title(tmp_path):
    with pytest.raises(NotSigned, match="title"):
        make(tmp_path, NewCase("harbour", " "))


def test_tables_with_problems_make_no_case(tmp_path):
    tables = harbour_tables()
    tables["records"].loc[1, "stance"] = "pro"

    with pytest.raises(SaveProblems, match="harbour would have 1 problem"):
        make(tmp_path, tables=tables)

    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("step", ["write_durably", "keep", "sync_folder", "read_case"])
def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch, step):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(new_case, step, full)

    with pytest.raises(NotSaved, match="the disk is full"):
        make(tmp_path)

    assert os.listdir(tmp_path) == []


def test_a_case_that_the_disk_may_not_know_is_taken_back(tmp_path, monkeypatch):
    def failing(folder):
        if folder == tmp_path:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(new_case, "sync_folder", failing)

    with pytest.raises(NotSaved, match="Input/output error"):
        make(tmp_path)

    assert os.listdir(tmp_path) == []


def test_who_makes_the_same_case_meanwhile_wins(tmp_path, monkeypatch):
    real = new_case.read_case

    def slow(folder):
        (tmp_path / "harbour").mkdir(exist_ok=True)
        return real(folder)

    monkeypatch.setattr(new_case, "read_case", slow)

    with pytest.raises(BadName, match="is taken"):
        make(tmp_path)

    assert os.listdir(tmp_path) == ["harbour"]
    assert os.listdir(tmp_path / "harbour") == []


def test_a_case_that_is_being_made_is_not_listed(tmp_path, monkeypatch):
    real, seen = new_case.read_case, []

    def looking(folder):
        seen.append(find_cases(tmp_path))
        return real(folder)

    monkeypatch.setattr(new_case, "read_case", looking)
    make(tmp_path)

    assert seen == [[]]
    assert [case.name for case in find_cases(tmp_path)] == ["harbour"]
