"""The versions of a case -> what changed from one to another, by whom and why."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.changes import Tables, changes
from lib.exceptions import UnknownValueError
from lib.files import read_content
from lib.house_form import read_cells
from lib.settled import read_settled
from lib.versions import Version, content, digest, versions

Digests = Mapping[str, tuple[str, str]]
"""Name of each file that changed -> digest of its content before and after."""


# eq=False: frames have no single answer to ==.
@dataclass(frozen=True, eq=False)
class Step:
    """One change of a case's files."""

    version: Version | None
    """None: another program wrote them, before the next version or since the last."""
    changes: pd.DataFrame
    """See lib.changes.changes; no row: the same cells, written or ordered in another way."""


def steps_between(folder: Path, since: int = 0, until: int | None = None) -> list[Step]:
    """
    List what changed from one version of a case to another, the first change first.

    A cell that was changed twice is in two steps.

    Args:
        folder: the case.
        since: the earlier version; 0: the case before its first save.
        until: the later version; None: the case as it is on disk.

    Raises:
        UnknownValueError: there is no such version.
        HistoryDamaged: a file of the history is missing or was changed.
        CaseProblems: a file cannot be read row by row.
    """
    known, on_disk = read_settled(folder, lambda: _read(folder))
    _check_known(known, since, until)
    last = math.inf if until is None else until
    contents = {digest(each): each for each in on_disk.values()}
    found = []
    for number, version, files in _walk(known, on_disk):
        if since < number <= last and files:
            before, after = (
                {file: names[side] for file, names in files.items()} for side in (0, 1)
            )
            changed = changes(_tables(folder, before, contents), _tables(folder, after, contents))
            found.append(Step(version, changed))
    return found


def steps_table(steps: Sequence[Step]) -> pd.DataFrame:
    """
    Put the changes of steps below each other, with who saved them and why.

    Returns:
        The rows of each step's changes, with version, saved_at (UTC), author and reason; these
        are missing where another program wrote. A step without changes has no row.
    """
    signed = [step.changes.assign(**_signature(step.version)) for step in steps]
    return pd.concat(signed, ignore_index=True) if signed else pd.DataFrame()


def tables_at(folder: Path, number: int) -> Tables:
    """
    Take the tables of a case as a version left them; a table never saved is left out.

    Raises:
        UnknownValueError, HistoryDamaged, CaseProblems: as steps_between.
    """
    known = versions(folder)
    _check_known(known, number)
    names: dict[str, str] = {}
    for version in known:
        for file, (before, after) in version.files.items():
            names.setdefault(file, before)
            if version.number <= number:
                names[file] = after
    return _tables(folder, names, {})


def _signature(version: Version | None) -> dict[str, str | None]:
    if version is None:
        return dict.fromkeys(("version", "saved_at", "author", "reason"))
    return {
        "version": str(version.number),
        "saved_at": version.saved_at.isoformat(),
        "author": version.author,
        "reason": version.reason,
    }


def _read(folder: Path) -> tuple[list[Version], dict[str, bytes]]:
    known = versions(folder)
    files = dict.fromkeys(file for version in known for file in version.files)
    return known, {file: read_content(folder / file) for file in files}


def _check_known(known: list[Version], *asked: int | None) -> None:
    numbers = [0, *(version.number for version in known)]
    for number in asked:
        if number is not None and number not in numbers:
            raise UnknownValueError("version", str(number), [str(each) for each in numbers])


def _walk(
    known: list[Version], on_disk: Mapping[str, bytes]
) -> Iterator[tuple[float, Version | None, Digests]]:
    """Go from save to save; what another program did in between belongs to the save after it."""
    standing: dict[str, str] = {}
    for version in known:
        found = {file: before for file, (before, _) in version.files.items()}
        yield version.number, None, _moved(standing, found)
        yield version.number, version, version.files
        standing |= {file: after for file, (_, after) in version.files.items()}
    found = {file: digest(each) for file, each in on_disk.items()}
    yield math.inf, None, _moved(standing, found)


def _moved(standing: Mapping[str, str], found: Mapping[str, str]) -> Digests:
    return {
        file: (standing[file], name)
        for file, name in found.items()
        if file in standing and standing[file] != name
    }


def _tables(folder: Path, names: Mapping[str, str], contents: Mapping[str, bytes]) -> Tables:
    """Take tables by the digests of their files, from `contents` or else from the history."""
    return {
        Path(file).stem: read_cells(folder / file, contents.get(name) or content(folder, name))
        for file, name in names.items()
    }
