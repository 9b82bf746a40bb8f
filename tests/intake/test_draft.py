"""What a table's own words tell about how to map it."""

import pytest

from lib.intake.draft import draft
from lib.intake.header_words import meant_by
from tests.intake.tables import harbour_tables, opened

HEADS = {
    "Datum": "date",
    "DATE": "date",
    "Akteur": "actor",
    "Sprecher/in": "speaker",
    "Thema": "issue",
    "Haltung": "stance",
    "Position": "stance",
    "Zitat": "quote",
    "Titel": "title",
    "Thème": "issue",
    "Empfänger": "recipient",
    "Veröffentlicht am": "source.published_on",
    "record_type": "record_type",
    "source.url": "source.url",
    "Language": "source.language",
    "Haltnug": "stance",
    "title": "title",
}


@pytest.mark.parametrize("head", HEADS)
def test_a_head_means_one_field(head):
    assert meant_by(head) == HEADS[head]


@pytest.mark.parametrize("head", ["Quelle", "Wetter", "", "fact", "Nr of", "Region"])
def test_a_head_that_could_mean_anything_means_nothing(head):
    assert meant_by(head) == ""


def test_a_field_that_is_taken_is_not_meant():
    assert meant_by("Datum", ["date"]) == ""


def test_columns_are_mapped_by_their_heads():
    recipe = draft(opened("Datum;Akteur;Wetter\n2026-01-29;Northland;rain"), {})

    assert recipe.columns == {"date": "Datum", "actor": "Akteur"}
    assert recipe.shape == ("Datum", "Akteur", "Wetter")
    assert recipe.ignored == ()


def test_two_columns_that_mean_one_field_are_both_left_open():
    assert draft(opened("Datum;Date\n2026-01-29;2026-01-29"), {}).columns == {}


def test_a_head_that_stands_twice_is_left_open():
    assert draft(opened("Datum;Datum\n2026-01-29;2026-01-29"), {}).columns == {}


SOURCES = {
    "addresses": ("https://gazette.example/1", "source.url"),
    "names": ("Harbour Gazette", "source.publisher"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_the_cells_tell_what_of_a_source_a_column_holds(name):
    cell, field = SOURCES[name]

    assert draft(opened(f"Quelle;Datum\n{cell};2026"), {}).columns[field] == "Quelle"


PREFIXES = {
    "none in a new case": ("Datum;Akteur\n2026;x", {}, "R-"),
    "as in the case": ("Datum;Akteur\n2026;x", harbour_tables(), "H-"),
    "apart from the case's numbers": ("ID;Datum\n7001;2026", harbour_tables(), "H-T-"),
    "none if they are the case's": ("ID;Datum\nH-3;2026", harbour_tables(), ""),
}


@pytest.mark.parametrize("name", PREFIXES)
def test_ids_begin(name):
    text, tables, prefix = PREFIXES[name]

    assert draft(opened(text), tables).id_prefix == prefix


def test_a_column_without_head_and_cells_is_left_out():
    assert draft(opened("Datum;Akteur;\n2026;x;\n2027;y;"), {}).ignored == ("",)
