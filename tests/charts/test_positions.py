"""Every actor's name stands under its position."""

import pytest

from lib.charts.positions import positions_figure
from tests import table
from tests.charts.samples import CELLS, ISSUES, names, notes, trace
from tests.charts.texts import visible

COLUMNS = {"oppose": 0, "unclear": 1, "conditional": 2, "support": 3}


def drawn(cells=None, width=1180):
    cells = table(CELLS) if cells is None else cells
    return positions_figure(cells, table(ISSUES), width=width)


def written(figure):
    return [" ".join(visible(text)) for text in trace(figure, "name").text]


def details(figure):
    return [" ".join(visible(text)) for text in trace(figure, "detail").text]


def test_columns_run_from_against_to_for():
    heads = [" ".join(visible(text)) for text in notes(drawn())[:4]]

    assert heads == ["✕ Opposes", "○ Unclear", "◆ Conditional", "● Supports"]


@pytest.mark.parametrize(("stance", "column"), COLUMNS.items(), ids=COLUMNS.keys())
def test_a_name_stands_in_the_column_of_its_stance(stance, column):
    one = table(CELLS).head(1).assign(stance=stance, stances=stance)

    assert round(trace(drawn(one), "glyph").x[0]) == column


def test_every_entry_leads_to_its_actor_and_issue():
    targets = [trace for trace in drawn().data if trace.name == "position"]

    assert [tuple(item) for trace in targets for item in trace.customdata] == [
        ("duke", "fees"),
        ("king", "fees"),
        ("king", "line"),
        ("envoy", "line"),
        ("king", "line"),
    ]


def test_the_entries_of_an_issue_share_its_name_and_proposition_when_pointed_at():
    target = next(trace for trace in drawn().data if trace.name == "position")

    assert "Harbour fees" in target.hovertemplate
    assert "The fees should end." in target.hovertemplate
    assert "Olaf: ● Supports" in visible(target.hovertext[1])[0]


def test_a_name_is_followed_by_side_date_and_what_it_was():
    assert written(drawn())[0] == "Sten Southland · 7 Mar"
    assert details(drawn())[0] == "was oppose, 2023"


def test_what_has_no_room_beside_the_name_goes_below():
    assert written(drawn(width=680))[1] == "Olaf Northland"
    assert "5 Mar" in details(drawn(width=680))


def test_no_line_begins_or_ends_with_the_sign_that_parts_its_words():
    shown = [*written(drawn(width=680)), *details(drawn(width=680))]

    assert not [text for text in shown if text.startswith("·") or text.endswith("·")]


def test_an_actor_with_several_positions_stands_in_each_and_says_so():
    line = table(CELLS).iloc[[1]]
    figure = drawn(line)

    assert [round(x) for x in trace(figure, "glyph").x] == [0, 3]
    assert details(figure) == ["order not known"] * 2


def test_a_condition_is_printed_under_the_name():
    assert "if unpaid" in details(drawn())


def test_a_long_condition_is_wrapped_and_cut():
    one = table(CELLS).head(1).assign(condition="if they pay what they owe " * 20)

    shown = details(drawn(one))

    assert len(shown) == 3
    assert shown[-1].endswith("…")


def test_a_position_that_rests_on_unnamed_sources_has_a_star():
    assert "Envoy* Southland · by 7 Mar" in written(drawn())


def test_who_only_declined_to_comment_holds_no_position():
    assert not any("Aides" in text for text in written(drawn()))


def test_entries_of_a_column_stand_below_each_other():
    twice = table(CELLS).iloc[[0, 0]]
    heights = trace(drawn(twice), "glyph").y

    assert heights[1] - heights[0] == 20


def test_only_columns_that_hold_a_name_are_tinted():
    one = drawn(table(CELLS).head(1))
    tints = [shape for shape in one.layout.shapes if shape.type == "rect" and shape.y1 > 3]

    assert [round((shape.x0 + shape.x1) / 2) for shape in tints] == [3]


def test_every_issue_prints_its_proposition():
    assert "The line should move." in notes(drawn())


def test_no_cells_draw_no_names():
    assert names(drawn(table(CELLS).head(0))) == []
