"""Each entry of the codebook has its counts, none is left out."""

from lib.analysis.codebook import actor_entries, issue_entries, voiced_counts
from tests import table

RECORDS = table("""
record_id | record_type | issue | speaker
r1        | statement   | fees  | envoy
r2        | statement   | fees  |
r3        | event       | fees  |
r4        | event       |       |
""")

BY_ACTOR = table("""
record_id | record_type | actor_id
r1        | statement   | north
r2        | statement   | south
r3        | event       | north
r3        | event       | south
r4        | event       | north
""")

ISSUES = table("""
issue_id | name
pilots   | Pilots
fees     | Fees
""")

ACTORS = table("""
actor_id | name      | side
envoy    | An envoy  | N
north    | Northland | N
south    | Southland | S
""")


def test_issues_keep_their_order_and_an_untouched_one_has_zero():
    entries = issue_entries(RECORDS, ISSUES)[["issue_id", "statements", "events"]]

    assert entries.to_numpy().tolist() == [["pilots", 0, 0], ["fees", 2, 1]]


def test_actors_come_by_side_and_weight_with_what_they_voiced_for_others():
    entries = actor_entries(BY_ACTOR, voiced_counts(RECORDS), ACTORS)
    entries = entries[["actor_id", "statements", "events", "voiced"]]

    assert entries.to_numpy().tolist() == [
        ["north", 1, 2, 0],
        ["envoy", 0, 0, 1],
        ["south", 1, 1, 0],
    ]


def test_without_records_every_count_is_zero():
    entries = actor_entries(BY_ACTOR.head(0), voiced_counts(RECORDS.head(0)), ACTORS)

    assert entries[["statements", "events", "voiced"]].to_numpy().sum() == 0
