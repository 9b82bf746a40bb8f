"""Several files replaced in one step, and what is done when the step was cut off."""

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lib import case, durable, journal, settled
from lib.case import read_case
from lib.exceptions import CaseProblems
from lib.journal import PENDING, is_pending
from lib.refusals import CaseBusy, EditedMeanwhile, NotSaved, SaveInterrupted, StaleSave
from lib.store import open_tables, save
from lib.versions import versions
from tests.cases import write_case

NOW = datetime(2031, 5, 1, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    return write_case(tmp_path / "harbour")


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def save_both(folder, word="x"):
    """Save one cell of the records and one of the sources."""
    opened = open_tables(folder)
    records, sources = opened.tables["records"].copy(), opened.tables["sources"].copy()
    records.loc[0, "note"] = word
    sources.loc[0, "author"] = word
    wanted = {"records": records, "sources": sources}
    return save(opened, wanted, author="Kim", reason="Adds a word", now=NOW)


def fail_at(monkeypatch, function, number, act):
    """Act when a function of the system is called for the nth time; call it every other time."""
    real, calls = getattr(os, function), []

    def called(*arguments):
        calls.append(arguments)
        if len(calls) == number:
            act()
        return real(*arguments)

    monkeypatch.setattr(os, function, called)


class Killed(BaseException):
    """Stands for the end of the process: nothing of ours catches it."""


def kill():
    raise Killed


def refuse(code=errno.EIO):
    raise OSError(code, os.strerror(code))


def act_before(monkeypatch, file, act):
    """Act before a file is put in its place."""
    real = os.replace

    def replace(old, new):
        if Path(new).name == file:
            act()
        return real(old, new)

    monkeypatch.setattr(os, "replace", replace)


@pytest.fixture
def cut_off(folder, monkeypatch):
    """A case whose last save was cut off between its two files."""
    save_both(folder, "first")
    with monkeypatch.context() as patched:
        act_before(patched, "sources.csv", kill)
        with pytest.raises(Killed):
            save_both(folder, "second")
    assert is_pending(folder)
    return folder


def words(folder):
    case = read_case(folder)
    return case.records.loc[0, "note"], case.sources.loc[0, "author"]


def test_half_a_save_is_finished_by_who_reads(cut_off):
    texts = [(cut_off / file).read_text() for file in ("records.csv", "sources.csv")]
    assert ["second" in text for text in texts] == [True, False]

    assert words(cut_off) == ("second", "second")
    assert [version.number for version in versions(cut_off)] == [1, 2]


def test_half_a_save_is_finished_by_who_saves(cut_off):
    assert save_both(cut_off, "third") == 3
    assert [version.number for version in versions(cut_off)] == [1, 2, 3]


def test_half_a_save_is_finished_though_the_new_file_beside_is_gone(cut_off):
    (cut_off / ".sources.csv.saving").unlink()

    assert words(cut_off) == ("second", "second")


def test_a_finished_save_leaves_nothing_beside(cut_off):
    words(cut_off)

    assert not [path for path in cut_off.rglob("*") if path.name.endswith("saving")]


def test_a_file_edited_after_half_a_save_is_not_overwritten(cut_off):
    text = (cut_off / "sources.csv").read_text().replace("Fees stay", "Fees remain")
    (cut_off / "sources.csv").write_text(text)

    with pytest.raises(CaseProblems) as refused:
        read_case(cut_off)

    assert str(refused.value.problems[0]) == (
        ".history/pending.json: a save is under way or was interrupted, and cannot be finished "
        "here: version 2 (Kim: Adds a word) was interrupted, and sources.csv changed since then. "
        "To keep the files as they are now, delete .history/pending.json."
    )
    assert (cut_off / "sources.csv").read_text() == text


def test_who_deletes_the_journal_keeps_the_files_as_they_are(cut_off):
    text = (cut_off / "sources.csv").read_text().replace("Fees stay", "Fees remain")
    (cut_off / "sources.csv").write_text(text)

    (cut_off / PENDING).unlink()

    assert words(cut_off) == ("second", "first")


def test_a_save_over_an_edited_half_is_refused_as_well(cut_off):
    (cut_off / "sources.csv").write_text("edited")

    with pytest.raises(EditedMeanwhile), journal.writing(cut_off):
        pass


def test_a_journal_that_cannot_be_read_is_said(folder):
    save_both(folder)
    (folder / PENDING).write_text("{")

    with pytest.raises(CaseProblems, match=r"pending.json: not a version that Parley wrote"):
        read_case(folder)


STEPS = [*(("replace", number) for number in range(1, 9)), *(("fsync", n) for n in range(1, 18))]


@pytest.mark.parametrize(("function", "number"), STEPS)
def test_a_refusal_of_the_system_at_any_step_takes_everything_back(
    folder, monkeypatch, function, number
):
    before = files(folder)
    fail_at(monkeypatch, function, number, refuse)

    with pytest.raises(NotSaved, match=r"nothing was saved: Input/output error\. Every file is as"):
        save_both(folder)

    assert not is_pending(folder)
    assert versions(folder) == []
    assert files(folder) == before


def test_a_refusal_that_cannot_be_taken_back_is_finished_later(folder, monkeypatch):
    def refuse_from_now_on():
        patched.setattr(os, "replace", lambda *_: refuse())

    with monkeypatch.context() as patched:
        act_before(patched, "sources.csv", lambda: (refuse_from_now_on(), refuse()))
        with pytest.raises(SaveInterrupted, match="It is not lost"):
            save_both(folder, "second")

    assert words(folder) == ("second", "second")


def test_a_file_edited_while_it_is_saved_is_not_overwritten(folder, monkeypatch):
    """Behind the check that it is as it was read."""
    text = (folder / "sources.csv").read_text().replace("Fees stay", "Fees remain")
    real = journal.write_durably

    def edit_first(path, content, mode):
        (folder / "sources.csv").write_text(text)
        real(path, content, mode)

    monkeypatch.setattr(journal, "write_durably", edit_first)
    with pytest.raises(StaleSave, match=r"sources.csv changed on disk since read; nothing was"):
        save_both(folder)

    assert (folder / "sources.csv").read_text() == text
    assert not is_pending(folder)
    assert versions(folder) == []


def test_a_second_writer_waits_and_then_gives_up(folder, monkeypatch):
    monkeypatch.setattr(durable, "LOCK_SECONDS", 0)
    opened = open_tables(folder)
    wanted = {"records": opened.tables["records"].assign(note="x")}
    lock = folder / ".history" / "lock"
    lock.parent.mkdir()

    with (
        durable.only_writer(folder, lock),
        pytest.raises(CaseBusy, match="somebody else has been saving for 0 seconds; try again"),
    ):
        save_in_a_thread(opened, wanted)


def save_in_a_thread(*arguments):
    with ThreadPoolExecutor(1) as pool:
        pool.submit(save, *arguments, author="Kim", reason="Typo", now=NOW).result()


def test_who_reads_between_two_files_of_a_save_reads_again(folder, monkeypatch):
    """The reader has the old sources when both files are replaced, and then meets new records."""
    real, saves = case.read_table, []

    def read_slowly(path):
        frame = real(path)
        if path.name == "records.csv" and not saves:
            saves.append(save_both(folder))
        return frame

    with monkeypatch.context() as patched:
        patched.setattr("lib.store.check_trial", lambda *_: None)
        patched.setattr(case, "read_table", read_slowly)
        assert words(folder) == ("x", "x")


def test_saves_wait_for_a_reader_whom_they_disturbed_often(folder, monkeypatch):
    real, reads = case.read_table, []

    def read_slowly(path):
        frame = real(path)
        reads.append(path.name)
        if path.name == "records.csv" and reads.count("records.csv") <= 3:
            (folder / "records.csv").write_bytes((folder / "records.csv").read_bytes())
        return frame

    monkeypatch.setattr(case, "read_table", read_slowly)

    assert len(read_case(folder).records) == 8
    assert reads.count("records.csv") == 4
    assert (folder / ".history" / "lock").exists()


def test_who_may_not_write_waits_a_moment_for_the_writer(cut_off, monkeypatch):
    def finish(_):
        with journal.writing(cut_off):
            pass

    def no_right(_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(settled, "writing", no_right)
    monkeypatch.setattr(settled.time, "sleep", finish)

    assert words(cut_off) == ("second", "second")


def test_what_a_killed_writer_left_beside_goes_with_the_next_save(folder):
    (folder / ".issues.csv.saving").write_text("half a t")

    save_both(folder)

    assert not (folder / ".issues.csv.saving").exists()


def test_the_journal_names_every_content(cut_off):
    said = json.loads((cut_off / PENDING).read_text())

    assert (said["number"], said["author"], said["reason"]) == (2, "Kim", "Adds a word")
    assert list(said["files"]) == ["records.csv", "sources.csv"]
