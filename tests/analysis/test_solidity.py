"""The evidence is counted by how it reached the source, and by what is weak about it."""

from lib.analysis.solidity import (
    KINDS,
    evidence_counts,
    solidity_alt,
    speech_counts,
)
from lib.ui.solidity import FACTS
from lib.vocabulary import Speech
from tests import table, with_bounds

RECORDS = with_bounds(
    table("""
    record_id | speech   | attribution | status      | confidence | date
    r1        | direct   | named       | occurred    | high       | 2024-03-05
    r2        | direct   | unnamed     | unconfirmed | low        | 2024-03-05?
    r3        | narrated | outlet      | occurred    |            | ../2024-03-05
    r4        | narrated | outlet      | occurred    |            | 2024-03-05/..
    r5        |          |             | occurred    |            | 2024-03
    """)
)

COUNTS = evidence_counts(RECORDS)


def test_each_kind_is_counted():
    assert COUNTS == {
        **{"direct": 2, "reported": 0, "narrated": 2, "conduct": 0},
        **{"unnamed": 1, "no_day": 4, "unconfirmed": 1, "low_confidence": 1, "no_speech": 1},
    }


def test_the_ways_of_speech_and_those_without_add_up_to_all():
    assert sum(COUNTS[way] for way in [*Speech, "no_speech"]) == len(RECORDS)


def test_without_records_every_count_is_zero():
    assert set(evidence_counts(RECORDS.head(0)).values()) == {0}


def test_all_four_ways_of_speech_are_listed_those_without_records_too():
    assert speech_counts(COUNTS)[["word", "records"]].to_numpy().tolist() == [
        ["Quoted directly", 2],
        ["Reported, not quoted", 0],
        ["The outlet's own account", 2],
        ["Inferred from conduct", 0],
    ]


def test_every_kind_has_its_bar_or_its_sentence():
    assert set(KINDS) == {*(speech.value for speech in Speech), *FACTS}


def test_the_alternative_text_says_the_counts():
    assert solidity_alt(speech_counts(COUNTS)) == (
        "Bars of how the words of 4 records reached the source: Quoted directly 2, Reported, not "
        "quoted 0, The outlet's own account 2, Inferred from conduct 0. Listed below as well."
    )
