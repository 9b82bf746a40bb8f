"""What the agreement of a statement of Discourse Network Analyzer means."""

from __future__ import annotations

import pandas as pd

from lib.doctor.findings import Finding
from lib.vocabulary import Stance

BOOLEAN = {1: Stance.SUPPORT, 0: Stance.OPPOSE}
"""Source: DNA, whose agreement is a check box: yes or no."""


def scale_finding(label: str, numbers: pd.Series) -> Finding:
    """Ask on which side of which number support lies: of 0, or of the middle if none is below."""
    counts = numbers.dropna().value_counts().sort_index()
    lowest, highest = (counts.index[0], counts.index[-1]) if len(counts) else (0, 0)
    middle = f"{0 if lowest < 0 else (lowest + highest) / 2:g}"
    listed = ", ".join(f"{number} ({count:,})" for number, count in counts.items())
    return Finding(
        key=f"agreement: {label}",
        question=f"What do the numbers of agreement mean in {label}?",
        value=None,
        evidence=f"the numbers and how often they stand: {listed or 'none'}",
        options={
            f"above {middle}": f"above {middle} supports, below opposes, {middle} takes no side",
            f"below {middle}": f"below {middle} supports, above opposes, {middle} takes no side",
        },
    )


def stance_of(value: int | None, scale: str | None) -> str | None:
    """
    Take a coded agreement as a stance.

    Args:
        value: as coded; missing or no value of the variable gives None.
        scale: the chosen option of scale_finding; None: the agreement is a boolean.

    >>> stance_of(0, None), stance_of(-2, "above 0"), stance_of(3, "below 3")
    ('oppose', 'oppose', 'unclear')
    """
    if pd.isna(value) or agreement_fault(value, scale):
        return None
    if scale is None:
        return BOOLEAN[value].value
    side, middle = scale.split()
    if value == float(middle):
        return Stance.UNCLEAR.value
    is_above = value > float(middle)
    return (Stance.SUPPORT if is_above == (side == "above") else Stance.OPPOSE).value


def agreement_fault(value: int | None, scale: str | None) -> str:
    """Say why a value is no agreement; empty: it is one, or is missing."""
    if scale is not None or pd.isna(value) or value in BOOLEAN:
        return ""
    return f"has the agreement {value}; 0 or 1 is allowed."
