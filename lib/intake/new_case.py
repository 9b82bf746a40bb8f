"""A case made from tables: its folder complete and checked, or not there at all."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from lib.case import read_case
from lib.changes import Tables
from lib.datapackage import descriptor
from lib.durable import file_mode, sync_folder, write_durably
from lib.exceptions import CaseProblems
from lib.files import PACKAGE, README
from lib.house_form import write_cells
from lib.intake.folder_names import BadName, check_folder_name
from lib.intake.made import slug
from lib.refusals import NotSaved, NotSigned, SaveProblems
from lib.schema import TABLES
from lib.versions import HISTORY, Version, keep

BESIDE = ".new-case-"
"""Begins the name of a folder that is not a case yet; what a killed writer left may be deleted."""


@dataclass(frozen=True)
class NewCase:
    """What is asked of who makes a case."""

    name: str
    """Of its folder: letters, digits, - and _."""
    title: str
    version: str = "0.1.0"
    licence: str = ""
    """Name of a licence, such as CC-BY-4.0; empty: none is given."""


def make_case(
    data: Path, case: NewCase, tables: Tables, *, author: str, reason: str, now: datetime
) -> Path:
    """
    Make a case with its first version.

    Args:
        data: the folder of cases.
        case: name, title, version, licence.
        tables: all four; see lib.intake.incoming.merged.
        author: who makes it.
        reason: why.
        now: the time, with its zone.

    Returns:
        The case's folder. Once it returns, no crash loses it; before, it is not there.

    Raises:
        BadName: the name is no plain folder name, or there is such a folder.
        NotSigned: author, reason or title is empty.
        SaveProblems: everything that would be wrong with the case.
        NotSaved: the system refused to write.
    """
    check_folder_name("the case", case.name)
    signed = {"author": author, "reason": reason, "title": case.title, "version": case.version}
    if missing := [name for name, text in signed.items() if not text.strip()]:
        raise NotSigned(missing)
    folder = data / case.name
    _check_free(data, case.name)
    version = Version(1, now.astimezone(UTC), author.strip(), reason.strip(), {})
    try:
        _make(folder, case, tables, version)
    except OSError as error:
        _check_free(data, case.name)
        raise NotSaved(str(folder), error) from None
    return folder


def _check_free(data: Path, name: str) -> None:
    # Windows and macOS take `Harbour` and `harbour` for one folder.
    there = os.listdir(data) if data.is_dir() else []
    for other in there:
        if other.casefold() == name.casefold():
            raise BadName("the case", name, f"is taken: {data / other} is there already.")


def _make(folder: Path, case: NewCase, tables: Tables, version: Version) -> None:
    """Write everything into a folder beside, and give it its name in one step."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=BESIDE, dir=folder.parent))
    try:
        beside.chmod(folder.parent.stat().st_mode & 0o777)
        _write(beside, case, tables, version)
        _check(beside, case.name)
        # An empty folder made meanwhile would be replaced without a word.
        if os.path.lexists(folder):
            raise FileExistsError
        os.rename(beside, folder)
        try:
            sync_folder(folder.parent)
        except OSError:
            os.rename(folder, beside)
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(folder: Path, case: NewCase, tables: Tables, version: Version) -> None:
    contents = {table: write_cells(table, tables[table]) for table in TABLES}
    empty = {table: write_cells(table, tables[table].iloc[:0]) for table in TABLES}
    mode = file_mode(folder)
    files = {f"{table}.csv": content for table, content in contents.items()}
    for file, content in {**_described(case), **files}.items():
        write_durably(folder / file, content, mode)
    history = folder / HISTORY
    history.mkdir()
    history.chmod(folder.stat().st_mode & 0o777)
    kept = {
        f"{table}.csv": (keep(folder, empty[table]), keep(folder, contents[table]))
        for table in TABLES
    }
    first = replace(version, files=kept)
    write_durably(history / first.file, first.to_json(), mode)
    sync_folder(history)
    sync_folder(folder)


def _described(case: NewCase) -> dict[str, bytes]:
    """Say what the case is: for programs, and for readers."""
    licence = {"licenses": [{"name": case.licence}]} if case.licence.strip() else {}
    package = descriptor(
        case.title.strip(), name=slug(case.name) or "case", version=case.version.strip(), **licence
    )
    said = json.dumps(package, ensure_ascii=False, indent=2)
    return {
        PACKAGE: f"{said}\n".encode(),
        README: f"# {' '.join(case.title.split())}\n\nCoding rules: not written yet.\n".encode(),
    }


def _check(folder: Path, name: str) -> None:
    try:
        read_case(folder)
    except CaseProblems as refused:
        raise SaveProblems(name, refused.problems) from None
