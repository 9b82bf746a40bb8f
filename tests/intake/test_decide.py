"""One decision about a table: recipe in, recipe out."""

from lib.intake.decide import (
    add_new,
    answer,
    describe_new,
    fix_value,
    ignore_column,
    map_column,
    map_value,
    reopen_column,
    reopen_value,
)
from lib.intake.recipe import Recipe


def test_an_answer_is_kept_beside_the_others():
    recipe = answer(Recipe(answers={"encoding": "cp1252"}), "dates: Datum", "day")

    assert recipe.answers == {"encoding": "cp1252", "dates: Datum": "day"}


def test_a_field_has_one_column():
    recipe = map_column(Recipe(columns={"date": "Day"}), "Datum", "date")

    assert recipe.columns == {"date": "Datum"}


def test_a_column_mapped_anew_no_longer_fills_its_old_field():
    recipe = map_column(Recipe(columns={"date": "Datum"}), "Datum", "date_text")

    assert recipe.columns == {"date_text": "Datum"}


def test_a_mapped_column_is_no_longer_left_out():
    assert map_column(Recipe(ignored=("Datum", "Nr")), "Datum", "date").ignored == ("Nr",)


def test_a_column_takes_the_place_of_a_fixed_value():
    assert map_column(Recipe(constants={"coder": "Kim"}), "Wer", "coder").constants == {}


def test_a_column_left_out_fills_no_field():
    recipe = ignore_column(Recipe(columns={"date": "Datum"}), "Datum")

    assert (recipe.columns, recipe.ignored) == ({}, ("Datum",))


def test_a_column_is_left_out_once():
    assert ignore_column(Recipe(ignored=("Nr",)), "Nr").ignored == ("Nr",)


def test_a_column_can_be_open_again():
    recipe = reopen_column(Recipe(columns={"date": "Datum"}, ignored=("Datum",)), "Datum")

    assert (recipe.columns, recipe.ignored) == ({}, ())


def test_an_empty_text_takes_a_fixed_value_back():
    assert fix_value(Recipe(constants={"coder": "Kim"}), "coder", " ").constants == {}


def test_a_value_can_be_left_empty_on_purpose():
    assert map_value(Recipe(), "stance", "k.A.", None).values == {"stance": {"k.A.": None}}


def test_a_value_can_be_open_again():
    recipe = Recipe(values={"stance": {"pro": "support", "contra": "oppose"}})

    assert reopen_value(recipe, "stance", "pro").values == {"stance": {"contra": "oppose"}}


def test_a_new_actor_gets_an_id_that_the_case_does_not_have():
    recipe = add_new(Recipe(), "actor", "Nordland", "Nordland", ["nordland"])

    assert recipe.actors == {"nordland-2": {"name": "Nordland"}}
    assert recipe.values == {"actor": {"Nordland": "nordland-2"}}


def test_three_spellings_become_one_new_actor():
    recipe = Recipe()
    for spelling in ("Nordland", "NORDLAND", "Nord-Land"):
        recipe = add_new(recipe, "actor", spelling, "Nordland", [])

    assert list(recipe.actors) == ["nordland"]
    assert set(recipe.values["actor"].values()) == {"nordland"}


def test_a_new_actor_that_no_value_names_any_more_is_dropped():
    recipe = add_new(Recipe(), "actor", "Nordland", "Nordland", [])

    assert map_value(recipe, "actor", "Nordland", "north").actors == {}


def test_a_new_actor_that_another_field_names_is_kept():
    recipe = add_new(Recipe(), "actor", "Nordland", "Nordland", [])
    recipe = add_new(recipe, "speaker", "Nordland", "Nordland", [])

    assert list(reopen_value(recipe, "actor", "Nordland").actors) == ["nordland"]


def test_a_new_actor_is_described_piece_by_piece():
    recipe = add_new(Recipe(), "actor", "Nordland", "Nordland", [])
    recipe = describe_new(recipe, "actors", "nordland", "side", "North")

    assert recipe.actors == {"nordland": {"name": "Nordland", "side": "North"}}
