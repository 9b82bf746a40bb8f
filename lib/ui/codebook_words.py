"""What the words, marks and dates of every case mean, in a line each."""

from __future__ import annotations

from lib.edtf import parse
from lib.vocabulary import (
    EVENT_GLYPH,
    GLYPH,
    NO_STANCE_GLYPH,
    Act,
    Attribution,
    Confidence,
    DateBasis,
    EventType,
    RecordType,
    Speech,
    Stance,
    Status,
)

STANCE_RULES = {
    Stance.SUPPORT: "For the proposition, without a stated condition.",
    Stance.CONDITIONAL: "Would support the proposition if a stated condition holds.",
    Stance.UNCLEAR: "Speaks to the proposition, but takes no side that a reader could name.",
    Stance.OPPOSE: "Against the proposition; a condition may say when.",
}

ACT_RULES = {
    Act.POSITION: "Says where the actor stands, without offering, asking or answering.",
    Act.OFFER: "Proposes something, or says what the actor would do.",
    Act.DEMAND: "Asks of others that they do something.",
    Act.ACCEPT: "Says yes to an offer or a demand.",
    Act.REFUSE: "Says no to an offer or a demand.",
    Act.ASSESS: "Judges how things are or will go; takes no side, so has no stance.",
    Act.DECLINE: "Refuses to comment; has no stance.",
}

KINDS = {
    RecordType.EVENT: "Something done, dated: a meeting, an attack, an exchange, a signing.",
    RecordType.STATEMENT: "Something an actor said, or showed by conduct, about one issue.",
}

COMPUTED = {
    "Position": "Where an actor stands on an issue as of a day: the stance of its statements that "
    "no later one came after. Computed, never coded, never averaged, shown with its date.",
    "Prevailing": "Over a window: with three statements or more the stance of a strict majority, "
    "else mixed, with the counts.",
    "Shift": "Two statements of one actor on one issue, surely one after the other, nothing known "
    "between, stances differ.",
    "Split": "At least one actor of a side supports and at least one opposes.",
    "Meeting": "An event and those that name it as what they follow. Postponed: scheduled anew for "
    "another day. Overdue: still scheduled though the day has passed. Held: a record says so.",
    "Independent sources": "Documents that go back to the same original count as one: those of one "
    "publisher, those that quote the same outlet, and one that quotes the other’s publisher.",
    "No statement on record": "Nobody spoke, in these sources. It is not “unclear”.",
    "As known on": "Only what sources published by that day say; by default, the last such day.",
}

SPEECH = {
    Speech.DIRECT: "The source quotes the words.",
    Speech.REPORTED: "The source tells what was said.",
    Speech.NARRATED: "The source says so itself.",
    Speech.CONDUCT: "The coder concludes it from what the actor did.",
}
ATTRIBUTION = {
    Attribution.NAMED: "A person, an office or a state is named as the one who spoke.",
    Attribution.UNNAMED: "“An official”, “people familiar with the matter”.",
    Attribution.OUTLET: "No speaker is given.",
}
CONFIDENCE = "How sure the coder is of the coding, not whether the thing is true."

STATUS = {
    Status.OCCURRED: "It has happened, or was said.",
    Status.SCHEDULED: "Announced for a day to come, as seen from the source.",
    Status.UNCONFIRMED: "Reported, and confirmed by nobody.",
    Status.CANCELLED: "Announced, then called off.",
    Status.WITHDRAWN: "The actor took it back.",
    Status.RETRACTED: "The coder’s mistake; left out unless asked for.",
}

MARKS = {
    "Bar": "It happened at some point in these days.",
    "Dotted tail": "Undated; on or before this day.",
    "Hollow, italic": "Scheduled.",
    "Dotted ring, or hatching": "An unnamed source, or not confirmed.",
    "*": "After a name: not named by the source.",
    "×2": "Two statements of the same day and stance.",
}

DATES = (
    "2024-03-09",
    "2024-03",
    "2024",
    "2024-21",
    "2024-33",
    "2024-03-09/2024-03-10",
    "[2024-03-11..2024-03-13]",
    "../2024-03-14",
    "2024-03-14/..",
    "2024-03-09?",
    "2024-03~",
    "2024%",
)
"""One date of each kind that may be written."""


def word_lists() -> dict[str, list[tuple[str, str]]]:
    """
    List what the words mean.

    Returns:
        Heading -> pairs of a word (or sign and word) and its meaning, all text.
    """
    stances = [(f"{GLYPH[stance]} {stance.word}", rule) for stance, rule in STANCE_RULES.items()]
    others = [
        (f"{NO_STANCE_GLYPH} No stance", "An assessment, or a refusal to comment."),
        (f"{EVENT_GLYPH} Event", "Events have no stance."),
    ]
    return {
        "Stance: towards the issue’s proposition": stances + others,
        "Act: what a statement does": _pairs(ACT_RULES),
        "Kinds of record": _pairs(KINDS),
        "Computed from the records": list(COMPUTED.items()),
        "How the words reached the source": _pairs(SPEECH),
        "Who is named as the speaker": _pairs(ATTRIBUTION),
        "Confidence": [(", ".join(word.word for word in Confidence), CONFIDENCE)],
        "Status": _pairs(STATUS),
        "Marks in charts": list(MARKS.items()),
        "Where a date comes from": [("Date basis", "; ".join(word.word for word in DateBasis))],
        "Dates: as written, as shown": [(text, parse(text).words()) for text in DATES],
        "Event types": [("PLOVER’s", ", ".join(word.word for word in EventType))],
    }


def _pairs(meanings: dict) -> list[tuple[str, str]]:
    return [(word.word, meaning) for word, meaning in meanings.items()]
