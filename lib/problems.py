"""Tables of text in, every problem of every cell and row out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

import pandas as pd
from pandera.errors import SchemaError, SchemaErrorReason, SchemaErrors

from lib.exceptions import Problem, listed
from lib.rules import message, shown, unknown_id
from lib.schema import EXTRACT, RESOLVED, TABLES


# eq=False: cells have no single answer to ==.
@dataclass(frozen=True, eq=False)
class Fault:
    """Every cell of one column that breaks one rule."""

    column: str
    cells: pd.Series
    """Indexed by line."""
    say: Callable[[object], str]
    """Cell -> what is wrong with it."""


def fault_problems(table: str, faults: Sequence[Fault]) -> list[Problem]:
    """Make a problem of each cell; of many that break one rule, the rest are counted."""
    said = [cell_problems(table, fault.column, fault.cells, fault.say) for fault in faults]
    return list(chain.from_iterable(said))


def cell_problems(
    table: str, column: str, values: pd.Series, say: Callable[[str], str]
) -> list[Problem]:
    """
    Make a problem of each cell.

    Args:
        table: its name in lib.schema.TABLES.
        column: where the cells stand.
        values: the cells that are wrong, indexed by line.
        say: value -> what is wrong with it.
    """
    return listed(f"{table}.csv", values.items(), say, column)


def check_table(table: str, frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """
    Hold one table against its schema.

    Args:
        table: its name in lib.schema.TABLES.
        frame: one row per row of the file, text, indexed by line.

    Returns:
        The table with the columns of the schema only, in their order, and the
        defaults filled in; and its problems. With problems: `frame` as it is.
    """
    schema = TABLES[table]
    try:
        checked = schema.validate(frame.drop(columns=known_extras(table, frame)), lazy=True)
    except SchemaErrors as errors:
        said = [_said(table, error, frame) for error in errors.schema_errors]
        return frame, list(chain.from_iterable(said))
    return checked[list(schema.columns)], []


def table_faults(table: str, frame: pd.DataFrame) -> list[Fault]:
    """
    Hold every cell and row of a table against its schema; unlike check_table, name them all.

    Args:
        table: its name in lib.schema.TABLES.
        frame: text, with every column of the schema and no other; no index stands twice.
    """
    try:
        TABLES[table].validate(frame, lazy=True)
    except SchemaErrors as errors:
        return [_fault(error, frame) for error in errors.schema_errors]
    return []


def known_extras(table: str, frame: pd.DataFrame) -> list[str]:
    """Name the columns of an extract that are no part of the schema."""
    extras = (*RESOLVED, EXTRACT) if table == "records" else ()
    return [name for name in frame.columns if name in extras]


def _said(table: str, error: SchemaError, frame: pd.DataFrame) -> list[Problem]:
    """Say one failure of pandera, which can be of many cells."""
    file, columns = f"{table}.csv", TABLES[table].columns
    match error.reason_code:
        case SchemaErrorReason.COLUMN_NOT_IN_DATAFRAME:
            return [Problem(file, f"the column {error.failure_cases!r} is missing.", 1)]
        case SchemaErrorReason.COLUMN_NOT_IN_SCHEMA:
            return [Problem(file, f"the column {unknown_id(error.failure_cases, columns)}", 1)]
        case SchemaErrorReason.CHECK_ERROR if set(columns) - set(frame.columns):
            # A rule of the row stumbled over a column that is missing, which is said above.
            return []
    return fault_problems(table, [_fault(error, frame)])


def _fault(error: SchemaError, frame: pd.DataFrame) -> Fault:
    match error.reason_code:
        case SchemaErrorReason.SERIES_CONTAINS_NULLS:
            column, lines = error.schema.name, error.failure_cases["index"]
            say = _say_required
        case SchemaErrorReason.SERIES_CONTAINS_DUPLICATES:
            column, lines = error.schema.name, error.failure_cases["index"]
            say = partial(_say_duplicate, _first_lines(frame[column]))
        case SchemaErrorReason.DATAFRAME_CHECK:
            column = error.column_name or error.check.name
            lines = error.check_output.index[~error.check_output]
            say = partial(message, error.check)
        case _:
            raise error
    return Fault(column, frame.loc[lines, column], say)


def _say_required(_: object) -> str:
    return "the cell is empty; a value is required."


def _say_duplicate(first_lines: dict[str, int], value: str) -> str:
    return f"{shown(value)} is already on line {first_lines[value]}."


def _first_lines(cells: pd.Series) -> dict[str, int]:
    return {value: line for line, value in reversed(list(cells.items()))}
