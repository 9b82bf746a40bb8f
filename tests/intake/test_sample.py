"""The first rows as they would be read: as far as it is decided how."""

from dataclasses import replace

import pandas as pd

from lib.doctor.findings import Finding
from lib.intake.recipe import Recipe
from lib.intake.sample import first_rows
from tests.intake.tables import harbour_tables, opened

TABLE = opened("""
Day;Who;Words
05/06/2031;Northland;One
;northland/Southland;
yesterday;Eastland;<b>
07/08/2031;Southland;Four
""")
COLUMNS = {"date": "Day", "actor": "Who", "title": "Words"}
MONTH = {"month": "month first", "day": "day first"}
ORDER = Finding("dates: Day", "Which?", None, "Nothing says.", MONTH)


def rows_of(number=3, **parts):
    answers = {"list: Who": "/", **parts.pop("answers", {})}
    recipe = Recipe(columns=COLUMNS, answers=answers, **parts)
    rows = first_rows(recipe, [ORDER], TABLE, harbour_tables(), number)
    return rows.astype("object").where(rows.notna(), None)


def test_dates_stay_open_until_their_order_is_known():
    assert rows_of()["date"].tolist() == ["?", None, "?"]


def test_dates_are_read_in_the_order_that_was_chosen():
    rows = rows_of(answers={"dates: Day": "month"})

    assert rows["date"].tolist() == ["2031-05-06", None, "?"]


def test_values_are_shown_by_our_names_and_open_ones_as_open():
    assert rows_of()["actor"].tolist() == ["Northland", "Northland; Southland", "?"]


def test_a_value_may_stand_for_several_or_for_none():
    values = {"actor": {"Northland": "northland;southland", "Eastland": None}}

    assert rows_of(values=values)["actor"].tolist()[::2] == ["Northland; Southland", ""]


def test_text_stays_as_it_is():
    assert rows_of()["title"].tolist() == ["One", None, "<b>"]


def test_what_every_row_has_is_shown_by_its_word():
    rows = rows_of(constants={"record_type": "statement", "coder": "Kim"})

    assert rows["record_type"].tolist() == ["Statement"] * 3
    assert rows["coder"].tolist() == ["Kim"] * 3


def test_rows_are_named_by_their_line():
    assert rows_of(number=9).index.tolist() == [2, 3, 4, 5]


def test_a_column_that_is_not_there_is_not_shown():
    recipe = replace(Recipe(), columns={"date": "Tag", "title": "Words"})

    rows = first_rows(recipe, [], TABLE, harbour_tables(), 1)

    assert rows.columns.tolist() == ["title"]
    assert isinstance(rows, pd.DataFrame)
