"""The rows themselves, newest first, in words."""

from __future__ import annotations

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.timeline import marks
from lib.edtf import parse
from lib.evidence import MOST_ROWS
from lib.exceptions import TooManyRows
from lib.frames import is_lazy, to_pandas
from lib.vocabulary import (
    EVENT_GLYPH,
    GLYPH,
    NO_STANCE_GLYPH,
    Act,
    Attribution,
    Confidence,
    RecordType,
    Stance,
)


def in_order_of(rows: pd.DataFrame, records: IntoFrame) -> pd.DataFrame:
    """
    Take the records of `rows` (reads record_id), in the order of `rows`.

    Of a table in an engine at most MOST_ROWS are taken.
    """
    if is_lazy(records):
        records = records_of(rows, records)
    records = to_pandas(records)
    return records.set_index("record_id", drop=False).loc[rows["record_id"]].reset_index(drop=True)


def records_of(rows: pd.DataFrame, records: IntoFrame) -> pd.DataFrame:
    """
    Take the records that `rows` (reads record_id) speak of, in their own order.

    Of a table in an engine at most MOST_ROWS are looked for, and come by id.

    Raises:
        TooManyRows: `rows` speak of more.
    """
    ids = pd.Index(rows["record_id"]).unique()
    if is_lazy(records):
        if len(ids) > MOST_ROWS:
            raise TooManyRows(MOST_ROWS)
        found = nw.from_native(records).filter(nw.col("record_id").is_in(ids.tolist()))
        return to_pandas(found.sort("record_id"))
    records = to_pandas(records)
    # By index: `isin` with a hundred thousand texts takes seconds.
    return records[ids.get_indexer(records["record_id"]) >= 0]


def records_table(records: pd.DataFrame, year: int) -> pd.DataFrame:
    """
    Lay records out for reading.

    Args:
        records: one row per record.
        year: left out of dates where it is this one.

    Returns:
        One row per record in the same order: When, Kind, Who, What, Issue,
        Position (sign and word; for a statement without stance its act; empty
        for events), Evidence (the quote), Source (how the speaker is named),
        Confidence, Side, ID. Empty text where there is nothing.
    """
    table = pd.DataFrame(
        {
            "When": [parse(text).words(year) for text in records["date"]],
            "Kind": _words(RecordType, records["record_type"]),
            "Who": records["actor_names"],
            "What": records["title"],
            "Issue": records["issue_name"],
            "Position": _positions(records),
            "Evidence": records["quote"],
            "Source": _words(Attribution, records["attribution"]),
            "Confidence": _words(Confidence, records["confidence"]),
            "Side": records["side"],
            "ID": records["record_id"],
        }
    )
    return table.fillna("")


def _words(words: type, column: pd.Series) -> pd.Series:
    return column.map({word.value: word.word for word in words})


def _positions(records: pd.DataFrame) -> pd.Series:
    stances = records["stance"].map({s.value: f"{GLYPH[s]} {s.word}" for s in Stance})
    acts = records["act"].map({act.value: f"{NO_STANCE_GLYPH} {act.word}" for act in Act})
    return stances.fillna(acts).mask(marks(records).eq("event"), f"{EVENT_GLYPH} Event")
