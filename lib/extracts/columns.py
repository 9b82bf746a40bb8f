"""What the columns of computed tables hold, for datapackage.json."""

from __future__ import annotations

import pandas as pd

from lib.schema import TABLES

COMPUTED = {
    "actor_id": "Whose it is; an id of actors.csv.",
    "actor_ids": "Ids of actors.csv, joined with ';'.",
    "actor_name": "The actor's name.",
    "actor_names": "Names of the actors, joined with ', '.",
    "actor_role": "The actor's office or function.",
    "actor_short_name": "The actor's name for charts.",
    "actor_side": "The side that the actor belongs to.",
    "actors": "How many actors.",
    "act_word": "What a statement does, in words.",
    "agreement": "Whether the side is of one mind; empty: nobody holds a position.",
    "before_date": "Date of the statement before; an EDTF date.",
    "before_quote": "Its quote.",
    "before_record_ids": "Its records, joined with ';'.",
    "before_stance": "Its stance.",
    "before_statements": "How many statements that are.",
    "beside": "Newest assessment or refusal to comment, in words.",
    "bin_end": "Last day of the step of time.",
    "bin_start": "First day of the step of time.",
    "conditional": "How many statements of this stance surely lie in the window.",
    "condition": "Of the newest standing statement; empty unless every standing one has one.",
    "date": "When it was said; an EDTF date.",
    "date_words": "The date in words; the year of the day asked for is left out.",
    "earliest": "First day on which it can have happened; empty: open.",
    "events": "How many events.",
    "first_day": "Earliest start of a record's date, as coarse as written.",
    "how": "How the words reached the source.",
    "issue": "What it is about; an id of issues.csv.",
    "issue_name": "The issue's name.",
    "lane": "The side of the record, or Joint.",
    "last_day": "Latest end of a record's date, as coarse as written.",
    "latest": "Last day on which it can have happened; empty: open.",
    "latest_stances": "Stances of the statements that stand, joined with ';'.",
    "mark": "What is drawn: a stance, event, or none for a statement without a stance.",
    "narrated": "How many records are the outlet's own account.",
    "narrated_share": "Their share, 0 to 1.",
    "oppose": "How many statements of this stance surely lie in the window.",
    "others": "How many assessments and refusals to comment.",
    "outside": "Those of them that are not in records.csv.",
    "place": "How it is drawn in time: day, span, by, from, earlier or later than the days shown.",
    "proposition": "The sentence that one can be for or against.",
    "quote": "A quote of the newest standing statement that has one.",
    "quote_lang": "Its language; empty: the language of the case.",
    "quote_words": "Its date in words.",
    "reading": "prevailing, mixed, few or outside: what the statements of the window say.",
    "record_id": "An id of records.csv.",
    "record_ids": "The records behind it, joined with ';'.",
    "records": "How many records.",
    "responds_to": "The whole cell, as in the case.",
    "said": "How many statements that count, standing or not.",
    "scheduled": "Whether it is only planned.",
    "share": "Of the statements on the issue in this step, 0 to 1.",
    "speech": "How the words reached the source.",
    "stance": "The stance; empty: none, or several.",
    "stances": "Stances of the standing statements, joined with ';'; empty: none.",
    "statements": "How many statements.",
    "step_records": "How many statements on the issue there are in this step of time.",
    "step_words": "The step of time in words.",
    "support": "How many statements of this stance surely lie in the window.",
    "title": "Title of the record.",
    "unclear": "How many statements of this stance surely lie in the window.",
    "unconfirmed": "Whether it is not confirmed.",
    "unnamed": "Whether the source does not name the speaker; of a document: how many records.",
    "unnamed_only": "Whether every standing statement's speaker is unnamed.",
    "unnamed_share": "Share of records by unnamed speakers, 0 to 1.",
    "voiced": "How many records it voiced for another.",
    "was_stance": "The position before, where it was one and differs.",
    "was_words": "Its date in words.",
    "who": "Short names of the actors; * where unnamed; empty for events.",
    "within": "How many statements surely lie in the window.",
    "word": "The same in words.",
}
"""Column -> what it holds, whichever page computed it."""

OF_CASE = {
    name: column.description for table in TABLES.values() for name, column in table.columns.items()
}
"""The columns of a case, which computed tables carry on."""
NOT_DESCRIBED = "See the page."


def table_schema(table: pd.DataFrame) -> dict[str, object]:
    """Describe a computed table as a Frictionless table schema."""
    fields = [
        {"name": name, "type": _type(column), "description": describe(str(name))}
        for name, column in table.items()
    ]
    return {"fields": fields, "missingValues": [""]}


def describe(name: str) -> str:
    """Say what a column holds; tests see to it that somebody has written it down."""
    return COMPUTED.get(name) or OF_CASE.get(name) or NOT_DESCRIBED


def _type(column: pd.Series) -> str:
    kinds = {
        "boolean": pd.api.types.is_bool_dtype,
        "integer": pd.api.types.is_integer_dtype,
        "number": pd.api.types.is_float_dtype,
        "date": pd.api.types.is_datetime64_any_dtype,
    }
    return next((kind for kind, fits in kinds.items() if fits(column.dtype)), "string")
