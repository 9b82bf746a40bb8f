"""A foreign table and its recipe -> records."""

from dataclasses import replace
from datetime import date

import pytest

from lib.intake.imported import ImportProblems
from lib.intake.incoming import compare, merged
from lib.intake.mapped import read_table
from lib.intake.recipe import Recipe
from lib.intake.states import State
from tests.intake.tables import harbour_tables, opened

TODAY = date(2031, 6, 1)

TABLE = """
Datum;Akteur;Thema;Haltung;Zitat;Medium
03/13/2031;Nordland;Gebühren;pro;Ja.;Gazette
03/14/2031;NORDLAND;Gebühren;kontra;Nein.;Gazette
03/15/2031;Nord-Land;Gebühren;–;Wir reden.;Bulletin
03/15/2031;Southland;Gebühren;pro;"Ja; ja.";Bulletin
"""

RECIPE = Recipe(
    shape=("Datum", "Akteur", "Thema", "Haltung", "Zitat", "Medium"),
    columns={
        "date": "Datum",
        "actor": "Akteur",
        "issue": "Thema",
        "stance": "Haltung",
        "quote": "Zitat",
        "source.publisher": "Medium",
    },
    constants={
        "record_type": "statement",
        "act": "position",
        "coder": "Kim",
        "source.title": "Talks",
        "source.kind": "news",
    },
    values={
        "actor": dict.fromkeys(["Nordland", "NORDLAND", "Nord-Land"], "nordland"),
        "issue": {"Gebühren": "fees"},
        "stance": {"pro": "support", "kontra": "oppose", "–": "unclear"},
    },
    actors={
        "nordland": {"name": "Nordland", "side": "Nordland", "kind": "state"},
        "southland": {"name": "Southland", "side": "Southland", "kind": "state"},
    },
    issues={
        "fees": {"name": "Fees", "proposition": "Fees should be halved.", "issue_group": "Harbour"}
    },
    id_prefix="N-",
)


def read(text=TABLE, recipe=RECIPE, tables=None):
    return read_table(opened(text), recipe, tables or {}, TODAY)


def records(*columns, **others):
    return read(**others).tables["records"][list(columns)].fillna("").to_numpy().tolist()


def test_cells_become_records_by_the_recipe():
    assert records("date", "actor", "issue", "stance", "quote", "coder") == [
        ["2031-03-13", "nordland", "fees", "support", "Ja.", "Kim"],
        ["2031-03-14", "nordland", "fees", "oppose", "Nein.", "Kim"],
        ["2031-03-15", "nordland", "fees", "unclear", "Wir reden.", "Kim"],
        ["2031-03-15", "southland", "fees", "support", "Ja; ja.", "Kim"],
    ]


def test_a_record_stands_at_the_line_of_its_row():
    assert read().tables["records"].index.tolist() == [2, 3, 4, 5]


def test_what_is_read_makes_a_case_without_problems():
    incoming = compare({}, read())

    assert incoming.counts[State.NEW] == 4
    assert merged({}, incoming, False)["actors"]["actor_id"].tolist() == ["nordland", "southland"]


def test_the_same_row_gets_the_same_id_in_the_next_file():
    later = "\n".join([*TABLE.strip().splitlines()[:1], *TABLE.strip().splitlines()[:2:-1]])

    assert {row[0] for row in records("record_id", text=later)} < {
        row[0] for row in records("record_id")
    }


def test_the_next_file_changes_nothing_that_is_there():
    tables = merged({}, compare({}, read()), False)
    next_week = read_table(opened(TABLE), RECIPE, tables, date(2031, 6, 8))

    assert compare(tables, next_week).counts[State.UNCHANGED] == 4


def test_ids_begin_as_the_recipe_says():
    assert all(row[0].startswith("N-") for row in records("record_id"))


def test_equal_rows_are_duplicates():
    again = TABLE + TABLE.strip().splitlines()[-1]

    assert compare({}, read(text=again)).rows["state"].tolist()[-2:] == ["new", "duplicate"]


def test_a_title_is_made_of_what_is_known():
    assert records("title")[1] == ["Nordland – Fees – Opposes"]


def test_their_ids_are_taken_behind_the_prefix():
    recipe = replace(
        RECIPE,
        shape=(*RECIPE.shape, "Nr", "Antwort"),
        columns={**RECIPE.columns, "record_id": "Nr", "responds_to": "Antwort"},
        answers={"list: Antwort": ","},
    )
    text = TABLE.strip().splitlines()
    text = "\n".join([f"{text[0]};Nr;Antwort", f"{text[1]};a 1;", f"{text[2]};N-2;a 1, 3"])

    assert records("record_id", "responds_to", text=text, recipe=recipe) == [
        ["N-a-1", ""],
        ["N-2", "N-a-1;N-3"],
    ]


def test_a_row_describes_its_source():
    columns = ["title", "publisher", "published_on", "published_basis", "kind"]

    assert read().tables["sources"][columns].to_numpy().tolist() == [
        ["Talks", "Gazette", "2031-06-01", "inferred", "news"],
        ["Talks", "Bulletin", "2031-06-01", "inferred", "news"],
    ]


def test_the_ids_of_sources_do_not_hang_on_the_day_of_import():
    later = read_table(opened(TABLE), RECIPE, {}, date(2032, 1, 1))

    assert later.tables["sources"]["source_id"].equals(read().tables["sources"]["source_id"])


def test_a_source_with_an_address_needs_no_title():
    recipe = replace(
        RECIPE,
        columns={**RECIPE.columns, "source.url": "Medium", "source.publisher": "Zitat"},
        constants={**RECIPE.constants, "source.title": " "},
    )
    text = TABLE.replace("Gazette", "https://gazette.example/1")

    assert read(text, recipe).tables["sources"]["title"].iloc[0] == "https://gazette.example/1"


def test_a_file_that_is_its_own_source_is_cited_by_row():
    columns = {field: name for field, name in RECIPE.columns.items() if "." not in field}
    constants = {**RECIPE.constants, "source.publisher": "Kim", "source.kind": "dataset"}
    recipe = replace(RECIPE, columns=columns, constants=constants, ignored=("Medium",))

    assert records("locator", recipe=recipe) == [["row 2"], ["row 3"], ["row 4"], ["row 5"]]


def test_sources_of_the_case_can_be_named_by_id():
    columns = {field: name for field, name in RECIPE.columns.items() if "." not in field}
    recipe = replace(RECIPE, columns={**columns, "source": "Medium"})

    assert records("source", recipe=recipe)[0] == ["Gazette"]


def test_the_cells_of_a_list_become_a_list():
    recipe = replace(RECIPE, answers={"list: Akteur": "&"})
    text = TABLE.replace("NORDLAND", "Southland & Nordland & Nord-Land&")

    assert records("actor", text=text, recipe=recipe)[1] == ["southland;nordland"]


def test_one_value_can_stand_for_two_actors():
    values = {
        **RECIPE.values,
        "actor": {**RECIPE.values["actor"], "NORDLAND": "southland;nordland"},
    }

    assert records("actor", recipe=replace(RECIPE, values=values))[1] == ["southland;nordland"]


def test_a_value_left_empty_on_purpose_is_empty():
    values = {**RECIPE.values, "stance": {**RECIPE.values["stance"], "–": None}}

    assert records("stance", recipe=replace(RECIPE, values=values))[2] == [""]


def test_names_of_the_case_are_taken_and_said():
    values = {**RECIPE.values, "actor": {}, "issue": {"Gebühren": "fees"}}
    recipe = replace(RECIPE, values=values, actors={}, issues={})

    imported = read(TABLE.replace("Nord-Land", "north"), recipe, harbour_tables())

    assert imported.tables["records"]["actor"].unique().tolist() == ["northland", "southland"]
    assert "Akteur: 'NORDLAND' is 'northland', which has this name." in imported.notes


FAULTS = {
    "a date in another order": (
        "03/14/2031",
        "13/14/2031",
        "Datum",
        "'13/14/2031' is no date written month first.",
    ),
    "an actor that is not mapped": (
        "NORDLAND",
        "Nordlant",
        "Akteur",
        "'Nordlant' is unknown. Did you mean 'nordland'? Known: nordland, southland.",
    ),
    "a stance that is not mapped": (
        "kontra",
        "con",
        "Haltung",
        "'con' is unknown. Known: conditional, oppose, support, unclear.",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_row_is_refused_by_line_and_column_and_the_others_stay(fault):
    theirs, wrong, column, reason = FAULTS[fault]

    imported = read(TABLE.replace(theirs, wrong))

    assert [str(problem) for problem in imported.refused] == [
        f"talks.csv, line 3, {column}: {reason}"
    ]
    assert imported.tables["records"].index.tolist() == [2, 4, 5]


def test_a_row_with_too_few_cells_is_refused_by_line():
    imported = read(TABLE.replace(";kontra;Nein.;Gazette", ""))

    assert [problem.line for problem in imported.refused] == [3]
    assert imported.tables["records"].index.tolist() == [2, 4, 5]


def test_a_day_of_publication_must_be_a_day():
    recipe = replace(RECIPE, columns={**RECIPE.columns, "source.published_on": "Zitat"})
    text = TABLE.replace("Ja.;", "03/13/2031;").replace("Nein.", "Mar 2031")
    text = text.replace("Wir reden.", "03/15/2031").replace('"Ja; ja."', "03/16/2031")

    assert [str(problem) for problem in read(text, recipe).refused] == [
        "talks.csv, line 3, Zitat: 'Mar 2031' is no day written month first."
    ]


def test_uncertain_dates_of_ours_are_read():
    text = TABLE.replace("03/14/2031", "[2031-03-14..2031-03-16]").replace(
        "03/15/2031", "March 2031"
    )

    assert [row[0] for row in records("date", text=text)][1:3] == [
        "[2031-03-14..2031-03-16]",
        "2031-03",
    ]


def test_the_file_speaks_of_mapped_columns_only():
    assert read().given == {"date", "actor", "issue", "stance", "quote", "source"}


OPEN = {
    "a column that is gone": (
        {"columns": {**RECIPE.columns, "note": "Notiz"}},
        ["talks.csv, line 1: the column 'Notiz' is missing; note is mapped to it."],
    ),
    "a column nobody decided about": (
        {"columns": {k: v for k, v in RECIPE.columns.items() if k != "quote"}},
        ["talks.csv: 'Zitat': this column is neither mapped nor ignored. Perhaps 'quote'?"],
    ),
    "an answer that the file disproves": (
        {"answers": {"dates: Datum": "day"}},
        ["talks.csv: dates: Datum: 'day first' was chosen, but the file proves 'month first': "],
    ),
}


@pytest.mark.parametrize("name", OPEN)
def test_what_is_open_refuses_the_file(name):
    cells, reasons = OPEN[name]

    with pytest.raises(ImportProblems) as refused:
        read(recipe=replace(RECIPE, **cells))

    found = [str(problem) for problem in refused.value.problems]
    assert len(found) == len(reasons)
    assert all(said.startswith(reason) for said, reason in zip(found, reasons, strict=True))


def test_an_undecided_list_separator_refuses_the_file():
    text = TABLE.replace("NORDLAND", "Nordland, Eastland")

    with pytest.raises(ImportProblems, match="list: Akteur: not settled: 1 different cell holds"):
        read(text)


def test_an_undecided_order_of_dates_refuses_the_file():
    text = TABLE.replace("/13/", "/3/").replace("/14/", "/4/").replace("/15/", "/5/")

    with pytest.raises(ImportProblems, match="dates: Datum: not settled"):
        read(text)
