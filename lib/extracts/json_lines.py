"""
Records as JSON lines: one object per line, the keys in the order of the columns.

A missing cell is null; a day is text, as 2026-01-29. The last key of every row is
`extract`, the address of the view, as in a CSV.
"""

from __future__ import annotations

import json

import pandas as pd

from lib.exceptions import UnreadableExtract
from lib.extracts.cells import as_cells
from lib.extracts.contents import Extract
from lib.schema import EXTRACT


def write_json_lines(extract: Extract) -> bytes:
    """Write the records, in the order of the page."""
    names = [*extract.records.columns, EXTRACT]
    rows = as_cells(extract.records)
    lines = (
        json.dumps(dict(zip(names, (*row, extract.about.permalink), strict=True)), **PLAIN)
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines).encode()


PLAIN = {"ensure_ascii": False, "separators": (", ", ": ")}


def read_json_lines(name: str, content: bytes) -> tuple[pd.DataFrame, str]:
    """
    Read the rows back.

    Returns:
        One row per line, text, missing where null; and the permalink.

    Raises:
        UnreadableExtract: naming the line that is no row, or has other keys.
    """
    # Not splitlines: a text may hold other line ends than this one.
    lines = content.decode().rstrip("\n").split("\n")
    rows = [_row(name, number, line) for number, line in enumerate(lines, start=1)]
    for number, row in enumerate(rows, start=1):
        if row.keys() != rows[0].keys():
            other = sorted(row.keys() ^ rows[0].keys())[0]
            raise UnreadableExtract(name, f"only one of line 1 and line {number} has {other!r}.")
    table = pd.DataFrame(rows, dtype="str")
    if EXTRACT not in table:
        raise UnreadableExtract(name, f"its rows have no {EXTRACT!r}.")
    permalinks = table.pop(EXTRACT)
    if permalinks.nunique(dropna=False) > 1:
        raise UnreadableExtract(name, "its rows are of several extracts.")
    return table, permalinks.iloc[0]


def _row(name: str, number: int, line: str) -> dict[str, str | None]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise UnreadableExtract(name, f"line {number} is not JSON.") from None
    if not isinstance(row, dict):
        raise UnreadableExtract(name, f"line {number} is not an object: {{…}}.")
    for key, value in row.items():
        if value is not None and not isinstance(value, str):
            reason = f"line {number}, {key}: expected text or null, found {str(value)[:60]}."
            raise UnreadableExtract(name, reason)
    return row
