"""A table in an engine becomes a small one in memory, the same whatever the engine."""

from datetime import UTC, date, datetime
from decimal import Decimal

import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import pyarrow as pa
import pytest

from lib.exceptions import TooManyRows
from lib.frames import DAY, _column, is_lazy, to_pandas
from tests import table

ROWS = table("""
record_id | title  | earliest
r1        | Ångerö | 2024-01-05
r2        |        |
""")


@pytest.fixture
def engine():
    with duckdb.connect() as connection:
        yield connection


def test_a_frame_in_memory_is_handed_through():
    assert to_pandas(ROWS) is ROWS
    assert to_pandas(nw.from_native(ROWS).lazy()) is ROWS


def test_only_rows_in_an_engine_are_lazy(engine):
    rows = engine.sql("select 1 as number")

    assert is_lazy(rows)
    assert is_lazy(nw.from_native(rows))
    assert not is_lazy(ROWS)
    assert not is_lazy(nw.from_native(ROWS).lazy())


def test_text_and_days_are_as_in_memory(engine):
    rows = engine.sql(
        "select * from (values ('r1', 'Ångerö', DATE '2024-01-05'), ('r2', NULL, NULL))"
        " as t(record_id, title, earliest) order by 1"
    )

    pd.testing.assert_frame_equal(to_pandas(rows), ROWS)


CASES = {
    "a day": (pa.array([date(2024, 1, 5), None]), ["2024-01-05", None], DAY),
    "a time": (pa.array([datetime(2024, 1, 5, 7, 30, 1, 999)]), ["2024-01-05 07:30:01"], DAY),
    "a time with a zone, on its own clock": (
        pa.array([datetime(2024, 1, 4, 23, tzinfo=UTC)], pa.timestamp("us", "Europe/Berlin")),
        ["2024-01-05"],
        DAY,
    ),
    "a day far ahead": (pa.array([date(9999, 12, 31)]), ["9999-12-31"], DAY),
    "nothing at all": (pa.nulls(2), [None, None], "str"),
    "no rows": (pa.array([], pa.string()), [], "str"),
    "long text": (pa.array(["a"], pa.large_string()), ["a"], "str"),
    "text in a dictionary": (pa.array(["a", None]).dictionary_encode(), ["a", None], "str"),
    "a small whole number": (pa.array([1], pa.int8()), [1], "int64"),
    "a sum of whole numbers": (pa.array([Decimal(7)], pa.decimal128(38, 0)), [7], "int64"),
    "a decimal": (pa.array([Decimal("0.5")], pa.decimal128(38, 1)), [0.5], "float64"),
    "a flag": (pa.array([True, False]), [True, False], "bool"),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "values", "dtype"), CASES.values(), ids=CASES.keys())
def test_each_type_has_one_form(cells, values, dtype):
    pd.testing.assert_series_equal(_column(cells), pd.Series(values, dtype=dtype))


def test_more_rows_than_allowed_are_refused_not_cut(engine):
    rows = engine.sql("select * from range(4)")

    assert len(to_pandas(rows, most=4)) == 4
    with pytest.raises(TooManyRows, match="more than 3"):
        to_pandas(rows, most=3)


def test_rows_in_memory_are_never_too_many():
    assert to_pandas(ROWS, most=1) is ROWS
