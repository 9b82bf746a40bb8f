"""The extracts of lib.extracts, made of the invented cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from lib.case import Case, read_case
from lib.extract import extract_csv
from lib.extracts.about import About, digest
from lib.extracts.contents import Computed, Extract, canonical_bytes, gather
from lib.extracts.json_lines import write_json_lines
from lib.extracts.package import write_package
from lib.extracts.parquet import write_parquet
from lib.extracts.workbook import write_workbook
from lib.schema import TABLES
from tests.cases import write_case

COLUMNS = list(TABLES["records"].columns)
PERMALINK = "http://parley.example/records?case=harbour&text=%C3%BC"

ABOUT = About(
    case="harbour",
    title="The harbour talks",
    version="1.2.0",
    licence="CC0-1.0",
    page="Records",
    words="all records",
    as_of=date(2031, 4, 10),
    permalink=PERMALINK,
    records=8,
    sha256="0" * 64,
    made_on=date(2031, 4, 12),
    parley="0.1.0",
)

WRITERS = {
    "zip": write_package,
    "xlsx": write_workbook,
    "jsonl": write_json_lines,
    "parquet": write_parquet,
    "csv": lambda extract: extract_csv(extract.records, extract.about.permalink),
}
"""Ending of a file -> what writes it."""


def harbour_case(folder: Path, **overrides: object) -> Case:
    """Write and read the harbour case."""
    return read_case(write_case(folder, **overrides))


def extract_of(
    case: Case, records: pd.DataFrame | None = None, *computed: Computed, **about: object
) -> Extract:
    """Make an extract of some records of a case, by default all."""
    records = case.records if records is None else records
    said = {"sha256": digest(canonical_bytes(records)), "records": len(records)}
    return gather(case, records, replace(ABOUT, **said | about), computed)


def with_texts(case: Case, texts: list[tuple[str, str]]) -> pd.DataFrame:
    """Put texts into the summary and note of as many records as there are texts."""
    rows = [case.records.head(1)] * len(texts)
    records = pd.concat(rows, ignore_index=True)
    records["record_id"] = [f"H-{number:04}" for number in range(len(texts))]
    written = pd.DataFrame(texts, columns=["summary", "note"], dtype="str").replace("", None)
    return records.assign(**written.astype("str"))
