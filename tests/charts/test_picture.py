"""A picture has the words it needs outside of the app."""

import pytest

from lib.charts.figure import build, scatter
from lib.charts.picture import picture_figure
from lib.charts.theme import base_layout, colour
from tests.charts.samples import check
from tests.charts.test_every_chart import TABLES, draw

SIGNS = [("support", "●", "Supports"), ("event", "■", "Event (no position)")]
WORDS = {
    "title": "Who is for <i>what</i>?",
    "above": ["The harbour talks", "As known on 1 March 2031. Showing: all records."],
    "below": ["Source: 8 records from 3 sources.", "http://parley.example/matrix?" + "a=b&" * 80],
    "signs": SIGNS,
}


def picture_of(figure, **words):
    return picture_figure(figure, 900, **WORDS | words).to_plotly_json()


def simple(role="support"):
    trace = scatter(x=[1], y=[1], marker={"color": colour(role)}, customdata=[["#000001"]])
    return build([trace], **base_layout(100, left=40, top=30))


def texts(picture):
    return [note["text"] for note in picture["layout"]["annotations"]]


@pytest.mark.parametrize("chart", TABLES)
def test_plotly_accepts_every_property(chart):
    check(picture_figure(draw(chart, TABLES[chart]), 900, **WORDS))


def test_text_of_the_data_is_never_taken_for_a_colour_or_markup():
    said = texts(picture_of(simple(), title="<b>#000001</b>"))

    assert said[0] == "<b>&lt;b&gt;&#35;000001&lt;/b&gt;</b>"


def test_what_is_only_for_clicks_is_left_out():
    assert "customdata" not in picture_of(simple())["data"][0]


def test_the_plot_keeps_its_size():
    before, after = simple().to_plotly_json()["layout"], picture_of(simple())["layout"]

    def room(layout):
        return layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]

    assert round(room(after)) == room(before)
    assert after["width"] - after["margin"]["l"] - after["margin"]["r"] == 900 - 40 - 8


def test_the_chart_itself_is_not_changed():
    figure = simple()
    before = figure.to_json()

    picture_of(figure)

    assert figure.to_json() == before


def test_the_words_stand_around_it():
    said = texts(picture_of(simple()))

    assert said[:3] == [
        *("<b>Who is for &lt;i&gt;what&lt;/i&gt;?</b>", "The harbour talks"),
        "As known on 1 March 2031. Showing: all records.",
    ]
    assert "Source: 8 records from 3 sources." in said


def test_a_long_address_is_broken_and_not_cut():
    said = texts(picture_of(simple()))
    start = next(i for i, text in enumerate(said) if text.startswith("http"))

    assert "".join(said[start:]) == WORDS["below"][1].replace("&", "&amp;")


def test_the_legend_is_drawn_where_there_are_stances():
    assert any("Supports" in text for text in texts(picture_of(simple("support"))))
    assert not any("Supports" in text for text in texts(picture_of(simple("ink"))))
