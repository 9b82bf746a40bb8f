"""Names that analysts give -> names of folders and files that every system takes."""

from __future__ import annotations

import re

from lib.exceptions import DashboardError
from lib.intake.made import slug

LONGEST = 80
"""Characters."""

PLAIN = re.compile(r"[^\W_](?:[\w -]*[\w])?")
"""Letters and digits of any script, with - _ and spaces between; no dots, no separators."""

RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
"""Windows takes these for devices, whatever their capitals."""


class BadName(DashboardError):
    """A name is no plain name of a folder or file, or is taken."""

    def __init__(self, what: str, name: str, reason: str) -> None:
        shown = name if len(name) <= LONGEST else f"{name[:LONGEST]}…"
        super().__init__(f"{what}: {shown!r} {reason}")


def check_folder_name(what: str, name: str) -> None:
    """
    Refuse a name that is not plain: nothing is taken off or put in its place.

    Args:
        what: whose name it is, for the message.
        name: as it was given.

    Raises:
        BadName: saying what is allowed.
    """
    if len(name) > LONGEST:
        raise BadName(what, name, f"has {len(name):,} characters; at most {LONGEST} are allowed.")
    if not PLAIN.fullmatch(name):
        raise BadName(
            what, name, "is not plain: use letters and digits, and - or _ or a space between."
        )
    if name.casefold() in RESERVED:
        raise BadName(what, name, "is the name of a device on Windows; take another.")


def folder_name(title: str) -> str:
    """
    Make a name of a folder from a title, in its own script where it is not Latin.

    >>> folder_name("Nördliche Häfen, 2031"), folder_name("Переговоры 2031")
    ('nordliche-hafen-2031', 'переговоры-2031')
    """
    name = slug(title)
    if sum(map(str.isalpha, name)) < sum(map(str.isalpha, title)) / 2:
        name = re.sub(r"[\W_]+", "-", title.casefold())
    return name[:LONGEST].strip("-")
