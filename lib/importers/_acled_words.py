"""The words and codes of ACLED -> ours."""

from __future__ import annotations

from lib.vocabulary import ActorKind, EventType

TYPES: dict[str, EventType | None] = {
    # Battles
    "Armed clash": EventType.ASSAULT,
    "Government regains territory": EventType.ASSAULT,
    "Non-state actor overtakes territory": EventType.ASSAULT,
    # Explosions/Remote violence
    "Chemical weapon": EventType.ASSAULT,
    "Air/drone strike": EventType.ASSAULT,
    "Suicide bomb": EventType.ASSAULT,
    "Shelling/artillery/missile attack": EventType.ASSAULT,
    "Remote explosive/landmine/IED": EventType.ASSAULT,
    "Grenade": EventType.ASSAULT,
    # Violence against civilians
    "Sexual violence": EventType.ASSAULT,
    "Attack": EventType.ASSAULT,
    "Abduction/forced disappearance": EventType.ASSAULT,
    # Protests and riots: actor1 protests, also where force is used against it.
    "Peaceful protest": EventType.PROTEST,
    "Protest with intervention": EventType.PROTEST,
    "Excessive force against protesters": EventType.PROTEST,
    "Excessive force against protestors": EventType.PROTEST,
    "Violent demonstration": EventType.PROTEST,
    "Mob violence": EventType.ASSAULT,
    # Strategic developments
    "Agreement": EventType.AGREE,
    "Arrests": EventType.COERCE,
    "Headquarters or base established": EventType.MOBILIZE,
    "Looting/property destruction": EventType.COERCE,
    "Change to group/activity": None,
    "Disrupted weapons use": None,
    "Non-violent transfer of territory": None,
    "Other": None,
}
"""
Sub-event -> type; None: PLOVER has none that says so much.

The 25 sub-events of the codebook of 2024, one also in the spelling of older exports.
"""

TIME_PRECISION = {"1": "the day", "2": "the week", "3": "the month"}

_KINDS = (
    ("state forces", ActorKind.STATE),
    ("rebel group", ActorKind.GROUP),
    ("political militia", ActorKind.GROUP),
    ("identity militia", ActorKind.GROUP),
    ("rioters", ActorKind.GROUP),
    ("protesters", ActorKind.GROUP),
    ("civilians", ActorKind.GROUP),
    ("external/other forces", ActorKind.ORGANISATION),
)
_OLDER = {
    "rebel groups": ActorKind.GROUP,
    "rebel forces": ActorKind.GROUP,
    "political militias": ActorKind.GROUP,
    "identity militias": ActorKind.GROUP,
    "other forces": ActorKind.ORGANISATION,
}
INTER = {
    **dict(_KINDS),
    **_OLDER,
    **{str(number): kind for number, (_, kind) in enumerate(_KINDS, start=1)},
    "0": ActorKind.UNNAMED,
}
"""Sort of an actor, as a word in small letters or as the number of older exports -> kind."""

STATE_NAMES = ("Government of ", "Military Forces of ", "Police Forces of ")
"""Beginnings of the names of states' own forces, at home and abroad."""
