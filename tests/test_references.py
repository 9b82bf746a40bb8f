"""Ids, alone and in lists, against the tables they refer to."""

import pandas as pd
import pytest

from tests.cases import harbour, problems_of, with_cells, write_case

ACTORS = "envoy, mediator, northland, official, port, southland"
SOURCES = "bulletin, gazette-1, gazette-2"
RECORDS = "H-1, H-2, H-3, H-4, H-5, H-6, H-7, H-8"
GAP = "a value is missing before or after ';'."
TWICE = "stands twice in the list."

# What is broken: column and value of line 3, what is said of the cell.
CELLS = {
    "unknown actor": (
        "actor",
        "nordland",
        [f"'nordland' is unknown. Did you mean 'northland'? Known: {ACTORS}."],
    ),
    "name for an id": (
        "actor",
        "Northland",
        [f"'Northland' is unknown. Did you mean 'northland'? Known: {ACTORS}."],
    ),
    "one unknown of three": (
        "recipient",
        "southland;harbour;port",
        [f"'harbour' is unknown. Known: {ACTORS}."],
    ),
    "two unknown": (
        "recipient",
        "east;southland;west",
        [f"'east' is unknown. Known: {ACTORS}.", f"'west' is unknown. Known: {ACTORS}."],
    ),
    "space behind the semicolon": (
        "recipient",
        "southland; port",
        [f"' port' is unknown. Did you mean 'port'? Known: {ACTORS}."],
    ),
    "two speakers": (
        "speaker",
        "envoy;port",
        [f"'envoy;port' is unknown. Known: {ACTORS}."],
    ),
    "unknown issue": (
        "issue",
        "fee",
        ["'fee' is unknown. Did you mean 'fees'? Known: fees, pilots, prisoner, summit."],
    ),
    # Two are as near: neither is offered.
    "unknown source": ("source", "gazette-3", [f"'gazette-3' is unknown. Known: {SOURCES}."]),
    "unknown record": ("responds_to", "H-1;H-9", [f"'H-9' is unknown. Known: {RECORDS}."]),
    "gap within": ("actor", "northland;;envoy", [GAP]),
    "gap behind": ("actor", "northland;", [GAP]),
    "nothing but a semicolon": ("actor", ";", [GAP, GAP]),
    "twice the same": ("actor", "envoy;northland;envoy", [f"'envoy' {TWICE}"]),
    "thrice the same": ("source", "bulletin;bulletin;bulletin", [f"'bulletin' {TWICE}"] * 2),
}

ALIASES = {
    "the name of another": ("southland", "'southland' is the name or id of the actor on line 4."),
    "the id of another": ("Mediator", "'Mediator' is the name or id of the actor on line 6."),
    "one of two": ("Nord;PORT", "'PORT' is the name or id of the actor on line 5."),
}


@pytest.mark.parametrize(("column", "value", "messages"), CELLS.values(), ids=CELLS)
def test_a_bad_id_is_named_with_what_is_known(tmp_path, column, value, messages):
    folder = write_case(tmp_path, records=with_cells("records", 3, **{column: value}))

    assert problems_of(folder) == [f"records.csv, line 3, {column}: {text}" for text in messages]


def test_a_record_may_answer_one_further_down(tmp_path):
    folder = write_case(tmp_path, records=with_cells("records", 2, responds_to="H-8"))

    assert problems_of(folder) == []


def test_of_many_known_ids_twelve_are_named(tmp_path):
    more = pd.concat([harbour("actors").tail(1)] * 20)
    more = more.assign(actor_id=[f"z-{i}" for i in range(20)], name=[f"Z{i}" for i in range(20)])
    records = with_cells("records", 3, speaker="nobody")

    folder = write_case(tmp_path, records=records, actors=pd.concat([harbour("actors"), more]))

    assert problems_of(folder) == [
        f"records.csv, line 3, speaker: 'nobody' is unknown. Known: {ACTORS}, "
        "z-0, z-1, z-10, z-11, z-12, z-13 and 14 more."
    ]


def test_among_very_many_ids_a_near_one_is_not_looked_for(tmp_path):
    more = pd.concat([harbour("actors").tail(1)] * 1000)
    names = [f"z-{i}" for i in range(1000)]
    actors = pd.concat([harbour("actors"), more.assign(actor_id=names, name=names)])

    folder = write_case(tmp_path, records=with_cells("records", 3, speaker="envoi"), actors=actors)

    assert "Did you mean" not in "".join(problems_of(folder))


@pytest.mark.parametrize(("aliases", "message"), ALIASES.values(), ids=ALIASES)
def test_an_alias_must_not_name_another_actor(tmp_path, aliases, message):
    folder = write_case(tmp_path, actors=with_cells("actors", 2, aliases=aliases))

    assert problems_of(folder) == [f"actors.csv, line 2, aliases: {message}"]


@pytest.mark.parametrize(("aliases", "message"), [("a;;b", GAP), ("a;b;a", f"'a' {TWICE}")])
def test_a_list_of_names_has_no_gap_and_nothing_twice(tmp_path, aliases, message):
    folder = write_case(tmp_path, actors=with_cells("actors", 2, aliases=aliases))

    assert problems_of(folder) == [f"actors.csv, line 2, aliases: {message}"]


def test_an_alias_may_be_a_spelling_of_the_own_name_or_id(tmp_path):
    folder = write_case(tmp_path, actors=with_cells("actors", 2, aliases="NORTHLAND;Nordland"))

    assert problems_of(folder) == []


@pytest.mark.parametrize("name", ["actors", "issues", "sources"])
def test_ids_are_not_looked_for_in_a_table_that_could_not_be_read(tmp_path, name):
    folder = write_case(tmp_path, **{name: None})

    assert problems_of(folder) == [f"{name}.csv: the file is missing."]


def test_ids_are_not_looked_for_in_a_table_with_a_bad_row(tmp_path):
    text = harbour("issues").to_csv(index=False, lineterminator="\n")

    folder = write_case(tmp_path, issues=text.replace(",Harbour,,2", ",Harbour,2"))

    assert problems_of(folder) == ["issues.csv, line 2: the row has 5 cells, the header has 6."]
