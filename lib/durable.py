"""One writer at a time, and files that are old or new after a crash, never half."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from lib.refusals import CaseBusy

LOCK_SECONDS = 30
POLL_SECONDS = 0.02


@contextmanager
def only_writer(folder: Path, lock: Path) -> Iterator[None]:
    """
    Wait until nobody else writes into a folder, in this or any other process.

    The operating system frees the lock of a process that ends, however it ends.

    Args:
        folder: whose rights the lock gets.
        lock: the file that is locked; it stays there.

    Raises:
        CaseBusy: if another writer takes longer than LOCK_SECONDS.
        OSError: if there is no right to write.
    """
    # A soft lock, the library's way out on some network drives, would outlive a killed process.
    waiting = FileLock(
        lock,
        timeout=LOCK_SECONDS,
        mode=file_mode(folder),
        poll_interval=POLL_SECONDS,
        fallback_to_soft=False,
    )
    try:
        waiting.acquire()
    except Timeout:
        raise CaseBusy(str(folder), LOCK_SECONDS) from None
    try:
        yield
    finally:
        waiting.release()


def file_mode(folder: Path) -> int:
    """Take the rights that new files get from a folder: for its group and others as it has them."""
    return folder.stat().st_mode & 0o666 | 0o600


def write_durably(path: Path, content: bytes, mode: int) -> None:
    """Write a file and wait until the disk has it; who reads meanwhile may meet half of it."""
    # Anew: what is left of a killed writer may belong to somebody else, or be a link.
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(mode)


def put_in_place(path: Path, place: Path) -> None:
    """Move a file over another of the same folder in one step, and wait until the disk has it."""
    os.replace(path, place)
    sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the disk knows the files of a folder by their names."""
    if os.name == "nt":  # Windows opens no folder, and needs no such step.
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
