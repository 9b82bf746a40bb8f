"""The four queries through the app's layer, whatever engine holds the table."""

from __future__ import annotations

import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.history import history
from lib.analysis.standing import position_cells
from lib.analysis.statements import statements_of
from lib.analysis.timeline_bins import COUNTED, Bins, timeline_bins
from lib.evidence import newest_records
from lib.filters import Filters
from tests.bench.asked.question import END, KNOWN, MOST_STEPS, PAGE, START, WINDOW, Asked

HELD = [
    "record_id", "actor", "side", "record_type", "status", "known_on", "confidence", "issue", "act",
    "stance", "earliest", "latest", "date", "attribution", "condition", "issue_name", "proposition",
    "source", "via",
]  # fmt: skip
"""Columns of records that the queries read; a table in memory has no others, or it would not fit."""


def timeline(asked: Asked, records: IntoFrame, _: IntoFrame) -> Bins:
    """Count by side, step of time and mark."""
    chosen = asked.filters.apply(records, COUNTED)
    return timeline_bins(chosen, WINDOW, START, END)


def matrix(_: Asked, __: IntoFrame, by_actor: IntoFrame) -> pd.DataFrame:
    """Read where each actor stands on each issue, by all that is known."""
    return position_cells(Filters(as_of=KNOWN).apply_by_actor(by_actor), KNOWN.year)


def positions(asked: Asked, _: IntoFrame, by_actor: IntoFrame):
    """Count statements by issue, step of time and stance."""
    statements = statements_of(asked.filters.apply_by_actor(by_actor))
    issues = asked.issues.rename(columns={"issue_id": "issue", "name": "issue_name"})
    return history(statements, issues, WINDOW, MOST_STEPS, START, END)


def page(asked: Asked, records: IntoFrame, _: IntoFrame) -> pd.DataFrame:
    """Take the newest records, all columns."""
    return newest_records(asked.filters.apply(records), PAGE)


LAYER = {"timeline": timeline, "matrix": matrix, "positions": positions, "page": page}


def comparable(query: str, result: object) -> pd.DataFrame:
    """Reduce a result of the layer to what a query by hand gives as well."""
    if query == "timeline":
        bars = result.bars.rename(columns={"lane": "side"})
        return bars[["side", "bin_start", "mark", "records"]]
    if query == "positions":
        return result.bars[["issue", "bin_start", "stance", "records"]]
    if query == "matrix":
        return result[["actor_id", "issue", "said", "statements", "others", "stance"]]
    return result[["record_id"]]


def steps_of(results: dict[str, object]) -> dict[str, str]:
    """Tell what one bar counts, of the queries that have bars."""
    return {query: results[query].step for query in ("timeline", "positions")}
