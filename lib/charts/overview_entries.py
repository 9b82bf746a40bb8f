"""One line of a side's cell: a name with its date, or a number of actors."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from lib.charts.cells import ORDER_NOT_KNOWN, about, said_before, stances_of
from lib.charts.hover import hover
from lib.charts.text import clip, clip_start, given, plain, sentence, text_width
from lib.charts.theme import BODY, MARKS, NO_STANCE, SMALL

NAME_LINE, DETAIL_LINE = 20, 16
"""Pixels."""

SIGN_STEP = 14
"""Pixels that each further sign moves the name."""


@dataclass(frozen=True)
class Entry:
    """One actor, or so many of one stance; name and detail as markup."""

    marks: list[str]
    """Keys of MARKS: several where it is not known which stance came last."""
    name: str
    detail: str
    """Under the name; empty for a number."""
    hover: str
    customdata: list[str]

    @property
    def height(self) -> int:
        """Pixels it takes."""
        return NAME_LINE + (DETAIL_LINE if self.detail else 0)


def entry_of(row: dict, issue: dict, room: float, name_room: float) -> Entry:
    """
    Write one line.

    Args:
        row: of lib.analysis.overview.side_entries.
        issue: issue_name, proposition.
        room: pixels for the detail.
        name_room: pixels for the name.
    """
    held = stances_of(row)
    marks = held or [NO_STANCE]
    name_room -= SIGN_STEP * (len(marks) - 1)
    write = _counted if pd.isna(row["actor_short_name"]) else _named
    name, detail, said = write(row, held, issue, name_room, room)
    return Entry(marks, name, detail, said, [row["actor_ids"], issue["issue"]])


def _named(
    row: dict, held: list[str], issue: dict, name_room: float, room: float
) -> tuple[str, str, str]:
    star = "*" if row["unnamed"] else ""
    name = clip(given(row["actor_short_name"]), name_room - text_width(star, BODY), BODY)
    detail = _position(row, held, room) if held else clip_start(_aside(row), room, SMALL)
    words = " or ".join(f"{MARKS[stance].glyph} {MARKS[stance].word}" for stance in held)
    proposition = f"{words or _aside(row)}: “{given(issue['proposition'])}”"
    said = hover(about(row, issue), proposition, muted=_told(row) if held else [])
    return plain(name + star), plain(detail), said


def _counted(
    row: dict, held: list[str], issue: dict, name_room: float, room: float
) -> tuple[str, str, str]:
    words = f"{MARKS[held[0] if held else NO_STANCE].word}: {row['actors']:,}"
    head = f"{given(row['actor_side'])} on {given(issue['issue_name'])}"
    said = hover(head, f"{words} actors", f"“{given(issue['proposition'])}”")
    return plain(clip(words, name_room, BODY)), "", said


def _aside(row: dict) -> str:
    return sentence(given(row["beside"]))


def _position(row: dict, held: list[str], room: float) -> str:
    """Say the date, and the most telling thing beside it that fits."""
    when, number = given(row["date_words"]), int(row["statements"])
    if len(held) > 1:
        told = [f"{when} · {ORDER_NOT_KNOWN}", ORDER_NOT_KNOWN]
    else:
        counted = [f"{number} statements", f"×{number}"] if number > 1 else []
        told = [f"{when} · {more}" for more in (said_before(row), *counted) if more]
    fitting = (text for text in told if text_width(text, SMALL) <= room)
    return next(fitting, clip_start(when, room, SMALL))


def _told(row: dict) -> list[str]:
    number = int(row["statements"])
    told = {
        "Latest: ": given(row["date_words"]) + (f", {number} statements" if number > 1 else ""),
        "Several statements, ": ORDER_NOT_KNOWN if len(stances_of(row)) > 1 else "",
        "Before: ": said_before(row).removeprefix("was "),
        "Condition: ": given(row["condition"]),
        "Beside it: ": given(row["beside"]),
        "Rests only on ": "unnamed sources" if row["unnamed_only"] else "",
    }
    return [f"{label}{text}" for label, text in told.items() if text]
