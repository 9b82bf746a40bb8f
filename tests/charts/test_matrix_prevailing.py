"""A tile of the last days says how many of how many; what is mixed has counts and no colour."""

import pytest

from lib.charts.matrix import matrix_figure
from lib.charts.matrix_sides import side_words
from lib.charts.matrix_tiles import tile
from lib.charts.theme import CLEAR, PANEL, colour
from tests import table
from tests.charts.samples import CELLS, ISSUES, SIDES, tiles
from tests.charts.texts import visible

COUNTS = {"support": 9, "conditional": 1, "unclear": 0, "oppose": 2, "within": 12}
FEW = {"support": 1, "conditional": 0, "unclear": 0, "oppose": 1, "within": 2}
NONE = dict.fromkeys(COUNTS, 0)
MIXED = {"reading": "mixed", "stances": None, "stance": None, **COUNTS}
PREVAILING = {"reading": "prevailing", **COUNTS}


def tile_of(room=150, worded=True, **changes):
    cell = {**table(CELLS).iloc[0].to_dict(), "latest_stances": "oppose", **changes}
    return tile(cell, room, worded)


LINES = {
    "what prevails": (PREVAILING, 150, ["● Supports", "9 of 12 statements"]),
    "in less room": (PREVAILING, 80, ["● Supports", "9 of 12"]),
    "in hardly any": (PREVAILING, 30, ["● Supports", "9/12"]),
    "mixed, with its counts": (MIXED, 150, ["Mixed", "●9 ◆1 ✕2"]),
    "mixed in less room": (MIXED, 30, ["Mixed", "12 in all"]),
    "few": ({"reading": "few", **FEW}, 190, ["● Supports", "5 Mar · 1 of 2 statements"]),
    "one": ({"reading": "few", **FEW, "oppose": 0, "within": 1}, 150, ["● Supports", "5 Mar · 1 statement"]),
    "few in less room": ({"reading": "few", **FEW}, 30, ["● Supports", "5 Mar"]),
    "none in the window": ({"reading": "outside", **NONE}, 150, ["● Supports", "5 Mar · 2 statements"]),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "room", "words"), LINES.values(), ids=LINES.keys())
def test_a_tile_says_its_reading(changes, room, words):
    assert visible(tile_of(room, **changes).text) == words


GROUNDS = {
    "what prevails is tinted": (PREVAILING, colour("support", "1F")),
    "mixed has no stance's colour": (MIXED, PANEL),
    "what lies outside the days is bare": ({"reading": "outside", **NONE}, CLEAR),
}


@pytest.mark.parametrize(("changes", "fill"), GROUNDS.values(), ids=GROUNDS.keys())
def test_the_ground_of_a_tile_says_its_reading(changes, fill):
    assert tile_of(**changes).fill == fill


SIGNS = {
    "a share keeps its count": (PREVAILING, ["●", "9 of 12"]),
    "mixed stays a word": (MIXED, ["Mixed", "●9◆1✕2"]),
    "few are a sign": ({"reading": "few", **FEW}, ["●"]),
}


@pytest.mark.parametrize(("changes", "words"), SIGNS.values(), ids=SIGNS.keys())
def test_a_tile_without_room_for_words(changes, words):
    lines = [line.replace(" ", "") if "◆" in line else line for line in
             visible(tile_of(60, worded=False, **changes).text)]  # fmt: skip

    assert lines == words


def test_the_hover_says_all_counts_and_the_latest_position():
    said = " ".join(visible(tile_of(**MIXED).hover))

    assert "King Olaf: Mixed" in said
    assert "Last 90 days: ● 9, ◆ 1, ✕ 2 of 12 statements" in said
    assert "Latest: 5 Mar, ✕ Opposes" in said


def test_the_hover_names_the_latest_position_only_where_it_differs():
    said = " ".join(visible(tile_of(**PREVAILING, latest_stances="support").hover))

    assert "Latest: 5 Mar" in said
    assert said.count("Supports") == 1


def test_a_side_of_mixed_actors_says_so_without_a_sign():
    assert visible(side_words("", "mixed", 150)) == ["mixed"]


def test_narrow_rows_of_the_reading_leave_room_for_two_lines():
    cells = table(CELLS).assign(reading=None, latest_stances=None, **NONE)
    issues = table(ISSUES).iloc[[0] * 12].assign(issue=["fees", "line", *map(str, range(10))])

    heights = set(tiles(matrix_figure(cells, table(SIDES), issues, width=1180), "y"))

    assert heights == {42}
