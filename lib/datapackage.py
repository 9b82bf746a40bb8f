"""
The schema in, datapackage.json out: python -m lib.datapackage DIR [DIR...].

Rewrites what datapackage.json says of the tables and leaves the rest as it is.

Source: Frictionless Data Package and Table Schema, https://datapackage.org.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pandera.pandas as pa

from lib import rules
from lib.exceptions import CaseProblems
from lib.files import PACKAGE, read_package
from lib.schema import KEY, TABLES, is_list, refers_to


def descriptor(title: str, **others: object) -> dict[str, object]:
    """
    Describe a case as a Frictionless data package.

    Args:
        title: the title of the case.
        others: further properties, such as name, version, licenses, contributors.
    """
    return {"title": title, **others, "resources": resources()}


def resources() -> list[dict[str, object]]:
    """Describe the tables of a case; one resource per table."""
    return [
        {
            "name": table,
            "path": f"{table}.csv",
            "profile": "tabular-data-resource",
            "title": schema.title,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": _table_schema(table, schema),
        }
        for table, schema in TABLES.items()
    ]


def rewrite(folder: Path) -> Path:
    """
    Write the tables of the schema into datapackage.json of a case folder.

    Returns:
        The file. It is replaced in one step: a reader never meets half of it.

    Raises:
        CaseProblems: if there is no datapackage.json that can be read.
    """
    path = folder / PACKAGE
    package = read_package(folder)
    # The union keeps the order of the properties as it was.
    written = json.dumps(package | descriptor(**package), ensure_ascii=False, indent=2)
    beside = path.with_suffix(".json.new")
    beside.write_text(f"{written}\n", encoding="utf-8", newline="\n")
    beside.replace(path)
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.datapackage",
        description="Rewrite what datapackage.json says of the tables; the rest stays as it is.",
    )
    parser.add_argument("folder", nargs="+", type=Path, metavar="DIR", help="the folder of a case")
    failed = False
    for folder in parser.parse_args(arguments).folder:
        try:
            print(f"{rewrite(folder)}: written.")
        except CaseProblems as refused:
            print(refused)
            failed = True
    return int(failed)


def _table_schema(table: str, schema: pa.DataFrameSchema) -> dict[str, object]:
    columns = schema.columns.values()
    described = {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
        "primaryKey": [KEY[table]],
    }
    # Frictionless knows no keys inside lists.
    keys = [_foreign_key(column) for column in columns if refers_to(column) and not is_list(column)]
    return described | ({"foreignKeys": keys} if keys else {})


def _field(column: pa.Column) -> dict[str, object]:
    field_type = "string"
    if rules.DAY in column.checks:
        field_type = "date"
    elif rules.WHOLE_NUMBER in column.checks:
        field_type = "integer"
    described = {"name": column.name, "type": field_type, "description": column.description}
    constraints = _constraints(column, field_type)
    return described | ({"constraints": constraints} if constraints else {})


def _constraints(column: pa.Column, field_type: str) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if not column.nullable:
        constraints["required"] = True
    if column.unique or rules.NEW_NAME in column.checks:
        constraints["unique"] = True
    for check in column.checks:
        match check.name:
            case "isin":
                constraints["enum"] = list(check.statistics["allowed_values"])
            case "str_length":
                constraints["maxLength"] = check.statistics["max_value"]
            case "pattern" if field_type == "string":
                constraints["pattern"] = check.statistics["pattern"]
    return constraints


def _foreign_key(column: pa.Column) -> dict[str, object]:
    target = refers_to(column)
    return {
        "fields": [column.name],
        "reference": {"resource": target, "fields": [KEY[target]]},
    }


if __name__ == "__main__":
    sys.exit(main())
