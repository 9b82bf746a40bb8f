"""Any extract of records -> the records and the address of the view they were taken from."""

from __future__ import annotations

import csv

import pandas as pd

from lib.exceptions import NotAnExtract, UnreadableExtract
from lib.extract import read_extract
from lib.extracts.contents import ID, RECORD_COLUMNS
from lib.extracts.json_lines import read_json_lines
from lib.extracts.package_reading import read_package
from lib.extracts.parquet import read_parquet
from lib.extracts.workbook_reading import read_workbook
from lib.schema import EXTRACT, RESOLVED

ZIP, PARQUET = b"PK\x03\x04", b"PAR1"
WORKBOOK_PART = b"[Content_Types].xml"


def open_extract(name: str, content: bytes) -> tuple[pd.DataFrame, str]:
    """
    Read an extract of any format; which, says its content, not its name.

    Args:
        name: of the file, for messages.
        content: its bytes.

    Returns:
        One row per record in the order of the file: the columns of records.csv in
        their order, text, missing where empty, cell by cell as they were; and the
        permalink ("" in a CSV without rows).

    Raises:
        UnreadableExtract: naming what was found instead.
    """
    records, permalink = _reader(name, content)(name, content)
    _check_columns(name, records)
    return records[RECORD_COLUMNS].astype("str").reset_index(drop=True), permalink


def _reader(name: str, content: bytes):
    if not content.strip():
        raise UnreadableExtract(name, "the file is empty.")
    if content.startswith(ZIP):
        return read_workbook if WORKBOOK_PART in content else read_package
    if content.startswith(PARQUET):
        return read_parquet
    _check_text(name, content)
    return read_json_lines if content.startswith(b"{") else _read_csv


def _check_text(name: str, content: bytes) -> None:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"it is no zip, no Parquet, and byte {error.start + 1} is not UTF-8."
        raise UnreadableExtract(name, found) from None
    if b"\0" in content:
        raise UnreadableExtract(name, "it holds a NUL, which no text does.")


def _read_csv(name: str, content: bytes) -> tuple[pd.DataFrame, str]:
    try:
        return read_extract(content)
    except NotAnExtract:
        raise UnreadableExtract(name, f"its last column is not {EXTRACT!r}.") from None
    except (ValueError, csv.Error) as error:
        raise UnreadableExtract(name, f"the CSV is damaged ({str(error)[:200]}).") from None


def _check_columns(name: str, records: pd.DataFrame) -> None:
    missing = [column for column in RECORD_COLUMNS if column not in records]
    if missing:
        found = f"it has no column {missing[0]!r}; an extract of another table has no records."
        raise UnreadableExtract(name, found)
    known = {*RECORD_COLUMNS, *RESOLVED, EXTRACT}
    if unknown := [column for column in records if column not in known]:
        raise UnreadableExtract(name, f"its column {unknown[0]!r} is not known.")
    if records[ID].isna().any():
        number = int(records[ID].isna().to_numpy().argmax()) + 1
        raise UnreadableExtract(name, f"record {number} of it has no {ID}.")
