"""
Records as a zip that explains itself: unpacked it is a case folder, and a data package.

records.csv is in the house form and answers only to itself, so that it can be checked
alone. What its records answer outside stands in references.csv, and those records, as
far as they were known by the day, in referred_records.csv.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pandas as pd

from lib.datapackage import resources
from lib.extracts.about import HASH, digest
from lib.extracts.archive import write_archive
from lib.extracts.cells import as_texts
from lib.extracts.columns import table_schema
from lib.extracts.contents import RECORD_COLUMNS, Extract, canonical_bytes, references
from lib.files import PACKAGE, README
from lib.house_form import write_rows

SAYS = "README.txt"
RECORDS, REFERENCES, REFERRED = "records", "references", "referred_records"
ABOUT = "extract"
"""Key of datapackage.json under which About stands."""

TITLES = {
    REFERENCES: "One row per record that answers a record outside of this extract.",
    REFERRED: "One row per record outside of this extract that one of its records answers.",
}
PACKAGE_NAME = re.compile(r"[-a-z0-9._]+")
KEPT = ("licenses", "contributors", "keywords")
"""What the package of an extract takes over from that of its case."""

WHAT_IS_IN_IT = {
    RECORDS: "the records, sorted by record_id; responds_to names only records of this file",
    "actors": "the actors that they name",
    "issues": "the issues that they are about",
    "sources": "the documents that they rest on; some may have been published after the day above",
    REFERENCES: "what records.csv leaves out of responds_to: the whole cell, and the ids outside",
    REFERRED: "the records with these ids, as far as they were known on the day above",
}
HOW_TO_READ = (
    "Every file is UTF-8 with commas; datapackage.json describes each column. Unpacked, this "
    "folder is a case: python -m lib.check reads it, and Parley shows it.",
    "Cells stand as they were coded. A spreadsheet may take one that begins with = + - @ for a "
    "formula, and a date such as 2026-01 for a day: to work in one, download the workbook or CSV.",
)


def write_package(extract: Extract) -> bytes:
    """Write the zip; from the same view it has the same bytes on the same day."""
    tables = _tables(extract)
    contents = {
        RECORDS: canonical_bytes(extract.records),
        **{name: write_rows(as_texts(table)) for name, table in tables.items() if name != RECORDS},
    }
    listed = [_resource(extract, name, tables[name], contents[name]) for name in tables]
    package = json.dumps(_head(extract) | {"resources": listed}, ensure_ascii=False, indent=2)
    members = {SAYS: _say(extract, tables).encode(), PACKAGE: f"{package}\n".encode()}
    if extract.readme:
        members[README] = extract.readme.encode()
    return write_archive(members | {f"{name}.csv": contents[name] for name in tables})


def _tables(extract: Extract) -> dict[str, pd.DataFrame]:
    """Name every table; those of what lies outside only if there is something."""
    outside = {
        REFERENCES: references(extract.records),
        REFERRED: extract.referred[RECORD_COLUMNS],
    }
    return {
        RECORDS: extract.records,
        **extract.others,
        **{name: table for name, table in outside.items() if len(table)},
        **{each.name: each.table for each in extract.computed},
    }


def _head(extract: Extract) -> dict[str, object]:
    about, case = extract.about, extract.package
    name = case.get("name")
    is_name = isinstance(name, str) and PACKAGE_NAME.fullmatch(name)
    return {
        "name": f"{name}-extract" if is_name else "extract",
        "title": f"Extract of {about.title}",
        **({"version": about.version} if about.version else {}),
        "description": about.citation,
        **{key: case[key] for key in KEPT if key in case},
        ABOUT: json.loads(about.as_json()),
    }


def _resource(
    extract: Extract, name: str, table: pd.DataFrame, content: bytes
) -> dict[str, object]:
    of_case = {resource["name"]: resource for resource in resources()}
    titles = TITLES | {each.name: each.title for each in extract.computed}
    known = of_case.get(name) or of_case[RECORDS] | {
        "name": name,
        "path": f"{name}.csv",
        "title": titles[name],
        "schema": of_case[RECORDS]["schema"] if name == REFERRED else table_schema(table),
    }
    return known | {
        "hash": f"sha256:{digest(content)}",
        "bytes": len(content),
        "rows": len(table),
    }


def _say(extract: Extract, tables: Mapping[str, pd.DataFrame]) -> str:
    """Write README.txt."""
    about = extract.about
    titles = {each.name: f"computed: {each.title}" for each in extract.computed}
    said = [f"{name}: {words}" for name, words in about.lines().items()]
    files = [
        f"{name}.csv ({len(table):,}): {(WHAT_IS_IN_IT | titles)[name]}"
        for name, table in tables.items()
    ]
    if extract.readme:
        files.append(f"{README}: the coding rules of the case, which speak of all of it")
    checked = f"{HASH} is that of records.csv: the same records have the same one in any extract."
    lines = [f"Extract of {about.title}", "", *said, "", "Files, with their number of rows"]
    return "\n".join([*lines, *(f"- {file}" for file in files), "", *HOW_TO_READ, checked, ""])
