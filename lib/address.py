"""A view as an address: filters to URL parameters and back; what is not known is refused."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from lib.choices import FIELDS, Choices
from lib.exceptions import AddressProblems, unknown_value
from lib.filters import Filters
from lib.vocabulary import RecordType

DAYS = {"from": "start", "to": "end", "as_of": "as_of"}
"""Parameter in the address -> field of Filters, for days."""

EARLIEST, LATEST = date(1000, 1, 1), date(2999, 12, 31)
"""Days that an address and the fields for them can hold."""

MOST_PARAMETERS = 500
"""Of an address that a file brings."""

FILTER_PARAMETERS = (*(field.name for field in FIELDS), *DAYS, "text")


def to_query(filters: Filters, choices: Choices) -> dict[str, list[str]]:
    """
    Write a filter as URL parameters, with names rather than ids.

    >>> to_query(Filters(text="land", end=date(2026, 1, 29)), Choices({}, {}))
    {'to': ['2026-01-29'], 'text': ['land']}
    """
    query = {
        field.name: [choices.name(field.name, value) for value in chosen]
        for field in FIELDS
        if (chosen := getattr(filters, field.name))
    }
    query |= {
        parameter: [day.isoformat()]
        for parameter, name in DAYS.items()
        if (day := getattr(filters, name))
    }
    if filters.text:
        query["text"] = [filters.text]
    return query


def from_query(
    query: Mapping[str, Sequence[str]], choices: Choices, others: Collection[str] = ()
) -> Filters:
    """
    Read a filter from URL parameters.

    Args:
        query: parameter -> values; an empty value clears its filter.
        choices: what the case offers; names, ids and aliases are understood.
        others: parameters of the page that are not filters.

    Raises:
        AddressProblems: naming every parameter and value that is not known, so
            that no view ever shows more records than its address asks for.
    """
    problems: list[str] = []
    found: dict[str, Any] = {}
    for parameter, values in query.items():
        written = [value for value in values if value]
        if len(written) > 1 and parameter in (*DAYS, "text", *others):
            problems.append(f"address, {parameter}: given {len(written)} times. Allowed: once.")
        elif parameter not in FILTER_PARAMETERS:
            if parameter not in others:
                known = [*FILTER_PARAMETERS, *others]
                problems.append(f"address: the parameter {unknown_value(parameter, known)}")
        elif parameter == "text":
            found["text"] = written[-1] if written else ""
        elif parameter in DAYS:
            found[DAYS[parameter]] = _day(parameter, written, problems)
        else:
            found[parameter] = _values(parameter, written, choices, problems)
    if (start := found.get("start")) and (end := found.get("end")) and start > end:
        problems.append(f"address, to: {end} lies before from, {start}.")
        found |= {"start": None, "end": None}
    if problems:
        kept = {name: values for name, values in query.items() if name in others}
        raise AddressProblems(problems, kept | to_query(Filters(**found), choices))
    if len(found.get("record_type", ())) == len(RecordType):
        found["record_type"] = ()  # both kinds: no restriction, and so written
    return Filters(**found)


def permalink(path: str, case: str, filters: Filters, choices: Choices, **others: str) -> str:
    """
    Write the address of a view, the case always named.

    >>> permalink("matrix", "Harbour talks", Filters(text="fee"), Choices({}, {}))
    'matrix?case=Harbour+talks&text=fee'
    """
    parameters = {"case": [case], **to_query(filters, choices)}
    parameters |= {name: [value] for name, value in others.items() if value}
    return f"{path}?{urlencode(parameters, doseq=True)}"


def read_permalink(address: str) -> tuple[str, dict[str, list[str]]]:
    """
    Take the page and the parameters of a permalink, whatever its host.

    Returns:
        The last part of its path, and parameter -> values; nothing of what is no address.

    >>> read_permalink("https://other.example/matrix?case=Harbour+talks&text=fee")
    ('matrix', {'case': ['Harbour talks'], 'text': ['fee']})
    >>> read_permalink("http://[")
    ('', {})
    """
    try:
        parts = urlsplit(address)
        query = parse_qs(parts.query, max_num_fields=MOST_PARAMETERS)
    except ValueError:
        return "", {}
    return parts.path.rpartition("/")[2], query


def _values(
    field: str, written: Sequence[str], choices: Choices, problems: list[str]
) -> tuple[str, ...]:
    values = []
    for text in written:
        try:
            values.append(choices.value(field, text))
        except ValueError as error:
            problems.append(f"address, {field}: {error}")
    return tuple(dict.fromkeys(values))


def _day(parameter: str, written: Sequence[str], problems: list[str]) -> date | None:
    if not written:
        return None
    try:
        day = date.fromisoformat(written[-1])
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day <= LATEST:
        problems.append(
            f"address, {parameter}: {written[-1]!r} is not a day of the years {EARLIEST.year} to "
            f"{LATEST.year}. Allowed: a day as 2026-01-29."
        )
        return None
    return day
