"""A chart names roles; .streamlit/config.toml says what they look like."""

import tomllib
from pathlib import Path

import pytest

from lib.charts.theme import MARKS, PALETTES, ROLES, SLOTS, base_layout, colour, marker
from lib.vocabulary import GLYPH, NO_STANCE_GLYPH, Stance

ROOT = Path(__file__).parents[2]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]

SAME_AS = {
    "support": "blueColor",
    "support text": "blueTextColor",
    "conditional": "orangeColor",
    "conditional text": "orangeTextColor",
    "unclear": "grayColor",
    "unclear text": "grayTextColor",
    "oppose": "redColor",
    "oppose text": "redTextColor",
    "ink": "textColor",
    "paper": "backgroundColor",
    "panel": "secondaryBackgroundColor",
    "accent": "linkColor",
}
"""Role -> the setting with which Streamlit draws the same thing beside the chart."""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("palette", PALETTES)
def test_both_themes_fill_all_ten_places_of_a_palette(theme, palette):
    assert len(THEME[theme][palette]) == 10


@pytest.mark.parametrize("palette", ROLES)
def test_every_place_of_a_palette_has_a_role(palette):
    assert len(ROLES[palette]) == 10


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("role", "setting"), SAME_AS.items(), ids=SAME_AS.keys())
def test_a_role_is_the_colour_that_the_page_uses_for_it(theme, role, setting):
    palette, place = SLOTS[role]

    assert THEME[theme][palette][place] == THEME[theme][setting]


PLACEHOLDERS = {
    "first categorical": ("support", "#000001"),
    "last categorical": ("accent", "#000010"),
    "first diverging": ("support text", "#000021"),
    "last diverging": ("dot", "#000030"),
}


@pytest.mark.parametrize(("role", "placeholder"), PLACEHOLDERS.values(), ids=PLACEHOLDERS.keys())
def test_a_role_is_a_placeholder_by_its_place_in_all_palettes(role, placeholder):
    assert colour(role) == placeholder


def test_every_stance_has_a_sign_of_its_own_shape():
    shapes = {look.symbol for look in MARKS.values()}

    assert len(shapes) == len(MARKS)


@pytest.mark.parametrize("stance", Stance)
def test_a_stance_has_the_glyph_and_the_word_of_the_vocabulary(stance):
    assert (MARKS[stance.value].glyph, MARKS[stance.value].word) == (GLYPH[stance], stance.word)


def test_a_statement_without_stance_is_a_ring_with_a_dot_where_unclear_is_an_empty_one():
    drawn = marker(["none", "unclear"], 10)

    assert drawn["symbol"] == ["circle-open-dot", "circle-open"]
    assert MARKS["none"].glyph == NO_STANCE_GLYPH


def test_what_is_planned_is_hollow_and_lines_stay_lines():
    drawn = marker(["event", "support", "unclear", "oppose", "none"], 10, [True] * 5)

    assert drawn["symbol"][:2] == ["square-open", "circle-open"]
    assert drawn["symbol"][2:] == ["circle-open", "x-thin", "circle-open-dot"]


def test_the_height_is_a_plain_whole_number():
    """Streamlit ignores a numpy one and draws 450 pixels."""
    import numpy

    height = base_layout(numpy.float64(99.6), top=10, bottom=5)["height"]

    assert (type(height), height) == (int, 115)
