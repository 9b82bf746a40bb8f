"""The limit: the queries on ready-made codes in memory, counted by numpy in one thread."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.vocabulary import LIST_SEPARATOR
from tests.bench.asked.by_pandas import BOUNDS, PERIODS
from tests.bench.asked.question import KNOWN, PAGE, Asked

OPEN = np.iinfo(np.int16).max
"""An open day."""

CODED = ["side", "issue", "confidence", "status", "record_type", "stance", "act"]


class Codes:
    """Columns as small whole numbers; made before the clock starts."""

    def __init__(self, rows: pd.DataFrame, actors: pd.DataFrame) -> None:
        self.first_day = rows["earliest"].min()
        self.days = {name: _since(rows[name], self.first_day) for name in BOUNDS}
        self.known_on = _since(rows["known_on"], self.first_day)
        self.words, self.codes = {}, {}
        for name in [*CODED, "actor"]:
            cells = rows[name].astype("category").cat
            self.words[name] = cells.categories
            self.codes[name] = cells.codes.to_numpy().astype(
                np.int16 if name == "actor" else np.int8
            )
        event = self.codes["record_type"] == self.code("record_type", "event")
        self.mark = np.where(event, 5, self.codes["stance"] + 1).astype(np.int8)
        ids = rows["actor"].str.split(LIST_SEPARATOR).explode()
        self.row = ids.index.to_numpy().astype(np.int32)
        actor = pd.Index(actors["actor_id"]).get_indexer(ids)
        self.cell = (actor * 64 + self.codes["issue"][self.row] + 1).astype(np.int32)

    def code(self, name: str, word: str) -> int:
        return self.words[name].get_loc(word)

    def has(self, name: str, words: tuple[str, ...]) -> np.ndarray:
        """Say of each row whether a column holds one of some words."""
        table = np.append(self.words[name].isin(words), False)
        return table[self.codes[name]]


def _since(days: pd.Series, first: pd.Timestamp) -> np.ndarray:
    return (days - first).dt.days.fillna(OPEN).to_numpy().astype(np.int16)


def _chosen(asked: Asked, codes: Codes) -> np.ndarray:
    filters = asked.filters
    cells = codes.words["actor"]
    meets = [not set(cell.split(LIST_SEPARATOR)).isdisjoint(filters.actor) for cell in cells]
    start, end = (
        (pd.Timestamp(day) - codes.first_day).days for day in (filters.start, filters.end)
    )
    earliest, latest = codes.days["earliest"], codes.days["latest"]
    return (
        np.array(meets)[codes.codes["actor"]]
        & codes.has("issue", filters.issue)
        & codes.has("confidence", filters.confidence)
        & ~codes.has("status", ("retracted",))
        & (latest >= start)  # an open end is large
        & ((earliest <= end) | (earliest == OPEN))
    )


def _bins(asked: Asked, codes: Codes, query: str, meant: np.ndarray, *keys: np.ndarray) -> int:
    """Count by some codes and step of time; returns how many are counted."""
    days = pd.date_range(codes.first_day, periods=7_000)
    step = days.to_period(PERIODS[asked.steps[query]])
    table = np.append(step.factorize()[0], np.full(OPEN + 1 - len(days), -1)).astype(np.int16)
    first, last = (table[codes.days[name][meant]] for name in BOUNDS)
    inside = (first == last) & (first >= 0)
    place = first[inside].astype(np.int32)
    for key in keys:
        place = place * 64 + key[meant][inside] + 1
    return int(np.bincount(place).sum())


def timeline(asked: Asked, codes: Codes) -> int:
    """Count by side, step of time and mark."""
    meant = np.flatnonzero(_chosen(asked, codes))
    return _bins(asked, codes, "timeline", meant, codes.codes["side"], codes.mark)


def positions(asked: Asked, codes: Codes) -> int:
    """Count statements by issue, step of time and stance."""
    meant = _chosen(asked, codes) & (codes.codes["stance"] >= 0)
    meant = np.flatnonzero(meant & codes.has("status", ("occurred",)))
    keys = codes.codes["issue"], codes.codes["stance"]
    return _bins(asked, codes, "positions", meant, *keys)


def matrix(_: Asked, codes: Codes) -> int:
    """Count the statements of each cell, and those that stand by their stance."""
    statement = codes.has("record_type", ("statement",)) & codes.has("status", ("occurred",))
    known = codes.known_on <= (pd.Timestamp(KNOWN) - codes.first_day).days
    meant = np.flatnonzero((statement & known)[codes.row])
    cell, row = codes.cell[meant], codes.row[meant]
    said = np.bincount(cell)
    stance = codes.codes["stance"][row]
    taken = stance >= 0
    cell, row, stance = cell[taken], row[taken], stance[taken]
    earliest, latest = codes.days["earliest"][row], codes.days["latest"][row]
    last_start = np.full(len(said), -OPEN, dtype=np.int16)
    np.maximum.at(last_start, cell, np.where(earliest == OPEN, -OPEN, earliest))
    stands = latest >= last_start[cell]
    np.bincount(cell[stands] * 4 + stance[stands])
    return int(said.sum())


def page(asked: Asked, codes: Codes) -> int:
    """Find the newest records."""
    meant = np.flatnonzero(_chosen(asked, codes))
    latest = codes.days["latest"][meant]
    return len(meant[np.argpartition(latest, -PAGE)[-PAGE:]] if len(meant) > PAGE else meant)


NUMPY = {"timeline": timeline, "matrix": matrix, "positions": positions, "page": page}
