"""Some rows of a generated table: who says or does what, when, and on what evidence."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from lib.schema import RESOLVED, TABLES
from lib.vocabulary import (
    JOINT,
    ActorKind,
    DateBasis,
    EventType,
    RecordType,
    Status,
)
from tests.bench.coded import days, drawn, ids, numbered, pairs, ranked, words
from tests.bench.draws import FIRST
from tests.bench.generated_citations import documents, wording
from tests.bench.generated_records import ACTS, CONDITIONAL_SHARE, STATUSES, STEPS, TAKEN
from tests.bench.generated_world import BEYOND, SPELLINGS, World
from tests.bench.invented import (
    CONDITIONS,
    EVENTS,
    PLACES,
    SIDES,
    SUMMARIES,
    TOPIC,
    VERBS,
)

COLUMNS = [*TABLES["records"].columns, *RESOLVED]

EVENT_SHARE, STANCE_SHARE, JOINT_SHARE, ANSWER_SHARE = 0.55, 0.84, 0.02, 0.03

SHARES = {
    status: share + (STATUSES[""] if status == Status.OCCURRED else 0)
    for status, share in STATUSES.items()
    if status
}
"""Status -> share of the records; the default is filled in, as when a case is read."""

STEMS = [
    verb.format(topic) + place
    for verb in [*VERBS.values(), *EVENTS]
    for topic in TOPIC.values()
    for place in PLACES
]
"""What titles begin with: by act or event, then topic, then place."""


def record_rows(
    rng: np.random.Generator, world: World, first: int, rows: int, of: int
) -> dict[str, pa.Array]:
    """
    Draw rows that follow each other in time.

    Args:
        rng: where chance comes from.
        world: who and what there is.
        first: how many rows the table has before these.
        rows: how many to draw.
        of: how many the table has in all.

    Returns:
        Column of COLUMNS -> its cells, as they come from a case: text, days as dates.
    """
    numbers = first + np.arange(rows)
    is_event = rng.random(rows) < EVENT_SHARE
    share = (first + rows * np.sort(rng.random(rows))) / of
    day = np.minimum(np.searchsorted(world.days_until, share), len(world.days_until) - 1)
    actor, issue = drawn(rng, world.actors_until, rows), drawn(rng, world.issues_until, rows)
    is_unnamed = world.actors["kind"].eq(ActorKind.UNNAMED.value).to_numpy()[actor]
    when, last = _when(rng, world, day)
    answered = (rng.random(rows) * numbers).astype(int)
    answers = ~is_event & (rng.random(rows) < ANSWER_SHARE / (1 - EVENT_SHARE)) & (numbers > 0)
    columns = {
        "record_id": ids(numbers + 1),
        "record_type": words([RecordType.EVENT, RecordType.STATEMENT], ~is_event * 1),
        **when,
        **_who(rng, world, actor, is_event),
        **_what(rng, world, day, actor, issue, is_event),
        "responds_to": ids(answered + 1, answers),
        **wording(rng, is_event, is_unnamed),
    }
    columns |= documents(rng, world, last, columns["quote"].is_valid().to_numpy(False))
    return {name: columns[name] for name in COLUMNS}


def _when(
    rng: np.random.Generator, world: World, day: np.ndarray
) -> tuple[dict[str, pa.Array], np.ndarray]:
    """Write the day down, and tell the day after which it is known."""
    rows, pool = len(day), world.spellings
    status = drawn(rng, np.cumsum(list(SHARES.values())), rows)
    is_planned = status == list(SHARES).index(Status.SCHEDULED.value)
    done = day + np.where(is_planned, rng.integers(3, BEYOND, rows), 0)
    spelling = done * SPELLINGS + rng.integers(0, SPELLINGS, rows)
    bounds = {}
    for name in ("earliest", "latest"):
        values = pool[name].to_numpy("M8[D]")[spelling]
        is_open = np.isnat(values)
        bounds[name] = days(np.where(is_open, FIRST, values).astype("M8[D]") - FIRST, ~is_open)
    last = (pool["last"].to_numpy("M8[D]") - FIRST).astype(int)[spelling]
    remarks = ["last weekend", "jüngst", "вчера"]
    return {
        "date": words(pool["text"], spelling),
        "date_text": words(remarks, ranked(rng, remarks, rows), rng.random(rows) < 0.2),
        "date_basis": words(DateBasis, ranked(rng, DateBasis, rows), rng.random(rows) < 0.9),
        "status": words(SHARES, status),
        **bounds,
    }, np.where(is_planned, day, last)


def _who(
    rng: np.random.Generator, world: World, actor: np.ndarray, is_event: np.ndarray
) -> dict[str, pa.Array]:
    rows, actors, sides = len(actor), len(world.actors), len(SIDES)
    names, actor_ids = world.actors["name"], world.actors["actor_id"]
    # Rows of a side stand as many apart as there are sides; its first is the side itself.
    elsewhere = rng.integers(0, actors // sides, rows) * sides + rng.integers(1, sides, rows)
    other, is_joint = (actor + elsewhere) % actors, rng.random(rows) < JOINT_SHARE
    recipient = drawn(rng, world.actors_until, rows)
    is_directed = (rng.random(rows) < 0.35) & (recipient != actor)
    speaker = actor % sides + sides * rng.integers(1, 3, rows)
    is_voiced = ~is_event & (rng.random(rows) < 0.25) & (speaker != actor)
    offices = ["Deputy", "Chargé d’affaires"]
    return {
        "actor": pairs(actor_ids, actor, other, is_joint),
        "actor_names": pairs(names, actor, other, is_joint, between=", "),
        "side": words([*SIDES, JOINT], np.where(is_joint, sides, actor % sides)),
        "speaker": words(actor_ids, speaker, is_voiced),
        "role_then": words(offices, ranked(rng, offices, rows), rng.random(rows) < 0.05),
        "recipient": pairs(
            actor_ids, recipient, (recipient + 1) % actors, rng.random(rows) < 0.1, is_directed
        ),
    }


def _what(
    rng: np.random.Generator,
    world: World,
    day: np.ndarray,
    actor: np.ndarray,
    issue: np.ndarray,
    is_event: np.ndarray,
) -> dict[str, pa.Array]:
    rows, issues = len(day), world.issues
    drift = 0.4 * np.sin(day / 700 + actor + issue)
    stance = np.searchsorted(STEPS, world.leaning[actor, issue] + drift + rng.normal(0, 0.3, rows))
    takes_side = ~is_event & (rng.random(rows) < STANCE_SHARE)
    act = _acts(rng, np.where(takes_side, stance, len(TAKEN)))
    is_about = ~is_event | (rng.random(rows) < 0.5)
    verb = np.where(is_event, len(VERBS) + rng.integers(0, len(EVENTS), rows), act)
    topic = issues["issue_group"].map(list(TOPIC).index).to_numpy()[issue]
    stem = (verb * len(TOPIC) + topic) * len(PLACES) + rng.integers(0, len(PLACES), rows)
    condition_share = np.array([CONDITIONAL_SHARE.get(word, 0) for word in TAKEN])
    has_condition = takes_side & (rng.random(rows) < condition_share[stance])
    minute, paper = rng.integers(1, 1_000_000, (2, rows))
    summary = np.array(SUMMARIES, dtype=object)[rng.integers(0, len(SUMMARIES), rows)] + " Minute "
    return {
        "title": numbered(np.array(STEMS, dtype=object)[stem] + ", paper ", paper, ""),
        "summary": numbered(summary, minute, ".", rng.random(rows) < 0.7),
        "issue": words(issues["issue_id"], issue, is_about),
        "issue_name": words(issues["name"], issue, is_about),
        "proposition": words(issues["proposition"], issue, is_about),
        "issue_group": words(issues["issue_group"], issue, is_about),
        "act": words(VERBS, act, ~is_event),
        "stance": words(TAKEN, stance, takes_side),
        "condition": words(CONDITIONS, ranked(rng, CONDITIONS, rows), has_condition),
        "event_type": words(
            EventType, ranked(rng, EventType, rows), is_event & (rng.random(rows) < 0.9)
        ),
    }


def _acts(rng: np.random.Generator, stance: np.ndarray) -> np.ndarray:
    """Draw what is done with each stance, the last being none: places in VERBS."""
    found = np.empty(len(stance), dtype=int)
    for number, word in enumerate([*TAKEN, ""]):
        places = np.array([list(VERBS).index(act) for act in ACTS[word]])
        here = stance == number
        found[here] = places[ranked(rng, places, here.sum(), 1.0)]
    return found
