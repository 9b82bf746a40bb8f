"""By what are the values in one cell separated? Only known values can prove it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from lib.doctor.findings import Example, Finding
from lib.doctor.wording import counted

WHOLE = "none"
LIST_SEPARATORS = {
    ";": "semicolon",
    ",": "comma",
    "|": "vertical bar",
    "/": "slash",
    WHOLE: "nothing: a cell is one value",
}
EXAMPLES = 5


def split_cell(cell: str, separator: str) -> list[str]:
    """
    Take the values of a cell, without spaces around them.

    >>> split_cell("Northland; Southland;", ";"), split_cell("Smith, John", "none")
    (['Northland', 'Southland'], ['Smith, John'])
    """
    parts = [cell] if separator == WHOLE else cell.split(separator)
    return [part.strip() for part in parts if part.strip()]


def prove_list_separator(column: pd.Series, known: Collection[str] = ()) -> Finding:
    """
    Say which separator makes every part of every cell a known value.

    Args:
        column: text, indexed by line; its name is shown.
        known: values that the parts should be, such as the names of actors; without them
            nothing can be proved of a cell that holds a separator.

    >>> cells = pd.Series(["A; B, C"], name="Who", dtype="str")
    >>> prove_list_separator(cells, {"A", "B, C"}).value
    ';'
    """
    cells = column.dropna().drop_duplicates()
    separators = [each for each in LIST_SEPARATORS if each != WHOLE]
    present = [each for each in separators if cells.str.contains(each, regex=False).any()]
    candidates = [*present, WHOLE]
    fitting = [each for each in candidates if known and _all_known(cells, each, known)]
    if not present:
        value, alike, why = WHOLE, separators, "No cell holds a separator."
    else:
        # Several fit only if they split alike: every whole and every part is known.
        value = fitting[0] if len(fitting) == 1 else None
        alike, why = [], _evidence(cells, candidates, known)
    return Finding(
        key=f"list: {column.name}",
        question=f"What separates several values in one cell of {column.name}?",
        value=value,
        evidence=why,
        options=LIST_SEPARATORS if value else {each: LIST_SEPARATORS[each] for each in candidates},
        examples=_examples(cells, candidates if present else []),
        alike=tuple(alike),
    )


def _all_known(cells: pd.Series, separator: str, known: Collection[str]) -> bool:
    return all(part in known for cell in cells for part in split_cell(cell, separator))


def _evidence(cells: pd.Series, candidates: Collection[str], known: Collection[str]) -> str:
    if not known:
        return f"{counted(_holding(cells, candidates), 'different cell')} hold a separator."
    said = []
    for each in candidates:
        parts = {part for cell in cells for part in split_cell(cell, each)}
        found = sum(part in known for part in parts)
        said.append(f"with {LIST_SEPARATORS[each]} {found:,} of {counted(len(parts), 'value')}")
    return f"Known are {', '.join(said)}."


def _holding(cells: pd.Series, separators: Collection[str]) -> int:
    return sum(any(each in cell for each in separators if each != WHOLE) for cell in cells)


def _examples(cells: pd.Series, candidates: Collection[str]) -> list[Example]:
    found = []
    for line, cell in cells.items():
        readings: Mapping[str, str] = {
            each: " + ".join(split_cell(cell, each)) for each in candidates
        }
        if len(set(readings.values())) > 1:
            found.append(Example(line, cell, readings))
        if len(found) == EXAMPLES:
            break
    return found
