"""What an import would do to the harbour case, row by row."""

import pandas as pd
import pytest

from lib.exceptions import Problem
from lib.intake.imported import Imported
from lib.intake.incoming import compare, merged
from lib.intake.states import State
from lib.schema import TABLES
from tests.intake.tables import harbour_tables


def brought(*rows, given=None, refused=(), **others):
    """An import of records, on the lines from 2; rows are (row of the case, other cells)."""
    lines = [harbour_tables()["records"].loc[row].to_dict() | cells for row, cells in rows]
    columns = list(TABLES["records"].columns)
    records = pd.DataFrame(lines, columns=columns, dtype="str")
    records.index += 2
    return Imported({"records": records, **others}, given=given, refused=refused)


def of_table(table, *rows):
    """Rows of actors, issues or sources that a file brings."""
    return pd.DataFrame(rows, columns=list(TABLES[table].columns), dtype="str")


def told(incoming):
    """State, what it is like, and why, of each row."""
    columns = incoming.rows[["state", "like", "why"]].fillna("")
    return [tuple(row) for row in columns.itertuples(index=False)]


def states(incoming):
    return incoming.rows["state"].tolist()


NEW_QUOTE = {"record_id": "X-1", "quote": "no fees at all"}


def test_a_record_of_the_case_is_unchanged():
    assert states(compare(harbour_tables(), brought((0, {}), (1, {})))) == [
        "unchanged",
        "unchanged",
    ]


def test_a_changed_cell_is_shown_with_what_it_was():
    incoming = compare(harbour_tables(), brought((1, {"confidence": "low"})))

    assert states(incoming) == ["changed"]
    assert incoming.changes.to_numpy().tolist() == [
        ["records", "H-2", "corrected", "confidence", "high", "low"]
    ]


def test_cells_that_the_file_does_not_speak_of_stay():
    given = frozenset({"title", "note"})
    row = (1, {"title": "Halve them", "confidence": None, "coder": "Lee"})

    incoming = compare(harbour_tables(), brought(row, given=given))

    assert incoming.changes["column"].tolist() == ["title"]
    assert incoming.records["coder"].tolist() == ["Kim"]


def test_a_row_that_only_moved_in_its_file_is_unchanged():
    tables = harbour_tables()
    tables["records"].loc[1, "locator"] = "row 17; para 4"

    assert states(compare(tables, brought((1, {"locator": "row 18; para 4"})))) == ["unchanged"]


def test_a_row_that_moved_and_changed_keeps_its_locator():
    tables = harbour_tables()
    tables["records"].loc[1, "locator"] = "row 17"

    incoming = compare(tables, brought((1, {"locator": "row 18", "note": "x"})))

    assert incoming.changes["column"].tolist() == ["note"]


def test_another_place_in_the_source_is_a_change():
    tables = harbour_tables()
    tables["records"].loc[1, "locator"] = "row 17; para 4"

    assert states(compare(tables, brought((1, {"locator": "row 17; para 5"})))) == ["changed"]


def test_equal_rows_of_one_id_are_duplicates_of_the_first():
    rows = [(1, NEW_QUOTE | {"locator": f"row {line}"}) for line in (2, 3, 4)]

    assert told(compare(harbour_tables(), brought(*rows))) == [
        ("new", "", ""),
        ("duplicate", "line 2", "it says what line 2 says."),
        ("duplicate", "line 2", "it says what line 2 says."),
    ]


def test_unequal_rows_of_one_id_are_all_refused():
    rows = [(1, NEW_QUOTE), (1, NEW_QUOTE | {"note": "x", "title": "y"}), (0, {})]

    incoming = compare(harbour_tables(), brought(*rows))

    why = "record_id: 'X-1' stands on lines 2, 3, not the same in title, note."
    assert told(incoming) == [("refused", "", why), ("refused", "", why), ("unchanged", "", "")]


def test_the_same_quote_under_another_id_is_a_duplicate_of_the_harbour_tables():
    row = (1, {"record_id": "X-1", "title": "Other words", "recipient": None})

    assert told(compare(harbour_tables(), brought(row))) == [
        ("duplicate", "H-2", "it says what H-2 says.")
    ]


@pytest.mark.parametrize("column", ["actor", "issue", "date", "source", "quote"])
def test_a_quote_differing_in_one_of_five_columns_is_new(column):
    other = {
        "actor": "southland",
        "issue": "pilots",
        "date": "2031-03-03",
        "source": "gazette-1",
        "quote": "Die Gebühren",
    }

    row = (1, {"record_id": "X-1", column: other[column]})

    assert states(compare(harbour_tables(), brought(row))) == ["new"]


def test_the_same_quote_twice_in_the_file_is_a_duplicate_by_line():
    rows = [(1, NEW_QUOTE), (1, NEW_QUOTE | {"record_id": "X-2", "note": "x"})]

    assert told(compare(harbour_tables(), brought(*rows)))[1] == (
        "duplicate",
        "line 2",
        "it says what line 2 says.",
    )


def test_without_a_quote_only_the_same_in_every_cell_is_a_duplicate():
    rows = [(0, {"record_id": "X-1"}), (0, {"record_id": "X-2", "note": "at the north pier"})]

    assert states(compare(harbour_tables(), brought(*rows))) == ["duplicate", "new"]


def test_a_refused_row_makes_no_duplicate_of_a_good_one():
    rows = [(1, NEW_QUOTE | {"stance": "pro"}), (1, NEW_QUOTE | {"record_id": "X-2"})]

    assert states(compare(harbour_tables(), brought(*rows))) == ["refused", "new"]


def test_what_answers_a_duplicate_answers_the_record_it_repeats():
    rows = [(1, {"record_id": "X-1"}), (2, {"record_id": "X-2", "responds_to": "X-1", "note": "x"})]

    incoming = compare(harbour_tables(), brought(*rows))

    assert states(incoming) == ["duplicate", "new"]
    assert incoming.records["responds_to"].tolist() == ["H-2"]


FAULTS = {
    "an unknown word": (
        {"stance": "suport"},
        "stance: 'suport' is unknown. Did you mean 'support'? "
        "Known: conditional, oppose, support, unclear.",
    ),
    "a rule between cells": ({"act": None}, "act: the cell is empty; a statement needs an act."),
    "no title": ({"title": None}, "title: the cell is empty; a value is required."),
    "an unknown issue": (
        {"issue": "pilotz"},
        "issue: 'pilotz' is unknown. Did you mean 'pilots'? Known: fees, pilots, prisoner, summit.",
    ),
    "an unknown answer": (
        {"responds_to": "H-99"},
        "responds_to: 'H-99' is unknown. Known: H-1, H-2, H-3, H-4, H-5, H-6, H-7, H-8, X-1.",
    ),
    "no id": ({"record_id": None}, "record_id: the cell is empty; a value is required."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_row_that_breaks_a_rule_is_refused_and_the_others_stay(fault):
    cells, why = FAULTS[fault]

    incoming = compare(harbour_tables(), brought((1, NEW_QUOTE | cells), (0, {})))

    assert told(incoming) == [("refused", "", why), ("unchanged", "", "")]


def test_what_answers_a_refused_row_is_refused_with_it():
    rows = [
        (1, NEW_QUOTE | {"stance": "pro"}),
        (2, {"record_id": "X-2", "responds_to": "X-1", "note": "2"}),
        (2, {"record_id": "X-3", "responds_to": "H-1;X-2", "note": "3"}),
    ]

    assert [why for *_, why in told(compare(harbour_tables(), brought(*rows)))][1:] == [
        "responds_to: 'X-1' is refused as well.",
        "responds_to: 'X-2' is refused as well.",
    ]


def test_every_faulty_row_is_refused_however_many_they_are():
    rows = [(1, {"record_id": f"X-{number}", "stance": f"pro {number}"}) for number in range(250)]

    incoming = compare(harbour_tables(), brought(*rows))

    assert incoming.counts[State.REFUSED] == 250
    assert incoming.rows["why"].iloc[-1] == "stance: 'pro 249': as 'pro 0'."


def test_a_row_that_could_not_be_read_is_listed_by_its_line():
    refused = [
        Problem("talks.csv", "'soon' is no date.", 4, "Datum"),
        Problem("talks.csv", "'so' is unknown.", 4, "Haltung"),
    ]

    incoming = compare(harbour_tables(), brought((0, {}), refused=refused))

    assert incoming.rows[["line", "state", "why"]].fillna("").to_numpy().tolist() == [
        [2, "unchanged", ""],
        [4, "refused", "Datum: 'soon' is no date. Haltung: 'so' is unknown."],
    ]


NORDLAND = ("n", "NORDLAND", None, None, "Northland", "state", None, None)


def test_an_actor_is_found_in_the_case_by_an_alias():
    row = (1, NEW_QUOTE | {"actor": "n;northland", "recipient": "port;n"})

    incoming = compare(harbour_tables(), brought(row, actors=of_table("actors", NORDLAND)))

    assert incoming.records[["actor", "recipient"]].to_numpy().tolist() == [
        ["northland", "port;northland"]
    ]
    assert incoming.joined == ["The actor 'NORDLAND' is 'northland' of the case."]
    assert len(incoming.added["actors"]) == 0


def test_a_name_that_two_actors_share_is_refused_not_guessed():
    tables = harbour_tables()
    tables["actors"].loc[3, "short_name"] = "Nordland"

    incoming = compare(
        tables, brought((1, NEW_QUOTE | {"actor": "n"}), actors=of_table("actors", NORDLAND))
    )

    why = "actor: the actor 'NORDLAND' can be 'northland' or 'port'."
    assert told(incoming) == [("refused", "", why)]


def test_an_issue_is_found_in_the_case_by_its_proposition():
    issue = ("f", "Fees", "Southland should halve the fees.", "Harbour", None, None)

    incoming = compare(
        harbour_tables(), brought((1, NEW_QUOTE | {"issue": "f"}), issues=of_table("issues", issue))
    )

    assert incoming.records["issue"].tolist() == ["fees"]


def source(**cells):
    common = {
        "source_id": "s",
        "title": "Talks resume",
        "publisher": "Harbour Gazette",
        "published_on": "2031-03-04",
        "published_basis": "stated",
        "kind": "news",
    }
    return pd.DataFrame([common | cells]).reindex(columns=list(TABLES["sources"].columns))


SOURCES = {
    "by its address": ({"url": "https://gazette.example/1", "title": "Other"}, "gazette-1"),
    "by title, publisher and day": ({}, "gazette-1"),
    "not by these with another address": ({"url": "https://gazette.example/9"}, "s"),
    "not on another day": ({"published_on": "2031-03-05"}, "s"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_is_found_in_the_case(name):
    cells, found = SOURCES[name]

    incoming = compare(
        harbour_tables(),
        brought((1, NEW_QUOTE | {"source": "s"}), sources=source(**cells).astype("str")),
    )

    assert incoming.records["source"].tolist() == [found]


def test_records_of_an_actor_that_the_case_cannot_take_are_refused():
    actor = ("n", "Nowhere", None, None, "Joint", "state", None, None)

    incoming = compare(
        harbour_tables(), brought((1, NEW_QUOTE | {"actor": "n"}), actors=of_table("actors", actor))
    )

    assert told(incoming) == [
        (
            "refused",
            "",
            "actor: the actor 'n': side: 'Joint' is reserved for records with actors of several sides.",
        )
    ]


def test_new_rows_come_behind_those_that_were_there():
    tables = harbour_tables()
    row = (1, NEW_QUOTE | {"actor": "n"})
    actors = of_table("actors", ("n", "Nowhere", *NORDLAND[2:]), ("m", "Unused", *NORDLAND[2:]))

    after = merged(tables, compare(tables, brought(row, actors=actors)), take_changed=False)

    assert after["records"]["record_id"].tolist() == [*tables["records"]["record_id"], "X-1"]
    assert after["records"].iloc[:-1].equals(tables["records"])
    assert after["actors"]["actor_id"].tolist() == [*tables["actors"]["actor_id"], "n"]
    assert after["sources"].equals(tables["sources"])


@pytest.mark.parametrize(
    ("take", "title"), [(True, "Halve them"), (False, "Demands that the fees")]
)
def test_changed_rows_are_taken_only_if_asked(take, title):
    tables = harbour_tables()

    after = merged(tables, compare(tables, brought((1, {"title": "Halve them"}))), take)

    assert after["records"].loc[1, "title"].startswith(title)
    assert after["records"].drop(index=1).equals(tables["records"].drop(index=1))


def test_a_new_case_takes_all_that_its_records_name():
    tables = harbour_tables()
    file = Imported(tables | {"records": tables["records"].set_axis(range(2, 10))})

    incoming = compare({}, file)
    after = merged({}, incoming, take_changed=False)

    assert incoming.counts[State.NEW] == 8
    assert after["records"].equals(tables["records"])
    assert after["actors"]["actor_id"].tolist() == tables["actors"]["actor_id"].tolist()


def test_a_file_without_rows_changes_nothing():
    tables = harbour_tables()
    incoming = compare(tables, brought())

    assert set(incoming.counts.values()) == {0}
    assert merged(tables, incoming, True)["records"].equals(tables["records"])


ORDERS = {
    "turned round": [2, 1, 0],
    "with gaps": [0, 2, 5],
    "among new ones": [4, "X-1", 2, "X-2", 0],
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_rows_may_stand_in_any_order(order):
    """Rows that follow each other are taken by another way than those that do not."""
    rows = [
        (row, {}) if isinstance(row, int) else (0, {"record_id": row, "title": row, "quote": None})
        for row in order
    ]

    incoming = compare(harbour_tables(), brought(*rows))

    assert states(incoming) == ["unchanged" if isinstance(row, int) else "new" for row in order]
    assert incoming.records["record_id"].tolist() == [row for row in order if row in ("X-1", "X-2")]
