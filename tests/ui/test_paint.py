"""A figure's placeholders become the colours of one theme; the rest stays as it was."""

import tomllib
from pathlib import Path

import plotly.graph_objects as go
import pytest

from lib.charts.theme import SLOTS, colour
from lib.ui import paint
from lib.ui.paint import painted

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
THEMES = tomllib.loads(CONFIG.read_text("utf-8"))["theme"]


@pytest.fixture(autouse=True)
def settings(monkeypatch):
    """The settings of config.toml, wherever the tests are started."""

    def read(option):
        _, theme, name = option.split(".")
        return THEMES[theme][name]

    monkeypatch.setattr(paint.st, "get_option", read)


def trace(theme, **properties):
    figure = go.Figure(
        [{"type": "bar", "y": [1], **properties}], {"template": "none"}, _validate=False
    )
    return painted(figure, theme).to_dict()["data"][0]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("role", SLOTS)
def test_every_role_becomes_the_colour_of_its_place(role, theme):
    palette, place = SLOTS[role]

    drawn = trace(theme, marker={"color": [colour(role)]})

    assert drawn["marker"]["color"] == [THEMES[theme][palette][place]]


def test_a_colour_keeps_its_alpha():
    fill = trace("light", marker={"color": colour("support", "1F")})["marker"]["color"]

    assert fill == f"{THEMES['light']['chartCategoricalColors'][0]}1F"


def test_a_colour_inside_markup_is_put_in():
    said = trace("dark", text=[f"<span style='color:{colour('muted')}'>by 2 May</span>"])["text"]

    muted = THEMES["dark"]["chartCategoricalColors"][6]
    assert said == [f"<span style='color:{muted}'>by 2 May</span>"]


def test_what_a_click_hands_on_stays_as_it_is():
    assert trace("light", customdata=[["#000001"]])["customdata"] == [["#000001"]]


def test_the_figure_itself_keeps_its_placeholders():
    figure = go.Figure(
        [{"type": "bar", "y": [1], "name": "#000001"}], {"template": "none"}, _validate=False
    )

    painted(figure, "light")

    assert figure.to_dict()["data"][0]["name"] == "#000001"
