"""
Discourse Network Analyzer 3, database (SQLite, `.dna`): one record per coded statement.

Source: Sql.java in github.com/leifeld-lab/dna, with DNA's default statement variables. The offsets
of a statement count Java's characters, UTF-16 units; the date of a document is in seconds, UTC.
"""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from lib.doctor.findings import Answers, Finding
from lib.importers._database import Database, check_shape, has_shape, opened_database, read_rows
from lib.importers._dna import Attributes
from lib.importers._dna_database import COLOURS, read_database, scale_findings
from lib.importers._dna_database import IGNORED as IGNORED_OF_ALL
from lib.importers._dna_rows import SHAPE as SHAPE_OF_ALL
from lib.importers._dna_rows import VALUE, Version
from lib.intake.imported import Imported
from lib.intake.opened import Opened

NAME = "dna"
WORD = "DNA 3 database"

SHAPE = {
    **SHAPE_OF_ALL,
    "DATASHORTTEXT": {**VALUE, "Entity": int},
    "ENTITIES": {"ID": int, "VariableId": int, "Value": str, "ChildOf": int},
    "ATTRIBUTEVARIABLES": {"ID": int, "VariableId": int, "AttributeVariable": str},
    "ATTRIBUTEVALUES": {
        "ID": int,
        "EntityId": int,
        "AttributeVariableId": int,
        "AttributeValue": str,
    },
}

PERMISSIONS = [
    *(
        f"{verb}{noun}"
        for noun in ("Documents", "Statements")
        for verb in ("Add", "Edit", "Delete")
    ),
    *("ImportDocuments", "EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders"),
    "EditCoderRelations",
    *(f"{verb}Others{noun}" for noun in ("Documents", "Statements") for verb in ("View", "Edit")),
]
SETTINGS = (
    *("Refresh", "FontSize", "PopupWidth", "ColorByCoder", "PopupDecoration"),
    "PopupAutoComplete",
)

IGNORED = {
    **IGNORED_OF_ALL,
    "VARIABLELINKS": "which variables DNA fills in together",
    **{f"ENTITIES.{colour}": "colour" for colour in COLOURS},
    **{f"CODERS.{setting}": "how DNA looks for a coder" for setting in SETTINGS},
    **{f"CODERS.Permission{each}": "what a coder may do" for each in PERMISSIONS},
}


def recognise(opened: Opened) -> str:
    """Say why a file is such a database; empty: it is not."""
    if not has_shape(opened, SHAPE, without="ATTRIBUTES"):
        return ""
    return "it is an SQLite database with ENTITIES, STATEMENTS and the other tables of DNA 3"


def findings(opened: Opened) -> list[Finding]:
    """Ask what the numbers of an agreement mean that is no boolean."""
    return scale_findings(opened.upload)


def read(opened: Opened, answers: Answers, today: date) -> Imported:
    """
    Read the statements of every type that has DNA's own variables.

    Raises:
        ImportProblems: naming every unknown table and column, then every cell that is not what
            it must be.
        UploadRefused: the database is broken.
    """
    with opened_database(opened.upload) as database:
        check_shape(database, SHAPE, IGNORED)
        version = Version(_short_texts, _attributes, _day)
        return read_database(database, version, answers, today, IGNORED)


def _day(seconds: int) -> date:
    return date(1970, 1, 1) + timedelta(days=seconds // (24 * 60 * 60))


def _short_texts(database: Database) -> pd.DataFrame:
    values = read_rows(database, "DATASHORTTEXT", SHAPE["DATASHORTTEXT"])
    return values.assign(Value=values["Entity"].map(_entities(database)["Value"]))


def _attributes(database: Database) -> dict[int, Attributes]:
    """Read the attributes of each entity, its parent among them as ChildOf."""
    entities = _entities(database)
    parents = entities["ChildOf"].map(entities["Value"])
    names = read_rows(database, "ATTRIBUTEVARIABLES", SHAPE["ATTRIBUTEVARIABLES"])
    values = read_rows(database, "ATTRIBUTEVALUES", SHAPE["ATTRIBUTEVALUES"])
    values["name"] = values["AttributeVariableId"].map(names["AttributeVariable"])
    given = {
        entity: dict(zip(of_entity["name"], of_entity["AttributeValue"], strict=True))
        for entity, of_entity in values.dropna().groupby("EntityId")
    }
    collected: dict[int, dict[str, dict[str, str]]] = {}
    for row, parent in zip(entities.itertuples(), parents, strict=True):
        of_parent = {} if pd.isna(parent) else {"ChildOf": parent}
        of_variable = collected.setdefault(row.VariableId, {})
        of_variable[row.Value or ""] = {**given.get(row.Index, {}), **of_parent}
    return collected


def _entities(database: Database) -> pd.DataFrame:
    return read_rows(database, "ENTITIES", SHAPE["ENTITIES"])
