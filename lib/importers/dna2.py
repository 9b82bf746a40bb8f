"""
Discourse Network Analyzer 2, database (SQLite, `.dna`): one record per coded statement.

Source: SqlConnection.java in github.com/leifeld/dna before version 3. Unlike in DNA 3, values stand
beside the statements, not in ENTITIES, and the date of a document is in milliseconds: midnight of
its day where the coder's computer stood, which can lie in the day before in UTC.
"""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from lib.doctor.findings import Answers, Finding, settle
from lib.exceptions import Problem
from lib.importers._database import Database, check_shape, has_shape, opened_database, read_rows
from lib.importers._dna import Attributes
from lib.importers._dna_database import COLOURS, read_database, scale_findings
from lib.importers._dna_database import IGNORED as IGNORED_OF_ALL
from lib.importers._dna_rows import SHAPE as SHAPE_OF_ALL
from lib.importers._dna_rows import VALUE, Version
from lib.intake.imported import Imported, ImportProblems
from lib.intake.opened import Opened
from lib.intake.upload import Upload

NAME = "dna2"
WORD = "DNA 2 database"

ATTRIBUTES = ("Type", "Alias", "Notes", "ChildOf")

SHAPE = {
    **SHAPE_OF_ALL,
    "DATASHORTTEXT": {**VALUE, "Value": str},
    "ATTRIBUTES": {"ID": int, "VariableId": int, "Value": str, **dict.fromkeys(ATTRIBUTES, str)},
}
VALUES = ("DATABOOLEAN", "DATAINTEGER", "DATASHORTTEXT", "DATALONGTEXT")

IGNORED = {
    **IGNORED_OF_ALL,
    "STATEMENTLINKS": "links between statements, of which DNA does not say what they mean",
    "CODERPERMISSIONS": "what a coder may do",
    **{f"{table}.StatementTypeId": "said of the statement" for table in VALUES},
    **{f"ATTRIBUTES.{colour}": "colour" for colour in COLOURS},
}

DAY = timedelta(days=1)
AS_WRITTEN, NEAREST = "utc", "nearest"


def recognise(opened: Opened) -> str:
    """Say why a file is such a database; empty: it is not."""
    if not has_shape(opened, SHAPE, without="ENTITIES"):
        return ""
    return "it is an SQLite database with ATTRIBUTES, STATEMENTS and the other tables of DNA 2"


def findings(opened: Opened) -> list[Finding]:
    """Ask what the numbers of an agreement mean, and on which day a document's midnight falls."""
    return [_midnight(opened.upload), *scale_findings(opened.upload)]


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
        midnight = _midnight_of(database)
        chosen = settle(midnight, answers)
        if chosen is None:
            problem = Problem(database.name, f"{midnight.question} {midnight.evidence}.")
            raise ImportProblems(database.name, [problem])
        day = _day if chosen == AS_WRITTEN else _nearest_day
        version = Version(_short_texts, _attributes, day)
        return read_database(database, version, answers, today, IGNORED)


def _midnight(upload: Upload) -> Finding:
    with opened_database(upload) as database:
        return _midnight_of(database)


def _midnight_of(database: Database) -> Finding:
    """Say whether every date is a midnight of UTC; else it must be chosen."""
    moments = read_rows(database, "DOCUMENTS", {"ID": int, "Date": int})["Date"].dropna()
    times = pd.Series([_time(moment) for moment in moments], dtype="str")
    counts = ", ".join(f"{time} ({count:,})" for time, count in times.value_counts().items())
    is_utc = bool((times == "00:00").all())
    return Finding(
        key="midnight",
        question="On which day does a document's date fall that is no midnight in UTC?",
        value=AS_WRITTEN if is_utc else None,
        evidence=f"documents begin at, in UTC: {counts or 'none is there'}",
        options={
            AS_WRITTEN: "the day in UTC: coded west of Greenwich, or with times of day",
            NEAREST: "the day of the nearest midnight: coded east of Greenwich, without times",
        },
    )


def _since_1970(milliseconds: int) -> timedelta:
    return timedelta(seconds=milliseconds // 1000)


def _time(milliseconds: int) -> str:
    seconds = milliseconds // 1000 % (24 * 60 * 60)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}"


def _day(milliseconds: int) -> date:
    return date(1970, 1, 1) + timedelta(days=_since_1970(milliseconds) // DAY)


def _nearest_day(milliseconds: int) -> date:
    return date(1970, 1, 1) + timedelta(days=(_since_1970(milliseconds) + DAY / 2) // DAY)


def _short_texts(database: Database) -> pd.DataFrame:
    return read_rows(database, "DATASHORTTEXT", SHAPE["DATASHORTTEXT"])


def _attributes(database: Database) -> dict[int, Attributes]:
    rows = read_rows(database, "ATTRIBUTES", SHAPE["ATTRIBUTES"]).fillna("")
    return {
        variable: {
            value: dict(zip(ATTRIBUTES, given, strict=True))
            for value, *given in of_variable[["Value", *ATTRIBUTES]].itertuples(index=False)
        }
        for variable, of_variable in rows.groupby("VariableId")
    }
