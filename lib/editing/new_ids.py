"""An id for a new row, after the pattern of the others and never one that was used before."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from io import StringIO
from itertools import chain, count
from pathlib import Path

from lib.schema import KEY
from lib.versions import content, versions

NUMBERED = re.compile("(.*?)([0-9]+)")
LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
"""What Unicode takes for letters of their own, or is spelled otherwise without its mark."""

NAMED_BY = {"actors": ("name",), "issues": ("name",), "sources": ("publisher", "published_on")}
"""Table -> the columns that its ids are made of, where they are not numbered."""

MOST_LETTERS = 40


def propose_id(
    table: str, cells: Mapping[str, str], ids: Iterable[str], taken: Collection[str]
) -> str:
    """
    Propose the id of a new row.

    Args:
        table: its name in lib.schema.KEY.
        cells: what the row holds so far.
        ids: of the rows there are.
        taken: every id that stands or once stood in the table.

    Returns:
        The number after the highest, with the prefix and zeros that more than half of the ids
        have; else words of the row, with a number where they are taken. Empty: there is
        nothing yet to make it of.

    >>> propose_id("records", {}, ["H-008", "H-009"], ["H-008", "H-009", "H-010"])
    'H-011'
    >>> propose_id("actors", {"name": "Zoë Mühlenkämper"}, ["northland"], ["northland"])
    'zoe-muehlenkaemper'
    """
    ids = list(ids)
    if prefix_and_width := _pattern(ids):
        return _next_number(*prefix_and_width, taken)
    if table not in NAMED_BY:
        return _next_number(f"{table[0].upper()}-", 4, taken)
    words = _words(" ".join(cells.get(column, "") for column in NAMED_BY[table]))
    numbered = chain([words], (f"{words}-{number}" for number in count(2)))
    return next(each for each in numbered if each not in taken) if words else ""


def ids_ever(folder: Path, table: str) -> set[str]:
    """
    Collect the ids that stood in a table at any version of a case, so that none is given again.

    Raises:
        HistoryDamaged: the history no longer holds one of them.
    """
    file = f"{table}.csv"
    names = {name for version in versions(folder) for name in version.files.get(file, ())}
    return set(chain.from_iterable(_ids_in(folder, name, KEY[table]) for name in names))


# A content never changes: it is named by what it holds.
@lru_cache(maxsize=1024)
def _ids_in(folder: Path, name: str, key: str) -> frozenset[str]:
    text = content(folder, name).decode("utf-8-sig", errors="replace")
    rows = csv.DictReader(StringIO(text, newline=""))
    return frozenset(row[key] for row in rows if row.get(key))


def _pattern(ids: list[str]) -> tuple[str, int] | None:
    """Find the prefix that more than half of the ids share, and how many digits follow it."""
    numbered = [found.groups() for each in ids if (found := NUMBERED.fullmatch(each))]
    if not numbered:
        return None
    prefix, times = Counter(prefix for prefix, _ in numbered).most_common(1)[0]
    if times * 2 <= len(ids):
        return None
    digits = [digits for each, digits in numbered if each == prefix]
    padded = [len(each) for each in digits if each.startswith("0")]
    return prefix, max(padded, default=1)


def _next_number(prefix: str, width: int, taken: Collection[str]) -> str:
    found = (NUMBERED.fullmatch(each) for each in taken)
    numbers = [int(each[2]) for each in found if each and each[1] == prefix]
    return f"{prefix}{max(numbers, default=0) + 1:0{width}}"


def _words(text: str) -> str:
    spelled = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    plain = "".join(letter for letter in spelled if not unicodedata.combining(letter))
    return re.sub("[^a-z0-9]+", "-", plain)[:MOST_LETTERS].strip("-")
