"""The world of a generated table: 200 actors, 60 issues, 500 sources, and dates of fifteen years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.edtf import parse
from tests.bench.draws import FIRST, LONGEST, burst_days, busyness, written_dates, zipf
from tests.bench.generated import generated_sources
from tests.bench.invented import SIDES, TOPIC, invented_actors, invented_issues

DAYS = 5_479
"""Fifteen years."""

CRISES = 40
SOURCES = 500
CLAUSES = 42
"""Issues beside the eighteen of the invented case."""

TOWNS = ["", "Alt-Hafen", "Möwen Rock", "Nový Přístav", "Ōtaki"]
"""Where the invented actors have namesakes; the first is where they are from."""

LOUDNESS, RELEVANCE = 1.1, 1.0
"""The powers of rank by which an actor, an issue is rarer than the first."""

BEYOND = 60
"""Days by which something planned lies ahead, at most."""

SPELLINGS = 24
"""Ways in which each day may be written down."""


@dataclass(frozen=True, eq=False)
class World:
    """What all row groups of a table share; places in arrays are row numbers of the frames."""

    actors: pd.DataFrame
    issues: pd.DataFrame
    sources: pd.DataFrame
    days_until: np.ndarray
    """Day -> share of the records up to it."""
    actors_until: np.ndarray
    """Actor -> share of the talking by it and those before."""
    issues_until: np.ndarray
    leaning: np.ndarray
    """Actor, issue -> where its stances lie on average, 0 being between for and against."""
    spellings: pd.DataFrame
    """One row per day and way to write it: text, last, earliest, latest (NaT = open)."""


def generated_world(seed: int) -> World:
    """
    Invent a world.

    Args:
        seed: the same seed makes the same world.
    """
    rng = np.random.default_rng(seed)
    actors, issues = many_actors(), many_issues()
    published = burst_days(rng, SOURCES - 1, DAYS, CRISES)
    side = actors["side"].map(SIDES.index).to_numpy()
    leaning = rng.normal(0, 0.6, (len(SIDES), len(issues)))[side]
    return World(
        actors=actors,
        issues=issues,
        sources=generated_sources(rng, published, FIRST + DAYS + LONGEST),
        days_until=np.cumsum(busyness(rng, DAYS, CRISES)),
        actors_until=np.cumsum(zipf(len(actors), LOUDNESS)),
        issues_until=np.cumsum(zipf(len(issues), RELEVANCE)),
        leaning=leaning + rng.normal(0, 0.4, leaning.shape),
        spellings=_spellings(rng),
    )


def many_actors() -> pd.DataFrame:
    """Name each invented actor in five towns; the ids and short names of two differ in capitals."""
    towns = [_namesakes(number, town) for number, town in enumerate(TOWNS)]
    return pd.concat(towns, ignore_index=True)


def _namesakes(number: int, town: str) -> pd.DataFrame:
    actors = invented_actors()
    if not town:
        return actors
    ids, names = actors["actor_id"], actors["name"]
    return actors.assign(
        actor_id=ids.str.upper() if number == 1 else ids + f"-{number}",
        name=names + f", {town}",
        short_name=names.str.lower() if number == 1 else "",
        aliases="",
    )


def many_issues() -> pd.DataFrame:
    """List the invented issues, and clauses of a draft in the same groups."""
    groups = list(TOPIC)
    clauses = [
        {
            "issue_id": f"clause-{number}",
            "name": f"Clause {number}",
            "proposition": f"Clause {number}, on {TOPIC[groups[number % len(groups)]]}, should stay.",
            "issue_group": groups[number % len(groups)],
            "sort_order": str(1000 + number),
        }
        for number in range(1, CLAUSES + 1)
    ]
    return pd.concat([invented_issues(), pd.DataFrame(clauses)], ignore_index=True).fillna("")


def _spellings(rng: np.random.Generator) -> pd.DataFrame:
    """Write each day down in several ways; beyond the last one for what is planned."""
    days = FIRST + np.arange(DAYS + BEYOND).astype("m8[D]")
    text, last = written_dates(rng, np.repeat(days, SPELLINGS))
    parsed = {each: parse(each) for each in set(text)}
    return pd.DataFrame(
        {
            "text": text,
            "last": last,
            "earliest": pd.to_datetime([parsed[each].earliest for each in text]),
            "latest": pd.to_datetime([parsed[each].latest for each in text]),
        }
    )
