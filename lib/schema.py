"""
The tables of a case: their columns, types, allowed values and rules, said once.

The check of a case, datapackage.json and the resolving of ids all read this. Cells
are text; an empty cell is missing.
"""

from __future__ import annotations

import pandera.pandas as pa

from lib import rules
from lib.record_rules import RECORD_RULES
from lib.vocabulary import (
    Act,
    ActorKind,
    Attribution,
    Confidence,
    DateBasis,
    EventType,
    PublishedBasis,
    RecordType,
    SourceKind,
    Speech,
    Stance,
    Status,
    Word,
)

Column = pa.Column

EXTRACT = "extract"
"""The last column of an extract says where it is from; a case passes it over."""

GUARD = "'"
"""Stands before a cell of an extract that a spreadsheet would run."""


def _text(
    description: str, *checks: pa.Check, required: bool = False, default: str | None = None
) -> pa.Column:
    return pa.Column(
        str, list(checks), nullable=not required, default=default, description=description
    )


def _id(description: str) -> pa.Column:
    return pa.Column(
        str, rules.ID, unique=True, report_duplicates="exclude_first", description=description
    )


def _word(
    words: type[Word], description: str, *, required: bool = False, default: Word | None = None
) -> pa.Column:
    allowed = pa.Check.isin([word.value for word in words])
    column = _text(description, allowed, required=required, default=default and default.value)
    column.metadata = {"words": words}
    return column


def _day(description: str, *, required: bool = False) -> pa.Column:
    return _text(description, rules.DAY, required=required)


def _one_of(table: str, description: str) -> pa.Column:
    return pa.Column(str, nullable=True, description=description, metadata={"refers_to": table})


def _list(description: str, refers_to: str | None, *, required: bool = False) -> pa.Column:
    return pa.Column(
        str,
        nullable=not required,
        description=f"{description} A list, joined with ';'.",
        metadata={"refers_to": refers_to, "is_list": True},
    )


RECORDS = pa.DataFrameSchema(
    {
        "record_id": _id("Stable for ever: a wrong row is corrected or retracted, never reused."),
        "record_type": _word(RecordType, "What the row is.", required=True),
        "title": _text("In own words.", rules.characters(80), required=True),
        "summary": _text("One or two sentences, in own words."),
        "date": _text("When it was done or said; an EDTF date.", rules.EDTF, required=True),
        "date_text": _text("The source's words for the date."),
        "date_basis": _word(DateBasis, "Where the date comes from."),
        "status": _word(
            Status, "Whether it has happened; empty: occurred.", default=Status.OCCURRED
        ),
        "actor": _list("Whose act or position it is.", "actors", required=True),
        "speaker": _one_of("actors", "Who voiced it, if not the actor; an actor_id."),
        "role_then": _text("Office held at the time, if it differs from the actor's."),
        "recipient": _list("Whom it is directed to.", "actors"),
        "issue": _one_of("issues", "What it is about; an issue_id. Required for statements."),
        "act": _word(Act, "What a statement does. Required for statements, empty for events."),
        "stance": _word(
            Stance, "Towards the issue's proposition. Empty for events, assess and decline."
        ),
        "condition": _text("Required for the stance conditional, allowed for oppose."),
        "responds_to": _list("The offer or demand it answers or repeats.", "records"),
        "event_type": _word(EventType, "A PLOVER event type; events only."),
        "speech": _word(Speech, "How the words reached the source."),
        "attribution": _word(Attribution, "Whether the speaker is named."),
        "via": _text("The outlet or agency that the source quotes."),
        "quote": _text(
            "At most 20 consecutive words of the source, in the original language.", rules.words(20)
        ),
        "quote_lang": _text("If not the language of the case.", rules.LANGUAGE),
        "quote_checked_on": _day("When the quote was found verbatim in the source's text."),
        "source": _list("Quote and locator belong to the first.", "sources", required=True),
        "locator": _text("Where in the source; `para 4` counts body paragraphs from 1."),
        "confidence": _word(Confidence, "How sure the coder is."),
        "coder": _text("Who coded the record.", rules.NAME, required=True),
        "coded_on": _day("When the record was coded.", required=True),
        "note": _text("Anything else."),
    },
    checks=RECORD_RULES,
    strict=True,
    name="records",
    title="One row per record: an event or a statement.",
)

ACTORS = pa.DataFrameSchema(
    {
        "actor_id": _id("Stable for ever."),
        "name": _text("Unique.", rules.NAME, rules.NEW_NAME, required=True),
        "short_name": _text("For charts; empty: the name.", rules.NAME),
        "role": _text("Office or function.", rules.NAME),
        "side": _text("The party it belongs to.", rules.NAME, rules.NOT_JOINT, required=True),
        "kind": _word(ActorKind, "What sort of actor.", required=True),
        "aliases": _list("Other names, none of them the name or id of another actor.", None),
        "wikidata": _text("The actor's Wikidata id.", rules.WIKIDATA),
    },
    strict=True,
    name="actors",
    title="One row per person, state, organisation or group.",
)

ISSUES = pa.DataFrameSchema(
    {
        "issue_id": _id("Stable for ever."),
        "name": _text("Unique.", rules.NAME, rules.characters(24), rules.NEW_NAME, required=True),
        "proposition": _text("One sentence that one can be for or against.", required=True),
        "issue_group": _text("The group it is listed under.", rules.NAME, required=True),
        "description": _text("What a reader should know."),
        "sort_order": _text("Its place among the issues; empty: last.", rules.WHOLE_NUMBER),
    },
    strict=True,
    name="issues",
    title="One row per issue, with the proposition that stances are for or against.",
)

SOURCES = pa.DataFrameSchema(
    {
        "source_id": _id("Stable for ever."),
        "title": _text("The document's title.", required=True),
        "publisher": _text("Who published it.", rules.NAME, required=True),
        "author": _text("Who wrote it."),
        "url": _text("An http or https address.", rules.URL),
        "published_on": _day("When it became known.", required=True),
        "published_basis": _word(PublishedBasis, "Where that day comes from.", required=True),
        "accessed_on": _day("When it was read."),
        "language": _text("Its language tag.", rules.LANGUAGE),
        "kind": _word(SourceKind, "What sort of document.", required=True),
        "text_sha256": _text("Of the text that was coded.", rules.SHA256),
    },
    strict=True,
    name="sources",
    title="One row per document a record rests on.",
)

TABLES = {table.name: table for table in (RECORDS, ACTORS, ISSUES, SOURCES)}
"""Table name -> its schema, in the order in which problems are listed."""

KEY = {"records": "record_id", "actors": "actor_id", "issues": "issue_id", "sources": "source_id"}
"""Table -> the column that names its rows."""

RESOLVED = (
    "earliest",
    "latest",
    "known_on",
    "actor_names",
    "side",
    "issue_name",
    "proposition",
    "issue_group",
    "publisher",
    "source_title",
    "source_url",
    "corroborated_on",
)
"""What lib.resolve adds to the records; an extract carries them, a case need not."""


def refers_to(column: pa.Column) -> str | None:
    """Name the table whose ids the column holds; None if it holds none."""
    return (column.metadata or {}).get("refers_to")


def words_of(column: pa.Column) -> type[Word] | None:
    """Give the closed vocabulary of a column; None if it has none."""
    return (column.metadata or {}).get("words")


def is_list(column: pa.Column) -> bool:
    """Whether a cell holds several values, joined with `;`."""
    return (column.metadata or {}).get("is_list", False)
