"""What a table has becomes the columns of records; what it lacks is missing, or named."""

from datetime import date, datetime

import pandas as pd
import pytest

from lib.exceptions import SourceProblems
from lib.frames import to_pandas
from lib.resolve import by_actor
from lib.tables.engine import open_engine, run
from lib.tables.opening import open_table
from lib.tables.shape import COLUMNS
from lib.tables.source import parse_source
from tests import table

ROWS = table("""
    record_id | record_type | date       | actor       | side
    r1        | statement   | 2031-01-01 | north;south | Joint
    r2        | event       |            |             |
    r3        | statement   | 2031-03-04 | south       | Southland
""")

pa = pytest.importorskip("pyarrow")


@pytest.fixture
def opened(tmp_path):
    """Write rows, open them, and read back what pages see."""
    engines = []

    def opener(rows, name="records"):
        rows.to_parquet(tmp_path / "talks.parquet")
        engines.append(open_engine(parse_source(str(tmp_path / "talks.parquet"))))
        case, _ = open_table(engines[-1])
        return case, run(engines[-1], lambda session: to_pandas(case.rows(session, name, None)))

    yield opener
    for engine in engines:
        engine.close()


def test_there_is_every_column_of_records_and_what_is_not_given_is_missing(opened):
    _, records = opened(ROWS)

    assert list(records) == list(COLUMNS)
    assert records["stance"].isna().all()
    assert records["corroborated_on"].isna().all()


def test_columns_that_are_not_ours_are_left_out(opened):
    _, records = opened(ROWS.assign(**{"our own": "x"}))

    assert list(records) == list(COLUMNS)


def test_every_column_that_is_needed_and_missing_is_named(opened):
    with pytest.raises(SourceProblems) as refused:
        opened(ROWS[["side"]])

    named = [problem.rsplit(" ", 1)[1] for problem in refused.value.problems]
    assert named == ["record_id.", "record_type.", "actor.", "date."]


WRITTEN = {
    "text": lambda text: text,
    "a day": lambda text: text and date.fromisoformat(text),
    "a time": lambda text: text and datetime.fromisoformat(f"{text}T23:30"),
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_a_date_is_read_however_it_is_kept(opened, written):
    days = [written(text) for text in ("2031-01-01", None, "2031-03-04")]
    _, records = opened(ROWS.assign(date=pd.Series(days, dtype="object")))

    for name in ("earliest", "latest", "known_on"):
        found = records.sort_values("record_id")[name].dt.strftime("%Y-%m-%d")
        assert list(found.fillna("")) == ["2031-01-01", "", "2031-03-04"], name
    assert list(records.sort_values("record_id")["date"].fillna("")) == [
        "2031-01-01",
        "",
        "2031-03-04",
    ]


def test_days_alone_make_the_date(opened):
    day = pd.Series([date(2031, 1, 1), None, date(2031, 3, 4)], dtype="object")
    _, records = opened(ROWS.drop(columns="date").assign(earliest=day))

    assert list(records.sort_values("record_id")["date"].dropna()) == ["2031-01-01", "2031-03-04"]
    assert records["latest"].equals(records["earliest"])


def test_a_date_that_is_no_day_is_named_where_nothing_says_what_it_means(opened):
    with pytest.raises(SourceProblems, match="'2031-03' is not a day"):
        opened(ROWS.replace("2031-03-04", "2031-03"))


def test_a_date_that_is_no_day_may_stand_beside_its_days(opened):
    days = pd.to_datetime(pd.Series(["2031-01-01", None, "2031-03-01"])).dt.date
    rows = ROWS.replace("2031-03-04", "2031-03").assign(earliest=days)

    assert "2031-03" in set(opened(rows)[1]["date"])


@pytest.mark.parametrize("status", [None, "", "retracted"], ids=["no column", "empty", "given"])
def test_what_has_no_status_occurred(opened, status):
    rows = ROWS if status is None else ROWS.assign(status=pd.Series(status or [None] * 3))
    _, records = opened(rows.astype("str") if status is None else rows)

    first = records.sort_values("record_id")["status"].iloc[0]
    assert first == (status or "occurred")


def test_a_joint_record_stands_once_for_each_actor(opened):
    case, rows = opened(ROWS, "records_by_actor")

    found = rows.sort_values(["record_id", "actor_id"])
    assert list(found["record_id"]) == ["r1", "r1", "r2", "r3"]
    assert list(found["actor_id"].fillna("")) == ["north", "south", "", "south"]
    assert set(rows) == set(by_actor(opened(ROWS)[1], case.actors))


def test_without_joint_records_nothing_is_taken_apart(opened):
    case, rows = opened(ROWS[ROWS["record_id"] != "r1"], "records_by_actor")

    assert not case._shape.lists
    assert sorted(rows["record_id"]) == ["r2", "r3"]
