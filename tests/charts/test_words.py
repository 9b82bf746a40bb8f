"""Words of a layout drawn as marks."""

from dataclasses import replace

import pytest

from lib.charts.figure import build
from lib.charts.theme import MUTED, base_layout, font
from lib.charts.words import PLACES, SUNK, Words, words_of
from tests.charts.samples import check


def test_words_of_one_look_are_one_trace():
    texts = [Words("Harbour", 0, 10, font()), Words("Fees", 1, 20, font())]

    (trace,) = words_of(texts)

    assert trace["text"] == ["Harbour", "Fees"]
    assert trace["x"] == [0, 1]


OTHERS = {
    "of another size": {"font": font(12)},
    "of another colour": {"font": font(colour=MUTED)},
    "hung from their top": {"anchor": "top"},
    "centred across": {"side": "center"},
}


@pytest.mark.parametrize("look", OTHERS.values(), ids=OTHERS.keys())
def test_other_words_are_a_trace_of_their_own(look):
    plain = Words("Harbour", 0, 10, font())

    assert len(words_of([plain, replace(plain, **look)])) == 2


@pytest.mark.parametrize("anchor", PLACES)
def test_words_stand_where_an_annotation_would(anchor):
    (trace,) = words_of([Words("Harbour", 0, 10, font(), anchor=anchor)])

    assert trace["y"] == [10 + SUNK[anchor]]
    assert trace["textposition"] == f"{PLACES[anchor]} right"


def test_words_are_not_pointed_at():
    assert words_of([Words("Harbour", 0, 10, font())])[0]["hoverinfo"] == "skip"


def test_plotly_accepts_every_property():
    check(build(words_of([Words("Harbour", 0, 10, font())]), **base_layout(100)))
