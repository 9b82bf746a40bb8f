"""
The rules of a cell, as pandera checks, and what is said when one is broken.

The `error` of a check is the end of a sentence that begins with the value found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import pandas as pd
import pandera.pandas as pa

from lib.edtf import parse
from lib.exceptions import DateError, unknown_value
from lib.vocabulary import JOINT

SHOWN_CHARACTERS = 60
"""A longer value is cut in messages: a whole paragraph may stand in the wrong cell."""

SHOWN_IDS = 12


def shown(value: str) -> str:
    """
    Quote a value for a message, cut if it is long.

    >>> shown("Nordland ")
    "'Nordland '"
    """
    return repr(_cut(value))


def unknown_id(value: str, known: Collection[str]) -> str:
    """Say that an id is unknown, and some of those that are known."""
    return unknown_value(_cut(value), known, most=SHOWN_IDS)


def _cut(value: str) -> str:
    return value if len(value) <= SHOWN_CHARACTERS else f"{value[:SHOWN_CHARACTERS]}…"


def date_fault(text: str) -> str:
    """Say why a text is no EDTF date; empty: it is one."""
    try:
        parse(text)
    except DateError as error:
        return str(error)
    return ""


def message(check: pa.Check, value: object) -> str:
    """
    Say what is wrong with a cell that failed a check.

    Args:
        check: one of the checks of lib.schema.
        value: the cell; missing if the rule is that it must not be.
    """
    if pd.isna(value):
        return f"the cell is empty; {check.error}"
    match check.name:
        case "isin":
            return unknown_value(_cut(value), check.statistics["allowed_values"])
        case "is_edtf":
            return date_fault(value)
        case "str_length":
            return f"{shown(value)} has {len(value)} {check.error}"
        case "has_few_words":
            return f"{shown(value)} has {len(value.split())} {check.error}"
    return f"{shown(value)} {check.error}"


def all_but(cells: pd.Series, is_wrong: Callable[[str], object]) -> pd.Series:
    """Say of every cell whether it is right; each distinct one is looked at once."""
    # Sought are the few that are wrong: pandas takes long to seek many.
    return ~cells.isin([value for value in cells.drop_duplicates().to_numpy() if is_wrong(value)])


def pattern(regex: str, error: str) -> pa.Check:
    """Every cell matches as a whole."""
    # Not Check.str_matches: its $ lets a line break at the end through.
    whole = re.compile(regex).fullmatch
    return pa.Check(
        lambda cells: all_but(cells, lambda value: not whole(value)),
        name="pattern",
        statistics={"pattern": regex},
        error=error,
    )


def characters(most: int) -> pa.Check:
    """No cell is longer than this."""
    return pa.Check.str_length(max_value=most, error=f"characters; at most {most} are allowed.")


def has_few_words(cells: pd.Series, most: int) -> pd.Series:
    return all_but(cells, lambda value: len(value.split()) > most)


def words(most: int) -> pa.Check:
    """No cell has more words than this; a word is what stands between spaces."""
    return pa.Check(has_few_words, most=most, error=f"words; at most {most} are allowed.")


def is_edtf(cells: pd.Series) -> pd.Series:
    return all_but(cells, date_fault)


def is_day(cells: pd.Series) -> pd.Series:
    # The form is checked too: strptime takes 2026-1-5.
    days = pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce")
    return days.notna() & cells.str.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_new_name(cells: pd.Series) -> pd.Series:
    return ~cells.str.casefold().duplicated()


ID = pattern(r"[^\s;,]+", "is not an id: an id has no space, ';' or ','.")
NAME = pattern(r"\S(.*\S)?", "has a space at its start or end, or a line break.")
LANGUAGE = pattern(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*", "is not a language tag such as en or de-AT.")
WIKIDATA = pattern(r"Q[1-9][0-9]*", "is not a Wikidata id such as Q42.")
URL = pattern(r"https?://[^\s/<>\"]+[^\s<>\"]*", "is not an http or https address.")
SHA256 = pattern(r"[0-9a-f]{64}", "is not a SHA-256 of 64 digits 0-9 and a-f.")
WHOLE_NUMBER = pattern(r"-?[0-9]{1,9}", "is not a whole number.")
EDTF = pa.Check(is_edtf)
DAY = pa.Check(is_day, error="is not a day written as YYYY-MM-DD.")
NEW_NAME = pa.Check(is_new_name, error="is the name of a row above; capitals make no difference.")
NOT_JOINT = pa.Check.notin([JOINT], error="is reserved for records with actors of several sides.")
