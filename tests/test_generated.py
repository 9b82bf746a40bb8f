"""The generated cases are valid, and as skewed and hostile as they promise."""

import pytest

from lib.case import read_case
from lib.schema import TABLES
from lib.vocabulary import JOINT, LIST_SEPARATOR, Status
from tests.bench.generated import write_generated
from tests.bench.hostile import RECORDS, write_hostile
from tests.bench.hostile_texts import MADE_BY_DATA

ROWS = 5_000

FREE_TEXT = {
    "records": [
        "title", "summary", "date_text", "role_then", "condition", "via", "quote", "locator",
        "coder", "note", "record_id",
    ],
    "actors": ["actor_id", "name", "short_name", "role", "side", "aliases"],
    "issues": ["issue_id", "name", "proposition", "issue_group", "description"],
    "sources": ["source_id", "title", "publisher", "author"],
}  # fmt: skip
"""Table -> the columns in which anything may stand."""


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """A generated case, read as the app reads it."""
    return read_case(write_generated(tmp_path_factory.mktemp("generated"), ROWS))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The hostile case, read as the app reads it."""
    return read_case(write_hostile(tmp_path_factory.mktemp("hostile")))


def test_a_generated_case_holds_as_many_records_as_asked(generated):
    assert len(generated.records) == ROWS


@pytest.mark.parametrize("rows", [1, 2, 61])
def test_a_generated_case_may_be_small(tmp_path, rows):
    assert len(read_case(write_generated(tmp_path, rows)).records) == rows


def test_the_same_seed_writes_the_same_case(tmp_path):
    files = [(write_generated(tmp_path / name, 200) / "records.csv").read_bytes() for name in "ab"]

    assert files[0] == files[1]


def test_most_generated_dates_are_days_and_a_tenth_is_open(generated):
    dates = generated.records["date"]

    assert dates.str.fullmatch(r"\d{4}-\d\d-\d\d[?~%]?").mean() == pytest.approx(0.78, abs=0.02)
    assert dates.str.contains(r"\.\./|/\.\.").mean() == pytest.approx(0.10, abs=0.02)


def test_few_generated_actors_say_most(generated):
    shares = generated.records_by_actor["actor_id"].value_counts(normalize=True)

    assert len(shares) == len(generated.actors) == 40
    assert shares.head(4).sum() > 0.4
    assert shares.iloc[-1] < 0.005


def test_a_tenth_of_the_generated_sources_carries_half_of_the_records(generated):
    shares = generated.records["source"].value_counts(normalize=True)

    assert shares.head(len(generated.sources) // 10).sum() > 0.5


def test_a_generated_record_is_known_only_after_it_has_happened(generated):
    happened = generated.records[generated.records["status"] != Status.SCHEDULED]

    assert (happened["known_on"] >= happened["latest"].fillna(happened["earliest"])).all()


def test_generated_stances_drift(generated):
    talks = generated.records[generated.records["stance"].notna()]
    by_issue = talks.groupby(["side", "issue"])["stance"]
    often = by_issue.transform("size") > 80
    half = (talks.index >= ROWS // 2)[often]

    supports = talks["stance"].eq("support")[often]
    shares = supports.groupby([talks["side"], talks["issue"], half]).mean().unstack()

    assert (shares[True] - shares[False]).abs().max() > 0.3


def test_generated_records_may_be_joint(generated):
    assert 0.05 < generated.records["side"].eq(JOINT).mean() < 0.15


def test_every_optional_column_of_a_generated_case_has_gaps(generated):
    optional = [name for name, column in TABLES["records"].columns.items() if column.nullable]
    filled = [name for name in optional if generated.records[name].notna().all()]

    assert filled == ["status"]  # the default is filled in


def test_the_hostile_case_is_read(hostile):
    assert len(hostile.records) == RECORDS


CELLS = [(table, column) for table, columns in FREE_TEXT.items() for column in columns]


@pytest.mark.parametrize(("table", "column"), CELLS)
def test_every_text_of_the_hostile_case_holds_markup(hostile, table, column):
    cells = getattr(hostile, table)[column]

    assert cells.str.contains(MADE_BY_DATA).any()


@pytest.mark.parametrize("column", ["name", "side"])
def test_hostile_names_are_long(hostile, column):
    assert hostile.actors[column].str.len().max() == 500


def test_hostile_text_is_read_as_it_was_written(hostile):
    assert "a\tb\r\nc" in set(hostile.records["summary"])
    assert "  spaces around  " in set(hostile.records["note"])
    assert "'=1+1" in set(hostile.actors["name"])


def test_hostile_actors_share_records(hostile):
    assert hostile.records["actor"].str.contains(LIST_SEPARATOR).sum() == RECORDS // 5
