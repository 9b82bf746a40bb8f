"""Ids in, alone or in lists; out those that do not stand in the table they refer to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain

import pandas as pd
import pandera.pandas as pa

from lib.exceptions import Problem
from lib.problems import Fault, fault_problems
from lib.rules import shown, unknown_id
from lib.schema import KEY, TABLES, is_list, refers_to
from lib.vocabulary import LIST_SEPARATOR


def reference_problems(
    frames: Mapping[str, pd.DataFrame], complete: Collection[str]
) -> list[Problem]:
    """
    Hold every id against the table it refers to, and every list against itself.

    Args:
        frames: table name -> its rows, text, indexed by line.
        complete: the tables of which every row could be read. An id is not
            looked for in another: it may stand in the row that is missing.
    """
    known = {
        table: set(frames[table][key].dropna())
        for table, key in KEY.items()
        if table in complete and key in frames[table]
    }
    found = {table: table_reference_faults(table, frame, known) for table, frame in frames.items()}
    problems = [fault_problems(table, faults) for table, faults in found.items()]
    if "actors" in complete:
        problems.append(fault_problems("actors", alias_faults(frames["actors"])))
    return list(chain.from_iterable(problems))


def table_reference_faults(
    table: str, frame: pd.DataFrame, known: Mapping[str, set[str]]
) -> list[Fault]:
    """
    Hold every id of a table against those that are known, and every list against itself.

    Args:
        table: its name in lib.schema.TABLES.
        frame: its rows, text, indexed by line.
        known: table name -> its ids; the ids of another are not looked for.
    """
    return [
        fault
        for name, column in TABLES[table].columns.items()
        if name in frame and (refers_to(column) in known or is_list(column))
        for fault in _column_faults(column, frame[name], known.get(refers_to(column)))
    ]


def _column_faults(column: pa.Column, cells: pd.Series, known: set[str] | None) -> list[Fault]:
    """
    Name each id that is not known, each gap in a list, each value that stands twice.

    Args:
        column: what the schema says of it.
        cells: its cells, indexed by line.
        known: the ids there are; None: any value is good.
    """
    # Only distinct cells are looked into first: many records share theirs.
    suspects = [cell for cell in cells.dropna().unique() if _is_suspect(cell, column, known)]
    if not suspects:
        return []
    values = _split(cells[cells.isin(suspects)], column)
    gaps = values[values == ""]
    values = values[values != ""]
    again = values[values.to_frame().assign(line=values.index).duplicated().to_numpy()]
    unknown = values.head(0) if known is None else values[~values.isin(known)]
    # Sorted once: a message sorts them again, which then takes no time.
    some_known = sorted(known or ())
    found = [
        Fault(column.name, gaps, lambda _: "a value is missing before or after ';'."),
        Fault(column.name, again, lambda value: f"{shown(value)} stands twice in the list."),
        Fault(column.name, unknown, lambda value: unknown_id(value, some_known)),
    ]
    return [fault for fault in found if len(fault.cells)]


def _is_suspect(cell: str, column: pa.Column, known: set[str] | None) -> bool:
    values = cell.split(LIST_SEPARATOR) if is_list(column) else [cell]
    distinct = set(values)
    has_unknown = known is not None and not distinct <= known
    return "" in distinct or len(distinct) < len(values) or has_unknown


def _split(cells: pd.Series, column: pa.Column) -> pd.Series:
    if not is_list(column):
        return cells
    return cells.str.split(LIST_SEPARATOR).explode().astype("str")


def alias_faults(actors: pd.DataFrame) -> list[Fault]:
    """
    Refuse an alias that is the name or id of another actor.

    An address may name an actor by an alias; it must not mean two.

    Returns:
        The cells of its fault are (alias, line of the other actor).
    """
    if not {"actor_id", "name", "aliases"} <= set(actors.columns):
        return []
    named = pd.concat([actors["name"], actors["actor_id"]]).dropna().str.casefold()
    aliases = _split(actors["aliases"].dropna(), TABLES["actors"].columns["aliases"])
    taken = [
        (line, (alias, other))
        for line, alias in aliases.items()
        for other in named.index[named == alias.casefold()].unique()
        if other != line
    ]
    cells = pd.Series([found for _, found in taken], [line for line, _ in taken], dtype="object")
    return [Fault("aliases", cells, _say_taken)] if taken else []


def _say_taken(found: tuple[str, int]) -> str:
    alias, line = found
    return f"{shown(alias)} is the name or id of the actor on line {line}."
