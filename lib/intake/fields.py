"""
What a foreign table can be mapped to: the fields of a record, and those of its source.

A field is a column of records.csv, or `source.` and a column of sources.csv: `date`, `actor`,
`source.url`. A row names its sources either by their ids (`source`), or describes one
(`source.title`, `source.publisher`, ...), which is then added.
"""

from __future__ import annotations

from lib.schema import RECORDS, SOURCES

OF_SOURCE = "source."

FIELDS = {
    **RECORDS.columns,
    **{f"{OF_SOURCE}{name}": column for name, column in SOURCES.columns.items()},
}
"""Field -> what the schema says of its column."""
del FIELDS[f"{OF_SOURCE}source_id"]
