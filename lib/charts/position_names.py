"""One name under a position: its side, its date, and what changes how to read it."""

from __future__ import annotations

from dataclasses import dataclass

from lib.charts.cells import ORDER_NOT_KNOWN, said_before, stances_of
from lib.charts.hover import hover
from lib.charts.text import clip, given, plain, span, text_width, wrap
from lib.charts.theme import LABEL, MARKS, SMALL

NAME_LINE, DETAIL_LINE = 20, 15
"""Pixels."""

MOST_LINES = 3
"""Of a condition; more would push the other issues off the screen."""

DIVIDER = " · "


@dataclass(frozen=True)
class Entry:
    """One actor under one of its standing stances, as markup."""

    stance: str
    name: str
    details: list[str]
    """Lines under the name, in the font of their trace: small and muted."""
    hover: str
    customdata: list[str]

    @property
    def height(self) -> int:
        """Pixels it takes."""
        return NAME_LINE + DETAIL_LINE * len(self.details)


def entries_of(cells: list[dict], room: float) -> list[Entry]:
    """
    Write the entries of one issue, in the order of its cells.

    Args:
        cells: those of the issue, rows as of lib.analysis.standing.position_cells.
        room: pixels for a name.

    Returns:
        One for each standing stance of each actor; none for an actor that only
        assessed or declined to comment.
    """
    return [_entry(cell, stance, room) for cell in cells for stance in stances_of(cell)]


def _entry(cell: dict, stance: str, room: float) -> Entry:
    star = "*" if cell["unnamed_only"] else ""
    name = clip(given(cell["actor_short_name"]), room - text_width(star, LABEL), LABEL) + star
    parts = [given(cell["actor_side"]), given(cell["date_words"]), said_before(cell)]
    left = room - text_width(f"{name}\u2002", LABEL)
    beside, *below = _lines([part for part in parts if part], left, room)
    unsure = ORDER_NOT_KNOWN if len(stances_of(cell)) > 1 else ""
    texts = [*below, unsure, given(cell["condition"])]
    details = [line for text in texts if text for line in wrap(text, room, SMALL, most=MOST_LINES)]
    return Entry(
        stance=stance,
        name=plain(name) + (f"\u2002{_small(beside)}" if beside else ""),
        details=[plain(line) for line in details],
        hover=_hover(cell, stance),
        customdata=[cell["actor_id"], cell["issue"]],
    )


def _small(text: str) -> str:
    return span(plain(text), size=SMALL)


def _lines(parts: list[str], first_room: float, room: float) -> list[str]:
    """Fill lines with whole parts; the first, beside the name, has less room and may be empty."""
    lines, left = [""], first_room
    for part in parts:
        longer = DIVIDER.join(filter(None, (lines[-1], part)))
        if text_width(longer, SMALL) <= left:
            lines[-1] = longer
        else:
            lines.append(part)
            left = room
    return lines


def _hover(cell: dict, stance: str) -> str:
    look = MARKS[stance]
    said = f"{given(cell['actor_name'])}: {look.glyph} {look.word}"
    return hover("", said, muted=[given(cell["date_words"]), given(cell["condition"])], hint="")
