"""The records of a generated case: who says or does what, when, and on what evidence."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.vocabulary import (
    Act,
    ActorKind,
    DateBasis,
    EventType,
    RecordType,
    Stance,
    Status,
)
from tests.bench.draws import (
    DAYS,
    FIRST,
    burst_days,
    listed,
    skewed,
    some,
    texts,
    unless,
    written_dates,
    zipf,
)
from tests.bench.generated_evidence import documents, evidence
from tests.bench.invented import (
    CONDITIONS,
    EVENTS,
    PLACES,
    SIDES,
    SUMMARIES,
    TOPIC,
    VERBS,
    invented_actors,
    invented_issues,
)

LOUDNESS = dict(zip(SIDES, (1, 0.8, 0.45, 0.3), strict=True))
"""How much of the talking a side does."""

STATUSES = {
    Status.OCCURRED.value: 0.86,
    "": 0.05,
    Status.UNCONFIRMED.value: 0.04,
    Status.SCHEDULED.value: 0.02,
    Status.CANCELLED.value: 0.01,
    Status.WITHDRAWN.value: 0.01,
    Status.RETRACTED.value: 0.01,
}
"""Status -> share of the records; empty is the default."""

TAKEN = [Stance.OPPOSE.value, Stance.UNCLEAR.value, Stance.CONDITIONAL.value, Stance.SUPPORT.value]
STEPS = [-0.3, 0, 0.5]
"""Where a leaning, 0 on average, becomes the next stance of TAKEN."""

ACTS = {
    Stance.SUPPORT.value: [Act.POSITION, Act.OFFER, Act.DEMAND, Act.ACCEPT],
    Stance.CONDITIONAL.value: [Act.POSITION, Act.OFFER],
    Stance.UNCLEAR.value: [Act.POSITION],
    Stance.OPPOSE.value: [Act.REFUSE, Act.POSITION],
    "": [Act.ASSESS, Act.DECLINE],
}
"""Stance -> what is done with it, most often first."""

CONDITIONAL_SHARE = {Stance.CONDITIONAL.value: 1, Stance.OPPOSE.value: 0.2}


def generated_records(rng: np.random.Generator, rows: int, sources: pd.DataFrame) -> pd.DataFrame:
    """
    Draw records, each known only after what it tells has happened.

    Args:
        rng: where chance comes from.
        rows: how many.
        sources: one row per document, by published_on; reads source_id, published_on.

    Returns:
        One row per record as in its file, oldest first; empty text where a cell
        is empty.
    """
    day = burst_days(rng, rows)
    status = rng.choice(list(STATUSES), rows, p=list(STATUSES.values()))
    planned = status == Status.SCHEDULED
    date, last = written_dates(rng, day + np.where(planned, rng.integers(3, 60, rows), 0))
    is_event = rng.random(rows) < 0.22
    actors = _actors(rng, is_event)
    ids = "G-" + texts(np.char.zfill(np.arange(1, rows + 1).astype(str), 7))
    frame = pd.DataFrame(
        {
            "record_id": ids,
            "date": date,
            "date_text": some(rng, 0.2, skewed(rng, ["last weekend", "jüngst", "вчера"], rows)),
            "date_basis": some(rng, 0.9, skewed(rng, DateBasis, rows)),
            "status": status,
            **{name: actors[name] for name in ("actor", "speaker", "recipient")},
            **_content(rng, day, is_event, actors),
            "responds_to": some(rng, np.where(is_event, 0, 0.08), _earlier(rng, ids)),
            **evidence(rng, actors["kind"].eq(ActorKind.UNNAMED)),
            **documents(rng, np.where(planned, day, last), sources),
        }
    )
    checked = frame["coded_on"].where(frame["quote"] != "", "")
    return frame.assign(quote_checked_on=some(rng, 0.6, checked))


def _actors(rng: np.random.Generator, is_event: np.ndarray) -> pd.DataFrame:
    """Draw the first actor's row and its number, and beside it actor, recipient, speaker."""
    actors = invented_actors()
    ids = actors["actor_id"].to_numpy(object)
    weights = zipf(len(ids)) * actors["side"].map(LOUDNESS).to_numpy()
    drawn = rng.choice(len(ids), (5, len(is_event)), p=weights / weights.sum())
    first, second, third, recipient, copied = ids[drawn]
    second = some(rng, np.where(is_event, 0.4, 0.04), unless(second, first))
    third = some(rng, np.where(second == "", 0, 0.2), unless(third, first, second))
    recipient = some(rng, 0.35, unless(recipient, first, second, third))
    copied = some(rng, np.where(recipient == "", 0, 0.1), unless(copied, first, recipient))
    chosen = actors.iloc[drawn[0]].reset_index(drop=True)
    # The rows of a side stand as many apart as there are sides; its first is the side itself.
    side = chosen["side"].map(SIDES.index).to_numpy()
    spokesperson = ids[side + len(SIDES) * rng.integers(1, 3, len(side))]
    return chosen.assign(
        number=drawn[0],
        actor=listed(first, second, third),
        recipient=listed(recipient, copied),
        speaker=some(rng, np.where(is_event, 0, 0.25), unless(spokesperson, first)),
    )


def _content(
    rng: np.random.Generator, day: np.ndarray, is_event: np.ndarray, actors: pd.DataFrame
) -> dict[str, object]:
    """Draw what is done, or said on which issue."""
    rows = len(day)
    issues = invented_issues()
    number = rng.choice(len(issues), rows, p=zipf(len(issues), 0.8))
    stance = _stances(rng, actors, number, (day - FIRST).astype(int) / DAYS)
    acts = [skewed(rng, acts, rows) for acts in ACTS.values()]
    act = np.select([stance == each for each in ACTS], acts)
    verb = np.where(is_event, skewed(rng, EVENTS, rows), pd.Series(act).map(VERBS))
    topic = issues["issue_group"].map(TOPIC).to_numpy(object)[number]
    titles = [text.format(about) for text, about in zip(verb, topic, strict=True)]
    share = pd.Series(stance).map(CONDITIONAL_SHARE).fillna(0)
    return {
        "record_type": np.where(is_event, RecordType.EVENT, RecordType.STATEMENT),
        "title": titles + skewed(rng, PLACES, rows, 0.3) + _numbered(rng, ", paper {}", rows),
        "summary": some(
            rng, 0.7, skewed(rng, SUMMARIES, rows, 0.3) + _numbered(rng, " Minute {}.", rows)
        ),
        "issue": some(rng, np.where(is_event, 0.5, 1), issues["issue_id"].to_numpy(object)[number]),
        "act": np.where(is_event, "", act),
        "stance": np.where(is_event, "", stance),
        "condition": some(rng, np.where(is_event, 0, share), skewed(rng, CONDITIONS, rows)),
        "event_type": some(rng, np.where(is_event, 0.9, 0), skewed(rng, EventType, rows)),
    }


def _numbered(rng: np.random.Generator, text: str, rows: int) -> np.ndarray:
    """Few real texts are word for word the same, so a number sets them apart."""
    before, after = text.split("{}")
    return before + texts(rng.integers(1, 2 * rows + 1, rows)) + after


def _stances(
    rng: np.random.Generator, actors: pd.DataFrame, issue: np.ndarray, time: np.ndarray
) -> np.ndarray:
    """Draw stances around a side's leaning on an issue, which drifts and which actors vary."""
    side, actor = actors["side"].map(SIDES.index).to_numpy(), actors["number"].to_numpy()
    start, drift = rng.normal(0, 0.8, (2, len(SIDES), issue.max() + 1))
    own = rng.normal(0, 0.3, (actor.max() + 1, issue.max() + 1))
    leaning = start[side, issue] + drift[side, issue] * time + own[actor, issue]
    leaning += rng.normal(0, 0.3, len(time))
    stance = np.array(TAKEN, dtype=object)[np.searchsorted(STEPS, leaning)]
    return some(rng, 0.84, stance)


def _earlier(rng: np.random.Generator, ids: np.ndarray) -> np.ndarray:
    """Draw an earlier record for each; none for the first."""
    earlier = ids[(rng.random(len(ids)) * np.arange(len(ids))).astype(int)]
    return unless(earlier, ids)
