"""Tables that are replaced, queries that are cancelled, many threads: no wrong answer."""

import os
import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import narwhals.stable.v2 as nw
import pandas as pd
import pytest
from streamlit.runtime.scriptrunner import StopException

from lib.exceptions import EngineError, QueryCancelled
from lib.frames import to_pandas
from lib.tables import engine_case
from lib.tables.engine import open_engine
from lib.tables.opening import open_table
from lib.tables.source import parse_source
from lib.ui import asking

pytest.importorskip("duckdb")

ROWS = 2_000
QUERIES = 200
CANCELS = 50


def version(word):
    numbers = pd.Series(range(ROWS))
    return pd.DataFrame(
        {
            "record_id": numbers.astype("str"),
            "record_type": "statement",
            "date": "2031-01-01",
            "actor": (numbers % 8).astype("str"),
            "title": word,
        }
    )


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "talks.parquet"
    version("old").to_parquet(path)
    return path


@pytest.fixture
def case(file):
    engine = open_engine(parse_source(str(file)))
    yield open_table(engine)[0]
    engine.close()


def titles(rows, number):
    """Ask twice, so that a replacement can come between."""
    frame = nw.from_native(rows)
    counted = frame.group_by("title").agg(nw.len().alias("records"))
    found = [to_pandas(counted.to_native()) for _ in range(2)]
    return [tuple(each.itertuples(index=False, name=None)) for each in found]


def test_a_file_replaced_while_it_is_read_gives_answers_of_one_version_only(case, file):
    stop, replaced = threading.Event(), []
    words = ["old", "new"]

    def replace():
        while not stop.wait(0.03):
            new = file.with_suffix(".new")
            version(words[(len(replaced) + 1) % 2]).to_parquet(new)
            os.replace(new, file)
            replaced.append(1)

    thread = threading.Thread(target=replace)
    thread.start()
    found = Counter()
    for number in range(QUERIES):
        try:
            first, second = case.ask("records", None, titles, number).result()
        except EngineError as error:
            found[type(error).__name__] += 1
            continue
        assert first == second, f"query {number}: {first} then {second}"
        assert first in (((word, ROWS),) for word in words)
        found[first[0][0]] += 1
    stop.set()
    thread.join()

    print(f"{QUERIES} queries, {len(replaced)} replacements: {dict(found)}")
    assert replaced
    assert found["old"]
    assert found["new"]


def of_actor(rows, actor, number):
    chosen = nw.from_native(rows).filter(nw.col("actor") == actor).select("record_id")
    return set(to_pandas(chosen.to_native())["record_id"])


def test_eight_threads_with_1000_queries_get_no_wrong_answer(case, monkeypatch):
    monkeypatch.setattr(engine_case, "KEPT", 10)
    expected = {str(each): {str(n) for n in range(ROWS) if n % 8 == each} for each in range(8)}

    def right(number):
        actor = str(number % 8)
        return case.ask("records", None, of_actor, actor, number).result() == expected[actor]

    with ThreadPoolExecutor(8) as threads:
        answers = Counter(threads.map(right, range(1000)))

    print(f"1,000 queries by 8 threads: {answers[True]} right, {answers[False]} wrong")
    assert answers == {True: 1000}


def endless(rows, number):
    """A join that would take hours."""
    ids = nw.from_native(rows).select("record_id")
    product = ids
    for each in range(4):
        product = product.join(ids.rename({"record_id": f"r{each}"}), how="cross")
    together = nw.concat_str(*product.collect_schema().names())  # no filter for one of them alone
    return to_pandas(product.filter(together == "x").select(nw.len()).to_native())


def test_50_queries_cancelled_at_random_moments_leave_the_engine_usable(case):
    chance = random.Random(7)
    seconds = []
    for number in range(CANCELS):
        query = case.ask("records", None, endless, number)
        query.wait(chance.uniform(0, 0.1))
        begun = time.monotonic()
        query.cancel()
        with pytest.raises(QueryCancelled):
            query.result()
        while not query.future.done():
            time.sleep(0.005)
            assert time.monotonic() - begun < 5, f"query {number} still runs"
        seconds.append(time.monotonic() - begun)

        assert len(case.ask("records", None, of_actor, "3", number).result()) == ROWS // 8
    print(
        f"{CANCELS} cancelled, the last to end took {max(seconds):.2f} s, median "
        f"{sorted(seconds)[CANCELS // 2]:.3f} s"
    )


def test_a_browser_session_closed_during_a_query_leaves_the_engine_idle(case, monkeypatch):
    """Streamlit ends a closed session by an exception where the page next draws."""
    asked = []

    def closed(engine, query):
        asked.append(query)
        raise StopException

    monkeypatch.setattr(asking, "_wait", closed)
    with pytest.raises(StopException):
        asking.ask(case, "records", None, endless, 0)

    begun = time.monotonic()
    while not asked[0].future.done():
        time.sleep(0.01)
        assert time.monotonic() - begun < 2
    print(f"idle {time.monotonic() - begun:.2f} s after the session was closed")
    assert asked[0].session.cancelled.is_set()
