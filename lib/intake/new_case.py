"""A case made from tables: its folder complete and checked, or not there at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lib.changes import Tables


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
        BadCaseName: the name is no plain folder name, or there is such a folder.
        NotSigned: author or reason is empty.
        SaveProblems: everything that would be wrong with the case.
        NotSaved: the system refused to write.
    """
    raise NotImplementedError
