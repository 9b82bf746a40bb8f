"""The words of a timeline row: its label, and what its hover says."""

from __future__ import annotations

from lib.charts.hover import hover
from lib.charts.text import clip, given, plain, text_width
from lib.charts.theme import LABEL, MARKS, NO_STANCE

NAME_SHARE = 0.45
"""Of a label: longer names are cut, so that a title is left."""


def row_label(row: tuple, room: float) -> str:
    """
    Write who and what, cut to so many pixels; italic while it is only scheduled.

    Args:
        room: pixels.
        row: of the timeline's rows, as pandas' itertuples gives it.
    """
    who = given(row.who)
    name = clip(who, room * NAME_SHARE, LABEL, bold=True)
    if name != who and row.unnamed:
        name += "*"
    left = room - (text_width(f"{name}\u2002", LABEL, bold=True) if name else 0)
    title = plain(clip(given(row.title), left, LABEL))
    words = f"<b>{plain(name)}</b>\u2002{title}" if name else title
    return f"<i>{words}</i>" if row.scheduled else words


def row_hover(row: tuple) -> str:
    """Say who, what and how it is known; everything here is in the drawer, too."""
    look, act, issue = MARKS[row.mark], given(row.act_word), given(row.issue_name)
    word = act if row.mark == NO_STANCE and act else look.word
    quoted = f" (“{row.date_text}”)" if given(row.date_text) else ""
    flags = {"Scheduled": row.scheduled, "Not confirmed": row.unconfirmed}
    return hover(
        given(row.title),
        given(row.actor_names),
        f"{look.glyph} {word}" + (f": {issue}" if issue else ""),
        muted=[
            f"{given(row.date_words)}{quoted}",
            given(row.how),
            ", ".join(word for word, applies in flags.items() if applies),
        ],
    )
