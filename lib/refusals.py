"""Why a save, an undo or a history was refused, each with its message."""

from __future__ import annotations

import errno
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lib.exceptions import MANY, DashboardError, Problem, ProblemsError, count_problems

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk space allowed is used up",
    errno.EFBIG: "the file would be larger than allowed",
    errno.EACCES: "there is no right to write in {folder}",
    errno.EPERM: "there is no right to write in {folder}",
    errno.EROFS: "{folder} is read-only",
}


class NotSaved(DashboardError):
    """The system refused to write; every file is as it was."""

    def __init__(self, folder: str, error: OSError) -> None:
        reason = REASONS.get(error.errno, error.strerror or str(error)).format(folder=folder)
        super().__init__(f"{folder}: nothing was saved: {reason}. Every file is as it was.")


class SaveInterrupted(DashboardError):
    """The system refused to write, and then refused to take back what was written."""

    def __init__(self, folder: str, error: OSError) -> None:
        super().__init__(
            f"{folder}: the save was interrupted: {error.strerror or error}. It is not lost: it is "
            "finished as soon as the case is opened and the folder can be written."
        )


class SaveProblems(ProblemsError):
    """A save would leave a case with problems; carries every one of them."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__(
            f"{name} would have {count_problems(problems)}; nothing was saved", problems
        )


class NotSigned(DashboardError):
    """A save says not who made it, or why."""

    def __init__(self, missing: Collection[str]) -> None:
        lines = "\n".join(f"- {name}: empty; a value is required." for name in missing)
        super().__init__(f"nothing was saved:\n{lines}")


@dataclass(frozen=True)
class Difference:
    """One cell that you or somebody else changed since both read it; empty text: no value."""

    file: str
    row: str
    """The id of the row."""
    column: str
    as_read: str
    yours: str
    on_disk: str

    def __str__(self) -> str:
        sides = f"yours {self.yours!r}, on disk {self.on_disk!r}, as read {self.as_read!r}"
        return f"{self.file}, {self.row}, {self.column}: {sides}"


class StaleSave(DashboardError):
    """A file changed on disk since it was read; carries both versions, cell by cell."""

    def __init__(self, files: Sequence[str], differences: Sequence[Difference]) -> None:
        self.files = tuple(files)
        self.differences = tuple(differences)
        lines = [f"- {difference}" for difference in self.differences[:MANY]]
        if more := len(self.differences) - MANY:
            lines += [f"- and {more:,} more cells."] if more > 0 else []
        said = f"{', '.join(files)} changed on disk since read; nothing was saved"
        super().__init__("\n".join([f"{said}:" if lines else f"{said}.", *lines]))


class CaseBusy(DashboardError):
    """Another writer did not finish in time."""

    def __init__(self, folder: str, seconds: int) -> None:
        super().__init__(
            f"{folder}: somebody else has been saving for {seconds} seconds; try again."
        )


class EditedMeanwhile(DashboardError):
    """Between the two halves of a save, another program wrote one of its files."""

    def __init__(self, said: str, files: Sequence[str], pending: str) -> None:
        self.files = tuple(files)
        super().__init__(
            f"{said} was interrupted, and {', '.join(files)} changed since then. "
            f"To keep the files as they are now, delete {pending}."
        )


class UndoRefused(DashboardError):
    """A later save or another program changed the same files."""

    def __init__(self, number: int, files: Sequence[str]) -> None:
        super().__init__(
            f"version {number} cannot be undone: {', '.join(files)} changed since then. "
            "Undo the later versions first, the latest first."
        )


class ReadOnly(DashboardError):
    """The server, or the folder of the case, is for reading."""

    def __init__(self, why: str) -> None:
        super().__init__(f"nothing was saved: {why}")


class HistoryDamaged(DashboardError):
    """A file of the history is missing or was changed."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
