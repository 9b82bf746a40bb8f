"""The matrix holds for any number of issues and actors and for names of any length."""

from functools import cache

import pandas as pd
import pytest

from lib.charts.matrix import LEFT, NARROW, NARROW_LEFT, matrix_figure
from lib.charts.text import text_width
from lib.charts.theme import RIGHT
from lib.charts.words import PLACES, SUNK
from lib.vocabulary import Stance
from tests.charts.samples import tiles, trace
from tests.charts.texts import visible

LONG = "The Representative of the Assembly of the Northern Lands and Islands " * 7
WORD = "Extraordinarily" * 33

NAMES = {"short": "Olaf", "500 characters": LONG, "one word of 500 characters": WORD}

charts = pytest.mark.parametrize(
    ("number", "width"), [(1, 680), (5, 900), (9, 1180), (10, 1180), (12, 1180), (12, 680)]
)


def cells(number, name):
    """Give each of 14 actors of two sides a cell on every issue, of every kind in turn."""
    kinds = [*Stance, "support;oppose", None]
    each = [(side, actor, issue) for side in "NS" for actor in range(14) for issue in range(number)]
    frame = pd.DataFrame(each, columns=["actor_side", "actor_id", "issue"])
    stances = [kinds[(actor + issue) % len(kinds)] for _, actor, issue in each]
    return frame.assign(
        actor_id=frame["actor_side"] + frame["actor_id"].astype("str"),
        issue=frame["issue"].astype("str"),
        actor_side=name + frame["actor_side"],
        actor_name=name,
        actor_short_name=name,
        actor_role=name,
        stances=stances,
        stance=[stance if stance in list(Stance) else None for stance in stances],
        statements=2,
        others=1,
        date_words="one day within 26–28 January 2024",
        was_stance=["oppose" if n % 3 == 0 else None for n in range(len(each))],
        was_words="by the end of Jan 2024",
        beside="declined, by the end of January 2024",
        unnamed_only=False,
        condition=name,
    )


def issues(number, name):
    return pd.DataFrame(
        {
            "issue": [str(n) for n in range(number)],
            "issue_name": name[:24],
            "proposition": name[:200],
        }
    )


@cache
def drawn(number, width, name):
    frame = cells(number, name)
    sides = frame.dropna(subset="stances").groupby(["actor_side", "issue"], as_index=False)
    summed = sides["stances"].agg(";".join).assign(agreement="split")
    return matrix_figure(frame, summed, issues(number, name), width=width)


def column_room(number, width):
    left = LEFT if width >= NARROW else NARROW_LEFT
    return (width - left - RIGHT) / max(number, 5)


@charts
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_the_words_of_a_tile_stay_inside_it(number, width, name):
    room = column_room(number, width) * 0.955

    for text in tiles(drawn(number, width, name), "text"):
        head, *details = visible(text)
        assert text_width(head, 13, bold=len(details) > 0) <= room
        assert all(text_width(line, 11.5) <= room for line in details)


@charts
def test_the_signs_of_a_side_stay_in_its_column(number, width):
    signs = trace(drawn(number, width, "Olaf"), "side").text

    assert len(signs) == 2 * number
    for markup in signs:
        for line in visible(markup):
            assert text_width(line, 12) <= column_room(number, width)


def placed(figure, above):
    """List the words above the rows, or left of them: markup, x, y, size, anchor."""
    rows = [
        (text, x, y - SUNK[anchor], trace.textfont.size, anchor)
        for trace in figure.data
        if trace.name == "layout"
        for anchor in [next(each for each in PLACES if PLACES[each] == at(trace))]
        for text, x, y in zip(trace.text, trace.x, trace.y, strict=True)
    ]
    notes = [
        (note.text, note.x, note.y, note.font.size, note.yanchor)
        for note in figure.layout.annotations
    ]
    return [row for row in rows + notes if (row[2] < 0) == above]


def at(trace):
    return trace.textposition.split()[0]


@charts
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_names_of_sides_and_actors_stay_left_of_the_tiles(number, width, name):
    figure = drawn(number, width, name)

    rows = placed(figure, above=False)
    assert len(rows) == 30
    for text, x, _, size, _ in rows:
        name, *role = visible(text)
        widths = [text_width(name, size), *(text_width(line, 11.5) for line in role)]
        assert x * column_room(number, width) + max(widths) <= -0.5 * column_room(number, width)


@charts
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_heads_of_columns_do_not_touch(number, width, name):
    figure = drawn(number, width, name)
    heads = [row for row in placed(figure, above=True) if row[1] == int(row[1])]

    assert len(heads) >= number
    for text, _, _, size, _ in heads:
        widths = [text_width(line, size, text.startswith("<b>")) for line in visible(text)]
        assert max(widths) <= column_room(number, width)


@charts
def test_heads_of_columns_end_above_the_rows(number, width):
    figure = drawn(number, width, LONG)
    heads = placed(figure, above=True)

    assert heads
    for text, _, y, size, anchor in heads:
        height = len(visible(text)) * size * 1.3
        top = y - (height if anchor == "bottom" else 0)
        assert top >= figure.layout.yaxis.range[1]
        assert top + height <= 0


@charts
def test_rows_do_not_overlap(number, width):
    figure = drawn(number, width, "Olaf")
    tops, heights = tiles(figure, "base"), tiles(figure, "y")
    rows = sorted({(top, top + height) for top, height in zip(tops, heights, strict=True)})

    assert len(rows) == 28
    assert all(end < start for (_, end), (start, _) in zip(rows, rows[1:], strict=False))
