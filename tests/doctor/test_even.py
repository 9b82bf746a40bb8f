"""Rows read at once are the rows that the csv module reads, or are left to it."""

import csv
from io import StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.doctor import even
from lib.doctor.even import even_cells
from lib.doctor.rows import Text

PIECES = ["a", "ü", " ", "\\", '"', '""', ",", ";", "\r", "\n", "\r\n", "\ufeff", "\u2028", "\0"]


def cells_of(text, separator=","):
    cells = even_cells(text.encode(), separator)
    return cells and [list(row.values()) for row in cells.to_pylist()]


def rows_of(text, separator=","):
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    return [[cell or None for cell in row] for row in rows]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(",;"))
@example('b"x"y,2\n', ",")
@example('"x"y,2\n', ",")
@example("\n1,2\n\n", ",")
@example('1,"2', ",")
@settings(deadline=None, max_examples=1000)
def test_what_is_read_at_once_is_read_as_by_the_csv_module(end, separator):
    text = f"a{separator}b\n{end}"

    cells = cells_of(text, separator)

    assert cells is None or cells == rows_of(text, separator)


ROWS = st.lists(
    st.lists(st.text('a ü",;\r\n\u2028', max_size=5), min_size=3, max_size=3).filter(any),
    min_size=1,
)


@given(ROWS, st.sampled_from([csv.excel, csv.unix_dialect]))
@settings(deadline=None)
def test_a_table_in_order_is_read_at_once(rows, manner):
    text = StringIO(newline="")
    csv.writer(text, manner).writerows(rows)

    assert cells_of(text.getvalue()) == [[cell or None for cell in row] for row in rows]


def test_rows_beyond_a_block_are_read_as_well(monkeypatch):
    monkeypatch.setattr(even, "BLOCK", 32)
    text = 'a,b\r\n"1,\r\n2",ü\r\n' * 9

    assert cells_of(text) == rows_of(text)


def test_a_row_longer_than_a_block_is_left_to_the_csv_module(monkeypatch):
    monkeypatch.setattr(even, "BLOCK", 32)
    text = Text(b"a,b\n" + b"1" * 99 + b",2\n")

    assert text.even_cells(",", "doubled") is None
    assert text.survey(",", "doubled").rows == 2


LEFT = {
    "an empty line": "a,b\n\n1,2\n",
    "an empty line at the end": "a,b\n1,2\n\n",
    "a row of separators": "a,b\n,\n",
    "a short row": "a,b\n1\n",
    "a long row": "a,b\n1,2,\n",
    "one column": "a\n1\n",
    "a mark that never closes": 'a,b\n1,"2\n',
    "a mark before the end of a cell": 'a,b\n"1"2,3\n',
    "a mark inside a cell": 'a,b\n1"2",3\n',
    "a second byte order mark": "\ufeffa,b\n1,2\n",
    "nothing": "",
}


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_what_is_odd_is_left_to_the_csv_module(text):
    assert even_cells(text.encode(), ",") is None
