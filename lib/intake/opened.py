"""A file that was brought, opened: its rows, its JSON or its database, before it is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from lib.intake.upload import Upload


class Kind(StrEnum):
    """What a file is made of, found from its content."""

    TEXT = "text"
    XLSX = "xlsx"
    SQLITE = "sqlite"
    JSON = "json"
    JSON_LINES = "jsonl"
    ZIP = "zip"
    PARQUET = "parquet"


# eq=False: frames have no single answer to ==.
@dataclass(frozen=True, eq=False)
class Grid:
    """A table of text as it stands in a file, before anything is known of its columns."""

    cells: pd.DataFrame
    """
    One row per row of the file, the first included, indexed by its line as a spreadsheet counts
    (the first is 1); columns numbered from 0; dtype str, missing where empty.
    """
    faults: Mapping[int, str]
    """Line -> why that row is not in `cells`: empty, too few or too many cells."""

    @property
    def header(self) -> list[str]:
        """The cells of the first row, missing ones as ""."""
        return self.cells.iloc[0].fillna("").tolist() if len(self.cells) else []

    def headed(self) -> pd.DataFrame:
        """Take the first row as the names of the columns, and the others as rows."""
        rows = self.cells.iloc[1:]
        rows.columns = self.header
        return rows


@dataclass(frozen=True, eq=False)
class Opened:
    """One file, opened."""

    upload: Upload
    kind: Kind
    grid: Grid | None = None
    """Of a text table or a sheet."""
    document: object = None
    """Of JSON: what it says; of JSON lines: a list of what each line says."""
