"""The newest comes first, and every row says in words what it is."""

from lib.analysis.records import in_order_of, records_table
from lib.evidence import newest_records
from tests import table

RECORDS = table("""
record_id|record_type|stance|act    |date         |earliest  |latest    |title|quote|side|issue_name|actor_names|attribution|confidence
r1       |event      |      |       |2024-01-05   |2024-01-05|2024-01-05|Meet |     |N   |          |A, B       |           |
r2       |statement  |oppose|refuse |../2024-02-01|          |2024-02-01|No   |no   |N   |Fees      |A          |named      |high
r3       |statement  |      |decline|2024-03-01/..|2024-03-01|          |Hm   |     |S   |Fees      |B          |unnamed    |low
r4       |statement  |oppose|refuse |2024-02-01   |2024-02-01|2024-02-01|No   |     |N   |Fees      |A          |named      |high
""")  # fmt: skip


def test_the_newest_comes_first_open_ends_before_all_ties_by_id():
    assert newest_records(RECORDS, most=9)["record_id"].tolist() == ["r3", "r2", "r4", "r1"]


def test_no_more_than_asked_for():
    assert newest_records(RECORDS, most=2)["record_id"].tolist() == ["r3", "r2"]


def test_columns_are_those_of_the_table():
    assert list(newest_records(RECORDS, most=9).columns) == list(RECORDS.columns)


def test_each_row_is_in_words():
    rows = records_table(RECORDS, 2024)[["When", "Kind", "Position", "Source"]]

    assert rows.to_numpy().tolist() == [
        ["5 Jan", "Event", "■ Event", ""],
        ["by 1 Feb", "Statement", "✕ Opposes", "Named source"],
        ["from 1 Mar", "Statement", "⊙ Declines to comment", "Unnamed source"],
        ["1 Feb", "Statement", "✕ Opposes", "Named source"],
    ]


def test_records_follow_the_order_of_rows():
    rows = RECORDS[["record_id"]].iloc[[2, 0]]

    assert in_order_of(rows, RECORDS)["title"].tolist() == ["Hm", "Meet"]
