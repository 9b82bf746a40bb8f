"""Bars of equal height share out the statements of a step, each with its count beside it."""

import pytest

from lib.charts.history import history_figure
from lib.charts.theme import colour
from tests.charts.samples import DAYS, history_bars, history_issues, names, notes, trace
from tests.charts.texts import visible


def drawn(bars=None, width=1180):
    bars = history_bars() if bars is None else bars
    return history_figure(bars, history_issues(), DAYS["first"], DAYS["last"], width=width)


def test_there_is_a_trace_per_stance_strong_or_pale_and_one_of_counts():
    assert names(drawn()) == [
        "conditional pale", "oppose", "support", "support pale", "statements",
    ]  # fmt: skip


def test_oppose_is_at_the_foot_and_the_parts_make_a_whole():
    oppose, support = trace(drawn(), "oppose"), trace(drawn(), "support")

    foot, top = oppose.base[0], support.base[0] + support.y[0]
    assert oppose.base[0] + oppose.y[0] == pytest.approx(support.base[0])
    assert foot - top == pytest.approx(44)


def test_a_bar_under_five_statements_is_pale():
    assert trace(drawn(), "support").marker.color == colour("support", "D9")
    assert trace(drawn(), "support pale").marker.color == colour("support", "5C")


def test_each_bar_stands_over_the_number_of_its_statements():
    counts = trace(drawn(), "statements")

    assert list(counts.text) == ["12", "4", "2"]


def test_a_number_too_wide_is_said_in_thousands():
    bars = history_bars().assign(step_records=123_456)

    assert set(trace(drawn(bars, width=260), "statements").text) == {"123k"}


def test_a_part_says_how_many_of_how_many():
    said = visible(trace(drawn(), "oppose").hovertext[0])

    assert said == ["Harbour fees, 2–5 Mar", "✕ Opposes: 9 of 12 statements"]


def test_a_part_leads_to_its_statements():
    assert list(trace(drawn(), "oppose").customdata[0]) == [
        "fees", "2024-03-02", "2024-03-05", "oppose",
    ]  # fmt: skip


def test_each_issue_has_its_proposition_and_says_how_many_are_in_bars():
    heads = [visible(note) for note in notes(drawn())]

    assert heads[0] == ["Harbour fees", "The fees should end.", "16 of 20 statements in bars"]


def test_a_part_high_enough_has_its_sign():
    assert list(trace(drawn(), "oppose").text) == ["✕"]
    assert list(trace(drawn(), "support").text) == [""]
    assert list(trace(drawn(), "support pale").text) == ["●"]


@pytest.mark.parametrize("name", ["oppose", "support pale"])
def test_a_click_leaves_the_signs_as_they_are(name):
    drawn_trace = trace(drawn(), name)

    assert drawn_trace.unselected.textfont.color == drawn_trace.insidetextfont.color


def test_no_bars_draw_the_issues_alone():
    figure = drawn(history_bars().head(0))

    assert names(figure) == []
    assert len(notes(figure)) == 2
