"""Documents that rest on the same original count as one."""

from datetime import date

import pytest

from lib.origins import Cited, corroborated_on, originals
from tests import table

SOURCES = table("""
    source_id | publisher | published_on
    g1        | Gazette   | 2024-03-01
    g2        | Gazette   | 2024-03-02
    w         | The Wire  | 2024-03-03
    r         | Radio     | 2024-03-05
""")
PUBLISHERS = dict(zip(SOURCES["source_id"], SOURCES["publisher"], strict=True))
PUBLISHED = dict(zip(SOURCES["source_id"], SOURCES["published_on"], strict=True))

SECOND_DAYS = {
    "one document": ("g1", None, None),
    "two documents of one publisher": ("g1;g2", None, None),
    "two publishers": ("g1;w", None, "2024-03-03"),
    "the later one named first": ("w;g1", None, "2024-03-03"),
    "a document that quotes the other's publisher": ("g1;w", "The Wire", None),
    "a document that quotes it in another spelling": ("g1;w", " the WIRE", None),
    "a document that quotes a third": ("g1;w", "Radio", "2024-03-03"),
    "three publishers": ("r;g1;w", None, "2024-03-03"),
}


@pytest.mark.parametrize(("ids", "via", "day"), SECOND_DAYS.values(), ids=SECOND_DAYS.keys())
def test_the_day_on_which_a_second_original_had_reported_it(ids, via, day):
    assert corroborated_on(ids, via, PUBLISHERS, PUBLISHED) == day


def test_the_outlet_quoted_stands_for_the_first_source_only():
    assert originals("g1;g2", "Radio", PUBLISHERS) == {"g1": "radio", "g2": "gazette"}


RECORDS = table("""
    record_id | source | via
    1         | g1     |
    2         | g2     |
    3         | w      | Gazette
    4         | w      |
    5         | r      | The Wire
    6         | g1;w   |
""")


def test_originals_are_counted_once():
    assert Cited(SOURCES, date(2024, 3, 9)).count(RECORDS)[1] == 2


def test_what_was_not_yet_published_does_not_count():
    assert Cited(SOURCES, date(2024, 3, 2)).count(RECORDS)[1] == 1


def test_without_records_there_is_none():
    assert Cited(SOURCES, date(2024, 3, 9)).count(RECORDS.head(0))[1] == 0


def test_documents_are_counted_beside_their_originals():
    assert Cited(SOURCES, date(2024, 3, 9)).count(RECORDS) == (4, 2)
