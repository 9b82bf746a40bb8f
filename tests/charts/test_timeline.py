"""Each record is a row: its words on the left, its time on the right."""

import pytest

from lib.charts.theme import MARKS
from lib.charts.timeline import timeline_figure
from tests.charts.samples import DAYS, names, notes, rows, trace
from tests.charts.texts import visible


def drawn(frame=None, width=1180):
    return timeline_figure(rows() if frame is None else frame, **DAYS, width=width)


def test_every_row_has_its_words_and_its_mark_at_one_height():
    figure = drawn()

    assert list(trace(figure, "words").y) == list(trace(figure, "mark").y)
    assert len(trace(figure, "mark").y) == 7


@pytest.mark.parametrize("name", ["label", "mark"])
def test_words_and_marks_lead_to_the_record(name):
    assert [tuple(item) for item in trace(drawn(), name).customdata] == [
        (f"r{n}",) for n in range(1, 8)
    ]


def test_a_mark_stands_on_its_day():
    assert list(trace(drawn(), "mark").x)[4] == 3.5


def test_rows_keep_their_order_lane_below_lane():
    heights = list(trace(drawn(), "mark").y)

    assert heights == [46, 70, 94, 162, 186, 254, 278]


def test_a_row_names_who_and_what():
    assert trace(drawn(), "words").text[3] == "<b>King</b>\u2002Invites"


def test_an_event_names_only_what():
    assert trace(drawn(), "words").text[0] == "Talks"


def test_what_is_scheduled_is_hollow_and_in_italics():
    figure = drawn()

    assert trace(figure, "words").text[2] == "<i>Next talks</i>"
    assert trace(figure, "mark").marker.symbol[2] == "square-open"


def test_a_span_is_a_bar_over_its_days():
    bar = trace(drawn(), "bar")

    assert (bar.base, bar.x, bar.y) == ((0.0,), (2.0,), (46.0,))


def test_an_open_start_has_a_tail_to_the_left_and_an_open_end_one_to_the_right():
    figure = drawn()
    by, since = trace(figure, "tail event"), trace(figure, "tail oppose")

    assert by.x[1] < by.x[0] < 5.5
    assert 4.5 < since.x[0] < since.x[1]


def test_an_unnamed_source_and_an_unconfirmed_record_are_ringed():
    ring = trace(drawn(), "ring")

    assert list(ring.y) == [70, 186]
    assert ring.marker.line.dash == "dot"


def test_what_lies_outside_the_days_prints_its_date_beside_the_glyph():
    date = trace(drawn(), "date")

    assert [text.strip("\u2003") for text in date.text] == ["2023", "Jun"]
    assert list(date.textposition) == ["middle right", "middle left"]


def test_the_gutter_is_there_only_for_what_came_earlier():
    later = rows()[lambda frame: frame["place"] != "earlier"]

    assert drawn().layout.xaxis.range[0] < 0
    assert drawn(later).layout.xaxis.range[0] == 0


def test_every_lane_says_how_many_records_it_has():
    heads = [visible(text) for text in notes(drawn())[:3]]

    assert heads == [["Joint 3 records"], ["Northland 2 records"], ["Southland 2 records"]]


def test_one_record_is_not_plural():
    assert visible(notes(drawn(rows().head(1)))[0]) == ["Joint 1 record"]


def test_the_line_says_what_it_parts():
    assert notes(drawn())[-2:] == ["reported by 7 Mar", "scheduled"]


def test_nothing_is_called_scheduled_when_the_days_end_with_the_known_one():
    figure = timeline_figure(rows(), **{**DAYS, "known": DAYS["last"]}, width=1180)

    assert notes(figure)[-1] == "reported by 10 Mar"


def test_the_hover_says_who_what_when_and_how():
    said = trace(drawn(), "mark").hovertext[3]

    for part in (
        "<b>Invites</b>",
        "The king",
        "● Supports: Fees",
        "2023 (“last year”)",
        "Reported",
    ):
        assert part in said


def test_the_hover_of_a_statement_without_stance_names_the_act():
    assert "⊙ Declines to comment: Fees" in trace(drawn(), "mark").hovertext[4]


def test_a_narrow_chart_gives_more_of_itself_to_words():
    shares = [drawn(width=width).layout.xaxis.domain[0] for width in (1180, 900, 680)]

    assert shares == [0.46, 0.5, 0.52]


def test_a_long_name_leaves_room_for_the_title_and_keeps_its_star():
    frame = rows().assign(who="The Representative of the Assembly of the Northern Lands*")

    words = trace(drawn(frame.iloc[[4]], width=680), "words").text[0]

    assert words.startswith("<b>The Representative…*</b>")
    assert words.endswith("Says nothing")


def test_a_row_is_always_as_high():
    short, long = drawn(rows().head(1)), drawn(rows().head(2))

    assert long.layout.height - short.layout.height == 24


def test_no_rows_draw_no_marks():
    assert names(drawn(rows().head(0))) == []


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_can_be_a_row(mark):
    figure = drawn(rows().head(1).assign(mark=mark))

    assert trace(figure, "mark").marker.color == (MARKS[mark].colour,)
