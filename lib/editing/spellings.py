"""A name that somebody typed -> the actor it is, or those it may be."""

from __future__ import annotations

import pandas as pd

from lib.exceptions import near_spellings
from lib.vocabulary import LIST_SEPARATOR


def find_actor(written: str, actors: pd.DataFrame) -> str | None:
    """
    Find the actor that a text names exactly; capitals make no difference.

    Args:
        written: an id, a name, a short name or an alias.
        actors: one row per actor; reads actor_id, name, short_name, aliases.

    Returns:
        The id; None where it names nobody, or more than one.
    """
    found = set(_spellings(actors).get(written.strip().casefold(), ()))
    return found.pop() if len(found) == 1 else None


def near_actors(written: str, actors: pd.DataFrame) -> list[str]:
    """
    List the actors whose names are near to what was written, the nearest first.

    Which of several is meant, only who wrote it can say.

    Args:
        written: as typed.
        actors: as find_actor.

    Returns:
        Their ids.
    """
    spellings = _spellings(actors)
    folded = written.strip().casefold()
    exact = spellings.get(folded, [])
    near = [spellings[each] for each in near_spellings(folded, spellings, most=8)]
    return list(dict.fromkeys([*exact, *(actor for found in near for actor in found)]))


def _spellings(actors: pd.DataFrame) -> dict[str, list[str]]:
    """Map each spelling, case-folded, to the actors that have it."""
    found: dict[str, list[str]] = {}
    columns = ["actor_id", "name", "short_name", "aliases"]
    for actor, name, short, aliases in actors[columns].fillna("").itertuples(index=False):
        for each in (actor, name, short, *aliases.split(LIST_SEPARATOR)):
            owners = found.setdefault(each.strip().casefold(), [])
            if actor not in owners:
                owners.append(actor)
    found.pop("", None)
    return found
