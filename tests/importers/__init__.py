"""Files of foreign formats, opened for a test, and what they become, written as text."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd

from lib.doctor.findings import Answers
from lib.house_form import write_cells
from lib.intake.opened import Opened
from lib.intake.reading import open_file, open_upload


def opened_example(path: Path) -> Opened:
    """Open an example; a database is written as the .sql that makes it, after the schema.sql above."""
    content = database_of(path) if path.suffix == ".sql" else path.read_bytes()
    return open_file(open_upload(path.name, content), answers_beside(path))


def answers_beside(path: Path) -> Answers:
    """Read what was answered to the questions that the example asks."""
    answers = path.with_name("answers.json")
    return json.loads(answers.read_text("utf-8")) if answers.exists() else {}


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
