"""How many records each entry of a case's codebook has."""

from __future__ import annotations

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.frames import count_of, to_pandas
from lib.vocabulary import RecordType


def issue_entries(records: IntoFrame, issues: pd.DataFrame) -> pd.DataFrame:
    """
    Count the records about each issue.

    Args:
        records: one row per record; reads issue, record_type.
        issues: one row per issue of the case.

    Returns:
        `issues` with statements and events (>= 0), in its order.
    """
    counts = _counted(records, "issue")
    return _with_counts(issues, "issue_id", counts, ["statements", "events"])


def voiced_counts(records: IntoFrame) -> pd.DataFrame:
    """
    Count the records that each actor voiced, its own or another's.

    Args:
        records: one row per record; reads speaker, record_type.

    Returns:
        One row per actor_id, the index: voiced (>= 1).
    """
    return _counted(records, "speaker").sum(axis="columns").rename("voiced").to_frame()


def actor_entries(
    records_by_actor: IntoFrame, voiced: pd.DataFrame, actors: pd.DataFrame
) -> pd.DataFrame:
    """
    Count the records of each actor.

    Args:
        records_by_actor: one row per record and actor; reads actor_id, record_type.
        voiced: the result of `voiced_counts`.
        actors: one row per actor of the case.

    Returns:
        `actors` with statements, events (its own, >= 0) and voiced (records it
        voiced for another, >= 0); sides A to Z, within a side most records
        first, then by name.
    """
    own = _with_counts(
        actors, "actor_id", _counted(records_by_actor, "actor_id"), ["statements", "events"]
    )
    entries = _with_counts(own, "actor_id", voiced, ["voiced"])
    weight = -(entries["statements"] + entries["events"])
    ordered = entries.assign(_weight=weight).sort_values(["side", "_weight", "name"])
    return ordered.drop(columns="_weight").reset_index(drop=True)


def _counted(records: IntoFrame, column: str) -> pd.DataFrame:
    """Count statements and events for each value of a column, which is the index."""
    frame = nw.from_native(records).lazy().filter(~nw.col(column).is_null())
    flags = {"statements": RecordType.STATEMENT, "events": RecordType.EVENT}
    kinds = [
        count_of(frame, nw.col("record_type") == kind.value).alias(name)
        for name, kind in flags.items()
    ]
    counts = frame.select(column, *kinds).group_by(column).agg(*(nw.col(f).sum() for f in flags))
    return to_pandas(counts).set_index(column)


def _with_counts(
    entries: pd.DataFrame, key: str, counts: pd.DataFrame, names: list[str]
) -> pd.DataFrame:
    joined = entries.join(counts, on=key)
    return joined.assign(**{name: joined[name].fillna(0).astype("int64") for name in names})
