"""A record sits in its day's band, and never outside the scale."""

from datetime import date

import pandas as pd
import pytest

from lib.charts.scale import Placed, TimeScale
from lib.charts.theme import colour
from lib.charts.time_axis import day_bands, dividers, time_axis

WEEK = TimeScale(date(2024, 3, 4), date(2024, 3, 10), pixels=800, gutter_pixels=100)
"""Seven days of 100 pixels, Monday to Sunday, after a gutter."""

OPEN = pd.NaT


def day(text):
    return pd.Timestamp(text)


PLACES = {
    "a day: in its middle": ("day", day("2024-03-05"), day("2024-03-05"), Placed(1.5)),
    "some days: a bar over all of them": (
        "span", day("2024-03-05"), day("2024-03-07"), Placed(2.5, bar=(1.0, 3.0)),
    ),
    "some days from before the window: cut at its start": (
        "span", day("2024-02-01"), day("2024-03-05"), Placed(1.0, bar=(0.0, 2.0)),
    ),
    "some days beyond the window: cut at its end": (
        "span", day("2024-03-10"), day("2024-05-01"), Placed(6.5, bar=(6.0, 1.0)),
    ),
    "on or before: a tail to the left": (
        "by", OPEN, day("2024-03-06"), Placed(2.5, tail=(2.42, 2.06)),
    ),
    "on or after: a tail to the right": (
        "from", day("2024-03-06"), OPEN, Placed(2.5, tail=(2.58, 2.94)),
    ),
    "on or before a day after the window: a bar over all of it": (
        "by", OPEN, day("2024-04-06"), Placed(3.5, bar=(0.0, 7.0)),
    ),
    "from a day before the window: a bar over all of it": (
        "from", day("2024-01-06"), OPEN, Placed(3.5, bar=(0.0, 7.0)),
    ),
    "earlier: in the gutter": ("earlier", day("2023-01-01"), day("2023-12-31"), Placed(-0.88)),
    "later: at the right edge": ("later", day("2025-01-01"), day("2025-12-31"), Placed(6.88)),
}  # fmt: skip


@pytest.mark.parametrize(
    ("place", "earliest", "latest", "expected"), PLACES.values(), ids=PLACES.keys()
)
def test_a_record_is_placed_by_how_its_time_is_known(place, earliest, latest, expected):
    placed = WEEK.place(place, earliest, latest)

    assert placed.glyph == pytest.approx(expected.glyph)
    assert placed.bar == (expected.bar and pytest.approx(expected.bar))
    assert placed.tail == (expected.tail and pytest.approx(expected.tail))


def test_a_tail_ends_where_the_scale_ends():
    narrow = TimeScale(date(2024, 3, 4), date(2024, 3, 10), pixels=70)

    placed = narrow.place("by", OPEN, day("2024-03-04"))

    assert placed.tail == (0, 0)


TICKS = {
    "days with their weekday": (date(2024, 3, 10), ["Mon<br><b>4</b> Mar", "Tue<br><b>5</b>"]),
    "days by number": (date(2024, 4, 2), ["Mar<br><b>4</b>", " <br><b>5</b>"]),
    "Mondays": (date(2024, 5, 10), ["Mon<br>4 Mar", "Mon<br>11 Mar"]),
    "months with the year": (date(2025, 2, 10), ["Apr<br><b>2024</b>", "May<br> "]),
    "quarters": (date(2026, 12, 10), ["Apr<br><b>2024</b>", "Jul<br> "]),
    "half years": (date(2030, 1, 1), ["Jul<br><b>2024</b>", "Jan<br><b>2025</b>"]),
    "years": (date(2034, 1, 1), ["<b>2025</b>", "<b>2026</b>"]),
    "every so many years": (date(2224, 1, 1), ["<b>2040</b>", "<b>2060</b>"]),
}


@pytest.mark.parametrize(("last", "first_two"), TICKS.values(), ids=TICKS.keys())
def test_the_axis_names_what_has_room(last, first_two):
    scale = TimeScale(date(2024, 3, 4), last, pixels=640)

    assert time_axis(scale)["ticktext"][:2] == first_two


@pytest.mark.parametrize("days", [7, 20, 40, 90, 200, 500, 900, 3000, 20000])
def test_words_of_the_axis_keep_apart(days):
    first = date(2024, 1, 3)
    scale = TimeScale(first, date.fromordinal(first.toordinal() + days - 1), pixels=640)

    places = [place * scale.day_pixels for place in time_axis(scale)["tickvals"]]

    assert min(after - before for before, after in zip(places, places[1:], strict=False)) >= 17


def test_a_gutter_is_headed_as_having_no_scale():
    axis = time_axis(WEEK)

    assert axis["ticktext"][0] == "Earlier<br><i>no scale</i>"
    assert axis["range"] == [-1, 7]


def test_days_part_into_weeks_and_months_as_they_narrow():
    first = date(2024, 3, 4)

    assert dividers(TimeScale(first, date(2024, 3, 10), 700)) == [1, 2, 3, 4, 5, 6]
    assert dividers(TimeScale(first, date(2024, 3, 20), 60)) == [7, 14]
    assert dividers(TimeScale(first, date(2024, 5, 20), 40)) == [28, 58]
    assert dividers(TimeScale(first, date(2034, 5, 20), 40)) == []


def test_weekends_are_toned_up_to_the_known_day_and_the_rest_is_planned():
    bands = day_bands(WEEK, known=date(2024, 3, 9))

    assert bands == [(6, 7, colour("scheduled")), (5, 6, colour("weekend"))]


def test_nothing_is_planned_when_the_window_ends_with_the_known_day():
    assert [fill for *_, fill in day_bands(WEEK, known=date(2024, 3, 10))] == [
        colour("weekend")
    ] * 2
