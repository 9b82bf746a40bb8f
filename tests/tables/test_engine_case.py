"""Answers of an engine: kept while the table is the same, ended when nobody waits."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Event

import narwhals.stable.v2 as nw
import pandas as pd
import pytest

from lib.exceptions import QueryCancelled, QueryFailed, QueryTooLong, SourceUnavailable
from lib.filters import Filters
from lib.frames import number_of, to_pandas
from lib.tables import engine_case
from lib.tables.engine import open_engine
from lib.tables.opening import open_table
from lib.tables.source import parse_source
from tests import table

ROWS = table("""
    record_id | record_type | date       | actor       | side      | status
    r1        | statement   | 2031-01-01 | north;south | Joint     |
    r2        | statement   | 2031-01-02 | south       | Southland | retracted
    r3        | event       | 2031-01-03 | north       | Northland |
""")


def write(file, rows):
    """Replace the file in one step."""
    new = file.with_suffix(".new")
    rows.to_parquet(new)
    os.replace(new, file)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "talks.parquet"
    write(path, ROWS)
    return path


@pytest.fixture
def engine(file):
    opened = open_engine(parse_source(str(file)))
    yield opened
    opened.close()


@pytest.fixture
def case(engine):
    return open_table(engine)[0]


class Counting:
    """Counts rows, and how often it was asked to."""

    def __init__(self):
        self.asked = 0

    def __call__(self, rows, *settings):
        self.asked += 1
        return number_of(rows)


@pytest.fixture
def counting():
    return Counting()


def answer(case, compute, *settings, filters=None, rows="records"):
    return case.ask(rows, filters, compute, *settings).result()


def test_filters_and_actors_are_worked_out_in_the_engine(case):
    assert answer(case, number_of) == 3
    assert answer(case, number_of, filters=Filters()) == 2
    assert answer(case, number_of, rows="records_by_actor") == 4


def test_an_answer_is_kept_while_the_file_is_the_same(case, counting):
    assert answer(case, counting) == answer(case, counting) == 3
    assert counting.asked == 1


def test_a_file_that_was_replaced_is_asked_anew(case, counting, file):
    answer(case, counting)
    write(file, ROWS.head(1))

    assert answer(case, counting) == 1


QUESTIONS = {
    "rows": {"rows": "records_by_actor"},
    "filters": {"filters": Filters()},
    "settings": {"settings": ("other",)},
}


@pytest.mark.parametrize("other", QUESTIONS.values(), ids=QUESTIONS)
def test_another_question_has_an_answer_of_its_own(case, counting, other):
    answer(case, counting)
    answer(case, counting, *other.pop("settings", ()), **other)

    assert counting.asked == 2


def test_a_small_table_counts_by_what_it_holds(case, counting):
    small = table("actor | name\n north | Northland")
    answer(case, counting, small)
    answer(case, counting, small.copy())
    assert counting.asked == 1

    answer(case, counting, small.assign(name="Nordland"))
    answer(case, counting, small.rename(columns={"name": "title"}))
    assert counting.asked == 3


def test_the_oldest_answers_are_forgotten(case, counting, monkeypatch):
    monkeypatch.setattr(engine_case, "KEPT", 2)

    for number in (1, 2, 3, 3, 2, 1):
        answer(case, counting, number)

    assert counting.asked == 4


def test_what_was_answered_before_is_recalled_when_the_file_is_gone(case, file, monkeypatch):
    monkeypatch.setattr(engine_case, "now", lambda: datetime(2031, 5, 1, 14, 5))
    answer(case, number_of)
    file.unlink()

    with pytest.raises(SourceUnavailable):
        answer(case, number_of)
    assert case.last_answer("records", None, number_of) == (3, datetime(2031, 5, 1, 14, 5))
    assert case.last_answer("records", Filters(), number_of) is None


def test_an_engine_that_is_down_is_left_alone_for_a_while(case, file, monkeypatch):
    monkeypatch.setattr(engine_case, "PAUSE", 0.5)
    away = file.rename(file.with_suffix(".away"))
    with pytest.raises(SourceUnavailable):
        answer(case, number_of)
    away.rename(file)

    with pytest.raises(SourceUnavailable):
        answer(case, number_of)
    time.sleep(0.6)
    assert answer(case, number_of) == 3
    assert case._down is None


def test_a_failed_query_does_not_count_as_an_engine_that_is_down(case, file):
    whole = file.read_bytes()
    file.write_bytes(whole[:200])
    with pytest.raises(QueryFailed):
        answer(case, number_of)

    file.write_bytes(whole)
    assert answer(case, number_of) == 3


def test_our_own_mistakes_come_through(case):
    with pytest.raises(ZeroDivisionError):
        answer(case, lambda rows: 1 / 0)


def endless(rows, size=4):
    """A join that would take hours."""
    product = nw.from_native(rows).select("record_id")
    for number in range(size):
        product = product.join(
            nw.from_native(rows).select(nw.col("record_id").alias(f"r{number}")), how="cross"
        )
    together = nw.concat_str(*product.collect_schema().names())  # no filter for one of them alone
    return to_pandas(product.filter(together == "x").select(nw.len()).to_native())


def wait_until(holds, seconds=2.0):
    """Wait for a short time; say whether it came true."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    return holds()


@pytest.fixture
def many(file):
    """So many rows that a join of all with all does not end."""
    write(file, pd.concat([ROWS] * 700))
    return 2100


def test_a_query_past_its_limit_is_ended_in_the_engine(many, engine):
    case, _ = open_table(engine, limit=0.5)
    query = case.ask("records", None, endless)

    with pytest.raises(QueryTooLong, match="after 0.5 seconds"):
        query.result()

    assert query.session.cancelled.is_set()
    assert wait_until(query.future.done)
    assert answer(case, number_of) == many


def test_a_cancelled_query_ends_and_has_no_answer(many, case):
    query = case.ask("records", None, endless)
    assert not query.wait(0.2)

    query.cancel()

    with pytest.raises(QueryCancelled):
        query.result()
    assert wait_until(query.future.done)
    assert case.last_answer("records", None, endless) is None


def test_a_query_cancelled_before_it_began_never_begins(case, counting):
    held = Event()
    busy = [
        case.ask("records", None, lambda rows: held.wait(5)) for _ in range(engine_case.AT_ONCE)
    ]
    query = case.ask("records", None, counting)

    query.cancel()
    held.set()

    with pytest.raises(QueryCancelled):
        query.result()
    assert all(each.result() for each in busy)
    assert counting.asked == 0


def test_cancelling_what_is_answered_changes_nothing(case):
    query = case.ask("records", None, number_of)
    query.result()

    query.cancel()

    assert query.result() == 3


def test_threads_get_the_answers_to_their_own_questions(case):
    def chosen(number):
        return answer(case, first_rows, number % 4)

    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(chosen, range(60)))

    assert found == [min(number % 4, 3) for number in range(60)]


def first_rows(rows, number):
    return number_of(nw.from_native(rows).head(number))


def test_a_question_with_what_cannot_be_a_key_is_our_mistake(case):
    with pytest.raises(TypeError):
        case.ask("records", None, number_of, pd.Series([1]).to_list())
