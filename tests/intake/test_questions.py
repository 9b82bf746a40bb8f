"""What must still be decided about a mapped table."""

from dataclasses import replace

import pytest

from lib.intake.questions import Ask, Question, field_values, open_questions
from lib.intake.recipe import Recipe
from lib.intake.values import choices_of
from tests.intake.tables import harbour_tables, opened

TABLE = """
Datum;Akteur;Thema;Haltung;Wetter
03/13/2026;Northland;Harbour fees;SUPPORT;rain
03/14/2026;nordland;Harbour fee;pro;sun
03/15/2026;Northlnd;fees;pro;
03/15/2026;;;;
"""

RECIPE = Recipe(
    shape=("Datum", "Akteur", "Thema", "Haltung", "Wetter"),
    columns={"date": "Datum", "actor": "Akteur", "issue": "Thema", "stance": "Haltung"},
    constants={
        "record_type": "statement",
        "act": "position",
        "coder": "Kim",
        "source.title": "Talks",
        "source.publisher": "Kim",
        "source.kind": "dataset",
    },
    answers={"list: Akteur": "none"},
)


def asked(recipe, text=TABLE):
    return open_questions(recipe, opened(text), harbour_tables())


def test_what_is_open_is_listed_with_its_one_suggestion():
    assert asked(RECIPE) == [
        Question(Ask.COLUMN, column="Wetter"),
        Question(Ask.VALUE, "actor", "Akteur", "Northlnd", 1, 4, "northland"),
        Question(Ask.VALUE, "issue", "Thema", "Harbour fee", 1, 3, "fees"),
        Question(Ask.VALUE, "stance", "Haltung", "pro", 2, 3),
    ]


def test_a_recipe_that_decides_everything_leaves_nothing_open():
    recipe = replace(
        RECIPE,
        values={
            "actor": {"Northlnd": "northland"},
            "issue": {"Harbour fee": "fees"},
            "stance": {"pro": "support"},
        },
        ignored=("Wetter",),
    )

    assert asked(recipe) == []


def test_exactly_equal_names_need_no_decision():
    listed = field_values(RECIPE, opened(TABLE), harbour_tables(), "actor")

    assert listed.fillna("").to_numpy().tolist() == [
        ["Northland", 1, 2, "northland", "exact", ""],
        ["nordland", 1, 3, "northland", "exact", ""],
        ["Northlnd", 1, 4, "", "open", "northland"],
    ]


def test_a_value_left_empty_on_purpose_is_decided():
    recipe = replace(RECIPE, values={"stance": {"pro": None}})
    listed = field_values(recipe, opened(TABLE), harbour_tables(), "stance")

    assert listed["how"].tolist() == ["exact", "recipe"]
    assert listed["ours"].isna().tolist() == [False, True]


def test_between_two_near_actors_none_is_suggested():
    tables = harbour_tables()
    tables["actors"].loc[[0, 2], "name"] = ["Party A", "Party B"]

    [question] = [
        each
        for each in open_questions(RECIPE, opened(TABLE.replace("Northlnd", "Party C")), tables)
        if each.field == "actor" and each.value == "Party C"
    ]

    assert question.suggestion == ""


def test_a_name_that_two_actors_share_is_open():
    tables = harbour_tables()
    tables["actors"].loc[3, "short_name"] = "Nordland"

    listed = field_values(RECIPE, opened(TABLE), tables, "actor")

    assert listed["how"].tolist() == ["exact", "open", "open"]


def test_a_decided_actor_that_the_case_no_longer_has_is_open_again():
    recipe = replace(RECIPE, values={"actor": {"Northland": "gone"}})

    assert field_values(recipe, opened(TABLE), harbour_tables(), "actor")["how"][0] == "open"


def test_the_values_of_a_list_are_listed_one_by_one():
    recipe = replace(RECIPE, answers={"list: Akteur": ","})
    table = opened(TABLE.replace("nordland;", "Council, Northland,;"))

    listed = field_values(recipe, table, harbour_tables(), "actor")

    assert listed[["value", "rows"]].to_numpy().tolist() == [
        ["Northland", 2],
        ["Council", 1],
        ["Northlnd", 1],
    ]


def test_what_separates_a_list_does_not_cut_other_values():
    recipe = replace(RECIPE, answers={"list: Thema": ","})
    table = opened(TABLE.replace("Harbour fee;", "Fees, again;"))

    listed = field_values(recipe, table, harbour_tables(), "issue")

    assert "Fees, again" in listed["value"].tolist()


NEEDED = {
    "a coder": ({"coder"}, ["coder"]),
    "a type": ({"record_type"}, ["record_type"]),
    "an act, of statements": ({"act"}, ["act"]),
    "all of a source": (
        {"source.title", "source.publisher", "source.kind"},
        ["source.title", "source.publisher", "source.kind"],
    ),
}


@pytest.mark.parametrize("name", NEEDED)
def test_every_record_needs(name):
    without, fields = NEEDED[name]
    constants = {field: text for field, text in RECIPE.constants.items() if field not in without}

    questions = asked(replace(RECIPE, constants=constants))

    assert [each.field for each in questions if each.ask is Ask.FIELD] == fields


def test_events_need_no_stance():
    recipe = replace(
        RECIPE,
        columns={"date": "Datum", "actor": "Akteur"},
        constants={**RECIPE.constants, "record_type": "event"},
    )

    assert [each for each in asked(recipe) if each.ask is Ask.FIELD] == []


def test_an_assessment_needs_no_stance():
    columns = {field: name for field, name in RECIPE.columns.items() if field != "stance"}
    recipe = replace(RECIPE, columns=columns, constants={**RECIPE.constants, "act": "assess"})

    assert [each for each in asked(recipe) if each.ask is Ask.FIELD] == []


def test_a_new_actor_needs_a_side_and_a_kind():
    recipe = replace(RECIPE, actors={"n": {"name": "Nowhere"}})

    assert [str(each) for each in asked(recipe) if each.ask is Ask.DETAIL] == [
        "actors, n: its side is missing.",
        "actors, n: its kind is missing.",
    ]


def test_the_values_of_a_list_are_asked_once_its_separator_is_known():
    questions = asked(replace(RECIPE, answers={}))

    assert "actor" not in [each.field for each in questions]


def test_a_question_is_a_sentence():
    assert [str(each) for each in asked(RECIPE)] == [
        "'Wetter': this column is neither mapped nor ignored.",
        "Akteur, 1 row from line 4: 'Northlnd' is not settled for actor. Perhaps 'northland'?",
        "Thema, 1 row from line 3: 'Harbour fee' is not settled for issue. Perhaps 'fees'?",
        "Haltung, 2 rows from line 3: 'pro' is not settled for stance.",
    ]


def test_choices_are_words_and_names():
    recipe = Recipe(actors={"n": {"name": "Nowhere"}})

    assert choices_of("stance", recipe, {})["oppose"] == "Opposes"
    assert choices_of("actor", recipe, harbour_tables())["port"] == "Southland port council"
    assert choices_of("actor", recipe, {}) == {"n": "Nowhere"}
    assert choices_of("title", recipe, {}) == {}
