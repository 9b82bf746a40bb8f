"""Test helpers: small tables written as text."""

import pandas as pd

from lib.edtf import parse

DATES = ["earliest", "latest", "known_on", "corroborated_on", "bin_start", "bin_end"]
COUNTS = ["records", "statements", "sources", "others"]
FLAGS = ["unnamed", "unconfirmed", "unnamed_only"]


def table(text: str) -> pd.DataFrame:
    """
    Read a table drawn with | between cells; an empty cell is missing.

    Resolved date columns are read as dates (`date` only stays text: it is EDTF),
    counts as whole numbers, flags (yes, no) as booleans.
    """
    header, *rows = [
        [cell.strip() or None for cell in line.split("|")] for line in text.strip().splitlines()
    ]
    frame = pd.DataFrame(rows, columns=header, dtype="str")
    for name in frame.columns.intersection(DATES):
        frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]")
    for name in frame.columns.intersection(COUNTS):
        frame[name] = frame[name].astype("int64")
    for name in frame.columns.intersection(FLAGS):
        frame[name] = frame[name] == "yes"
    return frame


def with_bounds(rows: pd.DataFrame) -> pd.DataFrame:
    """Resolve the column date (EDTF) into earliest and latest."""
    dates = [parse(text) for text in rows["date"]]
    earliest = pd.to_datetime(pd.Series([each.earliest for each in dates], index=rows.index))
    latest = pd.to_datetime(pd.Series([each.latest for each in dates], index=rows.index))
    return rows.assign(
        earliest=earliest.astype("datetime64[s]"), latest=latest.astype("datetime64[s]")
    )
