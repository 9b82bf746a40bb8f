"""
Several files of a case replaced in one step, whatever happens in between.

A save is first written in full: the new files beside the old ones, then
`.history/pending.json`. From then on it counts. A writer that dies afterwards leaves
the rest to whoever opens the case next, and who reads meanwhile reads again.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from lib import versions
from lib.durable import file_mode, only_writer, put_in_place, sync_folder, write_durably
from lib.refusals import EditedMeanwhile, SaveInterrupted, StaleSave
from lib.versions import HISTORY, Version, read_version

PENDING = f"{HISTORY}/pending.json"
LOCK = f"{HISTORY}/lock"
BESIDE = ".{}.saving"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """
    Be the only writer of a case, after what an interrupted one left is finished.

    Raises:
        CaseBusy: as only_writer.
        EditedMeanwhile: as `_finish`.
        OSError: if there is no right to write.
    """
    history = folder / HISTORY
    if not history.is_dir():
        history.mkdir(exist_ok=True)
        history.chmod(folder.stat().st_mode & 0o777)
    with only_writer(folder, folder / LOCK):
        if is_pending(folder):
            _finish(folder, read_version(folder / PENDING))
        yield


def commit(folder: Path, version: Version, contents: Mapping[str, bytes]) -> None:
    """
    Save all files or none; only inside `writing`.

    Args:
        folder: the case.
        version: what is said of the save; its contents are kept in the history.
        contents: name of each file of the version -> its new content.

    Raises:
        OSError: the system refused to write; every file is as it was.
        StaleSave: another program changed one of the files meanwhile; nothing was saved.
        SaveInterrupted: the system refused to write, also to take back.
    """
    try:
        for leftover in folder.glob(BESIDE.format("*")):
            leftover.unlink()
        for file, content in contents.items():
            place = _place(folder, file)
            write_durably(_beside(place), content, _mode(place))
            sync_folder(place.parent)
        pending = folder / PENDING
        write_durably(_beside(pending), version.to_json(), file_mode(folder))
        put_in_place(_beside(pending), pending)
        _finish(folder, version)
    except EditedMeanwhile as edited:
        _take_back(folder, version)
        raise StaleSave(edited.files, ()) from None
    except OSError as error:
        try:
            _take_back(folder, version)
        except OSError:
            raise SaveInterrupted(str(folder), error) from None
        raise


def is_pending(folder: Path) -> bool:
    """Whether a save of a case has begun to count and is not finished."""
    return os.path.lexists(folder / PENDING)


def _finish(folder: Path, version: Version) -> None:
    """
    Put every file of a pending save in its place, and the save into the history.

    Raises:
        EditedMeanwhile: one of the files is neither as it was before the save nor after.
    """
    found = {file: _digest(_place(folder, file)) for file in version.files}
    edited = [file for file, digests in version.files.items() if found[file] not in digests]
    if edited:
        raise EditedMeanwhile(str(version), edited, PENDING)
    for file, (_, after) in version.files.items():
        place = _place(folder, file)
        if found[file] != after:
            if _digest(_beside(place)) != after:
                write_durably(_beside(place), versions.content(folder, after), _mode(place))
            put_in_place(_beside(place), place)
    os.replace(folder / PENDING, folder / HISTORY / version.file)
    sync_folder(folder / HISTORY)


def _take_back(folder: Path, version: Version) -> None:
    """Bring every file to what it was before a save that could not be finished."""
    with suppress(FileNotFoundError):
        os.replace(folder / HISTORY / version.file, folder / PENDING)
    for file, (before, after) in version.files.items():
        place = _place(folder, file)
        if before != after and _digest(place) == after:
            write_durably(_beside(place), versions.content(folder, before), _mode(place))
            put_in_place(_beside(place), place)
        with suppress(FileNotFoundError):
            _beside(place).unlink()
    for path in (folder / PENDING, _beside(folder / PENDING)):
        path.unlink(missing_ok=True)
    sync_folder(folder / HISTORY)


def _place(folder: Path, file: str) -> Path:
    # A link stays one: the file it leads to is replaced.
    return Path(os.path.realpath(folder / file))


def _mode(place: Path) -> int:
    """
    Take the rights of a file, for the one that replaces it.

    Raises:
        PermissionError: it may not be written; replacing it would pass over that.
    """
    if not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
    return place.stat().st_mode & 0o777


def _beside(place: Path) -> Path:
    return place.with_name(BESIDE.format(place.name))


def _digest(path: Path) -> str:
    """Name what a file holds; empty: there is none."""
    try:
        return versions.digest(path.read_bytes())
    except FileNotFoundError:
        return ""
