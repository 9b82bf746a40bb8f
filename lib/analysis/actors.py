"""Who a few records are by, in the order in which each names its actors."""

from __future__ import annotations

from collections.abc import Collection

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.frames import is_lazy, to_pandas
from lib.vocabulary import LIST_SEPARATOR

READ = ("record_id", "actor", "actor_id", "actor_short_name")
"""What is read of a record and actor in an engine."""


def actors_of(records_by_actor: IntoFrame, record_ids: Collection[str]) -> pd.DataFrame:
    """
    Take the actors of a few records.

    Args:
        records_by_actor: one row per record and actor; of a table in an engine READ is read.
        record_ids: of the records.

    Returns:
        One row per record and actor, those of one record as it lists them.
    """
    if not is_lazy(records_by_actor):
        rows = to_pandas(records_by_actor)
        return rows[rows["record_id"].isin(record_ids)]
    few = nw.from_native(records_by_actor).filter(nw.col("record_id").is_in(list(record_ids)))
    return in_list_order(to_pandas(few.select(*READ)))


def in_list_order(rows: pd.DataFrame) -> pd.DataFrame:
    """
    Put rows that an engine gave in no order by record, those of one as it lists its actors.

    Args:
        rows: one row per record and actor; reads record_id, actor, actor_id.
    """
    pairs = zip(_edged(rows["actor"]), _edged(rows["actor_id"]), strict=True)
    places = [cell.find(one) for cell, one in pairs]
    keys = rows[["record_id"]].assign(place=places).sort_values(["record_id", "place"])
    return rows.loc[keys.index].reset_index(drop=True)


def _edged(ids: pd.Series) -> pd.Series:
    return LIST_SEPARATOR + ids.fillna("") + LIST_SEPARATOR
