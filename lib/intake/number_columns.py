"""
The columns of a table that hold numbers, and how their decimal sign is to be read.

Records have no numbers: what is mapped is carried over as written. Whoever reads it there must
know what its points and commas mean, so this is proved, or said to be undecidable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from lib.doctor.findings import Finding
from lib.doctor.numbers import DECIMALS, prove_decimal
from lib.doctor.wording import agreeing
from lib.intake.fields import DATES, LISTS
from lib.intake.opened import Kind, Opened
from lib.intake.recipe import Recipe
from lib.intake.values import needs_ours, their_cells

MOSTLY = 0.5
"""A column with so large a share of numbers among its different cells holds numbers: our choice."""

LISTED = 10
"""Columns that nobody decided about yet, and that are said one by one."""

NUMBER = "[+\u2212-]?[0-9.,][0-9.,'’ \u00a0\u202f]*([eE][+-]?[0-9]+)?"
"""What looks like a number; a cheap question, asked of every cell."""

TYPED = r"-?[0-9]+(\.[0-9]+)?(e[+-][0-9]+)?"
"""How a number that a workbook holds as one comes out as text."""

AS_WRITTEN = "What of it is carried over stays as it is written."


def prove_decimals(opened: Opened) -> dict[str, Finding]:
    """
    Say of every column of numbers which decimal sign it is written with.

    Args:
        opened: a file with a grid.

    Returns:
        Name of the column -> what was found, never to be asked; without columns in which no point
        or comma matters.
    """
    header = opened.grid.header
    found = {
        name: _prove(their_cells(opened, name), opened.kind)
        for name in header
        if header.count(name) == 1
    }
    return {name: finding for name, finding in found.items() if finding}


def carried_numbers(decimals: Mapping[str, Finding], recipe: Recipe) -> list[Finding]:
    """
    Take the columns of numbers that are carried over as text, or not decided about yet.

    Of the latter LISTED are said one by one, the others together.
    """
    read_otherwise = {
        column
        for field, column in recipe.columns.items()
        if field in (*DATES, *LISTS, "record_id") or needs_ours(field)
    }
    mapped = set(recipe.columns.values())
    out = read_otherwise | set(recipe.ignored)
    carried = [each for name, each in decimals.items() if name in mapped - out]
    undecided = [each for name, each in decimals.items() if name not in mapped | out]
    further = undecided[LISTED:]
    return [*carried, *undecided[:LISTED], *([_together(further)] if further else [])]


def _together(findings: Sequence[Finding]) -> Finding:
    counts = Counter(finding.value for finding in findings)
    said = [
        *(
            f"{agreeing(counts[sign], 'has', 'have')} a decimal {word}"
            for sign, word in DECIMALS.items()
        ),
        f"of {counts[None]:,} it cannot be told",
    ]
    return Finding(
        key="decimal",
        question=f"What is the decimal sign of {len(findings):,} more columns of numbers?",
        value=None,
        evidence=f"{', '.join(said)}. Each is said by itself once it is mapped.",
        options=DECIMALS,
        is_asked=False,
    )


def _prove(cells: pd.Series, kind: Kind) -> Finding | None:
    if kind is Kind.XLSX:
        # A workbook knows its numbers; only what is text in it can be read both ways.
        cells = cells.mask(cells.str.fullmatch(TYPED).fillna(value=False))
    distinct = cells.dropna().drop_duplicates()
    if distinct.empty or distinct.str.fullmatch(NUMBER).mean() < MOSTLY:
        return None
    finding = prove_decimal(cells)
    # An answer that is as good as another: there is no sign, or none that matters.
    if finding.alike:
        return None
    return replace(finding, evidence=f"{finding.evidence} {AS_WRITTEN}", is_asked=False)
