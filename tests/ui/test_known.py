"""What depends on the case and a day alone is worked out once, and never for another."""

from datetime import date

import pytest

from lib.case import read_case
from lib.ui.known import Known, known_by
from tests.cases import write_case


@pytest.fixture
def case(tmp_path):
    write_case(tmp_path / "harbour")
    return read_case(tmp_path / "harbour")


@pytest.fixture
def calls():
    return []


@pytest.fixture
def counting(calls):
    def rows_and(records, *settings):
        calls.append(settings)
        return len(records), *settings

    return rows_and


def test_a_result_is_worked_out_once(case, counting, calls):
    known = Known(case, None)

    assert known.of_records(counting, 1) == known.of_records(counting, 1) == (8, 1)
    assert calls == [(1,)]


def test_other_settings_give_another_result(case, counting):
    known = Known(case, None)

    assert known.of_records(counting, 1) != known.of_records(counting, 2)


def test_each_table_has_results_of_its_own(case):
    known = Known(case, None)

    assert known.of_records(list) == list(case.records)
    assert known.of_records_by_actor(list) == list(case.records_by_actor)


def test_a_day_leaves_what_became_known_later(case):
    first = case.records["known_on"].min().date()

    assert len(Known(case, first).records) < len(Known(case, None).records)


def test_a_case_read_again_shares_nothing_with_the_old_one(case, tmp_path):
    again = read_case(tmp_path / "harbour")

    assert known_by(case, None) is known_by(case, None)
    assert known_by(case, None) is not known_by(again, None)
    assert known_by(case, None) is not known_by(case, date(2031, 4, 1))


def test_what_follows_from_several_tables_is_worked_out_once(case, calls):
    def both(known, *settings):
        calls.append(settings)
        return len(known.records), len(known.records_by_actor)

    known = Known(case, None)

    assert known.of_all(both, 1) == known.of_all(both, 1) == (8, len(known.records_by_actor))
    assert calls == [(1,)]


def test_sources_published_later_are_left_out(case):
    days = case.sources.set_index("source_id")["published_on"]
    first = date.fromisoformat(days.min())

    assert set(Known(case, first).published) == set(days[days == days.min()].index)
