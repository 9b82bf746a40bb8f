"""Which records the others are about: what is named where bars can only count."""

from __future__ import annotations

from collections.abc import Iterator

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.records import in_order_of, records_of
from lib.evidence import MOST_ROWS
from lib.frames import is_lazy, to_pandas
from lib.vocabulary import LIST_SEPARATOR

MOST_ANSWERED = 10
"""Records named below the bars."""

FIRST_TRIED = 100
"""Most answered records that are looked for among those shown before all are: few will do."""

LEAST = 2
"""Records that must name one: a single answer makes nothing a key record."""


def answer_counts(records: IntoFrame) -> pd.Series:
    """
    Count how many records answer, repeat or follow each record.

    Args:
        records: one row per record, all that was known by the day asked for; reads
            responds_to.

    Returns:
        record_id -> records that name it (>= LEAST), most first, ties by id; of a
        table in an engine the first MOST_ROWS.
    """
    frame = nw.from_native(records).lazy().select("responds_to")
    named = frame.filter(~nw.col("responds_to").is_null())
    if is_lazy(named):
        counts = _counted_there(named)
    else:
        ids = to_pandas(named)["responds_to"].str.split(LIST_SEPARATOR).explode().astype("str")
        counts = ids.groupby(ids).size()
    counts = counts.sort_index().sort_values(ascending=False, kind="stable")
    return counts[counts >= LEAST].rename("answers")


def _counted_there(named: nw.LazyFrame) -> pd.Series:
    cells = named.group_by("responds_to").agg(nw.len().alias("answers"))
    ids = cells.with_columns(nw.col("responds_to").str.split(LIST_SEPARATOR)).explode("responds_to")
    sums = ids.group_by("responds_to").agg(nw.col("answers").sum())
    often = sums.filter(nw.col("answers") >= LEAST)
    first = often.sort("answers", "responds_to", descending=[True, False]).head(MOST_ROWS)
    return to_pandas(first).set_index("responds_to")["answers"]


def most_answered(
    counts: pd.Series, shown: IntoFrame, records: IntoFrame, most: int = MOST_ANSWERED
) -> pd.DataFrame:
    """
    Take the records shown that most others answer, repeat or follow.

    Args:
        counts: the result of `answer_counts`: a filter changes none of them.
        shown: one row per record shown; reads record_id.
        records: one row per record known, all columns.
        most: how many at most.

    Returns:
        Rows of `records`, the most answered first.

    Source:
        Our choice: the coder says what answers what, and nothing else is weighed.
    """
    shown = nw.from_native(shown).select("record_id")
    found: list[str] = []
    for part in _parts(counts.index, MOST_ROWS if is_lazy(shown) else len(counts)):
        there = records_of(part.to_frame(index=False, name="record_id"), shown)
        found += part[part.isin(there["record_id"])].tolist()
        if len(found) >= most:
            break
    named = pd.DataFrame({"record_id": found[:most]}, dtype="str")
    return in_order_of(named, records_of(named, records))


def _parts(ids: pd.Index, size: int) -> Iterator[pd.Index]:
    """Part the ids into the first few, then as many at a time as one look may be for."""
    yield ids[:FIRST_TRIED]
    for start in range(FIRST_TRIED, len(ids), max(size, 1)):
        yield ids[start : start + size]
