"""Bars count records: statements above the line, events below, one scale for all lanes."""

from datetime import date

import pandas as pd
import pytest

from lib.charts.stacks import lanes_of, stacked
from lib.charts.timeline_bars import timeline_bars_figure
from tests import table
from tests.charts.samples import BINS, names, notes, trace
from tests.charts.texts import visible

KNOWN = date(2024, 3, 7)


SHOWN = {"first": date(2024, 2, 26), "last": date(2024, 3, 10)}


def drawn(bins=None, step="week", known=KNOWN):
    bins = table(BINS) if bins is None else bins
    return timeline_bars_figure(bins, step_word=step, **SHOWN, known=known, width=1180)


def test_statements_are_stacked_by_stance_and_events_hang_below():
    spans = stacked(table(BINS))[["mark", "start", "end"]].itertuples(index=False, name=None)

    assert list(spans) == [
        ("event", 0, -3),
        ("none", 7, 8),
        ("oppose", 5, 7),
        ("support", 0, 5),
        ("support", 0, 4),
    ]


def test_events_and_statements_of_one_bar_both_begin_at_the_line():
    same = stacked(table(BINS).assign(lane="Northland"))

    assert same.loc[[0, 3], "start"].tolist() == [0, 0]


def test_each_mark_is_its_own_series():
    assert names(drawn()) == ["support", "oppose", "event", "none"]


def test_a_record_is_as_high_in_every_lane():
    support = trace(drawn(), "support")

    assert list(support.y) == [-75, -60]


def test_bars_stand_on_each_other():
    figure = drawn()
    support, oppose = trace(figure, "support"), trace(figure, "oppose")

    assert oppose.base[0] == support.base[0] + support.y[0]


def test_events_reach_down_from_the_line():
    event = trace(drawn(), "event")

    assert event.base[0] == lanes_of(stacked(table(BINS)))[0].line
    assert event.y[0] == 45


def test_a_bar_stands_in_the_middle_of_its_days():
    support = trace(drawn(), "support")

    assert list(support.x) == [10.5, 3.5]


def test_a_bar_leads_to_its_lane_days_and_mark():
    assert list(trace(drawn(), "oppose").customdata[0]) == [
        "Northland",
        "2024-03-04",
        "2024-03-10",
        "oppose",
    ]


def test_a_bar_says_what_it_counts():
    oppose = trace(drawn(), "oppose")

    assert (oppose.hovertext[0], oppose.text[0]) == ("Northland", "2 records")
    assert "<b>%{hovertext}</b>, %{customdata[1]|%-d %b %Y} to" in oppose.hovertemplate
    assert "✕ Opposes: %{text}" in oppose.hovertemplate


def test_a_name_in_a_hover_is_no_markup():
    bins = table(BINS).assign(lane="<b>%{x}</b>")

    assert trace(drawn(bins), "oppose").hovertext[0] == "&lt;b&gt;%{x}&lt;/b&gt;"


def test_no_text_is_drawn_on_a_bar():
    assert {part.textposition for part in drawn().data} == {"none"}


def test_days_outside_those_shown_cut_the_bars():
    figure = timeline_bars_figure(
        table(BINS), step_word="week", first=date(2024, 3, 1), last=date(2024, 3, 6),
        known=KNOWN, width=1180,
    )  # fmt: skip

    assert list(figure.layout.xaxis.range) == [0, 6]


KNOWN_LINES = {
    "within the days shown": (date(2024, 3, 7), ["reported by 7 Mar"]),
    "on their last day": (date(2024, 3, 10), ["reported by 10 Mar"]),
    "after them": (date(2024, 3, 11), []),
    "before them": (date(2024, 2, 25), []),
}


@pytest.mark.parametrize(("known", "words"), KNOWN_LINES.values(), ids=KNOWN_LINES.keys())
def test_the_day_up_to_which_records_are_known_is_said_where_it_is_shown(known, words):
    assert [text for text in notes(drawn(known=known)) if "reported" in text] == words


def test_the_scale_is_said_once():
    assert [text for text in notes(drawn()) if "same scale" in text] == [
        "8 a week, same scale in every row"
    ]


def test_a_single_lane_needs_no_word_about_the_others():
    assert "3 a day" in notes(drawn(table(BINS).head(1), step="day"))


def test_lanes_keep_their_order_and_say_what_is_in_their_bars():
    heads = [visible(text) for text in notes(drawn())[:3]]

    assert heads == [
        ["Joint", "3 in bars"],
        ["Northland", "8 in bars"],
        ["Southland", "4 in bars"],
    ]


def test_a_bar_of_one_day_names_it_once():
    bins = table(BINS).assign(bin_end=lambda frame: frame["bin_start"])

    said = trace(drawn(bins, step="day"), "oppose").hovertemplate

    assert "customdata[2]" not in said


def test_no_bins_draw_no_bars():
    assert names(drawn(table(BINS).head(0))) == []


def test_bars_of_200000_records_stay_in_their_lane():
    bins = table(BINS).assign(records=lambda frame: frame["records"] * 40_000)
    lanes = lanes_of(stacked(bins))

    assert max(lane.up for lane in lanes) <= 120
    assert pd.Series([lane.bottom for lane in lanes]).is_monotonic_increasing
