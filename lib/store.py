"""Tables of a case changed in one step: all of them or none, by whom and why, never over others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from lib.changes import Tables, differences
from lib.exceptions import UnknownValueError
from lib.files import read_content
from lib.house_form import read_cells, write_cells
from lib.journal import commit, writing
from lib.refusals import NotSaved, NotSigned, StaleSave, UndoRefused
from lib.schema import TABLES
from lib.settled import read_settled
from lib.trial import check_trial
from lib.versions import Version, content, digest, keep, next_number, versions

Contents = Mapping[str, bytes]
"""Table name -> the bytes of its file."""


# eq=False: frames have no single answer to ==.
@dataclass(frozen=True, eq=False)
class OpenTables:
    """The tables of a case as they were read; what a save is held against."""

    folder: Path
    contents: Contents
    tables: Tables
    """Table name -> its rows as text; see lib.house_form.read_cells."""


def open_tables(folder: Path) -> OpenTables:
    """
    Read the tables of a case to change them.

    Raises:
        CaseProblems: if a table cannot be read row by row; what its cells hold is not looked at.
    """
    contents = read_settled(folder, lambda: _contents(folder))
    return OpenTables(folder, contents, _tables(folder, contents))


def save(
    opened: OpenTables,
    wanted: Mapping[str, pd.DataFrame],
    *,
    author: str,
    reason: str,
    now: datetime,
) -> int | None:
    """
    Save tables, all or none, as a new version of the case.

    Args:
        opened: the tables as they were read.
        wanted: table name -> its rows as they shall be, in the order of the file.
        author: who saves.
        reason: why.
        now: the time, with its zone.

    Returns:
        The number of the new version; None if nothing was changed. Once it returns, neither a
        crash of the program nor of the machine loses the save.

    Raises:
        NotSigned: author or reason is empty.
        StaleSave: a file that shall be saved changed on disk since it was read.
        SaveProblems: everything that would be wrong with the case.
        NotSaved, CaseBusy, SaveInterrupted, EditedMeanwhile: it could not be written.
    """
    _check_signed(author, reason)
    new = {table: write_cells(table, frame) for table, frame in wanted.items()}
    # Compared in the house form: a file in another form is no change.
    changed = {
        table: written
        for table, written in new.items()
        if written != write_cells(table, opened.tables[table])
    }
    if not changed:
        return None
    with _saving(opened.folder):
        _refuse_stale(opened, {table: wanted[table] for table in changed})
        return _save(opened.folder, opened.contents, changed, Signed(author, reason, now))


def undo(folder: Path, number: int, *, author: str, reason: str, now: datetime) -> int:
    """
    Bring the files of one save back to what they were before it, as a new version.

    Args:
        folder: the case.
        number: of the version that is undone; an undo can be undone as well.
        author: who undoes it.
        reason: why.
        now: the time, with its zone.

    Returns:
        The number of the new version.

    Raises:
        UnknownValueError: there is no such version.
        UndoRefused: one of its files changed since then.
        HistoryDamaged: the history no longer holds what the files were.
        NotSigned, SaveProblems, NotSaved, CaseBusy, SaveInterrupted, EditedMeanwhile: as save.
    """
    _check_signed(author, reason)
    with _saving(folder):
        known = {str(version.number): version for version in versions(folder)}
        if str(number) not in known:
            raise UnknownValueError("version", str(number), known)
        files = known[str(number)].files
        now_there = _contents(folder)
        later = [file for file in files if digest(now_there[Path(file).stem]) != files[file][1]]
        if later:
            raise UndoRefused(number, later)
        new = {Path(file).stem: content(folder, before) for file, (before, _) in files.items()}
        return _save(folder, now_there, new, Signed(author, reason, now, number))


@dataclass(frozen=True)
class Signed:
    """Who saves, why and when."""

    author: str
    reason: str
    now: datetime
    undoes: int | None = None


def _check_signed(author: str, reason: str) -> None:
    missing = [name for name, text in (("author", author), ("reason", reason)) if not text.strip()]
    if missing:
        raise NotSigned(missing)


@contextmanager
def _saving(folder: Path) -> Iterator[None]:
    try:
        with writing(folder):
            yield
    except OSError as error:
        raise NotSaved(str(folder), error) from None


def _refuse_stale(opened: OpenTables, wanted: Tables) -> None:
    on_disk = _contents(opened.folder)
    stale = [table for table in wanted if on_disk[table] != opened.contents[table]]
    if stale:
        theirs = _tables(opened.folder, {table: on_disk[table] for table in stale})
        mine = {table: wanted[table] for table in stale}
        raise StaleSave(
            [f"{table}.csv" for table in stale], differences(opened.tables, mine, theirs)
        )


def _save(folder: Path, old: Contents, new: Contents, signed: Signed) -> int:
    """Check and write, inside _saving; `old` is what lies on disk."""
    check_trial(folder, new)
    files = {
        f"{table}.csv": (keep(folder, old[table]), keep(folder, written))
        for table, written in new.items()
    }
    version = Version(
        number=next_number(folder),
        saved_at=signed.now.astimezone(UTC),
        author=signed.author.strip(),
        reason=signed.reason.strip(),
        files=files,
        undoes=signed.undoes,
    )
    commit(folder, version, {f"{table}.csv": written for table, written in new.items()})
    return version.number


def _contents(folder: Path) -> Contents:
    return {table: read_content(folder / f"{table}.csv") for table in TABLES}


def _tables(folder: Path, contents: Contents) -> Tables:
    return {
        table: read_cells(folder / f"{table}.csv", content) for table, content in contents.items()
    }
