"""The strip shows everything known, and which days of it are chosen."""

from datetime import date

import pytest

from lib.charts.brush import CHOSEN, PALE, brush_figure
from lib.charts.theme import MARKS
from tests import table
from tests.charts.samples import check

BINS = table("""
    bin_start  | bin_end    | records
    2024-02-26 | 2024-03-03 | 4
    2024-03-04 | 2024-03-10 | 1
    2024-03-18 | 2024-03-24 | 8
""")


def drawn(bins=BINS, chosen=(None, None), named=False):
    days = {"first": date(2024, 2, 26), "last": date(2024, 3, 24)}
    return brush_figure(bins, **days, chosen=chosen, named=named, width=1180)


def test_plotly_accepts_every_property():
    check(drawn())


CHOSEN_DAYS = {
    "no days": ((None, None), [CHOSEN, CHOSEN, CHOSEN]),
    "a week": ((date(2024, 3, 4), date(2024, 3, 10)), [PALE, CHOSEN, PALE]),
    "the week before another": ((date(2024, 2, 26), date(2024, 3, 3)), [CHOSEN, PALE, PALE]),
    "one day of it": ((date(2024, 3, 10), date(2024, 3, 10)), [PALE, CHOSEN, PALE]),
    "from a day on": ((date(2024, 3, 10), None), [PALE, CHOSEN, CHOSEN]),
    "up to a day": ((None, date(2024, 3, 4)), [CHOSEN, CHOSEN, PALE]),
    "days that hold nothing": ((date(2024, 3, 12), date(2024, 3, 13)), [PALE] * 3),
    "days before the strip": ((date(2023, 1, 1), date(2023, 3, 13)), [PALE] * 3),
    "more than the strip": ((date(2023, 1, 1), date(2025, 1, 1)), [CHOSEN] * 3),
}


@pytest.mark.parametrize(("chosen", "colours"), CHOSEN_DAYS.values(), ids=CHOSEN_DAYS.keys())
def test_what_is_not_chosen_is_pale(chosen, colours):
    (bars,) = drawn(chosen=chosen).data

    assert list(bars.marker.color) == colours


def test_the_days_chosen_are_framed():
    frame = drawn(chosen=(date(2024, 3, 4), date(2024, 3, 10))).layout.shapes[1:]

    assert {(shape.x0, shape.x1) for shape in frame} == {(7, 14), (7, 7), (14, 14)}


def test_nothing_is_framed_when_all_days_are_shown():
    assert len(drawn().layout.shapes) == 1


def test_a_box_can_be_drawn_across_and_a_place_on_it_is_a_day():
    layout = drawn().layout

    assert (layout.dragmode, layout.selectdirection) == ("select", "h")
    assert list(layout.xaxis.range) == [0, 28]
    assert list(drawn().data[0].x) == [3.5, 10.5, 24.5]


def test_a_bar_says_its_days_and_how_many():
    (bars,) = drawn().data

    assert "26 Feb 2024 to 3 Mar 2024" in bars.hovertext[0]
    assert "4 records" in bars.hovertext[0]
    assert "1 record" in bars.hovertext[1]
    assert "1 records" not in bars.hovertext[1]


def test_no_colour_of_a_position_is_used():
    assert {CHOSEN, PALE}.isdisjoint({mark.colour for mark in MARKS.values()})


def test_the_bars_take_54_pixels_and_the_time_is_named_only_where_needed():
    bare, named = drawn().layout, drawn(named=True).layout

    assert bare.height - bare.margin.t - bare.margin.b == 54
    assert not bare.xaxis.ticktext
    assert named.xaxis.ticktext[0] == "Mon<br><b>26</b> Feb"


def test_no_bars_draw_an_empty_strip():
    assert len(drawn(BINS.head(0)).data) == 0
