"""A table in an engine: what is seen while it works, when it is stopped, and when it is gone."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import expect

from tests.browser.server import running_server, visitor
from tests.browser.steps import visit

pytest.importorskip("duckdb")

MANY = 3_000_000
"""Rows, each from a source of its own: to list these takes some seconds."""


def write(path, rows):
    number = pa.array(range(rows))
    text = number.cast(pa.string())
    days = number.to_numpy() % 900 + 19_000
    side = pa.array(["Northland", "Southland"]).take(pa.array(number.to_numpy() % 2))
    columns = {
        "record_id": text,
        "record_type": pa.repeat("statement", rows),
        "date": pa.array(days.astype("int32")).cast(pa.date32()),
        "actor": side,
        "side": side,
        "issue": pa.repeat("fees", rows),
        "title": text,
        "source": text,
    }
    pq.write_table(pa.table(columns), path)
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    return write(tmp_path_factory.mktemp("large") / "talks.parquet", MANY)


def working(page):
    return page.locator("[class*='st-key-asking_']")


def test_a_slow_query_says_that_it_runs_can_be_stopped_and_asked_again(browser, large):
    with running_server("--source", str(large)) as address, visitor(browser) as page:
        page.goto(f"{address}/records")
        expect(working(page)).to_contain_text("DuckDB is working")

        working(page).get_by_role("button", name="Stop").click()

        expect(page.get_by_text("You stopped this before there was an answer")).to_be_visible()
        expect(working(page)).to_have_count(0)

        page.get_by_role("button", name="Ask again").click()
        expect(working(page)).to_be_visible()


def test_the_time_limit_ends_a_query_with_a_message(browser, large):
    options = ("--source", str(large), "--time-limit", "0.6")
    with running_server(*options) as address, visitor(browser) as page:
        page.goto(f"{address}/records")

        expect(page.get_by_text("was ended after 0.6 seconds")).to_be_visible()
        expect(page.get_by_role("button", name="Ask again")).to_be_visible()


def test_a_table_that_is_gone_leaves_the_last_view_and_comes_back_by_itself(browser, tmp_path):
    file = write(tmp_path / "talks.parquet", 300)
    with running_server("--source", str(file)) as address, visitor(browser) as page:
        visit(page, f"{address}/records")
        counted = page.get_by_text("300 records from 300 sources")
        expect(counted).to_be_visible()
        away = file.rename(tmp_path / "away")

        page.get_by_role("link", name="Sources").click()
        expect(page.get_by_text("no such file")).to_be_visible()
        page.get_by_role("link", name="Records").click()
        old = page.get_by_text("What is shown was read at")
        expect(old).to_be_visible()
        expect(counted).to_be_visible()

        away.rename(file)
        expect(old).to_have_count(0)
        expect(counted).to_be_visible()
