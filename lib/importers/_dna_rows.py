"""The rows of a database of Discourse Network Analyzer -> statements, documents and values."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.exceptions import listed
from lib.importers._database import Database, read_once, read_rows
from lib.importers._dna import Attributes
from lib.importers._dna_stance import agreement_fault, stance_of
from lib.importers._naming import clean_name, noted
from lib.intake.imported import ImportProblems

VALUE = {"ID": int, "StatementId": int, "VariableId": int}

SHAPE = {
    "CODERS": {"ID": int, "Name": str},
    "DOCUMENTS": {
        "ID": int,
        "Title": str,
        "Text": str,
        "Author": str,
        "Source": str,
        "Section": str,
        "Notes": str,
        "Type": str,
        "Date": int,
    },
    "STATEMENTTYPES": {"ID": int, "Label": str},
    "VARIABLES": {"ID": int, "Variable": str, "DataType": str, "StatementTypeId": int},
    "STATEMENTS": {
        "ID": int,
        "StatementTypeId": int,
        "DocumentId": int,
        "Start": int,
        "Stop": int,
        "Coder": int,
    },
    "DATABOOLEAN": {**VALUE, "Value": int},
    "DATAINTEGER": {**VALUE, "Value": int},
    "DATALONGTEXT": {**VALUE, "Value": str},
}
"""Tables and columns of both versions that are read."""

ROLES = {
    "organization": ("short text",),
    "person": ("short text",),
    "concept": ("short text",),
    "agreement": ("boolean", "integer"),
}
"""Variable of DNA's own statement type -> the data types it can have."""

NEEDED = "organization and concept (short text) and agreement (boolean or integer)"

NOTHING = pd.Series([], index=pd.Index([], dtype="object"), dtype="object")


@dataclass(frozen=True)
class Version:
    """What the versions of DNA store differently."""

    short_texts: Callable[[Database], pd.DataFrame]
    """-> one row per value: StatementId, VariableId, Value."""
    attributes: Callable[[Database], Mapping[int, Attributes]]
    """-> id of a variable -> its values -> their attributes by name."""
    day: Callable[[int], date]
    """What stands in DOCUMENTS.Date -> the day."""


@dataclass(frozen=True)
class StatementType:
    """One of the database's own types of statement."""

    number: int
    label: str
    variables: Mapping[str, tuple[int, str]]
    """Name -> id, data type."""
    statements: int
    """How many there are."""

    @property
    def is_read(self) -> bool:
        """Whether it has the variables that a record needs."""
        given = {"person": (0, "short text"), **self.variables}
        return all(given.get(role, (0, ""))[1] in types for role, types in ROLES.items())

    @property
    def scale(self) -> int | None:
        """The id of its agreement, if that holds numbers."""
        number, kind = self.variables["agreement"]
        return number if kind == "integer" else None


def read_values(database: Database, version: Version) -> dict[int, pd.Series]:
    """
    Read all coded values.

    Returns:
        Id of a variable -> its values, indexed by statement.

    Raises:
        ImportProblems: a statement has two values of one variable.
    """
    tables = ("DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT")
    plain = [read_rows(database, table, SHAPE[table]) for table in tables]
    values = pd.concat([*plain, version.short_texts(database)])
    again = values.loc[values.duplicated(["StatementId", "VariableId"]), "StatementId"]
    if len(again):
        problems = listed(
            database.name, again.items(), lambda number: f"statement {number} has a value twice."
        )
        raise ImportProblems(database.name, problems)
    return {
        number: of_variable.set_index("StatementId")["Value"]
        for number, of_variable in values.groupby("VariableId")
    }


def read_documents(database: Database, version: Version) -> pd.DataFrame:
    """
    Read the documents.

    Returns:
        One row per document, indexed by its number: title, author, publisher, day, text_sha256;
        text (UTF-16) and noted (what has no column of ours).

    Raises:
        ImportProblems: a date is no point in time.
    """
    rows = read_once(database, "DOCUMENTS", SHAPE["DOCUMENTS"])
    days = pd.Series([_day(moment, version) for moment in rows["Date"]], rows.index, dtype="object")
    if days.isna().any():
        place, wrong = f"{database.name}, DOCUMENTS", rows.loc[days.isna(), "Date"]
        problems = listed(place, wrong.items(), lambda value: f"{value} is no day.", "Date")
        raise ImportProblems(database.name, problems)
    texts = rows.drop(columns="Date").fillna("")
    return pd.DataFrame(
        {
            "title": texts["Title"],
            "author": texts["Author"],
            "publisher": texts["Source"],
            "day": days,
            "text_sha256": [hashlib.sha256(text.encode()).hexdigest() for text in texts["Text"]],
            "text": [text.encode("utf-16-le") for text in texts["Text"]],
            "noted": [
                {
                    "document": row.Index,
                    "section": clean_name(row.Section),
                    "type": clean_name(row.Type),
                    "notes": row.Notes.strip(),
                }
                for row in texts.itertuples()
            ],
        },
        index=rows.index,
    )


def statements_of(
    kind: StatementType,
    rows: pd.DataFrame,
    values: Mapping[int, pd.Series],
    documents: pd.DataFrame,
    scale: str | None,
) -> pd.DataFrame:
    """
    Put together the statements of one type.

    Args:
        kind: the type.
        rows: its rows of STATEMENTS.
        values: of read_values.
        documents: of read_documents.
        scale: what the numbers of the agreement mean; None: it is a boolean.

    Returns:
        One row per statement, columns as in lib.importers._dna.Coded.
    """
    coded = pd.DataFrame(
        {
            name: values.get(number, NOTHING).reindex(rows.index)
            for name, (number, _) in kind.variables.items()
        },
        dtype="object",
    )
    words = _words(rows, documents["text"])
    return pd.DataFrame(
        {
            "number": rows.index.astype("str"),
            "organization": coded["organization"],
            "person": coded.get("person"),
            "concept": coded["concept"],
            "stance": [stance_of(value, scale) for value in coded["agreement"]],
            "document": rows["DocumentId"].astype("str"),
            "words": [cut for cut, _ in words],
            "is_verbatim": True,
            "locator": [
                f"statement {row.Index}; characters {row.Start}-{row.Stop} (UTF-16)"
                for row in rows.itertuples()
            ],
            "coder": rows["Coder"],
            "note": _notes(kind, rows["DocumentId"], documents["noted"], coded),
            "fault": [
                agreement_fault(value, scale) or fault
                for value, (_, fault) in zip(coded["agreement"], words, strict=True)
            ],
        },
        index=rows.index,
    )


def _day(moment: int | None, version: Version) -> str | None:
    try:
        return None if moment is None else version.day(moment).isoformat()
    except OverflowError:
        return None


def _words(rows: pd.DataFrame, texts: pd.Series) -> list[tuple[str | None, str]]:
    """Cut each statement's words out of its document; with them, why that cannot be done."""
    text_of = texts.to_dict()
    return [
        _cut(text_of[row.DocumentId], row.Start, row.Stop)
        if row.DocumentId in text_of
        else (None, "")
        for row in rows.itertuples()
    ]


def _cut(text: bytes, start: int | None, stop: int | None) -> tuple[str | None, str]:
    length = len(text) // 2
    if start is None or stop is None or not 0 <= start < stop <= length:
        return None, f"has the characters {start}-{stop}, its document has {length:,}."
    try:
        words = text[2 * start : 2 * stop].decode("utf-16-le")
    except UnicodeDecodeError:
        return None, f"has the characters {start}-{stop}, which cut a character in two."
    return words if words.strip() else None, ""


def _notes(
    kind: StatementType, of_document: pd.Series, noted_of: pd.Series, coded: pd.DataFrame
) -> list[str | None]:
    further = coded.drop(columns=[name for name in ROLES if name in coded])
    values = further.astype("str").where(further.notna(), "").to_dict("records")
    documents = noted_of.to_dict()
    return [
        noted({"statement type": kind.label, **documents.get(document, {}), **value})
        for document, value in zip(of_document, values, strict=True)
    ]
