"""What a mark says when pointed at; everything in it is in the drawer and the lists, too."""

from __future__ import annotations

from collections.abc import Iterable

from lib.charts.text import NO_BREAK, lines, plain, span, wrap
from lib.charts.theme import BODY

ROOM, MOST_LINES = 330, 8
"""Pixels, and lines of one text."""

HINT = "Click for the evidence"


def hover(head: str, *told: str, muted: Iterable[str] = (), hint: str = HINT) -> str:
    """
    Build a hover text: a bold head, what is told, then muted lines.

    Texts of the data are escaped and wrapped here; empty ones are left out.

    Args:
        head: in bold.
        *told: below it.
        muted: below that, pale.
        hint: what a click does; empty where it does nothing.
    """
    bold = [f"<b>{line}</b>" for line in _wrapped([head])]
    # One span for all pale lines: a matrix has hundreds of hovers.
    pale = padded(_wrapped([*muted, hint]))
    return lines([padded([*bold, *_wrapped(told)]), span(pale) if pale else ""])


def padded(markup: Iterable[str]) -> str:
    """Put markup on lines with room at both ends: hover boxes have no padding of their own."""
    return lines(f"{NO_BREAK}{line}{NO_BREAK}{NO_BREAK}" for line in markup)


def _wrapped(texts: Iterable[str]) -> list[str]:
    given = (text for text in texts if text)
    return [plain(line) for text in given for line in wrap(text, ROOM, BODY, most=MOST_LINES)]
