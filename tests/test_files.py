"""Files that cannot be read as they should, and what is said of them."""

import csv
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.files import read_table
from tests.cases import PACKAGE, harbour, problems_of, with_cells, write_case

SOURCES = harbour("sources").to_csv(index=False, lineterminator="\n")
NOT_UTF8 = "is not UTF-8; save the file as UTF-8."
MARKS = "see its quotation marks."

# What is written as sources.csv, and all that is said of it.
TABLES = {
    "no file": (None, "sources.csv: the file is missing."),
    "nothing": (b"", "sources.csv: the file is empty; expected at least a header."),
    "blank lines": (b"\n \n", "sources.csv: the file is empty; expected at least a header."),
    "a mark": (b"\xef\xbb\xbf", "sources.csv: the file is empty; expected at least a header."),
    "Latin-1": (b"a,b\nx,\xe4\n", f"sources.csv, line 2: byte 7 (0xe4) {NOT_UTF8}"),
    "Latin-1 behind a mark": (
        b"\xef\xbb\xbfa,b\nx,\xe4\n",
        f"sources.csv, line 2: byte 10 (0xe4) {NOT_UTF8}",
    ),
    "Latin-1 in row 3, line 5": (
        b'a,b\n"1\n\n2",x\ny\xe4,z\n',
        f"sources.csv, line 3: byte 15 (0xe4) {NOT_UTF8}",
    ),
    "UTF-16": (
        "a,b\n".encode("utf-16"),
        "sources.csv, line 1: byte 4 is NUL, which no text holds.",
    ),
    "NUL": (b"a,b\nx,\0\n", "sources.csv, line 2: byte 7 is NUL, which no text holds."),
    "no rows at all": (
        b"x" * 200_000 + b"\0",
        "sources.csv, line 1: byte 200001 is NUL, which no text holds.",
    ),
    "semicolons": (b"a;b\n1;2\n", "sources.csv, line 1: cells are separated by ';', expected ','."),
    "tabs": (b"a\tb\n1\t2\n", r"sources.csv, line 1: cells are separated by '\t', expected ','."),
    "an open quotation": (
        b'a,b\n1,2\n"3,4\n5,6\n',
        f"sources.csv, line 3: this is not CSV: unexpected end of data; {MARKS}",
    ),
    "an open quotation in the header": (
        b'a,"b\n1,2\n',
        f"sources.csv, line 1: this is not CSV: unexpected end of data; {MARKS}",
    ),
    "letters behind a quotation": (
        b'a,b\n"1"x,2\n',
        f"sources.csv, line 2: this is not CSV: ',' expected after '\"'; {MARKS}",
    ),
    "a column twice": (b"a,b,a\n1,2,3\n", "sources.csv, line 1: the column 'a' stands twice."),
    "a blank first row": (
        f"\n{SOURCES}",
        "sources.csv, line 1: the row is empty; expected the names of the columns.",
    ),
    "a row of one cell": (
        f"{SOURCES}end\n",
        "sources.csv, line 5: the row has 1 cell, the header has 11.",
    ),
    "a row that is too long": (
        SOURCES.replace("Talks resume", "Talks, resume"),
        "sources.csv, line 2: the row has 12 cells, the header has 11.",
    ),
    "a blank line": (
        SOURCES.replace("bulletin", "\nbulletin"),
        "sources.csv, line 3: the row is empty; delete it.",
    ),
    "a row of commas": (
        f"{SOURCES}{',' * 10}\n",
        "sources.csv, line 5: the row is empty; delete it.",
    ),
}

PACKAGES = {
    "no file": (None, "datapackage.json: the file is missing."),
    "no JSON": (
        '{"title": "x"\n"version"',
        "datapackage.json, line 2: this is not JSON: Expecting ',' delimiter.",
    ),
    "no object": ("[]", "datapackage.json: expected a JSON object: {…}."),
    "no title": ({}, "datapackage.json, title: expected a text, found nothing."),
    "a blank title": ({"title": " "}, "datapackage.json, title: expected a text, found ' '."),
    "a number": ({"title": 7}, "datapackage.json, title: expected a text, found 7."),
    "version 1": (
        {**PACKAGE, "version": 1},
        "datapackage.json, version: expected a text, found 1.",
    ),
    "too deep": (
        "[" * 100_000,
        "datapackage.json: this is not JSON that can be read: nested too deep, "
        "or a number too long.",
    ),
    "too long": (
        f'{{"title": {"9" * 5000}}}',
        "datapackage.json: this is not JSON that can be read: nested too deep, "
        "or a number too long.",
    ),
}


@pytest.mark.parametrize(("content", "message"), TABLES.values(), ids=TABLES)
def test_a_bad_table_is_named_with_its_place(tmp_path, content, message):
    assert problems_of(write_case(tmp_path, sources=content)) == [message]


@pytest.mark.parametrize(("content", "message"), PACKAGES.values(), ids=PACKAGES)
def test_a_bad_package_is_named_with_its_place(tmp_path, content, message):
    assert problems_of(write_case(tmp_path, package=content)) == [message]


@pytest.mark.parametrize("name", ["datapackage.json", "records.csv", "README.md"])
def test_a_folder_in_the_place_of_a_file_is_named(tmp_path, name):
    parts = {"datapackage.json": "package", "records.csv": "records", "README.md": "readme"}
    (tmp_path / name).mkdir()

    folder = write_case(tmp_path, **{parts[name]: None})

    assert problems_of(folder) == [f"{name}: this is a folder, expected a file."]


def test_a_readme_that_is_not_utf8_is_named(tmp_path):
    folder = write_case(tmp_path, readme=b"# H\xe4fen")

    assert problems_of(folder) == [f"README.md, line 1: byte 4 (0xe4) {NOT_UTF8}"]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path):
    frame = harbour("records")
    text = frame.to_csv(index=False, lineterminator="\r\n", encoding="utf-8")

    assert problems_of(write_case(tmp_path, records=b"\xef\xbb\xbf" + text.encode())) == []


def test_a_cell_with_line_breaks_is_one_line(tmp_path):
    records = with_cells("records", 3, summary="one\ntwo\r\n\r\nfive")
    records.loc[1, "note"] = "six"
    records.loc[2, "confidence"] = "sure"

    folder = write_case(tmp_path, records=records)

    assert problems_of(folder) == [
        "records.csv, line 4, confidence: 'sure' is unknown. Known: high, low, medium."
    ]


def test_a_bad_row_does_not_move_the_lines_below_it(tmp_path):
    text = with_cells("sources", 4, kind="blog").to_csv(index=False, lineterminator="\n")

    folder = write_case(tmp_path, sources=text.replace("bulletin", "\n,,\nbulletin"))

    assert problems_of(folder) == [
        "sources.csv, line 3: the row is empty; delete it.",
        "sources.csv, line 4: the row is empty; delete it.",
        "sources.csv, line 6, kind: 'blog' is unknown. "
        "Known: analysis, dataset, interview, news, official, other.",
    ]


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None
)
@given(st.lists(st.tuples(cells, cells, st.just("x")), max_size=5))
def test_every_cell_is_read_as_it_was_written(tmp_path, rows):
    written = StringIO(newline="")
    csv.writer(written).writerows([("one", "two", "three"), *rows])
    (tmp_path / "any.csv").write_bytes(written.getvalue().encode())

    frame, problems = read_table(tmp_path / "any.csv")

    kept = [tuple(cell if cell.strip() else "" for cell in row) for row in rows]
    assert list(frame.fillna("").itertuples(index=False, name=None)) == kept
    assert problems == []
