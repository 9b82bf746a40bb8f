"""What a mark says when pointed at; everything in it is in the drawer and the lists, too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from lib.charts.text import NO_BREAK, lines, plain, span, text_width, wrap
from lib.charts.theme import BODY

ROOM, MOST_LINES = 330, 8
"""Pixels, and lines of one text."""

TAG = re.compile("<[^>]*>")

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
    pale = _wrapped([*muted, hint])
    if pale:  # one span for all of them: a matrix has hundreds of hovers
        start, end = span(SPLIT).split(SPLIT)
        pale[0], pale[-1] = start + pale[0], pale[-1] + end
    return padded([*bold, *_wrapped(told), *pale])


SPLIT = "|"


def shared_hover(head: str, *told: str, hint: str = HINT) -> str:
    """
    Build the hovertemplate of marks that share a head: sent once, not once a mark.

    Between it and the hint stands each mark's own hovertext, a `hover` without hint.
    """
    above = hover(head, *told, hint="").replace("%", "&#37;")  # a text is never a placeholder
    return f"{lines([above, '%{hovertext}', padded([span(hint)])])}<extra></extra>"


def padded(markup: Iterable[str]) -> str:
    """Put markup on lines with room at both ends: hover boxes have no padding of their own."""
    told = list(markup)
    widths = [text_width(unescape(TAG.sub("", line)), BODY) for line in told]
    longest = widths.index(max(widths)) if told else 0
    ends = [2 * NO_BREAK if place == longest else "" for place in range(len(told))]
    return lines(f"{NO_BREAK}{line}{end}" for line, end in zip(told, ends, strict=True))


def _wrapped(texts: Iterable[str]) -> list[str]:
    given = (text for text in texts if text)
    return [plain(line) for text in given for line in wrap(text, ROOM, BODY, most=MOST_LINES)]
