"""A file on its way into a case: what it is, what is open, which recipe reads it, its rows."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lib.doctor.findings import Finding
from lib.exceptions import DashboardError
from lib.first_look import first_look
from lib.import_steps import drop_disproved, kept, look_at, read_rows
from lib.intake.decide import answer
from lib.intake.look import Look
from lib.intake.opened import Kind
from lib.intake.reading import Written, open_upload
from lib.intake.recipe import TABLE, Recipe
from lib.intake.recipes import save_recipe
from lib.intake.upload import Upload, UploadRefused
from tests.cases import harbour
from tests.intake.made import archive, sheet_xml, workbook_parts
from tests.intake.tables import harbour_tables

TODAY = date(2031, 6, 1)
HEADER = "Title;Date;Actor;Issue;Act;Stance;Publisher;Published;Coder"
SUMS = HEADER.replace(";Coder", ";Sum;Coder")
ROWS = """
Fees again;05/16/2031;Northland;Harbour fees;demand;supports;Gazette;05/17/2031;Zoë
Fees never;05/06/2031;Southland;Harbour fees;refuse;opposes;Gazette;05/07/2031;Kim
"""
NEXT = """
Fees later;05/07/2031;Southland;Harbour fees;offer;supports;Gazette;05/08/2031;Kim
"""
FIXED = {"record_type": "statement", "source.title": "Gazette", "source.kind": "news"}


def upload_of(rows=ROWS, header=HEADER, encoding="utf-8", name="talks.csv"):
    return open_upload(name, f"{header}\n{rows.strip()}\n".encode(encoding))


def look_of(rows=ROWS, header=HEADER, encoding="utf-8", recipe=None):
    return look_at(upload_of(rows, header, encoding), recipe or Recipe(), harbour_tables())


def decided():
    """What an analyst decides about ROWS; nothing is left to be asked."""
    recipe = replace(look_of().recipe, constants=FIXED)
    look = look_of(recipe=recipe)
    assert look.is_complete
    return look


@pytest.fixture
def folder(tmp_path):
    save_recipe(tmp_path, "talks", kept(decided()))
    return tmp_path


def test_a_table_of_ours_is_known_by_its_columns_whatever_its_name():
    content = harbour("records").to_csv(index=False).encode()

    look = look_at(open_upload("notes.txt", content), Recipe(), {})

    assert (look.format, look.is_complete) == ("own", True)
    assert look.reason.startswith("its header has record_id and")


def test_an_unknown_table_is_mapped_as_far_as_its_own_words_say():
    look = look_of()

    assert look.format == TABLE
    assert look.recipe.columns["date"] == "Date"
    assert [each.field for each in look.questions] == list(FIXED)
    assert not look.is_complete


def test_numbers_are_in_the_report_and_hold_nothing_up():
    rows = ROWS.replace(";Zoë", ";1,234;Zoë").replace(";Kim", ";5,678;Kim")
    columns = {**look_of().recipe.columns, "note": "Sum"}
    recipe = replace(look_of(rows, SUMS).recipe, columns=columns, constants=FIXED)

    look = look_of(rows, SUMS, recipe=recipe)

    assert [each.value for each in look.findings if each.key == "decimal: Sum"] == [None]
    assert look.is_complete
    assert "decimal: Sum" not in kept(look).answers
    records = read_rows(look, harbour_tables(), TODAY).tables["records"]
    assert records["note"].tolist() == ["1,234", "5,678"]


def test_numbers_are_looked_at_once_for_a_file(monkeypatch):
    look = look_of(ROWS.replace("Zoë", "1,5"))
    monkeypatch.setattr("lib.import_steps.prove_decimals", lambda opened: {})

    again = look_at(look.upload, replace(look.recipe, constants=FIXED), harbour_tables(), look)

    assert list(again.decimals) == list(look.decimals) == ["Coder"]


def test_what_is_not_proved_is_asked_before_the_file_is_opened():
    sheets = {"One": sheet_xml([["a"], ["1"]]), "Two": sheet_xml([["b"], ["2"]])}
    upload = open_upload("talks.xlsx", archive(workbook_parts(sheets)))

    look = look_at(upload, Recipe(), {})
    assert [finding.key for finding in look.unsettled] == ["sheet"]
    assert (look.opened, look.format) == (None, "")

    look = look_at(upload, answer(look.recipe, "sheet", "Two"), {}, look)
    assert look.opened.grid.header == ["b"]


def test_a_file_is_not_opened_again_while_its_answers_stand():
    look = look_of()

    again = look_at(look.upload, replace(look.recipe, constants=FIXED), harbour_tables(), look)

    assert again.opened is look.opened


def test_a_file_that_several_formats_know_is_asked_about(monkeypatch):
    monkeypatch.setattr("lib.importers.own.recognise", lambda opened: "its first reason")
    monkeypatch.setattr("lib.importers.acled.recognise", lambda opened: "its second reason")

    look = look_of()
    assert [finding.key for finding in look.unsettled] == ["format"]
    assert "its first reason" in look.unsettled[0].evidence
    assert look.format == ""

    look = look_of(recipe=Recipe(answers={"format": "own"}))
    assert look.format == "own"


def test_an_unknown_program_file_is_refused_with_what_is_known():
    with pytest.raises(UploadRefused, match=r"none of the formats known here: Parley's own table"):
        look_at(open_upload("some.json", b'{"a": 1}'), Recipe(), {})


def test_an_answer_that_the_file_proves_wrong_is_refused():
    with pytest.raises(DashboardError, match="was chosen, but the file proves 'UTF-8'"):
        look_of(recipe=Recipe(answers={"encoding": "cp1252"}))


def test_the_recipe_keeps_what_was_proved_beside_what_was_chosen():
    answers = kept(decided()).answers

    assert answers["dates: Date"] == "month"
    assert (answers["encoding"], answers["separator"]) == ("utf-8", ";")


def test_a_list_that_this_file_has_none_of_is_not_kept():
    assert "list: Actor" in [finding.key for finding in decided().findings]
    assert "list: Actor" not in kept(decided()).answers


def test_the_separator_of_a_list_is_kept():
    rows = ROWS.replace("Northland;", "Southland, Northland;")
    look = look_of(rows, recipe=replace(look_of(rows).recipe, constants=FIXED))

    assert look.is_complete
    assert kept(look).answers["list: Actor"] == ","


ACLED = Path(__file__).parent / "importers" / "acled" / "input.csv"


def test_a_recipe_that_would_say_nothing_is_none():
    assert kept(look_at(open_upload("a.csv", ACLED.read_bytes()), Recipe(), {})) is None


def test_what_a_file_of_a_known_format_proved_is_kept():
    content = re.sub(r"2026-01-(\d\d)", r"01/\1/2026", ACLED.read_text()).encode()

    recipe = kept(look_at(open_upload("a.csv", content), Recipe(), {}))

    assert recipe.answers["dates: event_date"] == "month"


def test_rows_are_read_as_decided():
    imported = read_rows(decided(), harbour_tables(), TODAY)

    assert imported.tables["records"]["date"].tolist() == ["2031-05-16", "2031-05-06"]
    assert imported.tables["records"]["actor"].tolist() == ["northland", "southland"]


def test_the_next_file_of_this_shape_is_asked_nothing(folder):
    look, name, misfits = first_look(upload_of(NEXT), folder, harbour_tables())

    assert (name, misfits, look.is_complete) == ("talks", {}, True)
    records = read_rows(look, harbour_tables(), TODAY).tables["records"]
    assert records["date"].tolist() == ["2031-05-07"]  # proved by the file before


def test_the_next_file_in_another_encoding_is_asked_about_that_alone(folder):
    upload = upload_of(NEXT.replace("Kim", "Zoë"), encoding="cp1252")

    look, _, _ = first_look(upload, folder, harbour_tables())
    assert [finding.key for finding in look.unsettled] == ["encoding"]
    look, name, _ = first_look(upload, folder, harbour_tables(), {"encoding": "cp1252"})

    assert (name, look.is_complete) == ("talks", True)
    assert "Zoë" in look.opened.grid.cells.iloc[1].tolist()


def test_an_encoding_that_the_next_file_proves_holds(folder):
    recipe = replace(kept(decided()), answers={**kept(decided()).answers, "encoding": "cp1252"})
    save_recipe(folder, "talks", recipe)

    look, name, _ = first_look(upload_of(), folder, harbour_tables())

    assert (name, look.is_complete) == ("talks", True)


MISFITS = {
    "a column is gone": (
        NEXT.replace(";Kim", ""),
        HEADER.replace(";Coder", ""),
        "the column 'Coder' is gone; coder is mapped to it.",
    ),
    "a column is new": (NEXT.strip() + ";x", HEADER + ";More", "the column 'More' is new."),
    "a value is unknown": (
        NEXT.replace("Southland", "Eastland"),
        HEADER,
        "1 row has 'Eastland', which the recipe does not know.",
    ),
    "dates are written otherwise": (
        NEXT.replace("05/07", "17/05"),
        HEADER,
        "dates: Date: 'month first' was chosen, but the file proves 'day first'",
    ),
}


@pytest.mark.parametrize(("rows", "header", "why"), MISFITS.values(), ids=MISFITS)
def test_a_recipe_that_no_longer_fits_says_where(folder, rows, header, why):
    look, name, misfits = first_look(upload_of(rows, header), folder, harbour_tables())

    assert name == ""
    assert why in "\n".join(map(str, misfits["talks"]))
    assert not look.recipe.constants


def test_a_recipe_for_other_files_says_nothing(folder):
    _, name, misfits = first_look(upload_of("1;2", "a;b"), folder, harbour_tables())

    assert (name, misfits) == ("", {})


def test_a_recipe_that_cannot_be_read_says_why_and_others_are_tried(folder):
    (folder / "recipes" / "a.yaml").write_text("format: [")

    _, name, _ = first_look(upload_of(NEXT), folder, harbour_tables())
    assert name == "talks"

    _, name, misfits = first_look(upload_of("1;2", "a;b"), folder, harbour_tables())
    assert "not YAML" in str(misfits["a"][0])


def test_a_recipe_of_a_format_with_a_bad_answer_does_not_stop_the_file(tmp_path, monkeypatch):
    asked = Finding("dates: day", "Which?", None, "Nothing says.", {"day": "day first"})
    monkeypatch.setattr("lib.importers.own.findings", lambda opened: [asked])
    save_recipe(tmp_path, "bad", Recipe("own", answers={"dates: day": "dya"}))
    content = harbour("records").to_csv(index=False).encode()

    look, name, misfits = first_look(open_upload("r.csv", content), tmp_path, harbour_tables())

    assert (look.format, name) == ("own", "")
    assert "dates: day: 'dya' is unknown" in str(misfits["bad"][0])


def test_what_is_chosen_of_a_new_file_goes_before_what_a_recipe_says(tmp_path):
    sheets = {"March": sheet_xml([["a"], ["1"]]), "May": sheet_xml([["a"], ["2"]])}
    upload = open_upload("talks.xlsx", archive(workbook_parts(sheets)))
    recipe = Recipe(shape=("a",), columns={"title": "a"}, answers={"sheet": "January"})
    save_recipe(tmp_path, "months", recipe)

    _, name, _ = first_look(upload, tmp_path, harbour_tables())
    assert name == ""
    look, name, _ = first_look(upload, tmp_path, harbour_tables(), {"sheet": "May"})

    assert name == "months"
    assert look.opened.grid.cells.iloc[1].tolist() == ["2"]


def test_answers_that_are_disproved_are_taken_back_and_said():
    options = {"day": "day first", "month": "month first"}
    proved = Finding("dates: A", "Which?", "month", "1 of 1.", options)
    chosen = Finding("dates: B", "Which?", None, "Nothing says.", options)
    recipe = Recipe(answers={"dates: A": "day", "dates: B": "day"})

    look, said = drop_disproved(
        Look(Upload("a", b""), recipe, Written(Kind.TEXT, [proved, chosen]))
    )

    assert look.recipe.answers == {"dates: B": "day"}
    assert said == ["dates: A: 'day first' was chosen, but the file proves 'month first': 1 of 1."]
    assert not look.unsettled
