"""The fields of a row: in which order they are filled in, and which it cannot have."""

from __future__ import annotations

from collections.abc import Mapping

from lib.schema import TABLES
from lib.vocabulary import ACTS_WITHOUT_STANCE, RecordType, Stance

RECORD_SECTIONS = {
    "What": ("record_id", "record_type", "event_type", "status", "title", "summary"),
    "On what, and how": ("issue", "act", "stance", "condition", "responds_to"),
    "Who": ("actor", "recipient", "speaker", "role_then"),
    "When": ("date", "date_text", "date_basis"),
    "Evidence": (
        "source",
        "quote",
        "locator",
        "quote_lang",
        "quote_checked_on",
        "speech",
        "attribution",
        "via",
    ),
    "Coding": ("confidence", "coder", "coded_on", "note"),
}
"""Heading -> columns of a record, in the order in which one codes."""


def sections(table: str) -> dict[str, tuple[str, ...]]:
    """Group the columns of a table as its form shows them: heading -> columns."""
    return RECORD_SECTIONS if table == "records" else {"": tuple(TABLES[table].columns)}


def can_have(column: str, cells: Mapping[str, str]) -> bool:
    """
    Whether a record can have a value in a column, as its other cells are.

    Args:
        column: of records.
        cells: column -> what stands in it; a cell that is empty or missing rules nothing out.

    Source:
        lib.record_rules.
    """
    is_event = cells.get("record_type") == RecordType.EVENT
    has_stance = not is_event and cells.get("act") not in ACTS_WITHOUT_STANCE
    return {
        "event_type": cells.get("record_type") != RecordType.STATEMENT,
        "act": not is_event,
        "stance": has_stance,
        "condition": has_stance and cells.get("stance") in (Stance.CONDITIONAL, Stance.OPPOSE),
    }.get(column, True)


def fitting(table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """Empty what a row cannot have."""
    if table != "records":
        return dict(cells)
    return {name: cell if can_have(name, cells) else "" for name, cell in cells.items()}
