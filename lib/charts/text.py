"""Text of the data in a chart: never markup, never cut inside a word, never wider than its room."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from itertools import accumulate, takewhile
from unicodedata import east_asian_width

import pandas as pd

from lib.charts.theme import MUTED

EMS = {
    0.2: " \u2009\u00a0",
    0.27: "ijlI.,:;'’|·",
    0.32: "f()[]{}-!",
    0.36: "rt/\\",
    0.43: 'sz"*?“”',
    0.51: "acegkvxyFJLY0123456789$+<=>_–\u2002",
    0.67: "DGHNOQU&",
    0.85: "mwMW@%✕",
    1.0: "…—\u2003",
}
"""Width of characters in ems; of others see `_ems`."""

EMS_BY_CHARACTER = {character: ems for ems, characters in EMS.items() for character in characters}

ELLIPSIS = "…"
NO_BREAK = "\u00a0"


def plain(text: object) -> str:
    """
    Escape for Plotly, which reads a few HTML tags and entities in every text.

    Line ends and tabs become spaces. "#" is written as an entity, as what looks
    like a placeholder colour is replaced.

    >>> plain("<b>Land</b> #000001")
    '&lt;b&gt;Land&lt;/b&gt; &#35;000001'
    """
    return escape(flat(text), quote=False).replace("#", "&#35;")


def given(value: object) -> str:
    """
    Take a cell as text; a missing one is empty.

    >>> given(float("nan")), given("Land")
    ('', 'Land')
    """
    return "" if pd.isna(value) else str(value)


def flat(text: object) -> str:
    """
    Put a text on one line.

    >>> flat("Land\\n and\\tsea")
    'Land and sea'
    """
    return " ".join(str(text).split())


def sentence(text: str) -> str:
    """
    Begin with a capital, and leave the rest as it is.

    >>> sentence("declined, by 29 Jan")
    'Declined, by 29 Jan'
    """
    return text[:1].upper() + text[1:]


@lru_cache(10_000)  # the same words come again in every hover and at every click
def text_width(text: str, size: float, bold: bool = False) -> float:
    """
    Estimate how many pixels a text takes in Source Sans, rather too many than too few.

    Source:
        Advance widths of the font as shipped with Streamlit, measured in Chromium
        and rounded up to a few classes.
    """
    return sum(map(_ems, text)) * size * (1.07 if bold else 1)


def _ems(character: str) -> float:
    if character in EMS_BY_CHARACTER:
        return EMS_BY_CHARACTER[character]
    if east_asian_width(character) in "WF":
        return 1.0
    return 0.6


def clip(text: object, room: float, size: float, bold: bool = False) -> str:
    """
    Cut a text to its room, at the end of a word.

    Only a first word that is itself too long is cut inside.

    Args:
        text: on one line.
        room: pixels.
        size: of the font, in pixels.
        bold: of the font.

    >>> clip("The harbour fees should end", 120, 13)
    'The harbour fees…'
    """
    words = flat(text)
    if text_width(words, size, bold) <= room:
        return words
    kept = _longest(words.split(" "), " ", room, size, bold)
    return kept or _longest(list(words.split(" ")[0]), "", room, size, bold) or ELLIPSIS


def _longest(parts: list[str], joint: str, room: float, size: float, bold: bool) -> str:
    """Join as many parts as fit with an ellipsis behind; "" where not even one does."""
    cuts = accumulate(parts, lambda kept, part: kept + joint + part)
    fits = takewhile(lambda cut: text_width(cut + ELLIPSIS, size, bold) <= room, cuts)
    longest = max(fits, key=len, default="")
    return longest.rstrip(",;:. ") + ELLIPSIS if longest else ""


def clip_start(text: object, room: float, size: float) -> str:
    """
    Cut the first words of a date to its room: its end says most.

    >>> clip_start("one day within 26–28 Jan", 110, 11.5)
    '…within 26–28 Jan'
    """
    words = flat(text).split(" ")
    cuts = [" ".join(words), *(ELLIPSIS + " ".join(words[n:]) for n in range(1, len(words)))]
    fitting = (cut for cut in cuts if text_width(cut, size) <= room)
    return next(fitting, clip(text, room, size))


def wrap(
    text: object, room: float, size: float, bold: bool = False, most: int | None = None
) -> list[str]:
    """
    Break a text into the fewest lines that fit, evened out; the last of `most` is cut.

    >>> wrap("The harbour fees should end", 120, 13)
    ['The harbour', 'fees should end']
    """
    whole = flat(text)
    if text_width(whole, size, bold) <= room:
        return [whole]
    words = [clip(word, room, size, bold) for word in whole.split(" ")]
    widths = [text_width(word, size, bold) for word in words]
    space = text_width(" ", size, bold)
    starts = _line_starts(widths, space, room)
    if most is None or len(starts) <= most:
        return _lines(words, _evened(starts, widths, space, room))
    *kept, rest = _lines(words, starts[:most])
    return [*kept, clip(rest, room, size, bold)]


def _line_starts(widths: list[float], space: float, room: float) -> list[int]:
    """Fill line after line: the index of the first word of each."""
    starts, taken = [0], widths[0]
    for index, width in enumerate(widths[1:], start=1):
        taken += space + width
        if taken > room:
            starts.append(index)
            taken = width
    return starts


def _evened(starts: list[int], widths: list[float], space: float, room: float) -> list[int]:
    """Narrow the room as long as no line is added."""
    narrower = room
    while (narrower := narrower * 0.95) >= max(widths) > 0:
        tighter = _line_starts(widths, space, narrower)
        if len(tighter) > len(starts):
            break
        starts = tighter
    return starts


def _lines(words: list[str], starts: list[int]) -> list[str]:
    ends = [*starts[1:], len(words)]
    return [" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True)]


def span(markup: str, colour: str = MUTED, size: float | None = None) -> str:
    """Colour a piece of markup, and size it where a size in pixels is given."""
    sized = f";font-size:{size}px" if size else ""
    return f"<span style='color:{colour}{sized}'>{markup}</span>"


def lines(parts: Iterable[str]) -> str:
    """Put markup on lines of its own; empty parts are left out."""
    return "<br>".join(part for part in parts if part)
