"""Which sources are independent: documents that rest on the same original count as one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.frames import MOST_STATEMENTS, distinct, is_lazy, to_pandas
from lib.vocabulary import LIST_SEPARATOR

SECOND = 2


def originals(source_ids: str, via: str | None, publishers: Mapping[str, str]) -> dict[str, str]:
    """
    Find what each source of a record goes back to.

    Args:
        source_ids: of the record, joined with ";".
        via: the outlet that the first of them quotes; missing if none.
        publishers: source_id -> publisher.

    Returns:
        source_id -> the original: `via` for the first, else the publisher; without case and outer
        space, so that two spellings are not two sources.

    Source:
        Our rule. Two documents of one publisher are one original, and so are two
        that quote the same outlet, or one that quotes the other's publisher.

    >>> originals("a;b", "Axios", {"a": "Gazette", "b": " AXIOS"})
    {'a': 'axios', 'b': 'axios'}
    """
    first, *others = source_ids.split(LIST_SEPARATOR)
    quoted = publishers[first] if pd.isna(via) else via
    found = {first: quoted} | {source: publishers[source] for source in others}
    return {source: original.strip().casefold() for source, original in found.items()}


def corroborated_on(
    source_ids: str, via: str | None, publishers: Mapping[str, str], published: Mapping[str, str]
) -> str | None:
    """
    Find the day on which a second original had reported the same.

    Args:
        source_ids: as `originals`.
        via: as `originals`.
        publishers: as `originals`.
        published: source_id -> day, ISO.

    Returns:
        The day, ISO; None where all sources go back to one original.
    """
    first_days: dict[str, str] = {}
    for source, original in originals(source_ids, via, publishers).items():
        day = published[source]
        first_days[original] = min(first_days.get(original, day), day)
    return sorted(first_days.values())[SECOND - 1] if len(first_days) >= SECOND else None


def cited_cells(records: IntoFrame) -> pd.DataFrame:
    """
    Take from a table in an engine the distinct pairs of source and via, at most MOST_STATEMENTS.

    A frame in memory is returned as it is.

    Raises:
        TooManyRows: the engine has more pairs.
    """
    if not is_lazy(records):
        return to_pandas(records)
    pairs = distinct(records, "source", "via")
    return to_pandas(pairs.filter(~nw.col("source").is_null()), MOST_STATEMENTS)


class Cited:
    """What records rest on, by a day: each list of sources is looked up once."""

    def __init__(self, sources: pd.DataFrame, as_of: date) -> None:
        """
        Read the sources.

        Args:
            sources: one row per source; reads source_id, publisher, published_on.
            as_of: a source published later does not count.
        """
        by_id = sources.set_index("source_id")
        self._publishers = by_id["publisher"].to_dict()
        published = by_id["published_on"]
        self._published = set(by_id.index[published <= as_of.isoformat()])
        self._found: dict[tuple[str, str | None], dict[str, str]] = {}

    def count(self, records: IntoFrame) -> tuple[int, int]:
        """
        Count the documents, and the independent sources among them, that records rest on.

        Args:
            records: one row per record, or per list of sources and outlet quoted; reads
                source, via.
        """
        records = cited_cells(records)
        via = records["via"].where(records["via"].notna(), None).astype(object)
        found: dict[str, set[str]] = {}
        for cell in set(zip(records["source"].tolist(), via.tolist(), strict=True)):
            for source, original in self._originals(cell).items():
                found.setdefault(source, set()).add(original)
        return len(found), len(set().union(*found.values()))

    def _originals(self, cell: tuple[str, str | None]) -> dict[str, str]:
        if cell not in self._found:
            every = originals(*cell, self._publishers)
            self._found[cell] = {
                source: original for source, original in every.items() if source in self._published
            }
        return self._found[cell]
