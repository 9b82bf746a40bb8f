"""
Discourse Network Analyzer, event list (CSV, cells separated by semicolons): one statement a row.

The variables of the statement type stand between the fixed columns or behind them; a list whose
columns were renamed is no event list. Versions before 3.1 name the columns otherwise.

Source: Exporter.eventCSV in github.com/leifeld-lab/dna, with DNA's default statement variables.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from lib.doctor.findings import Answers, Finding, settle
from lib.exceptions import Problem, listed
from lib.importers._dna import NOTES, Coded, refused_statements, tables_of
from lib.importers._dna_stance import BOOLEAN, agreement_fault, scale_finding, stance_of
from lib.importers._naming import noted
from lib.importers._refusing import check_columns
from lib.importers._shared import hand_over
from lib.intake.imported import Imported, ImportProblems
from lib.intake.opened import Opened
from lib.rules import shown

NAME = "dna_events"
WORD = "DNA event list"

LAYOUTS = (
    {
        "statement_id": "number",
        "time": "time",
        "start_position": "start",
        "stop_position": "stop",
        "text": "words",
        "coder": "coder",
        "document_id": "document",
        "document_title": "title",
        "document_author": "author",
        "document_source": "publisher",
        "document_section": "section",
        "document_type": "type",
    },
    {
        "statement ID": "number",
        "time": "time",
        "document ID": "document",
        "document title": "title",
        "author": "author",
        "source": "publisher",
        "section": "section",
        "type": "type",
        "text": "words",
    },
)
"""The fixed columns of DNA 3.1, and of the versions before -> what they are here."""

VARIABLES = ("person", "organization", "concept", "agreement")
NEEDED = ("organization", "concept", "agreement")
OF_DOCUMENT = ("title", "author", "publisher", "day")

LOSSES = (
    "DNA writes ; as , and \" as ' in this list, so names and words can differ from those coded by "
    "these signs; words with such a sign are no quote, they are in the summary.",
    "The list does not say of an attribute, a document's notes or text, or what kind of variable "
    "one is; the database does: bring that where it is at hand.",
)


def recognise(opened: Opened) -> str:
    """Say why a file is an event list; empty: it is not."""
    layout = _layout(opened)
    if layout is None:
        return ""
    variables = [name for name in opened.grid.header if name not in layout]
    fixed = ", ".join(list(layout)[:2])
    return (
        f"its header has {fixed} and the other {len(layout) - 2} fixed columns of DNA's event "
        f"list, and {len(variables)} variables"
    )


def findings(opened: Opened) -> list[Finding]:
    """Ask what the numbers of the agreement mean, if they are more than 0 and 1."""
    rows = opened.grid.headed()
    numbers = _numbers(rows["agreement"]) if list(rows.columns).count("agreement") == 1 else []
    if set(numbers) <= set(BOOLEAN):
        return []
    return [scale_finding("the list", numbers)]


def read(opened: Opened, answers: Answers, today: date) -> Imported:
    """
    Read the statements of the list.

    Raises:
        ImportProblems: naming every column that is missing or stands twice; or the documents of
            which rows say different things; or that it is not said what the numbers mean.
    """
    name, layout, rows = opened.upload.name, _layout(opened), opened.grid.headed()
    problems = check_columns(name, rows, NEEDED, rows.columns)
    asked = [] if problems else findings(opened)
    problems += [
        Problem(name, f"{finding.question} {finding.evidence}.", column="agreement")
        for finding in asked
        if settle(finding, answers) is None
    ]
    if problems:
        raise ImportProblems(name, problems)
    scale = settle(asked[0], answers) if asked else None
    rows = _named(rows, layout)
    coded = Coded(name, _statements(rows, layout, scale), _documents(name, rows))
    refused = [*listed(name, opened.grid.faults.items(), str), *refused_statements(coded)]
    return hand_over(name, tables_of(coded, today), refused, [], [*NOTES, *LOSSES])


def _layout(opened: Opened) -> Mapping[str, str] | None:
    header = set(opened.grid.header) if opened.grid else set()
    return next((layout for layout in LAYOUTS if header >= set(layout)), None)


def _named(rows: pd.DataFrame, layout: Mapping[str, str]) -> pd.DataFrame:
    """Give the fixed columns our names; a variable of such a name is kept beside, in brackets."""
    names = [layout.get(name, name if name in VARIABLES else f"({name})") for name in rows.columns]
    named = rows.set_axis(names, axis="columns")
    days = pd.to_datetime(named["time"], format="%Y-%m-%d %H:%M:%S", errors="coerce")
    return named.assign(day=days.dt.strftime("%Y-%m-%d").astype("str"))


def _numbers(cells: pd.Series) -> pd.Series:
    """Take the cells that are whole numbers as such; others are missing."""
    whole = cells.where(cells.str.fullmatch("-?[0-9]{1,9}").fillna(False).astype("bool"))
    return whole.dropna().astype("int64")


def _statements(rows: pd.DataFrame, layout: Mapping[str, str], scale: str | None) -> pd.DataFrame:
    """One row per statement, columns as in Coded."""
    agreement = _numbers(rows["agreement"]).reindex(rows.index).astype("object")
    altered = rows["words"].str.contains("[,']").fillna(False).astype("bool")
    coder = rows["coder"] if "coder" in rows else pd.Series(None, rows.index, dtype="str")
    return pd.DataFrame(
        {
            **{name: rows.get(name) for name in ("number", *VARIABLES[:3], "document", "words")},
            "stance": [stance_of(value, scale) for value in agreement],
            "is_verbatim": ~altered,
            "locator": _locators(rows),
            "coder": coder.where(
                ~coder.str.isdecimal().fillna(False).astype("bool"), "coder " + coder
            ),
            "note": _notes(rows, layout),
            "fault": [
                fault or agreement_fault(value, scale)
                for fault, value in zip(_faults(rows), agreement, strict=True)
            ],
        },
        index=rows.index,
    )


def _faults(rows: pd.DataFrame) -> pd.Series:
    """Say what is wrong with the cells of each row; empty: nothing."""
    faults = pd.Series("", rows.index, dtype="str")
    number, document, agreement = rows["number"], rows["document"], rows["agreement"]
    day = rows["time"].where(rows["day"].isna()).fillna("").where(rows["day"].isna())
    for wrong, say in (
        (_unlike(number), "has an id that is no whole number."),
        (number[number.duplicated(keep=False)], "stands in several rows."),
        (day, "has the time {}; it must be written like 2024-01-31 00:00:00."),
        (_unlike(document.dropna()), "has the document {}, which is no whole number."),
        (agreement.drop(_numbers(agreement).index), "has the agreement {}, no whole number."),
    ):
        for row, value in wrong.dropna().items():
            faults[row] = faults[row] or say.format(shown(value))
    return faults


def _unlike(cells: pd.Series) -> pd.Series:
    """Take the cells that are no number of a row, the missing ones as empty text."""
    texts = cells.fillna("")
    return texts[~texts.str.fullmatch("[0-9]+")]


def _locators(rows: pd.DataFrame) -> list[str]:
    starts, stops = (rows.get(name, pd.Series(None, rows.index)) for name in ("start", "stop"))
    return [
        f"row {row}" + (f"; characters {start}-{stop} (UTF-16)" if pd.notna(start) else "")
        for row, start, stop in zip(rows.index, starts, stops, strict=True)
    ]


def _notes(rows: pd.DataFrame, layout: Mapping[str, str]) -> list[str | None]:
    """Keep section, type and time of day, and all variables that have no column of ours."""
    theirs = {ours: name for name, ours in layout.items()}
    kept = [
        name for name in rows if name in ("document", "section", "type") or name.startswith("(")
    ]
    names = [theirs.get(name, name.strip("()")) for name in kept]
    times = rows["time"].where(~rows["time"].str.endswith(" 00:00:00").fillna(True).astype("bool"))
    cells = rows[kept].set_axis(names, axis="columns").assign(time=times)
    return [
        noted(row) for row in cells.astype("object").where(cells.notna(), "").to_dict("records")
    ]


def _documents(file: str, rows: pd.DataFrame) -> pd.DataFrame:
    """
    One row per document: title, author, publisher, day, text_sha256.

    Raises:
        ImportProblems: two rows say different things of one document.
    """
    told = rows.dropna(subset=["document", "day"])
    told = told[["document", *OF_DOCUMENT]].fillna("").drop_duplicates().sort_index()
    again = told[told["document"].duplicated()]
    if len(again):
        raise ImportProblems(file, listed(file, again["document"].items(), _say_other))
    return told.set_index("document").assign(text_sha256=None)


def _say_other(document: str) -> str:
    told = "title, author, source or time"
    return f"the row says another {told} of document {document} than a row above."
