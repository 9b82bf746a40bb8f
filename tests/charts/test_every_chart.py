"""What holds for every chart, whatever is in its table."""

import json
import re

import pandas as pd
import pytest

from lib.charts.history import history_figure
from lib.charts.matrix import matrix_figure
from lib.charts.movement import movement_figure
from lib.charts.positions import positions_figure
from lib.charts.theme import SLOTS, colour
from lib.charts.timeline import timeline_figure
from lib.charts.timeline_bars import timeline_bars_figure
from tests import table
from tests.charts.samples import (
    BINS,
    CELLS,
    DAYS,
    ISSUES,
    POINTS,
    SIDES,
    check,
    history_bars,
    rows,
)
from tests.charts.texts import everywhere

TABLES = {
    "timeline": rows(),
    "bars": table(BINS),
    "matrix": table(CELLS),
    "positions": table(CELLS),
    "movement": table(POINTS),
    "history": history_bars(),
}


def draw(chart, frame, issues=None, width=1180):
    issues = table(ISSUES) if issues is None else issues
    match chart:
        case "timeline":
            return timeline_figure(frame, **DAYS, width=width)
        case "bars":
            return timeline_bars_figure(frame, step_word="week", **DAYS, width=width)
        case "matrix":
            return matrix_figure(frame, table(SIDES), issues, width=width)
        case "positions":
            return positions_figure(frame, issues, width=width)
        case "movement":
            return movement_figure(frame, **DAYS, gutter=True, width=width // 3)
        case "history":
            counts = issues.assign(placed=1, records=1)
            return history_figure(frame, counts, DAYS["first"], DAYS["last"], width=width)


def filled(frame, text):
    """Put a text into every cell of free text."""
    kept = {"record_id", "mark", "place", "stance", "stances", "was_stance", "actor_id", "issue"}
    texts = [name for name in frame.select_dtypes("str").columns if name not in kept]
    return frame.assign(**dict.fromkeys(texts, text))


charts = pytest.mark.parametrize("chart", TABLES)
widths = pytest.mark.parametrize("width", [1180, 900, 680])


@charts
@pytest.mark.parametrize("number", [0, 1, None], ids=["no rows", "one row", "all rows"])
def test_the_height_is_a_whole_number_of_pixels(chart, number):
    height = draw(chart, TABLES[chart].head(number)).layout.height

    assert type(height) is int
    assert height > 0


@charts
@pytest.mark.parametrize("number", [0, 1, None], ids=["no rows", "one row", "all rows"])
def test_plotly_accepts_every_property(chart, number):
    check(draw(chart, TABLES[chart].head(number)))


@charts
def test_a_click_fades_nothing(chart):
    for trace in draw(chart, TABLES[chart]).data:
        assert trace.selected.marker.opacity == trace.unselected.marker.opacity == 1
        assert trace.unselected.textfont.color is not None


@charts
def test_every_colour_is_a_role(chart):
    """With a colour of its own, a chart would be wrong in one of the themes."""
    written = draw(chart, TABLES[chart]).to_json()

    known = {colour(role) for role in SLOTS}
    assert {found[:7] for found in re.findall(r"#[0-9A-Fa-f]{6}", written)} <= known
    assert set(re.findall(r"rgba?\([^)]*\)", written)) <= {"rgba(0,0,0,0)"}


@charts
@widths
def test_no_text_is_smaller_than_eleven_and_a_half_pixels(chart, width):
    written = draw(chart, TABLES[chart], width=width).to_json()
    written = re.sub(r'"marker":\{.*?"size":\[.*?\]', "", written)

    in_markup = re.findall(r"font-size:([\d.]+)px", written)
    in_fonts = re.findall(r'"family":"[^"]*","size":([\d.]+)', written)
    assert in_fonts
    assert min(map(float, [*in_markup, *in_fonts])) >= 11.5


OURS = re.compile(r"</?extra>|</?(?:b|i|br|span(?: style='[^']*')?)>")

HOSTILE = {
    "a tag": "<b>x</b><s>y</s>",
    "a link": "<a href='https://example.org'>x</a>",
    "a span": "<span style='font-size:99px'>x</span>",
    "quotes": "'\"><s>x",
    "line ends": "<\ns\n>x",
}


@charts
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_text_of_the_data_is_never_markup(chart, text):
    frame, issues = filled(TABLES[chart], text), filled(table(ISSUES), text)

    for drawn in everywhere(draw(chart, frame, issues)):
        left = OURS.sub("", drawn)
        assert "<" not in left
        assert "99px" not in "".join(OURS.findall(drawn))


@charts
def test_an_entity_in_the_data_is_not_read(chart):
    frame, issues = filled(TABLES[chart], "&lt;"), filled(table(ISSUES), "&lt;")

    drawn = everywhere(draw(chart, frame, issues))

    assert not [text for text in drawn if "&lt;" in text]
    assert [text for text in drawn if "&amp;lt;" in text]


@charts
def test_a_text_that_looks_like_a_placeholder_colour_stays_text(chart):
    frame, issues = filled(TABLES[chart], "Item #000001"), filled(table(ISSUES), "#000001")

    for drawn in everywhere(draw(chart, frame, issues)):
        assert "#000001" not in OURS.sub("", drawn)


@charts
@widths
def test_names_of_500_characters_do_not_make_it_higher_than_their_lines(chart, width):
    long = filled(TABLES[chart], "word " * 100)

    figure = draw(chart, long, width=width)

    assert figure.layout.height < draw(chart, TABLES[chart], width=width).layout.height * 4


@charts
def test_what_a_click_hands_on_is_raw(chart):
    text = "<b> & #000001"
    frame = TABLES[chart].assign(
        **dict.fromkeys(TABLES[chart].columns.intersection(["record_id", "record_ids"]), text)
    )

    found = [item for trace in draw(chart, frame).data for item in trace.customdata or []]

    assert found
    assert all("&lt;" not in part for item in found for part in item)


@charts
def test_the_table_is_left_as_it_was(chart):
    before = TABLES[chart].copy()

    draw(chart, TABLES[chart])

    pd.testing.assert_frame_equal(TABLES[chart], before)


@charts
def test_the_figure_can_be_sent_to_the_browser(chart):
    assert json.loads(draw(chart, TABLES[chart]).to_json())["data"]
