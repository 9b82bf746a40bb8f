"""Event codes of CAMEO -> PLOVER's types of events."""

from __future__ import annotations

from lib.vocabulary import EventType

ROOTS = {
    "03": EventType.AGREE,
    "04": EventType.CONSULT,
    "05": EventType.SUPPORT,
    "06": EventType.COOPERATE,
    "07": EventType.AID,
    "08": EventType.CONCEDE,
    "09": EventType.ACCUSE,
    "10": EventType.REQUEST,
    "11": EventType.ACCUSE,
    "12": EventType.REJECT,
    "13": EventType.THREATEN,
    "14": EventType.PROTEST,
    "15": EventType.MOBILIZE,
    "16": EventType.SANCTION,
    "17": EventType.COERCE,
    "18": EventType.ASSAULT,
    "19": EventType.ASSAULT,
    "20": EventType.ASSAULT,
}
"""
First two digits of a code -> type.

Source: "CAMEO to PLOVER conversion table", PLOVER, 17 September 2021; so are the exceptions.
"""

EXCEPTIONS = {
    "0813": EventType.RETREAT,
    "0814": EventType.RETREAT,
    "084": EventType.RETREAT,
    "085": EventType.RETREAT,
    "086": EventType.RETREAT,
    "087": EventType.RETREAT,
    "163": EventType.COERCE,
    "1712": EventType.ASSAULT,
    "175": EventType.ASSAULT,
    "191": EventType.COERCE,
    "192": EventType.COERCE,
}
"""First digits of a code that has another type than its root."""

WITHOUT_TYPE = {"01": "make a public statement", "02": "appeal"}
"""Roots that the table passes over: PLOVER has no such type."""


def event_type_of(code: str) -> EventType | None:
    """
    Say the type of an event code.

    Returns:
        None for the roots without a type.

    >>> event_type_of("0871").value, event_type_of("081").value, event_type_of("010")
    ('RETREAT', 'CONCEDE', None)
    """
    for digits in (4, 3):
        if code[:digits] in EXCEPTIONS:
            return EXCEPTIONS[code[:digits]]
    return None if code[:2] in WITHOUT_TYPE else ROOTS[code[:2]]
