"""Records taken part by part, newest first: each once."""

import pandas as pd
import pytest

from lib.evidence import newest_records, place_of, records_after

DAYS = [pd.Timestamp("2031-03-01"), None, pd.Timestamp("2031-03-02"), pd.Timestamp("2031-03-01")]


def rows_of(number):
    """Rows with ties and open ends, in no order."""
    ids = [f"H-{(at * 7) % number:03}" for at in range(number)]
    days = pd.Series([DAYS[at % len(DAYS)] for at in range(number)], dtype="datetime64[s]")
    return pd.DataFrame({"record_id": ids, "latest": days})


@pytest.fixture(params=["pandas", "DuckDB"])
def records(request):
    rows = rows_of(100)
    if request.param == "pandas":
        yield rows, rows
        return
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        made = connection.from_df(rows).select("record_id, latest::date AS latest")
        yield made, rows


@pytest.mark.parametrize("most", [1, 7, 50, 100, 101])
def test_paging_through_meets_each_record_once_in_order(records, most):
    asked, rows = records
    met, before = [], None

    while len(part := records_after(asked, before, most)):
        assert len(part) <= most
        met += list(part["record_id"])
        before = place_of(part.iloc[-1])

    assert met == list(newest_records(rows, 100)["record_id"])
