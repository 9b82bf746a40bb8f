"""Date columns of foreign tables: what is asked of them, and how they are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from lib.doctor.dates import prove_date_order, read_dates
from lib.doctor.findings import Answers, Finding, settle
from lib.importers._refusing import Faults
from lib.intake.reading import UndecidedError
from lib.rules import shown


def date_findings(rows: pd.DataFrame, columns: Iterable[str]) -> list[Finding]:
    """Ask for the order of every date column that is there, once, and not empty."""
    names = list(rows.columns)
    once = [name for name in columns if names.count(name) == 1]
    present = {name: rows[name] for name in once if rows[name].notna().any()}
    return [prove_date_order(cells, _others(present, name)) for name, cells in present.items()]


def _others(present: dict[str, pd.Series], name: str) -> dict[str, pd.Series]:
    return {other: cells for other, cells in present.items() if other != name}


def settled_orders(
    file: str, rows: pd.DataFrame, columns: Iterable[str], answers: Answers
) -> dict[str, str]:
    """
    Settle the order of every date column that is there and not empty.

    Returns:
        Column -> order.

    Raises:
        UndecidedError: an order is neither proved nor answered.
        DashboardError: an answer is unknown, or the file proves another.
    """
    asked = date_findings(rows, columns)
    settled = {finding.key: settle(finding, answers) for finding in asked}
    if open_ := [finding for finding in asked if settled[finding.key] is None]:
        raise UndecidedError(file, open_)
    return {key.removeprefix("dates: "): order for key, order in settled.items() if order}


def read_column(cells: pd.Series, orders: Mapping[str, str], faults: Faults) -> pd.Series:
    """
    Read a date column as EDTF.

    Returns:
        Missing where the cell is; a row whose cell is no date goes to `faults`.
    """
    if not cells.notna().any():
        return cells
    dates = read_dates(cells, orders[str(cells.name)])
    unread = cells[cells.notna() & dates.isna()]
    faults.add(unread, lambda value: f"{shown(value)} is not a date that can be read.")
    return dates
