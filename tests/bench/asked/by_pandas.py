"""The four queries in pandas, as an analyst would write them."""

from __future__ import annotations

import pandas as pd

from lib.vocabulary import LIST_SEPARATOR
from tests.bench.asked.question import KNOWN, PAGE, Asked

PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}


def chosen(asked: Asked, rows: pd.DataFrame) -> pd.Series:
    """Say which records are meant."""
    filters = asked.filters
    cells = [each for each in rows["actor"].unique() if _meets(each, filters.actor)]
    latest, earliest = rows["latest"], rows["earliest"]
    return (
        rows["actor"].isin(cells)
        & rows["issue"].isin(filters.issue)
        & rows["confidence"].isin(filters.confidence)
        & (rows["status"] != "retracted")
        & (latest.isna() | (latest >= pd.Timestamp(filters.start)))
        & (earliest.isna() | (earliest <= pd.Timestamp(filters.end)))
    )


def _meets(cell: str, actors: tuple[str, ...]) -> bool:
    return not set(cell.split(LIST_SEPARATOR)).isdisjoint(actors)


def timeline(asked: Asked, records: pd.DataFrame, _: pd.DataFrame) -> pd.DataFrame:
    """Count by side, step of time and mark."""
    rows = records.loc[chosen(asked, records), ["side", "record_type", "stance", *BOUNDS]]
    mark = rows["stance"].fillna("none").mask(rows["record_type"] == "event", "event")
    rows = _in_steps(rows.assign(mark=mark), asked.steps["timeline"])
    return rows.groupby(["side", "bin_start", "mark"]).size().rename("records").reset_index()


def positions(asked: Asked, records: pd.DataFrame, _: pd.DataFrame) -> pd.DataFrame:
    """Count statements by issue, step of time and stance."""
    meant = chosen(asked, records) & records["stance"].notna() & (records["status"] == "occurred")
    meant &= records["record_type"] == "statement"
    rows = _in_steps(records.loc[meant, ["issue", "stance", *BOUNDS]], asked.steps["positions"])
    return rows.groupby(["issue", "bin_start", "stance"]).size().rename("records").reset_index()


BOUNDS = ["earliest", "latest"]


def _in_steps(rows: pd.DataFrame, step: str) -> pd.DataFrame:
    first, last = (rows[name].dt.to_period(PERIODS[step]) for name in BOUNDS)
    rows = rows.assign(bin_start=first.dt.start_time.dt.as_unit("s"))
    return rows[first.notna() & (first == last)]


def matrix(_: Asked, __: pd.DataFrame, by_actor: pd.DataFrame) -> pd.DataFrame:
    """Read the stance of each actor's latest statements on each issue, and count them."""
    cell = ["actor_id", "issue"]
    meant = (by_actor["record_type"] == "statement") & (by_actor["status"] == "occurred")
    meant &= by_actor["known_on"] <= pd.Timestamp(KNOWN)
    said = by_actor.loc[meant, [*cell, "act", "stance", *BOUNDS]]
    taken = said[said["stance"].notna()]
    last_start = taken.groupby(cell)["earliest"].transform("max")
    stands = taken["latest"].isna() | last_start.isna() | (taken["latest"] >= last_start)
    standing = taken[stands].groupby(cell)["stance"].agg(["size", "nunique", "first"])
    table = said.groupby(cell).size().rename("said").to_frame()
    aside = said[said["act"].isin(["assess", "decline"])].groupby(cell).size()
    table["statements"] = standing["size"].reindex(table.index).fillna(0).astype("int64")
    table["others"] = aside.reindex(table.index).fillna(0).astype("int64")
    table["stance"] = standing["first"].where(standing["nunique"] == 1).reindex(table.index)
    return table.reset_index()


def page(asked: Asked, records: pd.DataFrame, _: pd.DataFrame) -> pd.DataFrame:
    """Take the newest records, all columns."""
    rows = records[chosen(asked, records)]
    last = rows["latest"].fillna(pd.Timestamp("2200-01-01"))
    keys = pd.DataFrame({"last": last, "id": rows["record_id"]})
    order = keys.sort_values(["last", "id"], ascending=[False, True]).index
    return rows.loc[order[:PAGE]]


PANDAS = {"timeline": timeline, "matrix": matrix, "positions": positions, "page": page}
