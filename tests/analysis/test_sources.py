"""Every record counts once for each document it rests on, and no day is said finer than written."""

import pytest

from lib.analysis.sources import in_words, source_rows, unused_titles
from tests import table, with_bounds

SOURCES = table("""
source_id | title   | publisher | published_on | published_basis | kind     | language | url
a         | Zebra   | Gazette   | 2024-03-05   | stated          | news     | en       | https://gazette.example/1
b         | Apple   | Office    | 2024-03-02   | inferred        | official |          |
c         | Mango   | Gazette   | 2024-04-10   | stated          | news     |          | ftp://gazette.example/2
d         | Cherry  | Gazette   | 2024-04-11   | stated          | news     |          | javascript:alert(1)
""")

RECORDS = with_bounds(table("""
record_id | source | record_type | attribution | speech   | date
r1        | a;b    | event       | outlet      | narrated | 2024-03-01/2024-03-02
r2        | b      | statement   | named       | direct   | 2024-03-04
r3        | a      | statement   | unnamed     | reported | 2023
r4        | a      | statement   |             |          | ../2024-03-03
r5        | d      | statement   | unnamed     | narrated | ../2024-04-01
"""))  # fmt: skip

ROWS = source_rows(RECORDS, SOURCES)


def test_a_record_counts_for_each_of_its_sources():
    assert dict(zip(ROWS["source_id"], ROWS["records"], strict=True)) == {"a": 3, "b": 2, "d": 1}


def test_most_records_come_first_then_titles_a_to_z():
    tied = RECORDS.assign(source=["a", "b", "a;c", "b", "d"])

    assert source_rows(tied, SOURCES)["title"].tolist() == ["Apple", "Zebra", "Cherry", "Mango"]


COUNTS = {
    "statements": [2, 1, 1],
    "events": [1, 1, 0],
    "unnamed": [1, 0, 1],
    "narrated": [1, 1, 1],
    "unnamed_share": [1 / 3, 0, 1],
    "narrated_share": [1 / 3, 1 / 2, 1],
}


@pytest.mark.parametrize("name", COUNTS)
def test_it_counts(name):
    assert ROWS[name].tolist() == COUNTS[name]


def test_a_source_without_a_record_shown_has_no_row():
    assert unused_titles(ROWS, SOURCES) == ["Mango"]


def test_an_empty_table_has_no_rows():
    rows = source_rows(RECORDS.head(0), SOURCES)

    assert rows.empty
    assert in_words(rows).empty
    assert unused_titles(rows, SOURCES) == ["Zebra", "Apple", "Mango", "Cherry"]


def test_the_ends_are_as_coarse_as_written():
    assert ROWS["first_day"].fillna("open").tolist() == ["2023", "2024-03-01", "open"]
    assert ROWS["last_day"].tolist() == ["2024-03-03", "2024-03-04", "2024-04-01"]


def test_of_dates_that_begin_together_the_coarsest_is_taken():
    records = RECORDS.assign(date=["2024-03-01", "2024-03", "2024", "2024-03-31", "2024-01-01"])

    rows = source_rows(with_bounds(records), SOURCES)

    assert rows["first_day"].tolist() == ["2024", "2024-03", "2024-01-01"]


def test_the_days_are_in_words():
    words = in_words(ROWS)["Covers"].tolist()

    assert words == ["2023 to 3 Mar 2024", "1 Mar to 4 Mar 2024", "by 1 Apr 2024"]


def test_an_open_end_is_said():
    records = with_bounds(RECORDS.assign(date="2024-03-04/.."))

    assert set(in_words(source_rows(records, SOURCES))["Covers"]) == {"from 4 Mar 2024"}


def test_an_inferred_date_says_so():
    assert in_words(ROWS)["Published"].tolist()[:2] == ["5 Mar 2024", "2 Mar 2024, inferred"]


def test_only_a_web_address_is_a_link():
    assert in_words(ROWS)["Link"].tolist() == ["https://gazette.example/1", "", ""]


def test_the_kind_carries_the_language_where_it_is_known():
    assert in_words(ROWS)["Kind"].tolist()[:2] == ["News report, en", "Official text"]
