"""
The bytes of a table's file -> its cells exactly as written, and back.

The house form is UTF-8 without a mark, commas, LF, quotation marks only where a cell
needs them, and the columns in the order of the schema. A file in it is written as it
was read, byte for byte.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pandas as pd

from lib.exceptions import CaseProblems, listed
from lib.files import decode, survey
from lib.schema import TABLES

QUOTED = re.compile('[,"\r\n]')
"""A cell with one of these stands in quotation marks."""


def read_cells(path: Path, content: bytes) -> pd.DataFrame:
    """
    Take a table from its bytes.

    Unlike lib.files.read_table, a cell of spaces stays a cell of spaces.

    Args:
        path: the file, for messages.
        content: its bytes.

    Returns:
        One row per row of the file, in its order; columns as in the header; text, missing
        where the cell is empty.

    Raises:
        CaseProblems: naming every row that does not fit the header, or why there is no table.
    """
    text = decode(path, content)
    header, faults, _ = survey(path, text)
    if faults:
        raise CaseProblems(path.parent.name, listed(path.name, faults.items(), str))
    rows = list(csv.reader(StringIO(text, newline="")))[1:]
    cells = [[cell or None for cell in row] for row in rows]
    return pd.DataFrame(cells, columns=header, dtype="str")


def write_cells(table: str, frame: pd.DataFrame) -> bytes:
    """
    Write a table in the house form.

    Args:
        table: its name in lib.schema.TABLES.
        frame: one row per row, in the order of the file. A column that the schema does not
            know is kept, after those that it knows; whether it may be there says the check.

    >>> write_cells("issues", pd.DataFrame({"name": ["Fees, old"], "issue_id": ["f"]}))
    b'issue_id,name\\nf,"Fees, old"\\n'
    """
    known = [name for name in TABLES[table].columns if name in frame]
    return write_rows(frame[[*known, *(name for name in frame.columns if name not in known)]])


def write_rows(frame: pd.DataFrame) -> bytes:
    """Write any table of text as `write_cells` does, its columns in their order."""
    rows = [list(frame.columns), *frame.to_numpy(dtype="object", na_value="").tolist()]
    lines = [",".join(_quoted(str(cell)) for cell in row) for row in rows]
    # A lone surrogate is no UTF-8: written as it is, the check names its place.
    return "".join(f"{line}\n" for line in lines).encode("utf-8", errors="surrogatepass")


def _quoted(cell: str) -> str:
    # Not csv.writer: which cells it quotes differs between versions of Python.
    return '"{}"'.format(cell.replace('"', '""')) if QUOTED.search(cell) else cell
