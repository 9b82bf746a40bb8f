"""One bar per way of speech, with its number, in the colour of counts."""

import pandas as pd

from lib.charts.solidity import solidity_figure
from lib.charts.theme import colour
from tests import table
from tests.charts.samples import check, notes, trace

SPEECH = table("speech|word|records\ndirect|Quoted directly|1200\nconduct|From conduct|0")


def drawn(frame=SPEECH):
    return solidity_figure(frame, width=500)


def test_plotly_accepts_every_property():
    check(drawn())


def test_a_bar_is_as_long_as_its_number():
    assert list(trace(drawn(), "records").x) == [1200, 0]


def test_every_number_is_written_none_too():
    assert list(trace(drawn(), "records").text) == ["1,200", "0"]


def test_a_bar_leads_to_its_way_of_speech():
    assert [list(item) for item in trace(drawn(), "records").customdata] == [
        ["direct"],
        ["conduct"],
    ]


def test_a_bar_never_has_the_colour_of_a_position():
    assert trace(drawn(), "records").marker.color == colour("count 7")


def test_the_longest_bar_leaves_room_for_its_number():
    assert drawn().layout.xaxis.range[1] > 1200


def test_every_bar_is_named():
    assert notes(drawn()) == ["Quoted directly", "From conduct"]


def test_only_zeros_can_be_drawn():
    assert drawn(SPEECH.tail(1)).layout.xaxis.range[1] > 0


def test_no_row_can_be_drawn():
    assert len(drawn(SPEECH.head(0)).data) == 0


def test_the_table_is_left_as_it_was():
    before = SPEECH.copy()

    drawn()

    pd.testing.assert_frame_equal(SPEECH, before)
