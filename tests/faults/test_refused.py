"""The system refuses to write: a message says why, and the case is as it was."""

import os
import resource
import subprocess
import tempfile
from pathlib import Path

import pytest

from lib.case import read_case
from lib.exceptions import CaseProblems
from lib.journal import is_pending
from tests.cases import write_case
from tests.faults.test_killed import interrupt
from tests.faults.writers import assert_told, refusal, save_one, saved

NOBODY = 65534
PAGE = 4096


def answer(processes, folder, prepare=None):
    """Save in a process of its own after a preparation; empty: it was saved."""
    receiver, sender = processes.Pipe(duplex=False)
    process = processes.Process(target=refusal, args=(folder, sender, *filter(None, [prepare])))
    process.start()
    sender.close()
    said = receiver.recv()
    process.join()
    return said


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def fill(disk, left):
    """Fill a disk but for some bytes."""
    filler = disk.parent / "filler"
    filler.unlink(missing_ok=True)
    room = os.statvfs(disk)
    filler.write_bytes(b"x" * (room.f_bavail * room.f_frsize - left))


@pytest.mark.parametrize("pages", range(16))
def test_a_disk_that_is_full_at_any_point_of_a_save_leaves_the_case_whole(disk, processes, pages):
    save_one(disk, "early")
    fill(disk, left=pages * PAGE)
    before = files(disk)

    said = answer(processes, disk)

    if said:
        assert said == (
            f"NotSaved: {disk}: nothing was saved: the disk is full. Every file is as it was."
        )
        assert files(disk) == before
    assert saved(disk) == (["early"] if said else ["early", "late"])
    assert_told(disk)


def test_a_full_disk_is_among_them_and_room_enough_as_well(disk, processes):
    fill(disk, left=0)
    assert answer(processes, disk)

    fill(disk, left=15 * PAGE)
    assert not answer(processes, disk)


def limit_to_100_bytes():
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def test_a_limit_on_files_leaves_the_case_whole(folder, processes):
    before = files(folder)

    said = answer(processes, folder, limit_to_100_bytes)

    assert said.startswith(f"NotSaved: {folder}: nothing was saved: the file would be larger")
    assert files(folder) == before
    assert saved(folder) == []


def test_a_disk_mounted_to_be_read_only_is_said(disk, processes):
    save_one(disk, "early")
    before = files(disk)
    subprocess.run(["mount", "-o", "remount,ro", str(disk.parent)], check=True)

    assert answer(processes, disk) == (
        f"NotSaved: {disk}: nothing was saved: {disk} is read-only. Every file is as it was."
    )
    assert files(disk) == before
    assert saved(disk) == ["early"]


def test_an_interrupted_save_on_a_disk_to_be_read_only_is_said(disk, processes):
    interrupt(disk, processes)
    subprocess.run(["mount", "-o", "remount,ro", str(disk.parent)], check=True)

    with pytest.raises(CaseProblems, match=r"cannot be finished here: Read-only file system"):
        read_case(disk)

    subprocess.run(["mount", "-o", "remount,rw", str(disk.parent)], check=True)
    assert is_pending(disk)
    assert saved(disk) == ["begun"]


def test_an_interrupted_save_is_finished_on_a_full_disk(disk, processes):
    interrupt(disk, processes)
    fill(disk, left=0)

    assert saved(disk) == ["begun"]


@pytest.fixture
def foreign():
    """A case that others may read and not write."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = write_case(Path(place) / "harbour")
        yield folder
        folder.chmod(0o755)


def lose_rights():
    # What Python loads on first use may lie where nobody may read.
    with tempfile.TemporaryDirectory() as place:
        save_one(write_case(Path(place) / "harbour"), "first")
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


@pytest.mark.parametrize("saves_before", [0, 1])
def test_a_folder_without_the_right_to_write_is_said(foreign, processes, saves_before):
    for each in range(saves_before):
        save_one(foreign, str(each))
    before = files(foreign)
    for path in (foreign / ".history", foreign):
        if path.exists():
            path.chmod(0o555)

    said = answer(processes, foreign, lose_rights)

    assert said == (
        f"NotSaved: {foreign}: nothing was saved: there is no right to write in {foreign}. "
        "Every file is as it was."
    )
    assert files(foreign) == before
    assert len(saved(foreign)) == saves_before
