"""In which order are the dates of a column written?"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from lib.doctor.date_forms import DAY, FORMS, MONTH, YEAR, Reading, read_cell
from lib.doctor.date_rows import order_of_other_dates, order_of_rows
from lib.doctor.findings import Example, Finding
from lib.doctor.wording import agreeing, counted, lines_named, sentence, share

ORDERS = {DAY: "day first", MONTH: "month first", YEAR: "year first"}
SERIAL_WORDS = {
    "serial": "days counted from 1900, as spreadsheets do",
    "serial 1904": "days counted from 1904, as spreadsheets of old Macs did",
}
EXAMPLES = 5


def prove_date_order(column: pd.Series, others: Mapping[str, pd.Series] | None = None) -> Finding:
    """
    Say whether a column is written day first, month first or year first.

    A cell with a part above 12 decides. Where no cell does, the order of the rows may, and other
    date columns whose own cells decide. Cells that contradict each other are named, and nothing
    is proved, however few they are.

    Args:
        column: text, indexed by line; its name is shown.
        others: name -> another date column of the same rows.

    >>> prove_date_order(pd.Series(["1/13/2026", "1/2/2026"], name="When", dtype="str")).value
    'month'
    """
    readings = readings_of(column)
    open_ = {line: each for line, each in readings.items() if each.is_open}
    proofs = {
        order: [line for line, each in readings.items() if each.proves == order]
        for order in (DAY, MONTH)
    }
    has_serials = any(each.form == "serial" for each in readings.values())
    alike: tuple[str, ...] = ()
    if any(proofs.values()):
        value, why = _decide_by_cells(proofs, len(open_))
    elif open_:
        value, why = _decide_by_rows(column, readings, others or {})
    elif has_serials:
        value, why = None, "Its dates are day numbers, counted from 1900 or from 1904."
    else:
        value, alike = YEAR, tuple(ORDERS)
        dated = sum(bool(each.by_order) for each in readings.values())
        why = f"No order matters: {counted(dated, 'date')} can be read in one way only."
    return Finding(
        key=f"dates: {column.name}",
        question=f"In which order are the dates of {column.name} written?",
        value=value,
        evidence=" ".join([why, *_remarks(readings)]),
        options=_options(value, has_serials, is_day_or_month=bool(open_) or any(proofs.values())),
        examples=_examples(column, readings),
        alike=alike,
    )


def read_dates(column: pd.Series, order: str) -> pd.Series:
    """
    Read every cell as EDTF, never finer than it is written.

    Args:
        column: text.
        order: a value of `prove_date_order`.

    Returns:
        Text of the same index; missing where the cell is missing, or no date in this order.

    >>> read_dates(pd.Series(["2.1.2026", "Mai 2026", "soon"]), "day").fillna("").tolist()
    ['2026-01-02', '2026-05', '']
    """
    texts = {text: read_cell(text).by_order.get(order) for text in column.dropna().unique()}
    return column.map(texts, na_action="ignore").astype("str")


def readings_of(column: pd.Series) -> dict[int, Reading]:
    """Line -> what its cell can mean; missing cells are left out."""
    present = column.dropna()
    return {
        line: read_cell(text) for line, text in zip(present.index, present.tolist(), strict=True)
    }


def _decide_by_cells(proofs: Mapping[str, list[int]], undecidable: int) -> tuple[str | None, str]:
    fewer, more = sorted(proofs, key=lambda order: len(proofs[order]))
    decidable = len(proofs[fewer]) + len(proofs[more])
    are = share(len(proofs[more]), decidable, "decidable cell", "is", "are")
    if not proofs[fewer]:
        also = f"; {undecidable:,} more could be read both ways" if undecidable else ""
        return more, sentence(f"{are} {ORDERS[more]}, having a part above 12{also}")
    why = (
        f"{are} {ORDERS[more]} and {len(proofs[fewer]):,} {ORDERS[fewer]} "
        f"({lines_named(proofs[fewer])}); a majority proves nothing."
    )
    return None, why


def _decide_by_rows(
    column: pd.Series, readings: Mapping[int, Reading], others: Mapping[str, pd.Series]
) -> tuple[str | None, str]:
    count = sum(each.is_open for each in readings.values())
    said = [f"No cell has a part above 12; {counted(count, 'cell')} can be read both ways."]
    found = set()
    if order := order_of_rows(column, readings):
        found.add(order)
        said.append(f"Only {ORDERS[order]} are the rows sorted by date, without exception.")
    for name, other in others.items():
        compared = order_of_other_dates(readings, readings_of(other))
        if name != column.name and compared:
            order, side, rows, exceptions = compared
            found.add(order)
            wrong = DAY if order == MONTH else MONTH
            said.append(
                f"Read {ORDERS[order]}, none of {counted(rows, 'date')} is {side} {name}; "
                f"read {ORDERS[wrong]}, at least {agreeing(exceptions, 'is', 'are')} on the wrong "
                "side of it."
            )
    if len(found) > 1:
        said.append("This contradicts itself and proves nothing.")
    return (found.pop() if len(found) == 1 else None), " ".join(said)


def _options(value: str | None, has_serials: bool, *, is_day_or_month: bool) -> dict[str, str]:
    """Offer what is possible; of a column that is decided, every order has its word."""
    if value is not None:
        return {**ORDERS, **SERIAL_WORDS}
    orders = {order: ORDERS[order] for order in (DAY, MONTH)} if is_day_or_month else {}
    return {**orders, **(SERIAL_WORDS if has_serials else {})}


def _remarks(readings: Mapping[int, Reading]) -> list[str]:
    """Say what else the column holds, and what of it is not read."""
    forms: dict[str, list[int]] = {}
    for line, each in readings.items():
        forms.setdefault(each.form, []).append(line)
    said = [
        f"{counted(len(lines), 'cell')} {words} ({lines_named(lines)})."
        for form, words in FORMS.items()
        if (lines := forms.get(form))
    ]
    if timed := sum(each.timed for each in readings.values()):
        said.append(f"A time of day is left out in {counted(timed, 'cell')}.")
    return said


def _examples(column: pd.Series, readings: Mapping[int, Reading]) -> list[Example]:
    """Show the first cells that can be read in two ways, each spelling once."""
    examples: dict[str, Example] = {}
    for line, each in readings.items():
        if len(set(each.by_order.values())) > 1:
            examples.setdefault(column[line], Example(line, column[line], each.by_order))
        if len(examples) == EXAMPLES:
            break
    return list(examples.values())
