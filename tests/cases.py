"""
An invented case, written into a folder that a test owns.

Northland and Southland negotiate about a harbour; a Mediator sits between them.
"""

import json
from pathlib import Path

import pandas as pd

from lib.case import read_case
from lib.exceptions import CaseProblems
from lib.schema import TABLES
from tests import table

PACKAGE = {"name": "harbour", "title": "The harbour talks", "version": "1.2.0"}

README = "# The harbour talks\n\nInvented for tests: no such talks took place.\n"

ACTORS = """
actor_id  | name                   | short_name | role  | side      | kind    | aliases
northland | Northland              | North      |       | Northland | state   | Nordland;The North
envoy     | Zoë Mühlenkämper       |            | Envoy | Northland | person  |
southland | Southland              | South      |       | Southland | state   |
port      | Southland port council | Council    |       | Southland | group   |
mediator  | The Mediator           | Mediator   | Chair | Mediator  | person  |
official  | Northland official     |            |       | Northland | unnamed |
"""

ISSUES = """
issue_id | name             | proposition                           | issue_group | sort_order
fees     | Harbour fees     | Southland should halve the fees.      | Harbour     | 2
pilots   | Joint pilots     | Pilots of both sides should be hired. | Harbour     | 10
summit   | Leaders' meeting | The leaders should meet in person.    | Talks       |
prisoner | Fishermen        | The fishermen should be released.     | People      | 1
"""

SOURCES = """
source_id | title               | publisher        | published_on | published_basis | kind
gazette-1 | Talks resume        | Harbour Gazette  | 2031-03-04   | stated          | news
bulletin  | Bulletin über Häfen | Northland Office | 2031-03-02   | inferred        | official
gazette-2 | Fees stay           | Harbour Gazette  | 2031-04-10   | stated          | news
"""

MORE = {
    "actors": {2: {"wikidata": "Q42"}},
    "issues": {3: {"description": "Since 2019."}},
    "sources": {
        2: {"author": "A. Pen", "url": "https://gazette.example/1", "accessed_on": "2031-03-05"},
        3: {"language": "de-AT", "text_sha256": "0" * 63 + "a"},
        4: {"language": "en", "url": "http://gazette.example/2?a=b"},
    },
}
"""Table -> line -> cells of columns that are mostly empty."""


def _statement(record_id: str, **cells: str) -> dict[str, str]:
    return _event(record_id, **{"record_type": "statement", **cells})


def _event(record_id: str, **cells: str) -> dict[str, str]:
    common = {
        "record_type": "event",
        "source": "gazette-1",
        "coder": "Kim",
        "coded_on": "2031-04-12",
    }
    return {"record_id": record_id, **common, **cells}


RECORDS = [
    _event(
        "H-1",
        title="First round of talks",
        date="2031-03-01/2031-03-02",
        date_text="last weekend",
        date_basis="resolved",
        actor="northland;southland;mediator",
        event_type="CONSULT",
        speech="narrated",
        attribution="outlet",
        source="gazette-1;bulletin",
        locator="para 2",
        confidence="high",
    ),
    _statement(
        "H-2",
        title="Demands that the fees be halved",
        summary="Said in a speech, and in one on the radio.\nRepeated in print.",
        date="2031-03-02",
        actor="northland",
        speaker="envoy",
        recipient="southland;port",
        issue="fees",
        act="demand",
        stance="support",
        speech="direct",
        attribution="named",
        quote="Die Gebühren sind zu hoch, „viel zu hoch“",
        quote_lang="de",
        quote_checked_on="2031-04-12",
        source="bulletin",
        locator="para 4",
        confidence="high",
    ),
    _statement(
        "H-3",
        title="Will not lower the fees",
        date="../2031-03-04",
        actor="southland",
        issue="fees",
        act="refuse",
        stance="oppose",
        condition="as long as the lighthouse is unpaid",
        responds_to="H-2",
    ),
    _statement(
        "H-4",
        title="Would halve the fees after all",
        date="2031-04-09",
        actor="southland",
        issue="fees",
        act="offer",
        stance="conditional",
        condition="if the lighthouse is paid for",
        responds_to="H-2;H-3",
        source="gazette-2",
    ),
    _statement(
        "H-5",
        title="“Very close” to a meeting",
        date="2031-03?",
        actor="official",
        issue="summit",
        act="assess",
        attribution="unnamed",
        via="Harbour Radio",
    ),
    _statement(
        "H-6",
        title="No comment on the fishermen",
        date="2031-04-10/..",
        actor="port;mediator",
        issue="prisoner",
        act="decline",
        status="unconfirmed",
        source="gazette-2",
    ),
    _event(
        "H-7",
        title="Second round of talks",
        date="2031-05",
        status="scheduled",
        actor="southland;northland",
        issue="summit",
        event_type="CONSULT",
        source="gazette-2",
        note="None, NA and null are words here: None",
    ),
    _statement(
        "H-8",
        title="Shared pilots are fine with the envoy",
        date="[2031-03-26..2031-03-28]",
        actor="envoy;northland",
        issue="pilots",
        act="position",
        stance="unclear",
        role_then="Deputy envoy",
        source="gazette-2",
    ),
]


def harbour(name: str) -> pd.DataFrame:
    """One table of the case as in its file: text, an empty cell is empty text."""
    drawn = {"actors": ACTORS, "issues": ISSUES, "sources": SOURCES}
    frame = pd.DataFrame(RECORDS) if name == "records" else table(drawn[name])
    frame = frame.reindex(columns=list(TABLES[name].columns)).astype("str").fillna("")
    for line, cells in MORE.get(name, {}).items():
        frame.loc[line - 2, list(cells)] = list(cells.values())
    return frame


def with_cells(name: str, line: int, /, **cells: str) -> pd.DataFrame:
    """One table with some cells of one row replaced; the header is line 1."""
    frame = harbour(name)
    frame.loc[line - 2, list(cells)] = list(cells.values())
    return frame


def write_case(folder, **overrides):
    """
    Write the harbour case into a folder, made if it is not there.

    Args:
        folder: where to write; also what is returned.
        overrides: records, actors, issues, sources, package, readme -> what to
            write instead: a frame, text, bytes, a dict (package), or None to
            leave the file out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = {"package": PACKAGE, "readme": README, **{name: harbour(name) for name in TABLES}}
    names = {"package": "datapackage.json", "readme": "README.md"}
    for name, content in {**contents, **overrides}.items():
        if content is not None:
            (folder / names.get(name, f"{name}.csv")).write_bytes(_bytes(content))
    return folder


def problems_of(folder) -> list[str]:
    """Everything that is wrong with a case, as its reader sees it; empty: it is good."""
    try:
        read_case(folder)
    except CaseProblems as refused:
        return [str(problem) for problem in refused.problems]
    return []


def _bytes(content) -> bytes:
    if isinstance(content, pd.DataFrame):
        content = content.to_csv(index=False, lineterminator="\n")
    if isinstance(content, dict):
        content = json.dumps(content, ensure_ascii=False, indent=2)
    return content if isinstance(content, bytes) else content.encode()


def many_issues(data: Path) -> None:
    """Write a case whose one actor speaks to thirteen issues, twice to the last."""
    issues = pd.concat([harbour("issues").head(1)] * 13, ignore_index=True)
    numbers = issues.index.astype("str")
    issues = issues.assign(issue_id="i" + numbers, name="Issue " + numbers, sort_order=numbers)
    records = pd.concat([harbour("records").iloc[[1]]] * 14, ignore_index=True)
    records["record_id"] = "H-" + records.index.astype("str")
    records["issue"] = [*issues["issue_id"], "i12"]
    write_case(data / "harbour", records=records, issues=issues)
