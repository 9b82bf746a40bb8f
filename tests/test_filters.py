"""An analyst sees exactly the records a filter names, and reads what it names."""

from datetime import date

import pandas as pd
import pytest

from lib.choices import FIELDS, Choices
from lib.filters import Filters, say_days
from tests import table

RECORDS = table("""
record_id|record_type|side     |actor |recipient|issue_group|issue|act   |stance |event_type|status   |attribution|speech  |source|confidence|earliest  |latest    |known_on  |corroborated_on|title      |summary|quote|condition
r1       |event      |Joint    |n;s   |         |Trade      |fees |      |       |CONSULT   |occurred |outlet     |narrated|d1    |high      |2024-01-05|2024-01-06|2024-01-07|               |They met   |       |     |
r2       |statement  |Northland|n     |s        |Trade      |fees |offer |support|          |occurred |named      |direct  |d1;d2 |high      |2024-01-20|2024-01-20|2024-01-21|2024-01-25     |An offer   |Fees!  |     |
r3       |statement  |Southland|s     |n        |Trade      |fees |refuse|oppose |          |occurred |unnamed    |reported|d2    |low       |          |2024-02-01|2024-02-02|               |A refusal  |       |     |if the ÄRA ends
r4       |statement  |Southland|s     |         |Borders    |line |assess|       |          |occurred |named      |direct  |d2    |medium    |2024-03-02|          |2024-03-03|               |A look back|       |Line |
r5       |statement  |Northland|nn    |         |Borders    |line |demand|support|          |retracted|named      |direct  |d3    |high      |2024-03-09|2024-03-09|2024-03-10|               |Misread    |       |     |
""")  # fmt: skip

CASES = {
    "an empty filter keeps all but what the coder took back": (Filters(), "r1 r2 r3 r4"),
    "values combine with OR": (Filters(side=("Northland", "Southland")), "r2 r3 r4"),
    "fields combine with AND": (Filters(side=("Southland",), issue=("fees",)), "r3"),
    "an actor is found in a list": (Filters(actor=("s",)), "r1 r3 r4"),
    "an actor is not found inside another id": (
        Filters(actor=("n",), status=("retracted", "occurred")),
        "r1 r2",
    ),
    "a recipient is found": (Filters(recipient=("n",)), "r3"),
    "a source is found in a list": (Filters(source=("d1",)), "r1 r2"),
    "a kind restricts": (Filters(record_type=("event",)), "r1"),
    "an empty stance fails a stance condition": (Filters(stance=("support", "oppose")), "r2 r3"),
    "a retracted record is shown when asked for": (Filters(status=("retracted",)), "r5"),
    "both end days are included": (Filters(start=date(2024, 1, 6), end=date(2024, 1, 20)), "r1 r2 r3"),
    "an open start can have been any time before": (Filters(end=date(2023, 1, 1)), "r3"),
    "an open end can be any time after": (Filters(start=date(2030, 1, 1)), "r4"),
    "a span that only touches the range is kept": (Filters(end=date(2024, 1, 5)), "r1 r3"),
    "as of a day, only what was known": (Filters(as_of=date(2024, 2, 1)), "r1 r2"),
    "two independent sources": (Filters(backing=("two",)), "r2"),
    "one source": (Filters(backing=("one",)), "r1 r3 r4"),
    "two sources, the second not yet published": (Filters(backing=("two",), as_of=date(2024, 1, 24)), ""),
    "two sources, the second just published": (Filters(backing=("two",), as_of=date(2024, 1, 25)), "r2"),
    "text is found whatever its case": (Filters(text="fees!"), "r2"),
    "text is found with its umlauts": (Filters(text="ära"), "r3"),
    "text is no pattern": (Filters(text="."), ""),
    "no match gives no rows": (Filters(side=("Nobody",)), ""),
}  # fmt: skip


@pytest.mark.parametrize(("filters", "kept"), CASES.values(), ids=CASES.keys())
def test_apply(filters, kept):
    assert " ".join(filters.apply(RECORDS)["record_id"]) == kept


def test_apply_leaves_its_input_alone():
    before = RECORDS.copy()

    Filters(actor=("n",), text="a").apply(RECORDS)

    assert RECORDS.equals(before)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_restricts(field):
    assert Filters(**{field.name: ("no such value",)}).apply(RECORDS).empty


BY_ACTOR = RECORDS.assign(actor_id=RECORDS["actor"].str.split(";")).explode("actor_id")
BY_ACTOR["actor_side"] = BY_ACTOR["actor_id"].map(
    {"n": "Northland", "nn": "Northland", "s": "Southland"}
)

ACTOR_CASES = {
    "co-actors of a chosen actor are left out": (Filters(actor=("s",)), "r1:s r3:s r4:s"),
    "without an actor chosen all are there": (Filters(issue=("fees",)), "r1:n r1:s r2:n r3:s"),
    "a side's joint records are Joint, not its own": (Filters(side=("Northland",)), "r2:n"),
    "Joint keeps every actor of it": (Filters(side=("Joint",)), "r1:n r1:s"),
}


@pytest.mark.parametrize(("filters", "kept"), ACTOR_CASES.values(), ids=ACTOR_CASES.keys())
def test_apply_by_actor(filters, kept):
    rows = filters.apply_by_actor(BY_ACTOR)

    assert " ".join(rows["record_id"] + ":" + rows["actor_id"]) == kept


NAMES = {field.name: {} for field in FIELDS} | {
    "actor": {"n": "Northland’s minister", "s": "Southland"},
    "issue": {"fees": "Harbour fees"},
    "stance": {"oppose": "Opposes", "support": "Supports"},
}

WORDS = {
    "nothing chosen": (Filters(), "all records"),
    "a kind alone": (Filters(record_type=("event",)), "all events"),
    "who and what": (
        Filters(record_type=("statement",), actor=("n", "s"), issue=("fees",)),
        "statements by Northland’s minister or Southland, on Harbour fees",
    ),
    "a closed word": (Filters(stance=("oppose", "support")), "records with stance “Opposes or Supports”"),
    "days, which never claim more than is known": (
        Filters(start=date(2024, 1, 1), end=date(2024, 1, 29)),
        "records which can have happened 1 to 29 January 2024",
    ),
    "text and the day asked for": (
        Filters(text="land", as_of=date(2024, 1, 29)),
        "records containing “land”, as known on 29 January 2024",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("filters", "words"), WORDS.values(), ids=WORDS.keys())
def test_describe(filters, words):
    assert filters.describe(Choices(NAMES, {})) == words


DAYS = {
    "on 1 March 2024": (date(2024, 3, 1), date(2024, 3, 1)),
    "1 to 3 March 2024": (date(2024, 3, 1), date(2024, 3, 3)),
    "1 March to 3 April 2024": (date(2024, 3, 1), date(2024, 4, 3)),
    "31 December 2023 to 3 April 2024": (date(2023, 12, 31), date(2024, 4, 3)),
    "from 1 March 2024": (date(2024, 3, 1), None),
    "up to 1 March 2024": (None, date(2024, 3, 1)),
}


@pytest.mark.parametrize(("words", "days"), DAYS.items(), ids=DAYS.keys())
def test_days_are_said_without_repeating_the_year(words, days):
    assert say_days(*days) == words


def test_dropping_one_value_keeps_the_others():
    assert Filters(side=("a", "b"), text="x").without("side", "a") == Filters(side=("b",), text="x")


def test_dropping_a_field_empties_it():
    assert Filters(side=("a",), as_of=date(2024, 1, 1)).without("as_of") == Filters(side=("a",))


SIGNS = ["a.b", "(c)", "x|y", "d\\e", "f*", "[g]", "h^$", "{1}", "möwe-1", "+", "?", "a b", "_i"]


@pytest.mark.parametrize("chosen", SIGNS)
def test_an_id_in_a_list_is_found_by_all_its_signs_and_no_other(chosen):
    cells = pd.DataFrame({"actor": [*SIGNS, f"n;{chosen}", f"{chosen};n", "axb", "c", "x", None]})
    cells = cells.astype("str").assign(status="occurred")

    found = Filters(actor=(chosen,)).apply(cells)["actor"].tolist()

    assert found == [chosen, f"n;{chosen}", f"{chosen};n"]
