"""The generated tables hold what a case may hold, and are as skewed as they promise."""

import pandas as pd
import pyarrow.parquet as pq
import pytest

from lib.extracts.cells import as_texts
from lib.schema import EXTRACT, RESOLVED, TABLES
from lib.vocabulary import JOINT, LIST_SEPARATOR
from tests.bench import generated_parquet
from tests.bench.generated_parquet import write_parquet
from tests.cases import problems_of, write_case

ROWS = 5_000
DAYS = {"earliest", "latest", "known_on", "corroborated_on"}
CODEBOOK = ("actors", "issues", "sources")


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """A generated table of two row groups, with its codebook."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generated_parquet, "GROUP", 3_000)
        return write_parquet(tmp_path_factory.mktemp("generated") / "records.parquet", ROWS)


@pytest.fixture(scope="module")
def records(table):
    """Its rows."""
    return pd.read_parquet(table)


def test_a_table_is_what_a_case_may_hold_and_its_resolved_columns_are_right(table, tmp_path):
    texts = as_texts(pd.read_parquet(table).astype(dict.fromkeys(DAYS, "datetime64[s]")))
    codebook = {name: (table.parent / f"{name}.csv").read_bytes() for name in CODEBOOK}

    folder = write_case(tmp_path, records=texts.fillna("").assign(**{EXTRACT: "x"}), **codebook)

    assert problems_of(folder) == []


def test_a_table_has_the_columns_of_an_extract(table):
    found = {field.name: str(field.type) for field in pq.read_schema(table)}

    names = [*TABLES["records"].columns, *RESOLVED]
    assert found == {name: "date32[day]" if name in DAYS else "string" for name in names}


def test_the_same_seed_writes_the_same_rows(tmp_path):
    one, same, other = (
        pq.read_table(write_parquet(tmp_path / "t.parquet", 300, seed)) for seed in (1, 1, 2)
    )

    assert one.equals(same)
    assert not one.equals(other)


@pytest.mark.parametrize("rows", [1, 31])
def test_a_table_may_be_small(tmp_path, rows):
    assert len(pd.read_parquet(write_parquet(tmp_path / "t.parquet", rows))) == rows


def test_rows_of_all_groups_have_ids_of_their_own_in_order(records):
    assert records["record_id"].is_unique
    assert records["record_id"].is_monotonic_increasing


def test_almost_half_of_the_rows_are_statements(records):
    assert records["record_type"].eq("statement").mean() == pytest.approx(0.45, abs=0.04)


def test_two_in_a_hundred_records_are_joint(records):
    is_joint = records["actor"].str.contains(LIST_SEPARATOR)

    assert is_joint.mean() == pytest.approx(0.02, abs=0.01)
    assert (is_joint == records["side"].eq(JOINT)).all()


def test_some_dates_are_open_and_some_are_months_and_years(records):
    assert records["earliest"].isna().mean() == pytest.approx(0.07, abs=0.03)
    assert records["latest"].isna().mean() == pytest.approx(0.03, abs=0.02)
    assert records["date"].str.fullmatch(r"\d{4}-\d\d").any()
    assert records["date"].str.fullmatch(r"\d{4}").any()


def test_few_actors_say_most(records):
    shares = records["actor"].str.split(LIST_SEPARATOR).explode().value_counts(normalize=True)

    assert len(shares) > 100
    assert shares.iloc[0] > 0.15


def test_some_actors_differ_in_capitals_alone(table):
    ids = pd.read_csv(table.parent / "actors.csv")["actor_id"]

    assert ids.is_unique
    assert ids.str.casefold().duplicated().any()


def test_every_optional_column_has_gaps(records):
    optional = [name for name, column in TABLES["records"].columns.items() if column.nullable]
    filled = [name for name in optional if records[name].notna().all()]

    assert filled == ["status"]  # the default is filled in
