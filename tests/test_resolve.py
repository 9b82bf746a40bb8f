"""What the ids of the records stand for, by hand."""

import pandas as pd
import pytest

from lib.case import read_case
from lib.extract import extract_csv
from lib.schema import RESOLVED
from tests import table
from tests.cases import harbour, problems_of, with_cells, write_case

DATES = """
record_id | earliest   | latest     | known_on
H-1       | 2031-03-01 | 2031-03-02 | 2031-03-02
H-2       | 2031-03-02 | 2031-03-02 | 2031-03-02
H-3       |            | 2031-03-04 | 2031-03-04
H-4       | 2031-04-09 | 2031-04-09 | 2031-04-10
H-5       | 2031-03-01 | 2031-03-31 | 2031-03-04
H-6       | 2031-04-10 |            | 2031-04-10
H-7       | 2031-05-01 | 2031-05-31 | 2031-04-10
H-8       | 2031-03-26 | 2031-03-28 | 2031-04-10
"""

ACTORS = """
record_id | actor_names                          | side
H-1       | Northland, Southland, The Mediator   | Joint
H-2       | Northland                            | Northland
H-3       | Southland                            | Southland
H-4       | Southland                            | Southland
H-5       | Northland official                   | Northland
H-6       | Southland port council, The Mediator | Joint
H-7       | Southland, Northland                 | Joint
H-8       | Zoë Mühlenkämper, Northland          | Northland
"""

ISSUES = """
record_id | issue_name       | proposition                           | issue_group
H-1       |                  |                                       |
H-2       | Harbour fees     | Southland should halve the fees.      | Harbour
H-3       | Harbour fees     | Southland should halve the fees.      | Harbour
H-4       | Harbour fees     | Southland should halve the fees.      | Harbour
H-5       | Leaders' meeting | The leaders should meet in person.    | Talks
H-6       | Fishermen        | The fishermen should be released.     | People
H-7       | Leaders' meeting | The leaders should meet in person.    | Talks
H-8       | Joint pilots     | Pilots of both sides should be hired. | Harbour
"""

# H-1 rests on gazette-1 and on the older bulletin: the first source is shown.
SOURCES = """
record_id | publisher        | source_title        | source_url                   | corroborated_on
H-1       | Harbour Gazette  | Talks resume        | https://gazette.example/1    | 2031-03-04
H-2       | Northland Office | Bulletin über Häfen |                              |
H-3       | Harbour Gazette  | Talks resume        | https://gazette.example/1    |
H-4       | Harbour Gazette  | Fees stay           | http://gazette.example/2?a=b |
H-5       | Harbour Gazette  | Talks resume        | https://gazette.example/1   |
H-6       | Harbour Gazette  | Fees stay           | http://gazette.example/2?a=b |
H-7       | Harbour Gazette  | Fees stay           | http://gazette.example/2?a=b |
H-8       | Harbour Gazette  | Fees stay           | http://gazette.example/2?a=b |
"""

BY_ACTOR = """
record_id | actor_id  | actor_name       | actor_short_name | actor_role | actor_kind | actor_side
H-1       | northland | Northland        | North            |            | state      | Northland
H-1       | southland | Southland        | South            |            | state      | Southland
H-1       | mediator  | The Mediator     | Mediator         | Chair      | person     | Mediator
H-8       | envoy     | Zoë Mühlenkämper | Zoë Mühlenkämper | Envoy      | person     | Northland
H-8       | northland | Northland        | North            |            | state      | Northland
"""


@pytest.mark.parametrize("drawn", [DATES, ACTORS, ISSUES, SOURCES], ids=str.split)
def test_records_carry_what_their_ids_stand_for(tmp_path, drawn):
    expected = table(drawn)

    records = read_case(write_case(tmp_path)).records

    pd.testing.assert_frame_equal(records[expected.columns], expected)


def test_records_stand_in_file_order_with_the_resolved_columns_behind(tmp_path):
    backwards = harbour("records").iloc[::-1, ::-1]

    records = read_case(write_case(tmp_path, records=backwards)).records

    assert list(records.columns) == [*harbour("records").columns, *RESOLVED]
    assert list(records["record_id"]) == [f"H-{i}" for i in range(8, 0, -1)]
    assert records.index.equals(pd.RangeIndex(8))


def test_each_actor_of_a_record_has_a_row(tmp_path):
    expected = table(BY_ACTOR)

    rows = read_case(write_case(tmp_path)).records_by_actor

    assert len(rows) == 13
    rows = rows[rows["record_id"].isin(["H-1", "H-8"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(rows[expected.columns], expected)


def test_the_rows_of_a_record_repeat_all_its_columns(tmp_path):
    case = read_case(write_case(tmp_path))

    once = case.records_by_actor.drop_duplicates("record_id").reset_index(drop=True)

    pd.testing.assert_frame_equal(once[case.records.columns], case.records)


def test_a_case_without_records_resolves_to_empty_tables(tmp_path):
    header = ",".join(harbour("records").columns) + "\n"

    case = read_case(write_case(tmp_path, records=header))

    full = read_case(write_case(tmp_path / "full"))
    assert case.records.empty
    assert case.records_by_actor.empty
    assert case.records.dtypes.equals(full.records.dtypes)
    assert case.records_by_actor.dtypes.equals(full.records_by_actor.dtypes)


@pytest.mark.parametrize(("date", "column"), [("../2031-01-01", "earliest"), ("1031/..", "latest")])
def test_all_dates_of_a_case_may_be_open(tmp_path, date, column):
    records = read_case(write_case(tmp_path, records=harbour("records").assign(date=date))).records

    assert records[column].isna().all()
    assert records[column].dtype == "datetime64[s]"


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_any_year_of_the_calendar_is_kept(tmp_path, year):
    records = read_case(write_case(tmp_path, records=with_cells("records", 2, date=year))).records

    assert str(records.loc[0, "latest"].date()) == f"{year}-12-31"


def test_an_extract_of_all_records_is_the_same_case_again(tmp_path):
    written = with_cells("records", 3, title="=1+1", note="'tis", condition="", quote="@ home")
    first = read_case(write_case(tmp_path / "first", records=written))
    extract = extract_csv(first.records, "records?case=first")

    second = read_case(write_case(tmp_path / "second", records=extract))

    pd.testing.assert_frame_equal(second.records, first.records)


def resolved_as_text(folder):
    records = read_case(write_case(folder)).records
    for name in ("earliest", "latest", "known_on"):
        records[name] = records[name].dt.strftime("%Y-%m-%d")
    return records.fillna("")


def test_an_extract_that_does_not_fit_its_case_is_named_cell_by_cell(tmp_path):
    extract = resolved_as_text(tmp_path / "first").drop(columns="source_url")
    extract.loc[1, ["side", "known_on"]] = ["Southland", "2031-03-03"]
    extract.loc[2, ["earliest", "publisher"]] = ["2031-01-01", ""]

    assert problems_of(write_case(tmp_path / "second", records=extract)) == [
        "records.csv, line 3, known_on: '2031-03-03' found, expected '2031-03-02'.",
        "records.csv, line 3, side: 'Southland' found, expected 'Northland'.",
        "records.csv, line 4, earliest: '2031-01-01' found, expected ''.",
        "records.csv, line 4, publisher: '' found, expected 'Harbour Gazette'.",
    ]


def test_resolved_columns_are_not_compared_while_anything_else_is_wrong(tmp_path):
    records = with_cells("records", 2, status="soon").assign(side="Southland")

    assert len(problems_of(write_case(tmp_path, records=records))) == 1
