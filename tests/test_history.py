"""The command python -m lib.history, and the versions it lists."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from lib.exceptions import UnknownValueError
from lib.history import main
from lib.refusals import HistoryDamaged
from lib.steps import steps_between, tables_at
from lib.store import open_tables, save, undo
from lib.versions import versions
from tests.cases import write_case

ROOT = Path(__file__).parents[1]
NOW = datetime(2031, 5, 1, 9, 30, tzinfo=UTC)


def change(folder, author="Kim", reason="Typo", **cells):
    opened = open_tables(folder)
    records = opened.tables["records"].copy()
    records.loc[0, list(cells)] = list(cells.values())
    return save(opened, {"records": records}, author=author, reason=reason, now=NOW)


def edit(folder, old, new):
    text = (folder / "records.csv").read_text()
    (folder / "records.csv").write_text(text.replace(old, new))


@pytest.fixture
def folder(tmp_path):
    """A case that was saved, edited in a spreadsheet, saved again, taken back and edited."""
    folder = write_case(tmp_path / "harbour")
    change(folder, title="Round one")
    edit(folder, "para 2", "para 3")
    opened = open_tables(folder)
    records = opened.tables["records"].copy()
    records.loc[4, ["status", "note"]] = ["retracted", "never said"]
    more = records.iloc[[4]].assign(record_id="H-9")
    wanted = {
        "records": pd.concat([records, more]),
        "sources": opened.tables["sources"].assign(author="B. Pen"),
    }
    save(opened, wanted, author="Ada", reason="Second\nreading", now=NOW)
    undo(folder, 2, author="Kim", reason="Too early", now=NOW)
    edit(folder, "Round one", "Round 1")
    return folder


LISTED = """\
version 1, 2031-05-01 09:30:00 UTC, Kim: Typo:
- records.csv, H-1: title: 'First round of talks' -> 'Round one'
changed by another program:
- records.csv, H-1: locator: 'para 2' -> 'para 3'
version 2, 2031-05-01 09:30:00 UTC, Ada: Second reading:
- records.csv, H-5: retracted, status: nothing -> 'retracted'
- records.csv, H-5: note: nothing -> 'never said'
- records.csv, H-9: added
- sources.csv, gazette-1: author: 'A. Pen' -> 'B. Pen'
- sources.csv, bulletin: author: nothing -> 'B. Pen'
- sources.csv, gazette-2: author: nothing -> 'B. Pen'
version 3, undoes version 2, 2031-05-01 09:30:00 UTC, Kim: Too early:
- records.csv, H-5: status: 'retracted' -> nothing
- records.csv, H-5: note: 'never said' -> nothing
- records.csv, H-9: removed
- sources.csv, gazette-1: author: 'B. Pen' -> 'A. Pen'
- sources.csv, bulletin: author: 'B. Pen' -> nothing
- sources.csv, gazette-2: author: 'B. Pen' -> nothing
changed by another program:
- records.csv, H-1: title: 'Round one' -> 'Round 1'
"""


def test_every_change_is_listed_with_who_and_why(folder, capsys):
    assert main([str(folder)]) == 0
    assert capsys.readouterr().out == LISTED


def test_between_two_versions_only_what_lies_between_is_listed(folder, capsys):
    main([str(folder), "--since", "1", "--until", "2"])

    lines = LISTED.splitlines(keepends=True)
    assert capsys.readouterr().out == "".join(lines[2:11])


def test_a_case_that_was_never_saved_says_so(tmp_path, capsys):
    folder = write_case(tmp_path / "harbour")

    assert main([str(folder)]) == 0
    assert capsys.readouterr().out == f"{folder}: nothing was saved yet.\n"


def test_nothing_changed_between_two_versions_is_said(folder, capsys):
    assert main([str(folder), "--since", "1", "--until", "1"]) == 0
    assert capsys.readouterr().out == f"{folder}: nothing changed between these versions.\n"


def test_another_form_of_the_same_cells_is_said(tmp_path, capsys):
    folder = write_case(tmp_path / "harbour")
    change(folder, title="Round one")
    edit(folder, "Round one", '"Round one"')

    main([str(folder), "--since", "1"])

    assert capsys.readouterr().out == (
        "changed by another program:\n- the same cells, written or ordered in another way\n"
    )


# What is asked -> what is said, with exit code 1.
REFUSED = {
    "a folder that is not there": (["nowhere"], "nowhere: there is no such folder.\n"),
    "an unknown version": (
        ["harbour", "--since", "9"],
        "version: '9' is unknown. Known: 0, 1, 2, 3.\n",
    ),
}


@pytest.mark.parametrize(("asked", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_answered_is_said(folder, monkeypatch, capsys, asked, said):
    monkeypatch.chdir(folder.parent)

    assert main(asked) == 1
    assert capsys.readouterr().out == said


def test_a_damaged_history_is_said(folder, capsys):
    (folder / ".history" / "000002.json").write_text('{"number": 2}')

    assert main([str(folder)]) == 1
    assert "000002.json: not a version that Parley wrote." in capsys.readouterr().out


def test_a_missing_content_is_said(folder, capsys):
    for kept in (folder / ".history" / "contents").iterdir():
        kept.unlink()

    assert main([str(folder)]) == 1
    assert capsys.readouterr().out.endswith(".csv.gz: missing.\n")


def test_a_file_that_cannot_be_read_now_is_said(folder, capsys):
    (folder / "records.csv").write_bytes(b"\xff")

    assert main([str(folder)]) == 1
    assert "records.csv, line 1: byte 1 (0xff) is not UTF-8" in capsys.readouterr().out


def test_what_is_no_number_is_a_wrong_usage(folder, capsys):
    with pytest.raises(SystemExit) as ended:
        main([str(folder), "--since", "first"])

    assert ended.value.code == 2
    assert "usage: python -m lib.history" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "code"), [("harbour", 0), ("nowhere", 1)])
def test_the_command_exits_with_its_answer(folder, name, code):
    asked = [sys.executable, "-m", "lib.history", str(folder.parent / name)]

    done = subprocess.run(asked, cwd=ROOT, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (code, b"")


TITLES = {0: "First round of talks", 1: "Round one", 2: "Round one", 3: "Round one"}


@pytest.mark.parametrize(("number", "title"), TITLES.items())
def test_a_case_can_be_read_as_a_version_left_it(folder, number, title):
    tables = tables_at(folder, number)

    assert tables["records"].loc[0, "title"] == title
    assert len(tables["records"]) == (9 if number == 2 else 8)
    assert (tables["sources"].loc[1, "author"] == "B. Pen") == (number == 2)


def test_a_version_that_is_not_there_cannot_be_read(folder):
    with pytest.raises(UnknownValueError, match="version: '4' is unknown"):
        tables_at(folder, 4)


def test_a_content_that_was_changed_is_not_shown(folder):
    first, *_ = (folder / ".history" / "contents").iterdir()
    others = [path for path in first.parent.iterdir() if path != first]
    first.write_bytes(others[0].read_bytes())

    with pytest.raises(HistoryDamaged, match="not the content that was saved"):
        steps_between(folder)


def test_a_content_is_kept_once(folder):
    named = {
        name for version in versions(folder) for pair in version.files.values() for name in pair
    }

    kept = {path.name.split(".")[0] for path in (folder / ".history" / "contents").iterdir()}

    assert kept == named


def test_more_than_a_million_versions_stay_in_order(tmp_path):
    folder = write_case(tmp_path / "harbour")
    change(folder, title="Round one")
    first = folder / ".history" / "000001.json"
    (folder / ".history" / "999999.json").write_text(
        first.read_text().replace('"number": 1', '"number": 999999')
    )

    assert change(folder, title="Round 1") == 1_000_000
    assert [version.number for version in versions(folder)] == [1, 999_999, 1_000_000]
