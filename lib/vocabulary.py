"""The words of the field, spelled once: what is stored, and the word a reader sees."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

LIST_SEPARATOR = ";"
"""Between the ids of one cell: `kremlin;kyiv`."""

JOINT = "Joint"
"""The side of a record whose actors belong to several sides."""


class Word(StrEnum):
    """
    A stored value together with the word shown for it.

    >>> Stance.OPPOSE.value, Stance.OPPOSE.word
    ('oppose', 'Opposes')
    """

    word: str

    def __new__(cls, value: str, word: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.word = word
        return member


class RecordType(Word):
    """What one row of the records table is."""

    EVENT = "event", "Event"
    STATEMENT = "statement", "Statement"


class Act(Word):
    """What a statement does."""

    POSITION = "position", "States a position"
    OFFER = "offer", "Offers"
    DEMAND = "demand", "Demands"
    ACCEPT = "accept", "Accepts"
    REFUSE = "refuse", "Refuses"
    ASSESS = "assess", "Assesses"
    DECLINE = "decline", "Declines to comment"


ACTS_WITHOUT_STANCE = (Act.ASSESS, Act.DECLINE)
"""Shown and counted as statements, never part of a position or a shift."""


class Stance(Word):
    """The direction of one statement towards one issue's proposition, for to against."""

    SUPPORT = "support", "Supports"
    CONDITIONAL = "conditional", "Conditional"
    UNCLEAR = "unclear", "Unclear"
    OPPOSE = "oppose", "Opposes"


STANCE_RANK = {stance.value: rank for rank, stance in enumerate(Stance)}
"""Stored stance -> its place from for to against, in which everything lists and stacks them."""

GLYPH = {
    Stance.SUPPORT: "●",
    Stance.CONDITIONAL: "◆",
    Stance.UNCLEAR: "○",
    Stance.OPPOSE: "✕",
}
EVENT_GLYPH = "■"
NO_STANCE_GLYPH = "⊙"
"""A statement without stance: an assessment, or a refusal to comment."""


PREVAILING_DAYS = 90
"""Days over which a position is called prevailing, the day asked for included."""


class Status(Word):
    """Whether what the record says has happened."""

    OCCURRED = "occurred", "Occurred"
    SCHEDULED = "scheduled", "Scheduled"
    UNCONFIRMED = "unconfirmed", "Not confirmed"
    CANCELLED = "cancelled", "Cancelled"
    WITHDRAWN = "withdrawn", "Withdrawn by the actor"
    RETRACTED = "retracted", "Retracted by the coder"


class MeetingState(Word):
    """What became of a meeting or deadline by the day asked for."""

    SCHEDULED = "scheduled", "Scheduled"
    POSTPONED = "postponed", "Postponed"
    OVERDUE = "overdue", "Overdue"
    HELD = "held", "Held"
    UNCONFIRMED = "unconfirmed", "Not confirmed"
    CANCELLED = "cancelled", "Cancelled"


class DateBasis(Word):
    """Where the date of a record comes from."""

    STATED = "stated", "stated in the source"
    RESOLVED = "resolved", "resolved against the publication date"
    INFERRED = "inferred", "concluded by the coder"
    PUBLICATION = "publication", "nothing known but the publication date"


class Speech(Word):
    """How the words reached the source."""

    DIRECT = "direct", "Quoted directly"
    REPORTED = "reported", "Reported, not quoted"
    NARRATED = "narrated", "The outlet's own account"
    CONDUCT = "conduct", "Inferred from conduct"


class Attribution(Word):
    """Whether the speaker can be named."""

    NAMED = "named", "Named source"
    UNNAMED = "unnamed", "Unnamed source"
    OUTLET = "outlet", "No source named"


class Confidence(Word):
    """How sure the coder is of the coding."""

    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class Backing(Word):
    """How many independent sources a record rests on, by the day asked for."""

    ONE = "one", "One source"
    TWO = "two", "Two independent sources"


class EventType(Word):
    """
    What kind of event, in PLOVER's words.

    Source: PLOVER manual (Open Event Data Alliance), event types.
    """

    AGREE = "AGREE", "Agree"
    CONSULT = "CONSULT", "Consult"
    SUPPORT = "SUPPORT", "Support"
    CONCEDE = "CONCEDE", "Concede"
    COOPERATE = "COOPERATE", "Cooperate"
    AID = "AID", "Aid"
    RETREAT = "RETREAT", "Retreat"
    REQUEST = "REQUEST", "Request"
    ACCUSE = "ACCUSE", "Accuse"
    REJECT = "REJECT", "Reject"
    THREATEN = "THREATEN", "Threaten"
    PROTEST = "PROTEST", "Protest"
    SANCTION = "SANCTION", "Sanction"
    MOBILIZE = "MOBILIZE", "Mobilize"
    COERCE = "COERCE", "Coerce"
    ASSAULT = "ASSAULT", "Assault"


class ActorKind(Word):
    """What sort of actor."""

    PERSON = "person", "Person"
    STATE = "state", "State"
    ORGANISATION = "organisation", "Organisation"
    GROUP = "group", "Group"
    UNNAMED = "unnamed", "Unnamed"


class PublishedBasis(Word):
    """Where a source's publication date comes from."""

    STATED = "stated", "stated"
    INFERRED = "inferred", "inferred"


class SourceKind(Word):
    """What sort of document."""

    NEWS = "news", "News report"
    OFFICIAL = "official", "Official text"
    INTERVIEW = "interview", "Interview"
    ANALYSIS = "analysis", "Analysis"
    DATASET = "dataset", "Data set"
    OTHER = "other", "Other"


class Order(Word):
    """How the rows and columns of a chart are arranged."""

    CODEBOOK = "codebook", "As in the codebook"
    RECORDS = "records", "By records"
    A_TO_Z = "name", "A to Z"
    SIMILARITY = "similarity", "By similarity"
