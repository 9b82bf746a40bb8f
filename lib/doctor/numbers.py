"""
Is the decimal sign of a column a point or a comma?

`1.234,5` and `1,234.5` say it, `0.25` too; `1,234` does not. Spaces and apostrophes between
groups of three digits say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from lib.doctor.findings import Example, Finding
from lib.doctor.wording import agreeing, counted, lines_named, sentence, share

DECIMALS = {".": "point", ",": "comma"}
EXAMPLES = 5
LONGEST = 100
"""Characters of a cell that can be a number: our choice."""

_NUMBER = re.compile(r"([+-]?)([0-9.,]+)((?:[eE][+-]?[0-9]{1,3})?)")
_SPACED = re.compile("(?<=[0-9])[ \u00a0\u202f'’](?=[0-9]{3}(?![0-9]))")


def prove_decimal(column: pd.Series) -> Finding:
    """
    Say which decimal sign a column is written with.

    Args:
        column: text, indexed by line; its name is shown.

    >>> prove_decimal(pd.Series(["1.234", "2,5"], name="Sum", dtype="str")).value
    ','
    """
    present = column.dropna()
    readings = {
        line: read_number(text) for line, text in zip(present.index, present.tolist(), strict=True)
    }
    proofs = {
        sign: [line for line, each in readings.items() if set(each) == {sign}] for sign in DECIMALS
    }
    open_ = [line for line, each in readings.items() if len(set(each.values())) > 1]
    value, why = _decide(proofs, open_)
    if unread := [line for line, each in readings.items() if not each]:
        hold = "holds" if len(unread) == 1 else "hold"
        why = f"{why} {counted(len(unread), 'cell')} {hold} no number ({lines_named(unread)})."
    return Finding(
        key=f"decimal: {column.name}",
        question=f"What is the decimal sign of {column.name}?",
        value=value,
        evidence=why,
        options=DECIMALS,
        examples=[Example(line, column[line], readings[line]) for line in open_[:EXAMPLES]],
        alike=() if open_ or any(proofs.values()) else tuple(DECIMALS),
    )


def read_numbers(column: pd.Series, decimal: str) -> pd.Series:
    """
    Read every cell as a plain number, digit by digit as written.

    Args:
        column: text.
        decimal: "." or ",".

    Returns:
        Text such as "-1234.50", of the same index; missing where the cell is missing, or no
        number with this decimal sign.

    >>> read_numbers(pd.Series(["1.234,50", "7", "1.5"]), ",").fillna("").tolist()
    ['1234.50', '7', '']
    """
    texts = {text: read_number(text).get(decimal) for text in column.dropna().unique()}
    return column.map(texts, na_action="ignore").astype("str")


@lru_cache(maxsize=2**17)
def read_number(text: str) -> Mapping[str, str]:
    """
    Say what a cell is under each decimal sign it could have.

    >>> read_number("1,234"), read_number("1.5"), read_number("1.2.3")
    ({'.': '1234', ',': '1.234'}, {'.': '1.5'}, {})
    """
    if len(text) > LONGEST:
        return {}
    found = _NUMBER.fullmatch(_SPACED.sub("", text.strip().replace("\u2212", "-")))
    if not found:
        return {}
    sign, digits, exponent = found.groups()
    if digits.isdigit():
        return dict.fromkeys(DECIMALS, f"{sign.strip('+')}{digits}{exponent}")
    readings = {each: _plain(digits, each) for each in DECIMALS}
    return {each: f"{sign.strip('+')}{read}{exponent}" for each, read in readings.items() if read}


def _plain(digits: str, decimal: str) -> str | None:
    """Write digits with a point; None: this is no number with that decimal sign."""
    group = "," if decimal == "." else "."
    whole, point, part = digits.partition(decimal)
    if (point and not part.isdigit()) or not (whole or part):
        return None
    if group in whole and not re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:\{group}[0-9]{{3}})+", whole):
        return None
    return f"{whole.replace(group, '') or '0'}.{part}" if point else whole.replace(group, "")


def _decide(proofs: Mapping[str, list[int]], open_: list[int]) -> tuple[str | None, str]:
    points, commas = proofs["."], proofs[","]
    decidable = len(points) + len(commas)
    if points and commas:
        fewer, word = min((points, "point"), (commas, "comma"), key=lambda each: len(each[0]))
        return None, (
            f"Of {decidable:,} cells that decide, {agreeing(len(points), 'has', 'have')} a decimal "
            f"point and {len(commas):,} a decimal comma; a {word}: {lines_named(fewer)}."
        )
    for sign, lines in proofs.items():
        if lines:
            can = share(len(lines), decidable + len(open_), "cell", *["with a sign can"] * 2)
            also = "; none speaks against it" if decidable + len(open_) > 1 else ""
            return sign, sentence(f"{can} only have a decimal {DECIMALS[sign]}{also}")
    if open_:
        return None, f"{counted(len(open_), 'cell')} can be read both ways, and no other decides."
    return ".", "No cell has a point or comma in it that matters."
