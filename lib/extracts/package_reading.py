"""A zip that lib.extracts.package wrote, also after its files were changed -> its records."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from lib.exceptions import CaseProblems, UnreadableExtract
from lib.extracts.archive import Archive
from lib.extracts.contents import ID, LINK, RECORD_COLUMNS, with_references
from lib.extracts.package import ABOUT, RECORDS, REFERENCES
from lib.files import PACKAGE
from lib.house_form import read_cells


def read_package(name: str, content: bytes) -> tuple[pd.DataFrame, str]:
    """
    Read the rows back, each with all that it answers.

    Returns:
        One row per row of records.csv, text; and the permalink.

    Raises:
        UnreadableExtract: it is damaged, holds what no extract does, or is of no
            view. Hashes are not compared: records may be mended before they
            are brought back.
    """
    archive = Archive(name, content, flat=True)
    permalink = _permalink(name, archive)
    records = _table(name, archive, RECORDS)
    if missing := [column for column in RECORD_COLUMNS if column not in records]:
        raise UnreadableExtract(name, f"its {RECORDS}.csv has no column {missing[0]!r}.")
    if f"{REFERENCES}.csv" in archive.names:
        cut = _table(name, archive, REFERENCES)
        if not {ID, LINK} <= set(cut):
            raise UnreadableExtract(name, f"its {REFERENCES}.csv lacks {ID} or {LINK}.")
        records = with_references(name, records, cut)
    return records, permalink


def _table(name: str, archive: Archive, table: str) -> pd.DataFrame:
    file = f"{table}.csv"
    try:
        return read_cells(Path(name, file), archive.read(file))
    except CaseProblems as refused:
        raise UnreadableExtract(name, f"in it, {refused.problems[0]}") from None


def _permalink(name: str, archive: Archive) -> str:
    try:
        return str(json.loads(archive.read(PACKAGE))[ABOUT]["permalink"])
    except (ValueError, KeyError, TypeError, RecursionError):
        found = f"its {PACKAGE} has no {ABOUT!r} with a permalink."
        raise UnreadableExtract(name, found) from None
