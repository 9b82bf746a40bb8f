"""One tile of the matrix: a position in words, its date, and what changes how to read it."""

from __future__ import annotations

from dataclasses import dataclass

from lib.charts.cells import ORDER_NOT_KNOWN, said_before, stances_of
from lib.charts.hover import hover
from lib.charts.matrix_readings import (
    MIXED,
    few_words,
    latest_words,
    mixed_words,
    reading_of,
    share_words,
    window_words,
)
from lib.charts.text import clip, clip_start, given, lines, plain, sentence, span, text_width
from lib.charts.theme import (
    BODY,
    CLEAR,
    HAIRLINE,
    LINE,
    MARKS,
    NO_STANCE,
    PANEL,
    SMALL,
    TILE,
    TILE_EDGE,
    colour,
)

SIGN = 16
"""Font size of a sign without a word, in pixels."""

ASIDE = span(MARKS[NO_STANCE].glyph, size=15)
"""Larger than its word: a small dotted ring looks like the full one of "unclear"."""

LEAST_CONDITION = 56
"""Pixels: in less, a cut condition would say nothing."""


@dataclass(frozen=True)
class Tile:
    """What is drawn for one cell; its hover stands below the head of its column's."""

    text: str
    hover: str
    fill: str
    edge: str
    hatched: bool
    """Whether it rests on unnamed sources only."""
    customdata: list[str]


def tile(cell: dict, room: float, worded: bool) -> Tile:
    """
    Build the tile of one cell.

    Args:
        cell: one row of the cells.
        room: pixels for the text.
        worded: whether it holds words, or only signs.
    """
    held, reading = stances_of(cell), reading_of(cell)
    mixed = reading == "mixed"
    draw = _several if len(held) > 1 else _position if held else _mixed if mixed else _aside
    words = draw if worded or mixed else _signs
    return Tile(
        text=words(cell, held, room),
        hover=_hover(cell, held),
        fill=CLEAR if reading == "outside" else _fill(held, mixed),
        edge=_edge(held, mixed),
        hatched=bool(cell["unnamed_only"]) and (mixed or bool(held)),
        customdata=[cell["actor_id"], cell["issue"]],
    )


def _fill(held: list[str], mixed: bool) -> str:
    if len(held) == 1:
        return colour(MARKS[held[0]].role, TILE)
    return PANEL if held or mixed else CLEAR


def _edge(held: list[str], mixed: bool) -> str:
    if len(held) == 1:
        return colour(MARKS[held[0]].role, TILE_EDGE)
    return LINE if held or mixed else HAIRLINE


def _mixed(cell: dict, held: list[str], room: float) -> str:
    return mixed_words(cell, room)


def _signs(cell: dict, held: list[str], room: float) -> str:
    """Say it without words; a share still has its count."""
    looks = [MARKS[stance] for stance in held] or [MARKS[NO_STANCE]]
    signs = " ".join(span(look.glyph, look.text_colour, SIGN) for look in looks)
    share = share_words(cell, held[0], room) if reading_of(cell) == "prevailing" else ""
    return lines([signs, _small(share)])


def _position(cell: dict, held: list[str], room: float) -> str:
    look = MARKS[held[0]]
    head = f"<b>{span(f'{look.glyph} {look.word}', look.text_colour, BODY)}</b>"
    taken = text_width(f"{look.glyph} {look.word}", BODY, bold=True)
    if given(cell["beside"]) and taken + SIGN <= room:
        head += f" {ASIDE}"
    return lines([head, _small(_second_line(cell, room))])


def _several(cell: dict, held: list[str], room: float) -> str:
    looks = [MARKS[stance] for stance in held]
    words = [f"{look.glyph} {look.word}" for look in looks]
    if text_width(" / ".join(words), BODY, bold=True) > room:
        words = [look.glyph for look in looks]
    pairs = zip(words, looks, strict=True)
    head = " / ".join(f"<b>{span(word, look.text_colour, BODY)}</b>" for word, look in pairs)
    return lines([head, _small(clip(ORDER_NOT_KNOWN, room, SMALL))])


def _aside(cell: dict, held: list[str], room: float) -> str:
    """Say an assessment or a refusal to comment, which is no position."""
    word, _, when = given(cell["beside"]).partition(", ")
    head = plain(clip(sentence(word), room - SIGN, BODY))
    return lines([f"{ASIDE} {span(head, size=BODY)}", _small(clip_start(when, room, SMALL))])


def _small(text: str) -> str:
    """Write it in the tile's own font, which is that of its second line."""
    return plain(text)


def _second_line(cell: dict, room: float) -> str:
    """Say the date and the most telling thing beside it that fits; of what prevails, its share."""
    when, reading = given(cell["date_words"]), reading_of(cell)
    if reading == "prevailing":
        return share_words(cell, cell["stance"], room)
    if reading == "few":
        return few_words(cell, stances_of(cell), when, room)
    was = said_before(cell)
    told = [f"{when} · {addition}" for addition in _additions(cell, was, when, room) if addition]
    told += [was, was.partition(",")[0]] if was else []
    fitting = [text for text in told if text_width(text, SMALL) <= room]
    return fitting[0] if fitting else clip_start(when, room, SMALL)


def _additions(cell: dict, was: str, when: str, room: float) -> list[str]:
    number = int(cell["statements"])
    if was:
        return [was]
    counted = [f"{number} statements", f"×{number}"] if number > 1 else []
    left = room - text_width(f"{when} · ", SMALL)
    condition = given(cell["condition"])
    if condition and left >= LEAST_CONDITION:
        return [clip(condition, left, SMALL), *counted]
    return counted


def _hover(cell: dict, held: list[str]) -> str:
    words = " or ".join(f"{MARKS[stance].glyph} {MARKS[stance].word}" for stance in held)
    mixed = reading_of(cell) == "mixed"
    said = words or (MIXED if mixed else sentence(given(cell["beside"])))
    told = _told(cell) if held or mixed else []
    return hover("", f"{given(cell['actor_name'])}: {said}", *told, hint="")


def _told(cell: dict) -> list[str]:
    """List what there is to say about a position, beside its stance."""
    number = int(cell["statements"])
    counted = f", {number} statements" if number > 1 else ""
    if reading_of(cell):
        same = given(cell["latest_stances"]) == given(cell["stances"])
        counted = "" if same else f", {latest_words(cell)}"
    unsure = f", {ORDER_NOT_KNOWN}" if len(stances_of(cell)) > 1 else ""
    told = {
        "": window_words(cell) if reading_of(cell) else "",
        "Latest: ": f"{given(cell['date_words'])}{counted}{unsure}",
        "Before: ": said_before(cell).removeprefix("was "),
        "Condition: ": given(cell["condition"]),
        "Beside it: ": given(cell["beside"]),
        "Rests only on ": "unnamed sources" if cell["unnamed_only"] else "",
    }
    return [f"{label}{text}" for label, text in told.items() if text]
