"""Text of the data is never markup and never wider than its room."""

import pytest
from hypothesis import assume
from hypothesis import given as for_all
from hypothesis import strategies as some

from lib.charts.hover import hover
from lib.charts.text import clip, clip_start, lines, plain, text_width, wrap

LONGEST_WORD = text_width("M" * 12, 13)
WORDS = some.lists(some.text("abcdefgMWil ", min_size=1, max_size=12), max_size=20).map(" ".join)

HOSTILE = {
    "tag": ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
    "link": ('<a href="u">x</a>', '&lt;a href="u"&gt;x&lt;/a&gt;'),
    "entity": ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
    "line ends": ("a\nb\tc\r\nd", "a b c d"),
    "placeholder colour": ("No #000001", "No &#35;000001"),
}


@pytest.mark.parametrize(("text", "drawn"), HOSTILE.values(), ids=HOSTILE.keys())
def test_text_is_drawn_as_text(text, drawn):
    assert plain(text) == drawn


@for_all(WORDS, some.floats(30, 500))
def test_a_cut_text_fits_its_room(text, room):
    assert text_width(clip(text, room, 13), 13) <= room


@for_all(WORDS, some.floats(100, 500))
def test_a_text_is_cut_at_the_end_of_a_word(text, room):
    first = (text.split() or [""])[0]
    assume(text_width(f"{first} …", 13) <= room)

    kept = clip(text, room, 13)

    assert not kept.endswith("…") or kept[:-1].split(" ") == text.split()[: len(kept.split(" "))]


def test_only_a_first_word_that_is_too_long_is_cut_inside():
    kept = clip("Extraordinarilylong name", 60, 13)

    assert kept.endswith("…")
    assert "Extraordinarilylong".startswith(kept[:-1])


def test_a_date_keeps_its_end():
    assert clip_start("one day within 26–28 Jan", 70, 11.5) == "…26–28 Jan"


@for_all(WORDS, some.floats(LONGEST_WORD, 500))
def test_wrapped_lines_fit_and_lose_no_word(text, room):
    wrapped = wrap(text, room, 13)

    assert all(text_width(line, 13) <= room for line in wrapped)
    assert " ".join(wrapped) == " ".join(text.split())


def test_the_last_line_that_is_allowed_is_cut():
    assert wrap("one two three four five six", 60, 13, most=2) == ["one two", "three…"]


def test_capitals_are_wider_than_small_letters():
    assert text_width("NATO", 13) > text_width("nato", 13)


def test_empty_lines_are_left_out():
    assert lines(["a", "", "b"]) == "a<br>b"


def test_a_hover_escapes_every_text_and_leaves_out_empty_ones():
    said = hover("<b>head</b>", "", "<i>told</i>", muted=["", "<s>pale</s>"], hint="")

    assert said.count("<br>") == 2
    assert "<i>" not in said
    assert "<s>" not in said
    assert "&lt;b&gt;head" in said


def test_only_the_longest_line_of_a_hover_has_room_at_its_end():
    said = hover("a", "a longer line", hint="").split("<br>")

    assert [line.endswith("\u00a0") for line in said] == [False, True]


def test_a_hover_does_not_grow_with_its_text():
    assert hover("word " * 200, hint="").count("<br>") == 7
