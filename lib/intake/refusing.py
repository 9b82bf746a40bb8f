"""Rows that a case cannot take, each with the reason; those that hang on them as well."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

import pandas as pd

from lib.changes import Tables
from lib.exceptions import MANY
from lib.intake.joining import ONE, split_cell
from lib.problems import Fault, table_faults
from lib.references import alias_faults, table_reference_faults
from lib.rules import shown
from lib.schema import KEY, RECORDS, is_list, refers_to
from lib.vocabulary import LIST_SEPARATOR

Reasons = dict[int, list[str]]
"""Place of a record -> what is wrong with it."""

Bad = dict[str, dict[str, str]]
"""Table -> id of a row that the case cannot take -> why."""


def refuse(records: pd.DataFrame, tables: Tables, added: Tables, bad: Mapping) -> Reasons:
    """
    Hold records that shall be added or changed against the rules of a case.

    Args:
        records: as they would be in the case, indexed by place, no place twice.
        tables: of the case.
        added: what would be added to its actors, issues and sources.
        bad: table -> id that no record may name -> why.

    Returns:
        The records that cannot be taken, each with everything that is wrong with it.
    """
    reasons: Reasons = {}
    unusable = {
        table: {**bad.get(table, {}), **_faulty(table, tables[table], added[table])}
        for table in ONE
    }
    known = {table: _ids(tables[table], table) | _ids(added[table], table) for table in ONE}
    known = {table: ids | unusable[table].keys() for table, ids in known.items()}
    existing = _ids(tables["records"], "records")
    known["records"] = existing | _ids(records, "records")
    _add(reasons, table_faults("records", records))
    _add(reasons, table_reference_faults("records", records, known))
    for table, why in unusable.items():
        _refuse_users(reasons, records, table, why)
    _refuse_answers(reasons, records, existing)
    return reasons


def _ids(frame: pd.DataFrame, table: str) -> set[str]:
    # By way of numpy: pandas hands over one cell after the other at a tenth of the speed.
    return set(frame[KEY[table]].dropna().to_numpy())


def _add(reasons: Reasons, faults: Iterable[Fault]) -> None:
    for fault in faults:
        said = _said(fault)
        for place, cell in fault.cells.items():
            reasons.setdefault(place, []).append(f"{fault.column}: {said[cell]}")


def _said(fault: Fault) -> dict[object, str]:
    """Say what is wrong with each distinct cell; of very many, only of the first in full."""
    cells = list(fault.cells.unique())
    said = {cell: fault.say(cell) for cell in cells[:MANY]}
    return said | {cell: f"{shown(cell)}: as {shown(cells[0])}." for cell in cells[MANY:]}


def _faulty(table: str, case: pd.DataFrame, added: pd.DataFrame) -> dict[str, str]:
    """Id of each row that would be added and is wrong -> why."""
    if added.empty:
        return {}
    both = pd.concat([case.reindex(columns=added.columns), added], ignore_index=True)
    both.index += 2  # as its file would count them
    faults = table_faults(table, both)
    reasons: Reasons = {}
    _add(reasons, [*faults, *table_reference_faults(table, both, {})])
    for fault in alias_faults(both) if table == "actors" else []:
        for line, (alias, other) in fault.cells.items():
            for place in (line, other):
                reasons.setdefault(place, []).append(f"aliases: {fault.say((alias, other))}")
    first = len(case) + 2
    return {
        both.at[
            place, KEY[table]
        ]: f"the {ONE[table]} {both.at[place, KEY[table]]!r}: {' '.join(why)}"
        for place, why in reasons.items()
        if place >= first
    }


def _refuse_users(
    reasons: Reasons, records: pd.DataFrame, table: str, why: Mapping[str, str]
) -> None:
    """Refuse every record that names something unusable."""
    if not why:
        return
    for name, column in RECORDS.columns.items():
        if refers_to(column) == table:
            cells = records[name].dropna()
            hits = {
                cell: [why[it] for it in split_cell(cell, is_list(column)) if it in why]
                for cell in cells.unique()
            }
            for place, cell in cells[cells.map(hits).astype(bool)].items():
                reasons.setdefault(place, []).extend(f"{name}: {said}" for said in hits[cell])


def _refuse_answers(reasons: Reasons, records: pd.DataFrame, existing: set[str]) -> None:
    """Refuse what answers a refused record, and what answers that, until nothing is left."""
    if not reasons:
        return
    answers = records["responds_to"].dropna().str.split(LIST_SEPARATOR).explode()
    answers = answers[~answers.isin(existing)]
    places = {one: list(cells.index) for one, cells in answers.groupby(answers)}
    refused = deque(reasons)
    while refused:
        identity = records.at[refused.popleft(), "record_id"]
        for place in places.pop(identity, []):
            refused += [] if place in reasons else [place]
            said = f"responds_to: {shown(identity)} is refused as well."
            reasons.setdefault(place, []).append(said)
