"""Records -> a CSV that a spreadsheet opens without running or losing anything, and back."""

from __future__ import annotations

import csv
import io
import re
import sys
from datetime import date

import pandas as pd

from lib.exceptions import NotAnExtract
from lib.schema import EXTRACT, GUARD

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")

MONTHS = "January February March April May June July August September October November December"
MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS.split())
READ_AS_DAY = re.compile(
    rf"(?:\w+day,? )?(?:(?:{MONTH})\.? \d{{1,2}}|\d{{1,2}}\.? (?:{MONTH})\.?)(?:,? \d{{4}})?",
    re.IGNORECASE,
)
"""Words that a spreadsheet turns into a day of its own, such as `March 6`, with a year made up."""

DAY_COLUMNS = ("earliest", "latest", "known_on", "corroborated_on")


def extract_csv(table: pd.DataFrame, permalink: str) -> bytes:
    """
    Write a table as CSV: UTF-8 with BOM, so that a spreadsheet reads umlauts.

    A cell that a spreadsheet would run or turn into a day gets a leading `'`; so
    does a cell that begins with one, which makes the way back exact.

    Args:
        table: any rows; dates become ISO days, missing cells empty.
        permalink: the address of the view, repeated in the last column.

    Source:
        CSV injection: OWASP's list of leading characters. Days: LibreOffice turns
        "March 6" into 03/06 of the present year.

    >>> extract_csv(pd.DataFrame({"a": ["=1+1", "'x", None]}), "p?q").decode("utf-8-sig")
    "a,extract\\r\\n'=1+1,p?q\\r\\n''x,p?q\\r\\n,p?q\\r\\n"
    """
    texts = table.apply(_as_text).assign(**{EXTRACT: permalink})
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(texts.columns)
    writer.writerows([guarded(cell) for cell in row] for row in texts.itertuples(index=False))
    return out.getvalue().encode("utf-8-sig")


def read_extract(content: bytes) -> tuple[pd.DataFrame, str]:
    """
    Read an extract back.

    Args:
        content: what `extract_csv` wrote.

    Returns:
        The records, cell by cell as they were (earliest, latest, known_on as
        datetime64[s], the rest text, empty = missing), and the permalink ("" if
        there are no rows). Counts of another table come back as text.

    Raises:
        NotAnExtract: the last column is not EXTRACT.
    """
    csv.field_size_limit(sys.maxsize)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    if not rows or rows[0][-1] != EXTRACT:
        raise NotAnExtract(EXTRACT)
    texts = [[_unguard(cell) or None for cell in row] for row in rows[1:]]
    table = pd.DataFrame(texts, columns=rows[0], dtype="str")
    permalink = table.pop(EXTRACT)
    for column in table.columns.intersection(list(DAY_COLUMNS)):
        table[column] = pd.to_datetime(table[column], format="%Y-%m-%d").astype("datetime64[s]")
    return table, "" if permalink.empty else permalink.iloc[0]


def file_name(case: str, page: str, what: str, as_of: date, ending: str = "csv") -> str:
    """
    Name an extract after case, page and the day asked for.

    >>> file_name("harbour", "matrix", "positions", date(2024, 3, 1))
    'harbour_matrix_positions_as-known-on-2024-03-01.csv'
    """
    return f"{case}_{page}_{what}_as-known-on-{as_of.isoformat()}.{ending}"


def _as_text(column: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.dt.strftime("%Y-%m-%d").fillna("")
    return column.astype("object").where(column.notna(), "").map(str)


def guarded(cell: str) -> str:
    """Put the guard before a cell that needs it."""
    if cell.startswith((*RUN_BY_SPREADSHEETS, GUARD)) or READ_AS_DAY.fullmatch(cell):
        return f"{GUARD}{cell}"
    return cell


def _unguard(cell: str) -> str:
    return cell.removeprefix(GUARD)
