"""What a cell of actor and issue holds, for the charts that draw it."""

from __future__ import annotations

from lib.charts.text import given
from lib.vocabulary import LIST_SEPARATOR

ORDER_NOT_KNOWN = "order not known"
"""Said where several statements stand, and they differ."""


def stances_of(cell: dict) -> list[str]:
    """List the stances of the standing statements; empty where there is none."""
    return [stance for stance in given(cell["stances"]).split(LIST_SEPARATOR) if stance]


def said_before(cell: dict) -> str:
    """
    Say the position before, where it was another; else nothing.

    >>> said_before({"was_stance": "oppose", "was_words": "2025"})
    'was oppose, 2025'
    """
    stance, when = given(cell["was_stance"]), given(cell["was_words"])
    return ", ".join(part for part in (f"was {stance}", when) if part) if stance else ""


def about(cell: dict, issue: dict) -> str:
    """
    Name an actor and an issue, as the head of a hover.

    >>> about({"actor_name": "The duke"}, {"issue_name": "Harbour fees"})
    'The duke on Harbour fees'
    """
    return f"{given(cell['actor_name'])} on {given(issue['issue_name'])}"
