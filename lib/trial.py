"""A case with some files changed, checked before anything is changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from lib.case import read_case
from lib.exceptions import CaseProblems
from lib.files import PACKAGE, README
from lib.refusals import SaveProblems
from lib.schema import TABLES


def check_trial(folder: Path, new: Mapping[str, bytes]) -> None:
    """
    Read the very bytes that shall be written as the case they would be part of.

    Args:
        folder: the case; it is only read.
        new: table name -> the bytes its file shall hold.

    Raises:
        SaveProblems: every problem that the case would have.
        OSError: if there is no room to try.
    """
    with TemporaryDirectory() as beside:
        trial = Path(beside) / folder.resolve().name
        trial.mkdir()
        for file in (PACKAGE, README, *(f"{table}.csv" for table in TABLES if table not in new)):
            if (folder / file).exists():
                shutil.copyfile(folder / file, trial / file)
        for table, written in new.items():
            (trial / f"{table}.csv").write_bytes(written)
        try:
            read_case(trial)
        except CaseProblems as refused:
            raise SaveProblems(trial.name, refused.problems) from None
