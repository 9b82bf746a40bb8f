"""A table's bytes and its cells, there and back."""

import csv
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.exceptions import CaseProblems
from lib.house_form import read_cells, write_cells
from tests.cases import harbour

DATA = Path(__file__).parents[1] / "data"
SHIPPED = sorted(DATA.glob("*/[airs]*.csv"))
ISSUES = Path("harbour/issues.csv")

# What is written as issues.csv -> what the house form makes of it.
FORMS = {
    "the house form": ("issue_id,name\nf,Fees\n", "issue_id,name\nf,Fees\n"),
    "a mark and CRLF": ("\ufeffissue_id,name\r\nf,Fees\r\n", "issue_id,name\nf,Fees\n"),
    "needless quotation marks": ('"issue_id","name"\n"f","Fees"\n', "issue_id,name\nf,Fees\n"),
    "needful ones": ('issue_id,name\nf,"a ""b"", c"\n', 'issue_id,name\nf,"a ""b"", c"\n'),
    "a line break in a cell": ('issue_id,name\nf,"a\r\nb"\n', 'issue_id,name\nf,"a\r\nb"\n'),
    "a return alone": ('issue_id,name\nf,"a\rb"\n', 'issue_id,name\nf,"a\rb"\n'),
    "no end of line": ("issue_id,name\nf,Fees", "issue_id,name\nf,Fees\n"),
    "spaces": ("issue_id,name\nf,  \n", "issue_id,name\nf,  \n"),
    "words for nothing": ("issue_id,name\nNA,null\n", "issue_id,name\nNA,null\n"),
    "another order of columns": ("name,issue_id\nFees,f\n", "issue_id,name\nf,Fees\n"),
    "a column of one's own": ("mine,issue_id\n1,f\n", "issue_id,mine\nf,1\n"),
    "no rows": ("issue_id,name\n", "issue_id,name\n"),
}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_shipped_table_is_written_byte_for_byte_as_it_was_read(path):
    content = path.read_bytes()

    assert write_cells(path.stem, read_cells(path, content)) == content


@pytest.mark.parametrize(("read", "written"), FORMS.values(), ids=FORMS)
def test_any_form_becomes_the_house_form(read, written):
    assert write_cells("issues", read_cells(ISSUES, read.encode())) == written.encode()


def test_an_empty_cell_is_missing():
    assert read_cells(ISSUES, b"issue_id,name\nf,\n")["name"].isna().tolist() == [True]


def test_missing_and_empty_text_are_written_alike():
    frame = harbour("records")

    assert write_cells("records", frame) == write_cells("records", frame.replace("", None))


def test_a_row_that_does_not_fit_the_header_is_named():
    with pytest.raises(
        CaseProblems, match="issues.csv, line 3: the row has 1 cell, the header has 2"
    ):
        read_cells(ISSUES, b"issue_id,name\nf,Fees\ng\n")


def test_half_a_character_is_no_traceback():
    """Only a program makes one; the check then says that the file is not UTF-8."""
    assert (
        write_cells("issues", pd.DataFrame({"issue_id": ["\ud800"]}, dtype="object"))
        == b"issue_id\n\xed\xa0\x80\n"
    )


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.lists(st.tuples(CELLS.filter(bool), CELLS), min_size=1))
def test_whatever_a_cell_holds_comes_back(rows):
    frame = pd.DataFrame(rows, columns=["issue_id", "name"], dtype="str")

    written = write_cells("issues", frame)

    again = list(csv.reader(StringIO(written.decode(), newline=""), strict=True))
    assert [tuple(row) for row in again[1:]] == rows
    assert read_cells(ISSUES, written).fillna("").equals(frame)
