"""
A small valid case in which every text tries to be more than text.

A page that shows it must hold no element of class MADE_BY_DATA (in hostile_texts), open no
dialog by itself and keep its layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from lib.datapackage import descriptor
from lib.vocabulary import LIST_SEPARATOR, Act, ActorKind, EventType, RecordType, Stance, Status
from tests.bench.generated import in_file_order
from tests.bench.hostile_texts import BROKEN, IDS, LONG, SHORT, URLS
from tests.cases import write_case

DATES = [
    "2031-03-01", "2031-03-01?", "../2031-03-08", "2031-03-04/..", "2031-03-02/2031-03-05",
    "[2031-03-06..2031-03-09]", "2031-02~", "2030-36", "2030", "2030-24%",
]  # fmt: skip

ROWS = [
    {"record_type": RecordType.EVENT, "event_type": EventType.CONSULT},
    {"act": Act.DEMAND, "stance": Stance.SUPPORT},
    {"act": Act.REFUSE, "stance": Stance.OPPOSE, "condition": ""},
    {"act": Act.OFFER, "stance": Stance.CONDITIONAL, "condition": ""},
    {"act": Act.POSITION, "stance": Stance.UNCLEAR},
    {"act": Act.ASSESS},
    {"act": Act.DECLINE},
]
"""What goes together; a condition is filled in where there can be one."""

RECORDS = 40
ISSUES = 12
SOURCES = 9


def write_hostile(folder: Path) -> Path:
    """
    Write the case.

    Args:
        folder: where to write; made if it is not there.

    Returns:
        The folder.
    """
    tables = {
        "records": _records(),
        "actors": _actors(),
        "issues": _issues(),
        "sources": _sources(),
    }
    return write_case(
        folder,
        **{name: in_file_order(name, frame) for name, frame in tables.items()},
        package=descriptor(f"{LONG[0]} {SHORT[10]}", name="hostile", version=LONG[3]),
        readme="\n\n".join([*SHORT, *LONG, *BROKEN]),
    )


def _ids(number: int) -> list[str]:
    return [IDS[i % len(IDS)] + str(i // len(IDS) or "") for i in range(number)]


def _turns(pool: Sequence[str], number: int, start: int = 0) -> list[str]:
    """Take from the pool in turn; columns that start apart differ within a row."""
    return [pool[(start + i) % len(pool)] for i in range(number)]


def _records() -> pd.DataFrame:
    names, anything = [*SHORT, *LONG], [*BROKEN, *LONG, *SHORT]
    free = ["summary", "date_text", "role_then", "via", "locator", "note"]
    columns = {name: _turns(anything, RECORDS, 5 * n) for n, name in enumerate(free)}
    ids, actors = _ids(RECORDS), _ids(len(names))
    quotes = [text for text in anything if len(text.split()) <= 20] + [" ".join(["Wort" * 15] * 20)]
    frame = pd.DataFrame(
        {
            "record_id": ids,
            "title": _turns([text[:80] for text in anything], RECORDS),
            "date": _turns(DATES, RECORDS),
            "status": _turns([*[""] * 6, *Status], RECORDS),
            "actor": _turns(actors, RECORDS),
            "speaker": _turns(actors, RECORDS, 1),
            "recipient": _turns(actors, RECORDS, 2),
            "issue": _turns(_ids(ISSUES), RECORDS),
            "responds_to": ["", *ids[:-1]],
            "quote": _turns(quotes, RECORDS, 3),
            "source": _turns(_ids(SOURCES), RECORDS),
            "coder": _turns(names, RECORDS, 7),
            "coded_on": "2031-05-01",
            **columns,
        }
    )
    kinds = pd.DataFrame(_turns(ROWS, RECORDS)).fillna({"record_type": RecordType.STATEMENT})
    conditions = pd.Series(_turns(anything, RECORDS, 9))
    kinds["condition"] = kinds["condition"].mask(kinds["condition"].eq(""), conditions)
    joint = frame["actor"] + LIST_SEPARATOR + frame["actor"].shift(-3)
    frame["actor"] = frame["actor"].mask(frame.index % 5 == 0, joint)
    return frame.join(kinds).fillna("")


def _actors() -> pd.DataFrame:
    names = [*SHORT, *LONG]
    number = len(names)
    aliases = [f"{name} too" for name in names]
    return pd.DataFrame(
        {
            "actor_id": _ids(number),
            "name": names,
            "short_name": [*[""] * 5, *_turns(names, number - 5, 11)],
            "role": _turns(names, number, 17),
            "side": _turns([SHORT[1], SHORT[14], SHORT[19], LONG[8]], number),
            "kind": _turns(list(ActorKind), number),
            "aliases": ["" if LIST_SEPARATOR in alias else alias for alias in aliases],
        }
    )


def _issues() -> pd.DataFrame:
    anything = [*BROKEN, *LONG, *SHORT]
    return pd.DataFrame(
        {
            "issue_id": _ids(ISSUES),
            "name": _turns(SHORT[1::2], ISSUES),
            "proposition": _turns(anything, ISSUES),
            "issue_group": _turns([SHORT[1], SHORT[15], LONG[7], LONG[8], SHORT[2]], ISSUES),
            "description": _turns(anything, ISSUES, 12),
        }
    )


def _sources() -> pd.DataFrame:
    anything, names = [*BROKEN, *LONG, *SHORT], [*LONG, *SHORT]
    return pd.DataFrame(
        {
            "source_id": _ids(SOURCES),
            "title": _turns(anything, SOURCES),
            "publisher": _turns(names, SOURCES, 4),
            "author": _turns(anything, SOURCES, 8),
            "url": ["", *_turns(URLS, SOURCES - 1)],
            "published_on": "2031-04-01",
            "published_basis": "inferred",
            "kind": "other",
        }
    )
