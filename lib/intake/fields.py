"""
What a foreign table can be mapped to: the fields of a record, and those of its source.

A field is a column of records.csv, or `source.` and a column of sources.csv: `date`, `actor`,
`source.url`. A row names its sources either by their ids (`source`), or describes one
(`source.title`, `source.publisher`, ...), which is then added.
"""

from __future__ import annotations

from collections.abc import Mapping

from lib import rules
from lib.schema import RECORDS, SOURCES, is_list, refers_to
from lib.vocabulary import (
    Act,
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

OF_SOURCE = "source."

FIELDS = {
    **RECORDS.columns,
    **{
        f"{OF_SOURCE}{name}": column
        for name, column in SOURCES.columns.items()
        if name != "source_id"
    },
}
"""Field -> what the schema says of its column."""

WORDS: Mapping[str, type[Word]] = {
    "record_type": RecordType,
    "date_basis": DateBasis,
    "status": Status,
    "act": Act,
    "stance": Stance,
    "event_type": EventType,
    "speech": Speech,
    "attribution": Attribution,
    "confidence": Confidence,
    "source.published_basis": PublishedBasis,
    "source.kind": SourceKind,
}
"""Field -> the vocabulary that its values are of."""

NAMED = {field: refers_to(FIELDS[field]) for field in ("actor", "speaker", "recipient", "issue")}
"""Field -> the table whose rows its values name."""

LISTS = [field for field, column in FIELDS.items() if is_list(column)]

DATES = ["date", *(field for field, column in FIELDS.items() if rules.DAY in column.checks)]


def allowed_words(field: str) -> list[str]:
    """Take the stored words that a field can have; []: it is of no vocabulary."""
    return [word.value for word in WORDS.get(field, ())]
