"""datapackage.json, as the schema says it and as others read it."""

import json
from pathlib import Path

import frictionless
import pytest

from lib.datapackage import descriptor, main, resources, rewrite
from lib.schema import TABLES
from tests.cases import PACKAGE, problems_of, with_cells, write_case

DATA = Path(__file__).parent.parent / "data"
SHIPPED = sorted(path.parent for path in DATA.glob("*/datapackage.json"))
LICENSES = [{"name": "CC-BY-4.0", "title": "Ümläute"}]

# What is broken -> table, line, cells, the type of error that frictionless finds.
BROKEN = {
    "a word": ("records", 2, {"status": "soon"}, "constraint-error"),
    "a length": ("records", 2, {"title": "x" * 81}, "constraint-error"),
    "a pattern": ("sources", 2, {"url": "gazette"}, "constraint-error"),
    "a missing cell": ("actors", 2, {"side": ""}, "constraint-error"),
    "a name used twice": ("actors", 4, {"name": "Northland"}, "unique-error"),
    "an id used twice": ("records", 9, {"record_id": "H-7"}, "primary-key"),
    "a day": ("sources", 2, {"published_on": "4 March"}, "type-error"),
    "a number": ("issues", 2, {"sort_order": "second"}, "type-error"),
    "an issue": ("records", 3, {"issue": "fee"}, "foreign-key"),
    "a speaker": ("records", 3, {"speaker": "nobody"}, "foreign-key"),
}


def error_types(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    return {kind for (kind,) in report.flatten(["type"])}


def read(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def field(table, column):
    (schema,) = [resource["schema"] for resource in resources() if resource["name"] == table]
    (described,) = [field for field in schema["fields"] if field["name"] == column]
    return described


def test_a_case_is_valid_for_frictionless(tmp_path):
    rewrite(write_case(tmp_path))

    assert error_types(tmp_path) == set()


@pytest.mark.parametrize(("name", "line", "cells", "found"), BROKEN.values(), ids=BROKEN)
def test_frictionless_finds_what_is_broken(tmp_path, name, line, cells, found):
    rewrite(write_case(tmp_path, **{name: with_cells(name, line, **cells)}))

    assert found in error_types(tmp_path)


def test_what_is_not_about_the_tables_is_kept_in_its_order(tmp_path):
    package = {"licenses": LICENSES, "resources": [], **PACKAGE, "sources": [{"title": "x"}]}

    rewrite(write_case(tmp_path, package=package))

    written = read(tmp_path)
    assert list(written) == list(package)
    assert written == {**package, "resources": resources()}


def test_writing_twice_changes_nothing(tmp_path):
    rewrite(write_case(tmp_path))
    once = (tmp_path / "datapackage.json").read_bytes()

    rewrite(tmp_path)

    assert (tmp_path / "datapackage.json").read_bytes() == once


def test_nothing_is_left_beside_the_file(tmp_path):
    before = {path.name for path in write_case(tmp_path).iterdir()}

    rewrite(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == before


def test_letters_are_written_as_letters(tmp_path):
    rewrite(write_case(tmp_path, package={**PACKAGE, "licenses": LICENSES}))

    assert "Ümläute" in (tmp_path / "datapackage.json").read_text(encoding="utf-8")


def test_a_descriptor_needs_only_a_title():
    assert list(descriptor("Talks")) == ["title", "resources"]


def test_every_column_is_described_in_the_order_of_the_schema():
    described = {
        resource["name"]: [field["name"] for field in resource["schema"]["fields"]]
        for resource in resources()
    }

    assert described == {name: list(schema.columns) for name, schema in TABLES.items()}


def test_a_field_says_its_rules():
    assert field("records", "title") == {
        "name": "title",
        "type": "string",
        "description": "In own words.",
        "constraints": {"required": True, "maxLength": 80},
    }


def test_a_list_says_that_it_is_one():
    assert field("records", "recipient")["description"] == (
        "Whom it is directed to. A list, joined with ';'."
    )


def test_the_command_says_what_it_wrote(tmp_path, capsys):
    folder = write_case(tmp_path)

    assert main([str(folder)]) == 0
    assert capsys.readouterr().out == f"{folder / 'datapackage.json'}: written.\n"
    assert problems_of(folder) == []


def test_the_command_needs_a_package_with_a_title(tmp_path, capsys):
    folder = write_case(tmp_path / "talks", package=None)

    assert main([str(folder)]) == 1
    assert capsys.readouterr().out == (
        "talks has 1 problem; nothing was read:\n- datapackage.json: the file is missing.\n"
    )


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_case_is_described_as_the_schema_says(folder):
    assert read(folder).get("resources") == resources(), f"run python -m lib.datapackage {folder}"


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_case_is_valid_for_frictionless(folder):
    assert error_types(folder) == set()
