"""Files of a case read together: never one from before a save beside one from after it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from lib.exceptions import CaseProblems, DashboardError, Problem
from lib.journal import PENDING, is_pending, writing

Result = TypeVar("Result")

READS = 3
"""So often is a case read anew because somebody saved meanwhile; then saves wait."""

PATIENCE_SECONDS = 0.5


def read_settled(folder: Path, read: Callable[[], Result]) -> Result:
    """
    Read files of a case when no save is half done.

    Args:
        folder: the case.
        read: reads the files, perhaps several times.

    Raises:
        CaseProblems: as `read`; or if an interrupted save cannot be finished.
    """
    for _ in range(READS):
        if is_pending(folder):
            _settle(folder)
        seen = _stamps(folder)
        refused = None
        try:
            result = read()
        except CaseProblems as error:
            refused = error
        if _stamps(folder) == seen and not is_pending(folder):
            if refused:
                raise refused
            return result
    with _readable(folder), writing(folder):
        return read()


def _settle(folder: Path) -> None:
    """Wait for the writer to finish, or finish for it."""
    try:
        with _readable(folder), writing(folder):
            pass
    except CaseProblems:
        # Who may not write cannot wait for the lock; most writers need no longer than this.
        time.sleep(PATIENCE_SECONDS)
        if is_pending(folder):
            raise


@contextmanager
def _readable(folder: Path) -> Iterator[None]:
    """Say as a problem of the case why an interrupted save cannot be finished."""
    try:
        yield
    except CaseProblems:
        raise
    except (OSError, DashboardError) as error:
        said = getattr(error, "strerror", None) or str(error)
        reason = f"a save is under way or was interrupted, and cannot be finished here: {said}"
        raise CaseProblems(folder.name, [Problem(PENDING, reason)]) from None


def _stamps(folder: Path) -> list[tuple[int, int, int]]:
    """Tell every file from the one that replaces it, which is another node of the disk."""
    with suppress(OSError):
        shown = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
        found = [os.stat(entry) for entry in sorted(shown, key=lambda entry: entry.name)]
        return [(each.st_ino, each.st_mtime_ns, each.st_size) for each in found]
    return []
