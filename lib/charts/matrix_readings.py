"""What a tile of the matrix says of the last days: how many of how many statements."""

from __future__ import annotations

from lib.charts.text import NO_BREAK, given, lines, span, text_width
from lib.charts.theme import BODY, INK, MARKS, SMALL
from lib.vocabulary import LIST_SEPARATOR, PREVAILING_DAYS, Stance

MIXED = "Mixed"


def reading_of(cell: dict) -> str:
    """Take how a cell is to be read; empty for the latest statement."""
    return given(cell.get("reading"))


def mixed_words(cell: dict, room: float) -> str:
    """Say that nothing prevails, and below it the counts as far as they fit."""
    head = f"<b>{span(MIXED, INK, BODY if room >= text_width(MIXED, BODY, True) else SMALL)}</b>"
    held = [(MARKS[stance], cell[stance]) for stance in Stance if cell[stance]]
    counts = [f"{look.glyph}{number}" for look, number in held]
    if text_width("".join(counts), SMALL) <= room:
        coloured = (
            span(words, look.text_colour) for words, (look, _) in zip(counts, held, strict=True)
        )
        return lines([head, NO_BREAK.join(coloured)])
    total = fitting([counted(cell["within"]), f"{cell['within']:,} in all"], room)
    return lines([head, total])


def share_words(cell: dict, stance: str, room: float) -> str:
    """Say how many of the window's statements take the stance, as long as it fits."""
    said, within = cell[stance], cell["within"]
    return fitting(
        [f"{said:,} of {counted(within)}", f"{said:,} of {within:,}", f"{said:,}/{within:,}"], room
    )


def few_words(cell: dict, held: list[str], when: str, room: float) -> str:
    """Say the date of a position, and how many statements it rests on in the window."""
    said, within = sum(cell[stance] for stance in held), cell["within"]
    count = counted(within) if said == within else f"{said} of {counted(within)}"
    return fitting([f"{when} · {count}", f"{when} · {said} of {within}", when], room)


def window_words(cell: dict) -> str:
    """
    Say what the window holds, for a hover.

    >>> window_words({"support": 2, "conditional": 0, "unclear": 0, "oppose": 1, "within": 3})
    'Last 90 days: ● 2, ✕ 1 of 3 statements'
    """
    held = [f"{MARKS[stance].glyph} {cell[stance]:,}" for stance in Stance if cell[stance]]
    of = f"{', '.join(held)} of {counted(cell['within'])}"
    return f"Last {PREVAILING_DAYS} days: {of if held else 'no statement surely in them'}"


def latest_words(cell: dict) -> str:
    """Name the latest position beside what prevails."""
    held = [stance for stance in given(cell["latest_stances"]).split(LIST_SEPARATOR) if stance]
    return " or ".join(f"{MARKS[stance].glyph} {MARKS[stance].word}" for stance in held)


def counted(number: int) -> str:
    """Count statements in words."""
    return f"{number:,} statement" + ("s" if number != 1 else "")


def fitting(texts: list[str], room: float) -> str:
    """Take the first text that fits, else the last."""
    return next((text for text in texts if text_width(text, SMALL) <= room), texts[-1])
