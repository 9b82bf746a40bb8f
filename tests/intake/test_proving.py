"""How a mapped table is written: its dates and lists."""

import pytest

from lib.intake.proving import table_findings
from lib.intake.recipe import Recipe
from tests.intake.tables import harbour_tables, opened

COLUMNS = {"date": "Datum", "actor": "Wer", "responds_to": "Auf", "record_id": "Nr"}


def proved(text, columns=COLUMNS, tables=None, **parts):
    """Key of each finding -> what was proved."""
    recipe = Recipe(columns=columns, **parts)
    return {each.key: each.value for each in table_findings(recipe, opened(text), tables or {})}


def test_every_mapped_column_of_dates_or_lists_is_looked_at():
    assert proved("Datum;Wer;Auf;Nr;More\n03/13/2026;x;;1;a, b") == {
        "dates: Datum": "month",
        "list: Wer": "none",
        "list: Auf": "none",
    }


LISTS = {
    "names of the case": ("Wer\nNordland / Council", {"actor": "Wer"}, "/"),
    "ids of the case": ("Wer\nnorthland, port", {"actor": "Wer"}, ","),
    "names of actors for a recipient": ("Wer\nNordland | Council", {"recipient": "Wer"}, "|"),
    "other names": ("Wer\nNordland / Eastland", {"actor": "Wer"}, None),
    "sources of the case": ("Wer\ngazette-1, bulletin", {"source": "Wer"}, ","),
    "records of the case": ("Wer\nH-1, H-2", {"responds_to": "Wer"}, ","),
    "its own ids": ("Wer;Nr\n8, 9;7\n;8\n;9", {"responds_to": "Wer", "record_id": "Nr"}, ","),
    "ids that it has not": ("Wer;Nr\n8, 9;7\n;8", {"responds_to": "Wer", "record_id": "Nr"}, None),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_separator_is_proved_by(name):
    text, columns, separator = LISTS[name]

    assert proved(text, columns, harbour_tables())["list: Wer"] == separator


def test_ids_of_the_case_are_known_without_its_prefix():
    found = proved("Wer\n1, 2", {"responds_to": "Wer"}, harbour_tables(), id_prefix="H-")

    assert found["list: Wer"] == ","


def test_what_a_recipe_makes_of_parts_does_not_prove_them():
    new = {name: {"name": name} for name in ("Westland", "Eastland")}
    values = {"actor": {name: name for name in new}}

    assert proved("Wer\nWestland, Eastland", {"actor": "Wer"}, actors=new, values=values) == {
        "list: Wer": None
    }


def test_a_column_that_is_gone_is_not_looked_at():
    assert proved("Wer\nx", {"actor": "Who", "recipient": "Wer"}) == {"list: Wer": "none"}
