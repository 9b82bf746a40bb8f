"""A tile for each position; where nobody spoke, a dot on bare background."""

import pytest

from lib.charts.matrix import matrix_figure
from lib.charts.matrix_sides import side_words
from lib.charts.matrix_tiles import tile
from lib.charts.theme import CLEAR, PANEL, colour
from tests import table
from tests.charts.samples import CELLS, ISSUES, SIDES, names, notes, tiles, trace
from tests.charts.texts import visible


def drawn(cells=None, issues=None, width=1180):
    cells = table(CELLS) if cells is None else cells
    issues = table(ISSUES) if issues is None else issues
    return matrix_figure(cells, table(SIDES), issues, width=width)


def tile_of(number, room=150, worded=True, **changes):
    cell = {**table(CELLS).iloc[number].to_dict(), **changes}
    return tile(cell, room, worded)


def test_every_cell_is_a_tile_that_leads_to_its_actor_and_issue():
    assert [tuple(item) for item in tiles(drawn(), "customdata")] == [
        ("king", "fees"),
        ("aides", "fees"),
        ("duke", "fees"),
        ("king", "line"),
        ("envoy", "line"),
    ]


def test_a_tile_stands_in_the_column_of_its_issue():
    assert tiles(drawn(), "x") == [0, 0, 0, 1, 1]


def test_sides_and_actors_keep_their_order():
    assert tiles(drawn(), "base") == [44, 90, 194, 44, 240]


def test_there_is_a_dot_wherever_nobody_spoke():
    dots = trace(drawn(), "no statement")

    assert list(zip(dots.x, dots.y, strict=True)) == [
        (2, 21), (2, 65), (1, 111), (2, 111), (2, 171), (1, 215), (2, 215), (0, 261), (2, 261),
    ]  # fmt: skip


TILES = {
    "a position with its date and number": (0, {}, ["● Supports", "5 Mar · 2 statements"]),
    "a single statement": (0, {"statements": 1}, ["● Supports", "5 Mar"]),
    "several positions": (1, {}, ["● Supports / ✕ Opposes", "order not known"]),
    "a refusal to comment": (2, {}, ["⊙ Declined", "5 Mar"]),
    "a position that changed": (3, {}, ["◆ Conditional", "7 Mar · was oppose, 2023"]),
    "a condition, and a refusal beside it": (4, {}, ["✕ Opposes ⊙", "by 7 Mar · if unpaid"]),
}


@pytest.mark.parametrize(("number", "changes", "words"), TILES.values(), ids=TILES.keys())
def test_a_tile_says_its_position_in_words(number, changes, words):
    assert visible(tile_of(number, **changes).text) == words


def test_several_positions_shrink_to_their_signs():
    assert visible(tile_of(1, room=110).text)[0] == "● / ✕"


SMALL_TILES = {
    "the number shrinks": (0, {}, 96, "5 Mar · ×2"),
    "then only the date": (0, {}, 40, "5 Mar"),
    "the change comes before the date": (3, {}, 98, "was oppose, 2023"),
    "and at last without its date": (3, {}, 66, "was oppose"),
    "a condition goes first": (4, {}, 96, "by 7 Mar"),
    "a long date keeps its end": (
        0, {"date_words": "one day within 3–5 Mar", "statements": 1}, 90, "…within 3–5 Mar",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("number", "changes", "room", "line"), SMALL_TILES.values(), ids=SMALL_TILES.keys()
)
def test_a_small_tile_says_what_matters_most(number, changes, room, line):
    assert visible(tile_of(number, room, **changes).text)[1] == line


LOOKS = {
    "one position is tinted": (0, colour("support", "1F")),
    "several are on a panel": (1, PANEL),
    "none is bare": (2, CLEAR),
}


@pytest.mark.parametrize(("number", "fill"), LOOKS.values(), ids=LOOKS.keys())
def test_the_ground_of_a_tile_says_whether_there_is_a_position(number, fill):
    assert tile_of(number).fill == fill


def test_only_tiles_that_rest_on_unnamed_sources_are_hatched():
    assert tiles(drawn(), "marker.pattern.shape") == ["", "", "", "", "/"]


def test_a_tile_without_room_for_words_has_a_sign():
    assert [visible(tile_of(number, worded=False).text) for number in (0, 1, 2)] == [
        ["●"],
        ["● ✕"],
        ["⊙"],
    ]


def test_the_hover_holds_what_the_tile_has_no_room_for():
    said = " ".join(visible(tile_of(4).hover))

    for part in (
        "The envoy: ✕ Opposes",
        "Latest: by 7 Mar",
        "Condition: if unpaid",
        "Beside it: assessed, 6 Mar",
        "Rests only on unnamed sources",
    ):
        assert part in said


def test_the_hovers_of_a_column_share_its_name_and_proposition():
    first = next(each for each in drawn().data if each.name == "tile")

    assert visible(first.hovertemplate) == [
        "Harbour fees", "“The fees should end.”", "%{hovertext}", "Click for the evidence",
    ]  # fmt: skip


def test_a_text_is_no_placeholder_of_a_hover():
    issues = table(ISSUES).assign(issue_name="%{customdata[0]}")
    first = next(each for each in drawn(issues=issues).data if each.name == "tile")

    assert "%{customdata" not in first.hovertemplate
    assert "%{customdata[0]}" in visible(first.hovertemplate)


def test_every_column_prints_its_proposition():
    assert "The line should move." in notes(drawn())


def named(number, name):
    """Make so many issues of one name; the first two are those of the cells."""
    ids = ["fees", "line", *(f"i{n}" for n in range(number - 2))]
    return table(ISSUES).iloc[[0] * number].assign(issue=ids, issue_name=name)


def test_narrow_columns_print_names_and_say_the_proposition_in_their_hover():
    figure = drawn(issues=named(10, "Fishing"))
    head = figure.layout.annotations[9]

    assert head.text == "<b>Fishing</b>"
    assert "The fees should end." in head.hovertext


def test_columns_too_narrow_for_a_name_are_numbered_and_listed_above():
    figure = drawn(issues=named(12, "Peacekeepers or monitors"), width=680)

    assert "<b>12</b>" in notes(figure)
    assert "<b>12 Peacekeepers or monitors</b>" in notes(figure)
    assert notes(figure).count("The fees should end.") == 12


@pytest.mark.parametrize("number", [1, 3, 5])
def test_few_issues_keep_the_width_of_five(number):
    cells = table(CELLS)[lambda frame: frame["issue"] == "fees"]

    assert drawn(cells, table(ISSUES).head(number)).layout.xaxis.range[1] == 4.5


SUMMARIES = {
    "signs and the word": ("support;oppose", "split", 150, ["● ✕ split"]),
    "signs without the word": ("support;support;oppose", "split", 40, ["●2 ✕1"]),
    "more than five are counted": (";".join(["support"] * 6), "agree", 150, ["●6 agree"]),
    "in two lines": ("support;conditional;unclear;oppose", "split", 50, ["●1 ◆1", "○1 ✕1"]),
    "only assessments": ("", "", 150, ["⊙"]),
}


@pytest.mark.parametrize(
    ("stances", "agreement", "room", "words"), SUMMARIES.values(), ids=SUMMARIES.keys()
)
def test_a_side_has_one_sign_for_each_actor(stances, agreement, room, words):
    assert visible(side_words(stances, agreement, room)) == words


def test_the_word_of_a_side_is_drawn_as_text():
    assert "&lt;s&gt;" in side_words("support", "<s>", 150)


def test_no_cells_draw_no_tiles():
    figure = matrix_figure(
        table(CELLS).head(0), table(SIDES).head(0), table(ISSUES).head(0), width=1180
    )

    assert names(figure) == []


def test_one_cell_is_one_tile():
    assert tiles(drawn(table(CELLS).head(1)), "x") == [0]
