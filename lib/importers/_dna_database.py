"""A database of Discourse Network Analyzer, version 2 or 3 -> the statements coded in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from lib.doctor.findings import Answers, Finding, settle
from lib.exceptions import Problem
from lib.importers._database import Database, opened_database, read_rows
from lib.importers._dna import NOTES, Attributes, Coded, refused_statements, tables_of
from lib.importers._dna_rows import (
    NEEDED,
    SHAPE,
    StatementType,
    Version,
    read_documents,
    read_values,
    statements_of,
)
from lib.importers._dna_stance import scale_finding
from lib.importers._naming import clean_name
from lib.importers._shared import hand_over
from lib.intake.imported import Imported, ImportProblems
from lib.intake.upload import Upload

COLOURS = ("Red", "Green", "Blue")

IGNORED = {
    "SETTINGS": "version and date of the database",
    "REGEXES": "words that DNA highlights",
    "CODERRELATIONS": "whose work a coder may see",
    "DOCUMENTS.Coder": "who added the document",
    "CODERS.Password": "never read",
    **{f"{name}.{part}": "colour" for name in ("CODERS", "STATEMENTTYPES") for part in COLOURS},
}
"""Tables, and columns as TABLE.COLUMN, that both versions have and that are left out -> why."""


def read_types(database: Database) -> list[StatementType]:
    """List the types of which there are statements."""
    labels = read_rows(database, "STATEMENTTYPES", SHAPE["STATEMENTTYPES"])["Label"]
    variables = read_rows(database, "VARIABLES", SHAPE["VARIABLES"])
    statements = read_rows(database, "STATEMENTS", SHAPE["STATEMENTS"])["StatementTypeId"]
    return [
        StatementType(
            number,
            str(labels.get(number, number)),
            {row.Variable: (row.Index, row.DataType) for row in of_type.itertuples()},
            count,
        )
        for number, count in statements.value_counts().sort_index().items()
        for of_type in [variables[variables["StatementTypeId"] == number]]
    ]


def scale_findings(upload: Upload) -> list[Finding]:
    """Ask what the numbers of each agreement mean that is no boolean."""
    with opened_database(upload) as database:
        return _scale_findings(database)


def read_database(
    database: Database,
    version: Version,
    answers: Answers,
    today: date,
    ignored: Mapping[str, str],
) -> Imported:
    """
    Read the statements of every type that has organization, concept and agreement.

    Args:
        database: opened, its tables and columns checked.
        version: how this version of DNA stores what the versions store differently.
        answers: what the numbers of an agreement mean, if it has numbers.
        today: the day of the import.
        ignored: tables and columns that are left out -> why.

    Raises:
        ImportProblems: no statement can be read, a cell is not what it must be, or it is not
            said what the numbers of an agreement mean.
    """
    types = read_types(database)
    _refuse_without_statements(database, types)
    scales = _settled(database, answers)
    read = [kind for kind in types if kind.is_read]
    attributes = version.attributes(database)
    coded = replace(
        _coded(database, read, version, scales),
        actor_attributes=_of_roles(read, attributes, ("person", "organization")),
        concept_attributes=_of_roles(read, attributes, ("concept",)),
    )
    tables = tables_of(coded, today)
    return hand_over(
        database.name,
        tables,
        ignored=[
            *_types_left_out(database, types),
            *_documents_left_out(coded, tables),
            *_said(database, ignored),
        ],
        notes=NOTES,
        refused=refused_statements(coded),
    )


def _scale_findings(database: Database) -> list[Finding]:
    numbers = read_rows(database, "DATAINTEGER", SHAPE["DATAINTEGER"])
    return [
        scale_finding(kind.label, numbers.loc[numbers["VariableId"] == kind.scale, "Value"])
        for kind in read_types(database)
        if kind.is_read and kind.scale is not None
    ]


def _settled(database: Database, answers: Answers) -> dict[str, str]:
    found = _scale_findings(database)
    problems = [
        Problem(database.name, f"{finding.question} {finding.evidence}.")
        for finding in found
        if settle(finding, answers) is None
    ]
    if problems:
        raise ImportProblems(database.name, problems)
    return {finding.key: settle(finding, answers) for finding in found}


def _refuse_without_statements(database: Database, types: Sequence[StatementType]) -> None:
    if any(kind.is_read for kind in types):
        return
    problems = [
        Problem(database.name, f"{_counted(kind)} cannot be records: {_lacking(kind)}.")
        for kind in types
    ]
    none = Problem(database.name, "no statement is coded in it.")
    raise ImportProblems(database.name, problems or [none])


def _counted(kind: StatementType) -> str:
    noun = "statement" if kind.statements == 1 else "statements"
    return f"{kind.statements:,} {noun} of the type {kind.label!r}"


def _lacking(kind: StatementType) -> str:
    variables = ", ".join(f"{name} ({of})" for name, (_, of) in kind.variables.items())
    return f"these need {NEEDED}; its variables are {variables or 'none'}"


def _types_left_out(database: Database, types: Sequence[StatementType]) -> list[str]:
    rows = read_rows(database, "STATEMENTS", SHAPE["STATEMENTS"])
    untyped = int(rows["StatementTypeId"].isna().sum())
    return [
        *(f"{_counted(kind)}: {_lacking(kind)}" for kind in types if not kind.is_read),
        *([f"{untyped:,} statements: they have no type"] if untyped else []),
    ]


def _documents_left_out(coded: Coded, tables: Mapping[str, pd.DataFrame]) -> list[str]:
    idle = len(coded.documents) - len(tables["sources"])
    return (
        [f"{idle:,} of {len(coded.documents):,} documents: no record rests on them"] if idle else []
    )


def _said(database: Database, ignored: Mapping[str, str]) -> list[str]:
    """Name the tables and columns that are there and left out, by reason."""
    there = {f"{table}.{name}" for table, names in database.columns.items() for name in names}
    names: dict[str, list[str]] = {}
    for name, reason in ignored.items():
        if name in there or name in database.columns:
            names.setdefault(reason, []).append(name)
    return [f"{', '.join(each)}: {reason}" for reason, each in names.items()]


def _coded(
    database: Database,
    types: Sequence[StatementType],
    version: Version,
    scales: Mapping[str, str],
) -> Coded:
    values, documents = read_values(database, version), read_documents(database, version)
    rows = read_rows(database, "STATEMENTS", SHAPE["STATEMENTS"])
    parts = [
        statements_of(
            kind,
            rows[rows["StatementTypeId"] == kind.number],
            values,
            documents,
            scales.get(f"agreement: {kind.label}"),
        )
        for kind in types
    ]
    statements = pd.concat(parts).sort_index()
    names = read_rows(database, "CODERS", SHAPE["CODERS"])["Name"]
    coders = names.map(clean_name, na_action="ignore").replace("", None)
    statements["coder"] = statements["coder"].map(coders)
    return Coded(
        f"{database.name}, STATEMENTS",
        statements,
        documents.set_axis(documents.index.astype("str")).drop(columns=["text", "noted"]),
    )


def _of_roles(
    types: Sequence[StatementType], attributes: Mapping[int, Attributes], roles: Sequence[str]
) -> dict[str, dict[str, str]]:
    """Collect the attributes of the values of some variables; the first that is given stays."""
    collected: dict[str, dict[str, str]] = {}
    for role in roles:
        for kind in types:
            number, _ = kind.variables.get(role, (None, ""))
            for name, given in attributes.get(number, {}).items():
                filled = {key: text for key, text in given.items() if text}
                collected[name] = {**filled, **collected.get(name, {})}
    return collected
