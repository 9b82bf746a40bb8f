"""Every format gives the same records back, cell by cell, and the address of the view."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from lib.case import read_case
from lib.exceptions import UnreadableExtract
from lib.extract import extract_csv
from lib.extracts.reading import open_extract
from tests.bench.hostile import write_hostile
from tests.extracts import COLUMNS, PERMALINK, WRITERS, extract_of, harbour_case, with_texts

CELLS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
TRAPS = [
    ("=1+1", "'tis"),
    ("March 6", "2026-01"),
    ("007", "1e5"),
    ("a\r\nb", "\r"),
    ("_x0041_x0042_", "_x005F_"),
    ("_xABCD\x01", "\ufffe\uffff"),
    ("<r>b</r>", "<r><t>x</t></r>"),
    ("  spaces  ", "a\u2028b"),
    ("x" * 32_768, "👍" * 40_000),
    ("\ufeffmark", '"quoted", once'),
]

each_format = pytest.mark.parametrize("ending", WRITERS)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return harbour_case(tmp_path_factory.mktemp("cases") / "harbour")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return read_case(write_hostile(tmp_path_factory.mktemp("cases") / "hostile"))


def assert_comes_back(extract, ending):
    back, permalink = open_extract(f"x.{ending}", WRITERS[ending](extract))

    shown = extract.records[COLUMNS].reset_index(drop=True)
    # A package is sorted: its records.csv is what the hash is of.
    expected = shown.sort_values("record_id", ignore_index=True) if ending == "zip" else shown
    assert_frame_equal(back, expected)
    assert permalink == PERMALINK


@each_format
def test_the_records_come_back_cell_by_cell(case, ending):
    assert_comes_back(extract_of(case), ending)


@each_format
def test_the_records_come_back_in_the_order_shown(case, ending):
    assert_comes_back(extract_of(case, case.records.iloc[[5, 2, 7]]), ending)


@each_format
def test_the_records_of_the_hostile_case_come_back(hostile, ending):
    assert_comes_back(extract_of(hostile), ending)


@each_format
@pytest.mark.parametrize("rows", [slice(3, 4), slice(10, 20)])
def test_a_part_of_the_hostile_case_comes_back(hostile, ending, rows):
    assert_comes_back(extract_of(hostile, hostile.records.iloc[rows]), ending)


@each_format
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
@example(TRAPS)
def test_any_text_comes_back(case, ending, texts):
    assert_comes_back(extract_of(case, with_texts(case, texts)), ending)


@each_format
def test_the_same_view_gives_the_same_bytes(case, ending):
    write = WRITERS[ending]

    assert write(extract_of(case)) == write(extract_of(case))


@each_format
def test_a_file_cut_off_is_refused_in_words(case, ending):
    content = WRITERS[ending](extract_of(case))
    half = content[: len(content) * 2 // 3]
    if ending == "csv":
        half = half.replace(b"record_id,", b"id,")

    with pytest.raises(UnreadableExtract, match="brought cannot be read as an extract: "):
        open_extract("brought", half)


@pytest.mark.parametrize("ending", ["zip", "xlsx", "parquet"])
def test_any_damaged_byte_is_refused_in_words_or_makes_no_difference(case, ending):
    content = WRITERS[ending](extract_of(case))
    for place in range(0, len(content), max(1, len(content) // 300)):
        damaged = content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]
        try:
            records, _ = open_extract("x", damaged)
        except UnreadableExtract:
            continue
        assert list(records.columns) == COLUMNS


NO_EXTRACTS = {
    "nothing": (b"", "the file is empty"),
    "spaces": (b" \n", "the file is empty"),
    "another CSV": (b"a,b\r\n1,2\r\n", "its last column is not 'extract'"),
    "a table of positions": (b"actor,extract\r\na,p\r\n", "it has no column 'record_id'"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00", "byte 1 is not UTF-8"),
    "a NUL": (b"a\0,extract", "it holds a NUL"),
    "a CSV of uneven rows": (b"a,extract\r\na,b,c\r\n", "the CSV is damaged"),
    "JSON": (b"{]", "line 1 is not JSON"),
    "a zip of nothing": (b"PK\x03\x04", "the zip is damaged"),
    "no Parquet": (b"PAR1 and more", "the file is damaged"),
}


@pytest.mark.parametrize(("content", "found"), NO_EXTRACTS.values(), ids=NO_EXTRACTS)
def test_what_is_no_extract_is_named(content, found):
    with pytest.raises(UnreadableExtract, match=found):
        open_extract("x", content)


def test_an_unknown_column_is_named(case):
    content = extract_csv(case.records.assign(colour="red"), PERMALINK)

    with pytest.raises(UnreadableExtract, match="its column 'colour' is not known"):
        open_extract("x", content)


def test_a_record_without_an_id_is_named(case):
    records = case.records.copy()
    records.loc[2, "record_id"] = None

    with pytest.raises(UnreadableExtract, match="record 3 of it has no record_id"):
        open_extract("x", extract_csv(records, PERMALINK))


@each_format
def test_no_rows_but_those_of_json_lines_come_back_too(case, ending):
    nothing = replace(extract_of(case, case.records.head(0)))
    content = WRITERS[ending](nothing)
    if ending == "jsonl":
        assert content == b""
        return

    records, _ = open_extract("x", content)

    assert records.empty
    assert list(records.columns) == COLUMNS
    assert isinstance(records, pd.DataFrame)
