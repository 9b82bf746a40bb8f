"""Columns that are missing or unknown, and problems without end."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.schema import TABLES
from tests.cases import harbour, problems_of, with_cells, write_case


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_column_is_named(tmp_path, name):
    last = list(TABLES[name].columns)[-1]
    problems = problems_of(write_case(tmp_path, **{name: harbour(name).drop(columns=last)}))

    assert problems == [f"{name}.csv, line 1: the column {last!r} is missing."]


def test_without_a_column_of_a_rule_its_other_cells_are_still_checked(tmp_path):
    records = with_cells("records", 2, status="soon").drop(columns="stance")

    assert problems_of(write_case(tmp_path, records=records)) == [
        "records.csv, line 1: the column 'stance' is missing.",
        "records.csv, line 2, status: 'soon' is unknown. "
        "Known: cancelled, occurred, retracted, scheduled, unconfirmed, withdrawn.",
    ]


def test_an_unknown_column_is_named_with_a_near_one(tmp_path):
    actors = harbour("actors").assign(short_names="")

    assert problems_of(write_case(tmp_path, actors=actors)) == [
        "actors.csv, line 1: the column 'short_names' is unknown. Did you mean 'short_name'? "
        "Known: actor_id, aliases, kind, name, role, short_name, side, wikidata."
    ]


def test_a_column_without_a_name_is_unknown(tmp_path):
    issues = harbour("issues").assign(**{"": "x"})

    assert problems_of(write_case(tmp_path, issues=issues)) == [
        "issues.csv, line 1: the column '' is unknown. "
        "Known: description, issue_group, issue_id, name, proposition, sort_order."
    ]


@pytest.mark.parametrize("name", TABLES)
def test_columns_may_stand_in_any_order(tmp_path, name):
    backwards = harbour(name).iloc[:, ::-1]

    assert problems_of(write_case(tmp_path, **{name: backwards})) == []


def test_above_a_hundred_problems_of_a_kind_the_rest_are_counted(tmp_path):
    record = with_cells("records", 9, status="soon", responds_to="").tail(1)
    records = pd.concat([record] * 1234).assign(record_id=[f"N-{i}" for i in range(1234)])

    problems = problems_of(write_case(tmp_path, records=records))

    assert len(problems) == 101
    assert problems[-1] == "records.csv, line 102, status: and 1,134 more like these."


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    return write_case(tmp_path_factory.mktemp("good"))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_written_a_case_is_read_or_refused(good, data):
    """Anything but CaseProblems would be a traceback on the analyst's screen."""
    path = good / f"{data.draw(st.sampled_from(list(TABLES)))}.csv"
    content = path.read_bytes()
    start, length = data.draw(st.integers(0, len(content))), data.draw(st.integers(0, 40))
    put = data.draw(st.binary(max_size=4) | st.sampled_from([b",", b'"', b"\n", b"\r", b";"]))

    try:
        path.write_bytes(content[:start] + put + content[start + length :])
        problems_of(good)
    finally:
        path.write_bytes(content)
