"""The matrix holds for any number of issues and actors and for names of any length."""

from functools import cache

import pandas as pd
import pytest

from lib.charts.matrix import LEFT, NARROW, NARROW_LEFT, matrix_figure
from lib.charts.text import text_width
from lib.charts.theme import RIGHT
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


@charts
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_names_of_sides_and_actors_stay_left_of_the_tiles(number, width, name):
    figure = drawn(number, width, name)
    left = figure.layout.margin.l

    for note in figure.layout.annotations:
        if note.xref == "paper" and note.yref is None:
            name, *role = visible(note.text)
            widths = [text_width(name, note.font.size), *(text_width(r, 11.5) for r in role)]
            assert left + note.xshift + max(widths) <= left


@charts
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_heads_of_columns_do_not_touch(number, width, name):
    figure = drawn(number, width, name)
    room = column_room(number, width)

    for note in figure.layout.annotations:
        if note.yref == "paper" and note.xref is None:
            bold = note.text.startswith("<b>")
            lines = visible(note.text)
            assert all(text_width(line, note.font.size, bold) <= room for line in lines)


@charts
def test_heads_of_columns_end_above_the_rows(number, width):
    figure = drawn(number, width, LONG)

    for note in figure.layout.annotations:
        if note.yref == "paper":
            height = len(visible(note.text)) * note.font.size * 1.3
            top = note.yshift + (height if note.yanchor == "bottom" else 0)
            assert top <= figure.layout.margin.t
            assert top - height >= 0


@charts
def test_rows_do_not_overlap(number, width):
    figure = drawn(number, width, "Olaf")
    tops, heights = tiles(figure, "base"), tiles(figure, "y")
    rows = sorted({(top, top + height) for top, height in zip(tops, heights, strict=True)})

    assert len(rows) == 28
    assert all(end < start for (_, end), (start, _) in zip(rows, rows[1:], strict=False))
