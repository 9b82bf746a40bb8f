"""
What every importer promises, whatever its format.

Adding lib/importers/NAME.py needs only a folder tests/importers/NAME, no new test code:
- input.* and what it becomes: expected.csv (the records), expected_actors.csv and so on for each
  further table; columns that are empty are left out, `row` is the row of the file. Rows that are
  left out with a reason stand in refused.txt; answers to questions in answers.json.
- broken_*.* with the exact message in broken_*.txt.
- further examples in folders below it.
"""

import dataclasses
import pkgutil
from datetime import date
from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest

import lib.importers
from lib.case import read_case
from lib.exceptions import DashboardError
from lib.house_form import write_cells
from lib.intake.imported import ImportProblems
from lib.intake.upload import UploadRefused
from lib.problems import check_table
from lib.references import reference_problems
from lib.schema import TABLES
from tests.importers import answers_beside, opened_example, written

HERE = Path(__file__).parent
TODAY = date(2026, 3, 1)
NAMES = [
    module.name
    for module in pkgutil.iter_modules(lib.importers.__path__)
    if not module.name.startswith("_")
]
INPUTS = sorted(HERE.glob("*/**/input.*"))
BROKEN = [path for path in sorted(HERE.glob("*/**/broken_*")) if path.suffix != ".txt"]


def label(path):
    return str(path.relative_to(HERE))


each_importer = pytest.mark.parametrize("name", NAMES)
each_input = pytest.mark.parametrize("path", INPUTS, ids=label)
each_broken = pytest.mark.parametrize("path", BROKEN, ids=label)


def importer(name):
    return import_module(f"lib.importers.{name}")


def importer_of(path):
    return importer(path.relative_to(HERE).parts[0])


def imported(path, opened=None):
    return importer_of(path).read(opened or opened_example(path), answers_beside(path), TODAY)


def expected_file(path, table):
    return path.with_name("expected.csv" if table == "records" else f"expected_{table}.csv")


@each_importer
def test_it_says_where_the_format_is_defined(name):
    assert "Source:" in importer(name).__doc__


@each_importer
def test_it_names_itself(name):
    module = importer(name)

    assert (module.NAME, bool(module.WORD)) == (name, True)


@each_importer
def test_it_has_examples_and_broken_examples(name):
    folders = [path.relative_to(HERE).parts[0] for path in [*INPUTS, *BROKEN]]

    assert folders.count(name) >= 2
    assert {name} <= {path.relative_to(HERE).parts[0] for path in BROKEN}


def test_each_example_has_its_importer():
    assert {path.relative_to(HERE).parts[0] for path in [*INPUTS, *BROKEN]} <= set(NAMES)


@each_input
def test_it_recognises_the_files_of_its_format_and_no_other(path):
    opened = opened_example(path)

    recognising = {name for name in NAMES if importer(name).recognise(opened)}

    assert recognising == {importer_of(path).NAME}


@each_input
def test_it_gives_a_reason_that_ends_a_sentence(path):
    reason = importer_of(path).recognise(opened_example(path))

    assert reason == reason.strip()
    assert not reason.endswith(".")


@each_input
def test_it_reads_its_example(path):
    tables = imported(path).tables

    for table, frame in tables.items():
        expected = expected_file(path, table).read_text("utf-8")
        assert written(table, frame) == expected, f"expected table: {table}"
    expected_tables = {table for table in TABLES if expected_file(path, table).exists()}
    assert set(tables) == expected_tables


@each_input
def test_it_gives_every_column_as_text(path):
    for table, frame in imported(path).tables.items():
        assert list(frame.columns) == list(TABLES[table].columns)
        assert set(frame.dtypes.astype("str")) == {"str"}
        assert not (frame == "").to_numpy().any()


@each_input
def test_what_it_gives_passes_the_check_if_it_speaks_of_every_column(path):
    what = imported(path)
    tables = what.tables if what.given is None else {}

    problems = [problem for name in tables for problem in check_table(name, tables[name])[1]]

    assert problems == []
    assert reference_problems(tables, list(tables)) == []


@each_input
def test_what_it_gives_makes_a_case_where_it_gives_every_table(path, tmp_path):
    tables = imported(path).tables
    for table, frame in tables.items():
        (tmp_path / f"{table}.csv").write_bytes(write_cells(table, frame))
    (tmp_path / "datapackage.json").write_text('{"title": "Imported"}', "utf-8")

    # Of our own tables one alone is a file too.
    if set(tables) == set(TABLES):
        assert len(read_case(tmp_path).records) == len(tables["records"])


@each_input
def test_a_row_becomes_the_same_record_wherever_it_stands(path):
    opened = opened_example(path)
    if opened.grid is None:
        return
    cells = opened.grid.cells
    turned = pd.concat([cells.iloc[:1], cells.iloc[:0:-1]])
    turned_file = dataclasses.replace(opened, grid=dataclasses.replace(opened.grid, cells=turned))

    straight, back = (
        imported(path, each).tables.get("records", pd.DataFrame({"record_id": []}))
        for each in (opened, turned_file)
    )

    pd.testing.assert_frame_equal(
        straight.sort_values("record_id"), back.sort_values("record_id"), check_like=True
    )


@each_input
def test_it_says_why_rows_are_left_out(path):
    refused = "".join(f"{problem}\n" for problem in imported(path).refused)

    expected = path.with_name("refused.txt")

    assert refused == (expected.read_text("utf-8") if expected.exists() else "")


@each_broken
def test_it_refuses_each_broken_example_naming_every_problem(path):
    with pytest.raises((ImportProblems, UploadRefused)) as caught:
        imported(path)

    assert f"{caught.value}\n" == path.with_suffix(".txt").read_text("utf-8")


@each_input
def test_it_asks_in_whole_sentences(path):
    try:
        findings = importer_of(path).findings(opened_example(path))
    except DashboardError as refused:
        pytest.fail(f"an example is refused: {refused}")

    assert all(finding.question.endswith("?") for finding in findings)
    assert all(finding.value is None or finding.value in finding.options for finding in findings)
