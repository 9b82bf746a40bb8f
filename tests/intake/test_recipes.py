"""The recipes beside a case, and the one that a file needs."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lib.case import read_case
from lib.first_look import first_look
from lib.intake.recipe import Recipe, read_recipe, write_recipe
from lib.intake.recipes import fits, free_name, read_recipes, save_recipe
from lib.intake.upload import Upload
from lib.refusals import NotSaved
from lib.steps import steps_between
from lib.store import open_tables, save, undo
from tests.cases import write_case
from tests.intake.tables import harbour_tables, opened

TABLE = "Datum;Akteur;Wetter\n03/13/2031;Nordland;rain\n03/14/2031;Die Nordländer;sun\n"

RECIPE = Recipe(
    shape=("Datum", "Akteur", "Wetter"),
    columns={"date": "Datum", "actor": "Akteur"},
    values={"actor": {"Die Nordländer": "northland"}},
    ignored=("Wetter",),
    answers={"list: Akteur": "none"},
)


@pytest.fixture
def folder(tmp_path):
    return write_case(tmp_path / "harbour")


def found(folder, text=TABLE):
    upload = Upload("talks.csv", text.encode())
    look, name, near = first_look(upload, folder, harbour_tables())
    said = {name: [str(problem) for problem in problems] for name, problems in near.items()}
    return look.recipe if name else None, said


def said(text=TABLE, recipe=RECIPE):
    return [str(problem) for problem in fits(recipe, opened(text), harbour_tables())]


def test_a_recipe_fits_the_file_it_was_made_for():
    assert said() == []


def test_columns_in_another_order_fit():
    assert said("Wetter;Akteur;Datum\nrain;Nordland;03/13/2031") == []


MISFITS = {
    "a mapped column is gone": (
        "Akteur;Wetter\nNordland;rain",
        ["talks.csv, line 1: the column 'Datum' is gone; date is mapped to it."],
    ),
    "an ignored column is gone": (
        "Datum;Akteur\n03/13/2031;Nordland",
        ["talks.csv, line 1: the column 'Wetter' is gone; it was ignored."],
    ),
    "a column is new": (
        "Datum;Akteur;Wetter;Ort\n03/13/2031;Nordland;rain;Pier",
        ["talks.csv, line 1: the column 'Ort' is new."],
    ),
    "a value is new": (
        "Datum;Akteur;Wetter\n03/13/2031;Nordland;rain\n03/14/2031;Südland;x\n03/15/2031;Südland;x",
        ["talks.csv, line 3, Akteur: 2 rows have 'Südland', which the recipe does not know."],
    ),
}


@pytest.mark.parametrize("name", MISFITS)
def test_a_recipe_says_where_it_no_longer_fits(name):
    text, problems = MISFITS[name]

    assert said(text) == problems


def test_a_recipe_whose_answer_the_file_disproves_does_not_fit():
    [problem] = said(recipe=replace(RECIPE, answers={"dates: Datum": "day"}))

    assert "the file proves 'month first'" in problem


def test_a_saved_recipe_is_found_by_the_shape_of_a_file(folder):
    save_recipe(folder, "Weekly table", RECIPE)

    assert found(folder) == (RECIPE, {})


def test_a_recipe_lies_beside_the_tables(folder):
    path = save_recipe(folder, "Wöchentliche Tabelle / 2031", RECIPE)

    assert path == folder / "recipes" / "wochentliche-tabelle-2031.yaml"
    assert path.read_text(encoding="utf-8") == write_recipe(RECIPE)


@pytest.mark.parametrize("name", ["../../x", "", ".", "Новости", "a\0b", "x" * 500])
def test_whatever_its_name_a_recipe_stays_in_its_folder(folder, name):
    path = save_recipe(folder, name, RECIPE)

    assert path.parent == folder / "recipes"
    assert list(read_recipes(folder).values()) == [RECIPE]


def test_a_recipe_is_saved_over_one_of_the_same_name(folder):
    save_recipe(folder, "weekly", RECIPE)
    save_recipe(folder, "weekly", replace(RECIPE, id_prefix="N-"))

    assert [path.name for path in (folder / "recipes").iterdir()] == ["weekly.yaml"]
    assert found(folder)[0].id_prefix == "N-"


def test_a_recipe_that_nearly_fits_says_where_it_does_not(folder):
    save_recipe(folder, "weekly", RECIPE)

    assert found(folder, MISFITS["a column is new"][0]) == (
        None,
        {"weekly": MISFITS["a column is new"][1]},
    )


def test_a_recipe_of_another_shape_is_passed_over(folder):
    save_recipe(folder, "weekly", RECIPE)

    assert found(folder, "Tag;Wer;Wetter\n1;2;3") == (None, {})


def test_a_broken_recipe_is_said(folder):
    (folder / "recipes").mkdir()
    (folder / "recipes" / "weekly.yaml").write_text("format: table\nshap: [a]")

    assert found(folder)[1]["weekly"][0].startswith("weekly.yaml, shap: 'shap' is unknown.")


def test_a_case_that_is_not_there_has_no_recipes(tmp_path):
    assert found(tmp_path / "nowhere") == (None, {})


def test_a_case_with_recipes_opens_saves_and_undoes_as_before(folder):
    save_recipe(folder, "weekly", RECIPE)
    before = open_tables(folder)
    sources = before.tables["sources"].assign(author="Lee")
    signed = {"author": "Kim", "reason": "Names", "now": datetime(2031, 6, 1, tzinfo=UTC)}

    save(before, {"sources": sources}, **signed)
    undo(folder, 1, **signed)

    assert len(read_case(folder).records) == 8
    assert len(steps_between(folder)) == 2
    assert found(folder)[0] == RECIPE


def test_a_folder_that_cannot_be_written_is_refused(folder):
    (folder / "recipes").write_text("a file, not a folder")

    with pytest.raises(NotSaved):
        save_recipe(folder, "weekly", RECIPE)


def test_a_recipe_survives_an_edit_by_hand(folder):
    path = save_recipe(folder, "weekly", RECIPE)
    edited = path.read_text(encoding="utf-8").replace("- Wetter\n", "- 'Wetter'  # rain\n")

    assert read_recipe("weekly.yaml", edited) == RECIPE


def test_a_file_name_that_repeats_takes_the_place_of_its_own_shape_only(tmp_path):
    first = Recipe(shape=("a", "b"), columns={"title": "a"})
    save_recipe(tmp_path, "export.csv", first)

    assert free_name(tmp_path, "export.csv", replace(first, shape=("a", "c"))) == "export.csv"
    assert free_name(tmp_path, "export.csv", Recipe(shape=("x", "y"))) == "export.csv 2"
    assert free_name(tmp_path, "export.csv", Recipe("acled")) == "export.csv 2"
    assert free_name(tmp_path, "other.csv", Recipe("acled")) == "other.csv"


def test_a_long_file_name_has_room_for_a_number(tmp_path):
    name = "x" * 200
    save_recipe(tmp_path, name, Recipe("acled"))
    save_recipe(tmp_path, free_name(tmp_path, name, Recipe("own")), Recipe("own"))

    assert [each.format for each in read_recipes(tmp_path).values()] == ["own", "acled"]
