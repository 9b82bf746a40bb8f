"""Whom a typed name means: exactly one, or it is asked."""

import pytest

from lib.editing.spellings import find_actor, near_actors
from tests import table

ACTORS = table("""
actor_id  | name      | short_name | aliases
northland | Northland | North      | Nordland;The North
southland | Southland | South      | The South
party-a   | Party A   |            | The coalition
party-b   | Party B   |            | The coalition
""")

EXACT = {
    "its name": ("Northland", "northland"),
    "in capitals": ("NORTHLAND", "northland"),
    "its id": ("party-a", "party-a"),
    "its short name": ("South", "southland"),
    "an alias": ("nordland", "northland"),
    "spaces around": (" Northland ", "northland"),
    "a near spelling": ("Northlnd", None),
    "an alias of two": ("The coalition", None),
    "nobody": ("Island", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("written", "expected"), EXACT.values(), ids=EXACT)
def test_a_name_is_taken_only_where_it_is_exactly_that_of_one_actor(written, expected):
    assert find_actor(written, ACTORS) == expected


NEAR = {
    "one is near": ("Northlnd", ["northland"]),
    "two spellings of one actor": ("Norland", ["northland"]),
    "two parties are as near": ("Party C", ["party-b", "party-a"]),
    "one alias of two": ("The coalition", ["party-a", "party-b"]),
    "nobody is near": ("Island Republic", []),
}


@pytest.mark.parametrize(("written", "expected"), NEAR.values(), ids=NEAR)
def test_all_who_are_near_are_named_and_none_is_chosen(written, expected):
    assert sorted(near_actors(written, ACTORS)) == sorted(expected)
