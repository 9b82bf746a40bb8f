"""What the benches hold against each other is the same question: all ways find the same rows."""

import pytest

pytest.importorskip("duckdb", reason="the extra parquet is not installed")

from tests.bench.asked.engines import WAYS
from tests.bench.asked.layer import LAYER, comparable, steps_of
from tests.bench.asked.question import QUERIES, asked_of
from tests.bench.asked.timed import digest
from tests.bench.generated_parquet import write_parquet

ROWS = 5_000


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A generated table."""
    return write_parquet(tmp_path_factory.mktemp("asked") / "records.parquet", ROWS)


@pytest.fixture(scope="module")
def answers(path):
    """What the layer finds in memory."""
    asked = asked_of(path, {})
    return {query: run(asked) for query, run in WAYS["layer-pandas"].open(asked).items()}


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("way", ["pandas", "duckdb"])
def test_by_hand_the_same_rows_are_found(path, answers, way, query):
    asked = asked_of(path, steps_of(answers))

    found = WAYS[way].open(asked)[query](asked)

    assert digest(query, found) == digest(query, comparable(query, answers[query]))


@pytest.mark.parametrize("query", ["timeline", "positions", "matrix"])
def test_the_limit_counts_as_many(path, answers, query):
    asked = asked_of(path, steps_of(answers))

    counted = WAYS["numpy"].open(asked)[query](asked)

    column = "said" if query == "matrix" else "records"
    assert counted == comparable(query, answers[query])[column].sum()


def test_all_that_is_asked_is_answered_with_something(answers):
    assert set(answers) == set(LAYER)
    assert all(len(comparable(query, result)) for query, result in answers.items())
