"""Which records the others are about: what is named where bars can only count."""

from __future__ import annotations

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.records import in_order_of, records_of
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
        record_id -> records that name it (>= LEAST), most first, ties by id.
    """
    frame = nw.from_native(records).lazy().select("responds_to")
    named = frame.filter(~nw.col("responds_to").is_null()).collect().to_pandas()["responds_to"]
    ids = named.str.split(LIST_SEPARATOR).explode().astype("str")
    counts = ids.groupby(ids).size().sort_index()
    counts = counts.sort_values(ascending=False, kind="stable")
    return counts[counts >= LEAST].rename("answers")


def most_answered(
    counts: pd.Series, shown: pd.DataFrame, records: pd.DataFrame, most: int = MOST_ANSWERED
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
    for number in (FIRST_TRIED, len(counts)):
        tried = counts.index[:number]
        there = records_of(tried.to_frame(index=False, name="record_id"), shown)
        ids = tried[tried.isin(there["record_id"])]
        if len(ids) >= most:
            break
    named = ids[:most].to_frame(index=False, name="record_id")
    return in_order_of(named, records_of(named, records))
