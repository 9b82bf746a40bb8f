"""What CAMEO and PLOVER say of an actor's role -> its kind."""

from __future__ import annotations

from lib.vocabulary import ActorKind

STATE = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
"""Police, government, courts, parliament, armed forces, intelligence."""

ORGANISATION = frozenset({"BUS", "EDU", "IGO", "LAB", "MED", "MNC", "NGM", "NGO", "PTY", "UNO"})
"""Firms, schools, unions, media, parties; organisations of states, of none, of the UN."""


def kind_of(country: str, role: str) -> ActorKind:
    """
    Say what sort of actor a country and role describe; empty where the file names none.

    A country alone stands for the state; a body of the state belongs to it; every other role
    (rebels, civilians, refugees) is a group.

    Source: CAMEO manual 1.1b3, chapter 4, role codes; that they make these kinds is our choice.

    >>> kind_of("NRL", "").value, kind_of("NRL", "REB").value, kind_of("NGO", "").value
    ('state', 'group', 'organisation')
    """
    first = (role or country)[:3]
    if first in ORGANISATION:
        return ActorKind.ORGANISATION
    if first in STATE or (country and not role and len(country) == 3):
        return ActorKind.STATE
    return ActorKind.GROUP
