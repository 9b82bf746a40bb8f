"""A case folder in, its tables out: read, checked and resolved."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import TypeVar

import pandas as pd

from lib.exceptions import CaseProblems, Problem
from lib.files import PACKAGE, README, read_package, read_table, read_text
from lib.problems import check_table, known_extras
from lib.references import reference_problems
from lib.resolve import by_actor, resolve, resolved_problems
from lib.schema import EXTRACT, GUARD, TABLES
from lib.settled import read_settled

Result = TypeVar("Result")

FILES = (PACKAGE, *(f"{table}.csv" for table in TABLES), README)
"""The files of a case, in the order in which their problems are listed."""


@dataclass(frozen=True)
class CaseFolder:
    """A case that can be opened; it may still have problems."""

    name: str
    """The folder's name."""
    title: str
    path: Path | None
    """None: its records stay in an engine."""
    sort_order: float = inf
    """Its place among the cases, of datapackage.json; without one: last."""


# eq=False: frames have no single answer to ==.
@dataclass(frozen=True, eq=False)
class Case:
    """
    One negotiation, without problems.

    The frames hold text, a missing value where the cell is empty; only the
    resolved dates are datetime64.
    """

    name: str
    """The folder's name."""
    title: str
    version: str
    """Empty if datapackage.json gives none."""
    folder: Path
    records: pd.DataFrame
    """One row per record, in the order of the file; see lib.resolve.resolve."""
    records_by_actor: pd.DataFrame
    """One row per record and actor; see lib.resolve.by_actor."""
    actors: pd.DataFrame
    issues: pd.DataFrame
    """By sort_order, then in the order of the file; without one: last."""
    sources: pd.DataFrame
    readme: str
    """The text of README.md; empty if there is none."""
    package: Mapping[str, object]
    """What datapackage.json says."""


def find_cases(data: Path) -> list[CaseFolder]:
    """
    List the cases of a data folder, by their sort_order, then A to Z; the first opens first.

    Returns:
        One per subfolder with a datapackage.json or a records.csv; `data`
        itself, and nothing else, if it is a case. Its title is the folder's
        name where datapackage.json cannot be read.
    """
    if _is_case(data):
        return [_case_folder(data)]
    if not data.is_dir():
        return []
    # A hidden folder may be a case that somebody is making at this moment.
    folders = [folder for folder in data.iterdir() if not folder.name.startswith(".")]
    found = [_case_folder(folder) for folder in folders if _is_case(folder)]
    return sorted(found, key=lambda case: (case.sort_order, case.name))


def read_case(folder: Path) -> Case:
    """
    Read a case, or refuse it with everything that is wrong.

    Raises:
        CaseProblems: every problem of every file, by file, line and column.
            What follows from another problem is left out where possible: an
            id is looked for only in tables read in full, and resolved columns
            of an extract are compared only if nothing else is wrong.
    """
    if not folder.is_dir():
        raise CaseProblems(
            folder.resolve().name, [Problem(str(folder), "there is no such folder.")]
        )
    return read_settled(folder, lambda: _read_case(folder))


def _read_case(folder: Path) -> Case:
    name = folder.resolve().name
    problems: list[Problem] = []
    package = _read(read_package, folder, problems)
    readme = _read(read_text, folder / README, problems) if (folder / README).exists() else ""
    frames = _read_tables(folder, problems)
    tables = _check_tables(frames, problems)
    if problems:
        raise CaseProblems(name, _in_order(problems))
    actors, issues, sources = tables["actors"], tables["issues"], tables["sources"]
    records = resolve(tables["records"], actors, issues, sources)
    if problems := resolved_problems(_carried(frames["records"]), records):
        raise CaseProblems(name, _in_order(problems))
    return Case(
        name=name,
        title=package["title"],
        version=package.get("version", ""),
        folder=folder,
        records=records,
        records_by_actor=by_actor(records, actors),
        actors=actors,
        issues=_in_codebook_order(issues),
        sources=sources,
        readme=readme,
        package=package,
    )


def _is_case(folder: Path) -> bool:
    # Not Path.is_file: that raises in a folder we may not enter, such as lost+found.
    return any(os.path.isfile(folder / file) for file in (PACKAGE, "records.csv"))


def _case_folder(folder: Path) -> CaseFolder:
    name = folder.resolve().name
    package = _read(read_package, folder, [])
    if not package:
        return CaseFolder(name, name, folder)
    order = package.get("sort_order")
    return CaseFolder(
        name, package["title"], folder, order if isinstance(order, int | float) else inf
    )


def _read(read: Callable[[Path], Result], path: Path, problems: list[Problem]) -> Result | None:
    """Read a file; add its problems to the others where that fails."""
    try:
        return read(path)
    except CaseProblems as refused:
        problems += refused.problems
        return None


def _read_tables(folder: Path, problems: list[Problem]) -> dict[str, pd.DataFrame]:
    """Read the tables that can be read, and hold their ids against each other."""
    frames, complete = {}, []
    for table in TABLES:
        read = _read(read_table, folder / f"{table}.csv", problems)
        if read is not None:
            frame, faults = read
            frames[table] = _unguarded(frame) if EXTRACT in frame else frame
            problems += faults
            complete += [] if faults else [table]
    problems += reference_problems(frames, complete)
    return frames


def _unguarded(extract: pd.DataFrame) -> pd.DataFrame:
    return extract.apply(lambda cells: cells.str.removeprefix(GUARD))


def _check_tables(
    frames: dict[str, pd.DataFrame], problems: list[Problem]
) -> dict[str, pd.DataFrame]:
    tables = {}
    for table, frame in frames.items():
        checked, faults = check_table(table, frame)
        problems += faults
        tables[table] = checked.reset_index(drop=True)
    return tables


def _carried(records: pd.DataFrame) -> pd.DataFrame:
    """Take the resolved columns that a file carries beside its own."""
    return records[known_extras("records", records)].drop(columns=EXTRACT, errors="ignore")


def _in_codebook_order(issues: pd.DataFrame) -> pd.DataFrame:
    order = pd.to_numeric(issues["sort_order"]).sort_values(kind="stable", na_position="last")
    return issues.loc[order.index].reset_index(drop=True)


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Sort problems as one mends them: by file, from the top, from left to right."""
    columns = {f"{table}.csv": list(schema.columns) for table, schema in TABLES.items()}

    def place(problem: Problem) -> tuple[int, int, int]:
        of_file = columns.get(problem.file, [])
        column = of_file.index(problem.column) if problem.column in of_file else len(of_file)
        file = FILES.index(problem.file) if problem.file in FILES else len(FILES)
        return file, problem.line or 0, column

    return sorted(problems, key=place)
