"""
Records as a Parquet file: text columns, days as dates.

Its metadata has a key `parley`: About as JSON.
"""

from __future__ import annotations

import json

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from lib.exceptions import UnreadableExtract
from lib.extracts.archive import MOST_BYTES
from lib.extracts.cells import as_texts
from lib.extracts.contents import Extract

ABOUT = b"parley"


def write_parquet(extract: Extract) -> bytes:
    """Write the records, in the order of the page."""
    columns = {name: _column(column) for name, column in extract.records.items()}
    table = pa.table(columns).replace_schema_metadata({ABOUT: extract.about.as_json()})
    out = pa.BufferOutputStream()
    pq.write_table(table, out, compression="zstd", write_page_checksum=True)
    return out.getvalue().to_pybytes()


def _column(column: pd.Series) -> pa.Array:
    is_day = pd.api.types.is_datetime64_any_dtype(column)
    values = column.dt.date if is_day else column
    values = values.astype("object").where(column.notna(), None)
    return pa.array(values, type=pa.date32() if is_day else pa.string())


def read_parquet(name: str, content: bytes) -> tuple[pd.DataFrame, str]:
    """
    Read the rows back.

    Returns:
        One row per record, text, missing where null; and the permalink.

    Raises:
        UnreadableExtract: it is damaged, too large, or not of Parley.
    """
    try:
        opened = pq.ParquetFile(pa.BufferReader(content), page_checksum_verification=True)
        groups = (opened.metadata.row_group(i) for i in range(opened.num_row_groups))
        if (declared := sum(group.total_byte_size for group in groups)) > MOST_BYTES:
            found = f"unpacked it has {declared:,} bytes, at most {MOST_BYTES:,} can."
            raise UnreadableExtract(name, found)
        permalink = _permalink(name, opened.schema_arrow.metadata or {})
        table = opened.read()
        table.validate(full=True)
    # Of damaged files pyarrow also raises errors of Python's own.
    except (pa.ArrowException, OSError, ValueError, MemoryError, KeyError) as error:
        found = f"the file is damaged ({str(error)[:200]})."
        raise UnreadableExtract(name, found) from None
    for field in table.schema:
        if not (pa.types.is_string(field.type) or pa.types.is_date(field.type)):
            raise UnreadableExtract(name, f"{field.name}: expected text, found {field.type}.")
    columns = {field: table[field].cast(pa.string()).to_pandas() for field in table.column_names}
    return as_texts(pd.DataFrame(columns)), permalink


def _permalink(name: str, metadata: dict[bytes, bytes]) -> str:
    try:
        about = json.loads(metadata[ABOUT])
        return str(about["permalink"])
    except (KeyError, ValueError, TypeError):
        raise UnreadableExtract(name, "its metadata has no 'parley' with a permalink.") from None
