"""By what are the values in one cell separated? Only known values can prove it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from lib.doctor.findings import Example, Finding
from lib.doctor.wording import counted, share

WHOLE = "none"
LIST_SEPARATORS = {
    ";": "semicolon",
    ",": "comma",
    "|": "vertical bar",
    "/": "slash",
    "\n": "line break",
    WHOLE: "nothing: a cell is one value",
}
LONGEST = 3
"""Characters of a separator that is none of these, and can be answered all the same."""
EXAMPLES = 5


def list_key(name: str) -> str:
    """Name the finding of a column, as its answer in a recipe is named."""
    return f"list: {name}"


def split_cell(cell: str, separator: str) -> list[str]:
    """
    Take the values of a cell, without spaces around them.

    >>> split_cell("Northland; Southland;", ";"), split_cell("Smith, John", "none")
    (['Northland', 'Southland'], ['Smith, John'])
    """
    parts = [cell] if separator == WHOLE else cell.split(separator)
    return [part.strip() for part in parts if part.strip()]


def prove_list_separator(
    column: pd.Series, known: Collection[str] = (), also: str | None = None
) -> Finding:
    """
    Say which separator makes every part of every cell a known value.

    A value is known in capitals and small letters alike; one that stands alone in a cell is
    known as well. Another answer than what is proved may be given: its parts are then unknown,
    and are asked for one by one.

    Args:
        column: text, indexed by line; its name is shown.
        known: values that the parts can be, such as the names of actors.
        also: what was answered; of another kind than these, it has at most LONGEST characters.

    >>> cells = pd.Series(["A; B, C"], name="Who", dtype="str")
    >>> prove_list_separator(cells, {"A", "B, C"}).value
    ';'
    """
    cells = column.dropna().drop_duplicates()
    is_other = also and also not in LIST_SEPARATORS and len(also) <= LONGEST
    words = LIST_SEPARATORS | ({also: repr(also)} if is_other else {})
    present = [
        each for each in words if each != WHOLE and cells.str.contains(each, regex=False).any()
    ]
    candidates = [*present, WHOLE]
    if present:
        names = {each.casefold() for each in known} | _alone(cells, present)
        fitting = [each for each in candidates if _all_known(cells, each, names)]
        # Several fit only if they split alike: every whole and every part is known.
        value = fitting[0] if len(fitting) == 1 else None
        why = _evidence(cells, candidates, names)
    else:
        value, why = WHOLE, "No cell holds a separator."
    return Finding(
        key=list_key(column.name),
        question=f"What separates several values in one cell of {column.name}?",
        value=value,
        evidence=why,
        options={each: words[each] for each in words if value or each in (*candidates, also)},
        examples=_examples(cells, candidates) if present else [],
        alike=tuple(words) if value else (),
    )


def _alone(cells: pd.Series, separators: Collection[str]) -> set[str]:
    return {
        cell.strip().casefold() for cell in cells if not any(each in cell for each in separators)
    }


def _all_known(cells: pd.Series, separator: str, known: Collection[str]) -> bool:
    return all(part.casefold() in known for cell in cells for part in split_cell(cell, separator))


def _evidence(cells: pd.Series, candidates: Collection[str], known: Collection[str]) -> str:
    holding = sum(any(each in cell for each in candidates if each != WHOLE) for cell in cells)
    said = [f"{counted(holding, 'different cell')} {'holds' if holding == 1 else 'hold'} one."]
    if not known:
        return f"{said[0]} No value is known that could decide."
    for each in candidates:
        parts = {part.casefold() for cell in cells for part in split_cell(cell, each)}
        found = sum(part in known for part in parts)
        how = "Unsplit" if each == WHOLE else f"Split at each {LIST_SEPARATORS.get(each, each)}"
        said.append(f"{how}, {share(found, len(parts), 'value', 'is', 'are')} known.")
    return " ".join(said)


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
