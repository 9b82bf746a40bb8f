"""JSON lines and Parquet: rows for programs, with what they are."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib.exceptions import UnreadableExtract
from lib.extracts.json_lines import write_json_lines
from lib.extracts.parquet import write_parquet
from lib.extracts.reading import open_extract
from tests.extracts import PERMALINK, extract_of, harbour_case


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return harbour_case(tmp_path_factory.mktemp("cases") / "harbour")


def test_a_line_of_json_is_a_record_with_its_view(case):
    row = json.loads(write_json_lines(extract_of(case)).decode().splitlines()[2])

    assert row["record_id"] == "H-3"
    assert row["earliest"] is None
    assert row["latest"] == "2031-03-04"
    assert list(row)[-1] == "extract"
    assert row["extract"] == PERMALINK


LINES = {
    "a list": (b'{"a": "b"}\n[]\n', "line 2 is not an object"),
    "a number": (b'{"record_id": 5}\n', "line 1, record_id: expected text or null, found 5"),
    "a nested one": (b'{"record_id": {"a": 1}}\n', "line 1, record_id: expected text"),
    "other keys": (b'{"a": "b"}\n{"c": "b"}\n', "only one of line 1 and line 2 has 'a'"),
    "no view": (b'{"record_id": "b"}\n', "its rows have no 'extract'"),
    "two views": (b'{"a":"b","extract":"p"}\n{"a":"b","extract":"q"}\n', "several extracts"),
    "deep": (b"{" + b'"a":{' * 50_000, "line 1 is not JSON"),
}


@pytest.mark.parametrize(("content", "found"), LINES.values(), ids=LINES)
def test_lines_that_are_no_rows_are_named(content, found):
    with pytest.raises(UnreadableExtract, match=found):
        open_extract("x", content)


def parquet(table):
    out = pa.BufferOutputStream()
    pq.write_table(table, out)
    return out.getvalue().to_pybytes()


def test_parquet_holds_days_as_dates_and_says_what_it_is(case):
    table = pq.read_table(pa.BufferReader(write_parquet(extract_of(case))))

    assert table.schema.field("earliest").type == pa.date32()
    assert table.schema.field("date").type == pa.string()
    assert json.loads(table.schema.metadata[b"parley"])["as_of"] == "2031-04-10"


def test_parquet_of_somebody_else_is_refused():
    with pytest.raises(UnreadableExtract, match="its metadata has no 'parley'"):
        open_extract("x", parquet(pa.table({"a": ["b"]})))


def test_a_number_in_parquet_is_named():
    table = pa.table({"a": [1]}).replace_schema_metadata({"parley": '{"permalink": "p"}'})

    with pytest.raises(UnreadableExtract, match="a: expected text, found int64"):
        open_extract("x", parquet(table))
