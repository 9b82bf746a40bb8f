"""Records of PLOVER's JSON -> one row each, with the names of the manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from lib.exceptions import Problem, unknown_value

OLDER = {
    "source": "actor",
    "target": "recipient",
    "eventText": "event_text",
    "eventLoc": "event_loc",
    "textInfo": "text_info",
    "dateCoded": "coded_date",
}
"""Name of a field before the manual of 2021 -> its name now."""

PARTIES = ("actor", "recipient")
NAMES = ("actor_text", "actorText", "text", "name")
"""Field of a party that holds its name: of the manual, and of older files."""

PARTY_FIELDS = (*NAMES, "code", "sector")
LISTS = ("event", "mode", "context")
GROUPS = ("event_loc", "cite_info", "text_info")
"""Fields whose value has fields of its own."""


@dataclass(frozen=True)
class Party:
    """One actor or recipient of an event."""

    name: str
    code: str
    sector: str

    def __str__(self) -> str:
        coded = ", ".join(filter(None, [self.code, self.sector]))
        return f"{self.name} ({coded})" if coded else self.name


def rows_of(records: list[object], fields: Mapping[str, object]) -> pd.DataFrame:
    """One row per record, counted from 1; a list of words is joined with "; "."""
    texts = [
        {
            name: _text(value)
            for name, value in _named(record).items()
            if name in fields and name not in PARTIES
        }
        for record in records
    ]
    index = range(1, len(texts) + 1)
    rows = pd.DataFrame(texts, index=index, columns=list(fields), dtype="str")
    return rows.mask(rows == "").astype("str")


def parties(records: list[object], field: str) -> dict[int, list[Party]]:
    """List the parties of each record that have a name, counted from 1."""
    return {
        number: [party for each in _listed(_named(record).get(field)) if (party := _party(each))]
        for number, record in enumerate(records, start=1)
    }


def field_problems(file: str, records: list[object], fields: Mapping[str, object]) -> list[Problem]:
    """Name every field that PLOVER does not have, and every value of another form."""
    problems = []
    known = [*fields, *OLDER]
    for number, record in enumerate(records, start=1):
        place = f"record {number}"
        if not isinstance(record, dict):
            problems.append(Problem(file, "it is no record with fields.", None, place))
            continue
        both = [old for old, new in OLDER.items() if old in record and new in record]
        problems += [
            Problem(file, f"{old!r} and {OLDER[old]!r} mean the same.", None, place) for old in both
        ]
        for field, value in record.items():
            name = OLDER.get(field, field)
            if name not in fields:
                problems.append(Problem(file, f"field {unknown_value(field, known)}", None, place))
            elif why := _form_fault(name, value):
                problems.append(Problem(file, why, None, f"{place}, {field}"))
    return problems


def _form_fault(name: str, value: object) -> str:
    if name in PARTIES:
        return next((why for each in _listed(value) if (why := _party_fault(each))), "")
    if isinstance(value, list) and name in LISTS and all(isinstance(each, str) for each in value):
        return ""
    inner = value.values() if isinstance(value, dict) and name in GROUPS else [value]
    return "it is no text or number." if any(isinstance(v, (list, dict)) for v in inner) else ""


def _party_fault(each: object) -> str:
    if isinstance(each, str):
        return ""
    if not isinstance(each, dict):
        return "it is no actor with a name."
    for field, value in each.items():
        if field not in PARTY_FIELDS:
            return f"field {unknown_value(field, PARTY_FIELDS)}"
        if isinstance(value, (list, dict)):
            return f"{field!r} is no text."
    return ""


def _named(record: object) -> dict[str, object]:
    if not isinstance(record, dict):
        return {}
    return {OLDER.get(field, field): value for field, value in record.items()}


def _listed(value: object) -> list[object]:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def _party(each: object) -> Party | None:
    fields = each if isinstance(each, dict) else {"text": each}
    name = next((_text(fields[field]) for field in NAMES if fields.get(field)), None)
    # A party without a name is known by its code.
    code, sector = (_text(fields.get(field)) or "" for field in ("code", "sector"))
    tidied = " ".join((name or code).split())
    return Party(tidied, code, sector) if tidied else None


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return "; ".join(each for each in value if isinstance(each, str))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {each}" for name, each in value.items())
    return None if value is None else str(value).strip()
