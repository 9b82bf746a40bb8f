"""An extract opens in a spreadsheet without running anything, and reads back as it was."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from lib.exceptions import NotAnExtract
from lib.extract import extract_csv, read_extract
from tests import table

RECORDS = table("""
    record_id | title       | quote        | earliest   | latest
    r1        | =1+1        | 'tis         | 2024-01-05 |
    r2        | -5 degrees  | +49 @home    |            | 2024-01-06
    r3        | Grüße; „ja“ |              | 2024-01-05 | 2024-01-05
""")

CELLS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_records_read_back_cell_by_cell():
    back, permalink = read_extract(extract_csv(RECORDS, "records?case=x"))

    assert_frame_equal(back, RECORDS)
    assert permalink == "records?case=x"


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1))
def test_any_text_reads_back(rows):
    frame = pd.DataFrame(rows, columns=["title", "note"], dtype="str").replace("", None)

    back, _ = read_extract(extract_csv(frame, "p"))

    assert_frame_equal(back, frame.astype("str"))


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "'"])
def test_no_cell_begins_as_a_formula(first):
    content = extract_csv(pd.DataFrame({"a": [f"{first}x"]}), "p")

    assert cells(content)[1][0] == f"'{first}x"


READ_AS_DAY = ["March 6", "mar. 6", "6 March", "6. May", "March 19, 2025", "Tuesday, March 31"]
AS_THEY_ARE = ["on March 6", "March", "Mayor 6th", "para 4", "2025-03", "6 marzo", "the 6th"]


@pytest.mark.parametrize("words", READ_AS_DAY)
def test_words_that_a_spreadsheet_would_turn_into_a_day_stay_words(words):
    content = extract_csv(pd.DataFrame({"date_text": [words]}), "p")

    assert cells(content)[1][0] == f"'{words}"
    assert read_extract(content)[0]["date_text"].tolist() == [words]


@pytest.mark.parametrize("words", AS_THEY_ARE)
def test_other_words_stay_as_they_are(words):
    assert cells(extract_csv(pd.DataFrame({"date_text": [words]}), "p"))[1][0] == words


def test_it_begins_with_a_byte_order_mark():
    assert extract_csv(RECORDS, "p").startswith(b"\xef\xbb\xbf")


def test_the_last_column_is_the_permalink_in_every_row():
    rows = cells(extract_csv(RECORDS, "p?q"))

    assert [row[-1] for row in rows] == ["extract", "p?q", "p?q", "p?q"]


def test_another_csv_is_not_an_extract():
    with pytest.raises(NotAnExtract, match="its last column is not"):
        read_extract(b"a,b\r\n1,2\r\n")


def test_a_very_long_cell_reads_back():
    frame = pd.DataFrame({"record_ids": ["H-1;" * 50_000]}, dtype="str")

    back, _ = read_extract(extract_csv(frame, "p"))

    assert_frame_equal(back, frame)


def test_an_extract_without_rows_reads_back():
    back, permalink = read_extract(extract_csv(RECORDS.head(0), "p"))

    assert back.empty
    assert list(back.columns) == list(RECORDS.columns)
    assert permalink == ""
