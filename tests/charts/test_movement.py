"""Every statement stands at its time in the band of its stance, with its actor's name."""

import pandas as pd
import pytest

from lib.charts.clipping import outside
from lib.charts.movement import movement_figure
from lib.charts.packing import measured, packed
from lib.charts.scale import TimeScale
from tests import table
from tests.charts.samples import DAYS, POINTS, names, notes, trace

POINT = table(POINTS).iloc[[1]]


def drawn(points=None, gutter=True, width=373):
    points = table(POINTS) if points is None else points
    return movement_figure(points, **DAYS, gutter=gutter, width=width)


def many(number, **changes):
    points = pd.concat([POINT] * number, ignore_index=True)
    return points.assign(actor_id=[f"a{n}" for n in range(number)], **changes)


def test_bands_run_from_for_to_against():
    words = ["Supports", "Conditional", "Unclear", "Opposes"]

    assert all(word in text for word, text in zip(words, notes(drawn()), strict=True))


def test_a_mark_stands_on_its_day():
    assert trace(drawn(), "mark").x[1] == 3.5


def test_a_mark_leads_to_its_records():
    assert [tuple(item) for item in trace(drawn(), "point").customdata] == [
        ("r1",),
        ("r2;r3",),
        ("r4",),
        ("r5",),
    ]


def test_a_mark_bears_its_name_with_star_and_repeats():
    written = [text.strip("\u2009") for text in trace(drawn(), "name").text]

    assert written == ["Olaf", "Olaf ×2", "Aides*", "Sten"]


def test_the_time_scale_does_not_depend_on_the_points():
    few, none = drawn(POINT), drawn(POINT.head(0))

    assert few.layout.xaxis.range == none.layout.xaxis.range == drawn().layout.xaxis.range


def test_without_gutter_the_scale_begins_with_the_first_day():
    assert drawn(POINT, gutter=False).layout.xaxis.range[0] == 0


def test_points_of_one_actor_are_joined_by_a_dotted_line():
    join = trace(drawn(), "join")

    assert join.line.dash == "dot"
    assert join.x[-3] < join.x[-2] <= 3.5


def test_a_single_point_is_joined_to_nothing():
    assert "join" not in names(drawn(POINT))


def test_a_span_and_an_open_start_look_as_on_the_timeline():
    figure = drawn()

    assert (trace(figure, "bar").base, trace(figure, "bar").x) == ((1.0,), (3.0,))
    assert trace(figure, "tail unclear").x[1] < 5.5


def test_names_on_one_day_stand_in_rows_below_each_other():
    heights = set(trace(drawn(many(5)), "mark").y)

    assert len(heights) == 5


@pytest.mark.parametrize("width", [310, 373, 680])
def test_no_two_points_of_a_row_overlap(width):
    days = pd.date_range("2024-03-02", periods=9).astype("datetime64[s]")
    points = many(18, earliest=[*days, *days], latest=[*days, *days])
    found = measured(points, TimeScale(DAYS["first"], DAYS["last"], width - 100))
    rows, _ = packed(found)

    in_row = sorted((row, *point.extent) for row, point in zip(rows, found, strict=True))

    for (row, _, end), (next_row, start, _) in zip(in_row, in_row[1:], strict=False):
        assert row != next_row or end <= start


def test_points_of_one_actor_share_a_row_that_nobody_else_enters():
    text = """
    actor_id|actor_short_name|stance |earliest  |latest    |place|statements|unnamed
    king    |Olaf            |support|2024-03-02|2024-03-02|day  |1         |no
    duke    |Sten            |support|2024-03-05|2024-03-05|day  |1         |no
    king    |Olaf            |support|2024-03-08|2024-03-08|day  |1         |no
    """
    found = measured(table(text), TimeScale(DAYS["first"], DAYS["last"], 600))

    assert packed(found) == ([0, 1, 0], 2)


def test_a_name_that_does_not_fit_on_the_right_stands_on_the_left():
    late = POINT.assign(earliest=pd.Timestamp("2024-03-10"), latest=pd.Timestamp("2024-03-10"))

    assert trace(drawn(late), "name").textposition == ("middle left",)


def test_a_name_too_long_for_either_side_is_cut_before_its_signs():
    written = trace(drawn(POINT.assign(actor_short_name="Olaf the Elder " * 30)), "name").text[0]

    assert written.strip("\u2009").endswith("… ×2")


JOINS = {
    "beside a box": ([(2, 4, 3, 5)], [((0, 0), (10, 0))]),
    "through a box": ([(2, 4, -1, 1)], [((0, 0), (2, 0)), ((4, 0), (10, 0))]),
    "from inside a box": ([(-1, 4, -1, 1)], [((4, 0), (10, 0))]),
    "through boxes that overlap": (
        [(2, 5, -1, 1), (4, 8, -1, 1)], [((0, 0), (2, 0)), ((8, 0), (10, 0))],
    ),
    "within a box": ([(-1, 11, -1, 1)], []),
}  # fmt: skip


@pytest.mark.parametrize(("boxes", "parts"), JOINS.values(), ids=JOINS.keys())
def test_a_join_passes_behind_names(boxes, parts):
    assert outside((0, 0), (10, 0), boxes) == parts


def test_no_points_draw_empty_bands():
    figure = drawn(POINT.head(0))

    assert names(figure) == []
    assert len(notes(figure)) == 4
