"""Files of foreign formats, opened for a test, and what they become, written as text."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pandas as pd

from lib.house_form import write_cells
from lib.intake.opened import Grid, Kind, Opened
from lib.intake.upload import Upload

SEPARATORS = "\t;,"


def opened_example(path: Path) -> Opened:
    """Open an example; a database is written as the .sql that makes it, after the schema.sql above."""
    content = database_of(path) if path.suffix == ".sql" else path.read_bytes()
    upload = Upload(path.name, content)
    match path.suffix:
        case ".sql":
            return Opened(upload, Kind.SQLITE)
        case ".json":
            return Opened(upload, Kind.JSON, document=json.loads(content))
        case ".jsonl":
            lines = content.decode("utf-8").splitlines()
            return Opened(upload, Kind.JSON_LINES, document=[json.loads(line) for line in lines])
    return Opened(upload, Kind.TEXT, grid=_grid(content.decode("utf-8-sig")))


def database_of(path: Path) -> bytes:
    """Make a SQLite database of the schema.sql beside or above a file, and of the file."""
    schema = next(file for folder in path.parents if (file := folder / "schema.sql").exists())
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema.read_text("utf-8"))
        connection.executescript(path.read_text("utf-8"))
        return connection.serialize()


def written(table: str, frame: pd.DataFrame) -> str:
    """
    Write an imported table as an expected*.csv: without the columns that are empty.

    The row of the file that a record comes from stands in a last column `row`.
    """
    cells = frame.dropna(axis="columns", how="all")
    if table == "records":
        cells = cells.assign(row=frame.index.astype("str"))
    return write_cells(table, cells).decode("utf-8")


def _grid(text: str) -> Grid:
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    width = len(rows[0])
    faults = {
        line: f"the row has {len(row)} cells, the header has {width}."
        for line, row in enumerate(rows, start=1)
        if len(row) != width
    }
    good = {line: row for line, row in enumerate(rows, start=1) if line not in faults}
    cells = [[cell or None for cell in row] for row in good.values()]
    return Grid(pd.DataFrame(cells, index=list(good), dtype="str"), faults)
