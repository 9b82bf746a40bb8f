"""The JSON of a timeline -> one row per slide, with the columns of a sheet."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from lib.exceptions import Problem, unknown_value

SHEET = {
    **{f"start_date.{key}": key.title() for key in ("year", "month", "day")},
    **{f"end_date.{key}": f"End {key.title()}" for key in ("year", "month", "day")},
    "display_date": "Display Date",
    "text.headline": "Headline",
    "text.text": "Text",
    "media.url": "Media",
    "media.credit": "Media Credit",
    "media.caption": "Media Caption",
    "media.thumbnail": "Media Thumbnail",
    "media.alt": "Alt Text",
    "group": "Group",
    "background.url": "Background",
    "type": "Type",
    "unique_id": "unique_id",
}
"""Key of a slide -> column of a sheet that says the same."""

_TIME = ("hour", "minute", "second", "millisecond", "display_date", "format")
KEYS = {
    key: key
    for key in (
        *(f"start_date.{part}" for part in _TIME),
        *(f"end_date.{part}" for part in _TIME),
        "media.title",
        "media.link",
        "media.link_target",
        "background.alt",
        "background.color",
        "background.opacity",
        "autolink",
    )
}
"""Keys that no sheet has; they stand in the note."""

BESIDE = {
    "title": "the slide of the title",
    "eras": "eras, spans of time behind the events",
    "scale": "scale of the axis",
}
"""Keys beside the events -> what they are."""


def slides(document: object) -> pd.DataFrame:
    """One row per event of the document, counted from 1; what is no text is missing."""
    events = _events(document)
    known = {**SHEET, **KEYS}
    rows = [
        {known[key]: _text(value) for key, value in _leaves(event) if key in known}
        for event in events
    ]
    return pd.DataFrame(rows, index=range(1, len(rows) + 1), dtype="str").replace("", None)


def key_problems(file: str, document: object) -> list[Problem]:
    """Name every key that a timeline does not have, and every value that is no text or number."""
    if document.get("scale") not in (None, "human"):
        why = f"the scale is {document['scale']!r}: its years are beyond the calendar."
        return [Problem(file, why, None, "scale")]
    problems = [
        Problem(file, f"the key {unknown_value(key, ['events', *BESIDE])}", None, "document")
        for key in document
        if key not in ("events", *BESIDE)
    ]
    known = [*SHEET, *KEYS]
    for number, event in enumerate(_events(document), start=1):
        place = f"event {number}"
        if not isinstance(event, dict):
            problems.append(Problem(file, "it is no slide with keys and values.", None, place))
            continue
        for key, value in _leaves(event):
            if key not in known and value not in (None, {}):
                problems.append(Problem(file, f"the key {unknown_value(key, known)}", None, place))
            elif isinstance(value, (dict, list)):
                problems.append(Problem(file, "it is no text or number.", None, f"{place}, {key}"))
    return problems


def outside_events(document: object) -> list[str]:
    """Name what the document holds beside the events."""
    return [
        f"{what}: {len(document[key])}" if isinstance(document[key], list) else what
        for key, what in BESIDE.items()
        if document.get(key)
    ]


def _events(document: object) -> list[object]:
    return document["events"]


def _leaves(event: object) -> Iterator[tuple[str, object]]:
    """Every value of a slide, with its key or its two keys."""
    for key, value in event.items() if isinstance(event, dict) else ():
        if isinstance(value, dict) and value:
            yield from ((f"{key}.{inner}", each) for inner, each in value.items())
        else:
            yield key, value


def _text(value: object) -> str | None:
    return None if value is None or isinstance(value, (dict, list)) else str(value).strip()
