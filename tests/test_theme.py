"""The colours of the theme can be read, in the light and in the dark."""

import tomllib
from pathlib import Path

import pytest

CONFIG = Path(__file__).parents[1] / ".streamlit" / "config.toml"
THEMES = tomllib.loads(CONFIG.read_text("utf-8"))["theme"]
READABLE = 4.5
"""Least contrast of text, by WCAG 2.2, 1.4.3."""
VISIBLE = 3
"""Least contrast of a control with what is around it, by WCAG 2.2, 1.4.11."""

each_theme = pytest.mark.parametrize(
    "theme", [THEMES["light"], THEMES["dark"]], ids=["light", "dark"]
)


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_contrast_that_wcag_gives_it():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@each_theme
def test_white_can_be_read_on_the_primary_colour(theme):
    """Streamlit writes white on it, in a chosen name and a chosen day."""
    assert contrast("#FFFFFF", theme["primaryColor"]) >= READABLE


@each_theme
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_the_primary_colour_stands_out_from_the_page(theme, ground):
    assert contrast(theme["primaryColor"], theme[ground]) >= VISIBLE


@each_theme
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_and_links_can_be_read_on_every_ground(theme, ground):
    assert contrast(theme["textColor"], theme[ground]) >= READABLE
    assert contrast(theme["linkColor"], theme[ground]) >= READABLE


@each_theme
@pytest.mark.parametrize("stance", ["blue", "orange", "gray", "red"])
def test_the_word_of_a_stance_can_be_read_on_the_page_and_on_its_tint(theme, stance):
    text = theme[f"{stance}TextColor"]

    assert contrast(text, theme["backgroundColor"]) >= READABLE
    assert contrast(text, theme[f"{stance}BackgroundColor"]) >= READABLE
