"""What one run of one page looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

import pandas as pd

from lib.address import permalink
from lib.case import Case
from lib.choices import Choices
from lib.evidence import (
    CITED,
    MOST_ROWS,
    MadeOf,
    actors_heard,
    count_records,
    made_of,
    newest_records,
    records_of_ids,
    spoken_cells,
)
from lib.filters import Filters
from lib.resolve import by_actor
from lib.tables.engine_case import EngineCase
from lib.ui.asking import ask
from lib.ui.known import Known, known_by

Result = TypeVar("Result")

SPOKEN = ("actor_id", "issue", "record_type", "status")
"""What is read of a record and actor to know who spoke to which issue."""


@dataclass(frozen=True)
class View:
    """
    A case seen through filters, from one page, on one screen.

    A page asks for what follows from the records, never for all of them: they
    may lie in an engine that holds ten million.
    """

    case: Case | EngineCase
    choices: Choices
    filters: Filters
    page: str
    """Path of the page in the address."""
    views: tuple[str, ...]
    """Ways to look at the page; the first is the default."""
    theme: str
    """light or dark."""
    width: int | None
    """Pixels a chart may take; None on a phone, where lists stand for charts."""

    @property
    def in_engine(self) -> bool:
        """Whether the records stay in their engine."""
        return isinstance(self.case, EngineCase)

    def of_records(
        self, compute: Callable[..., Result], *settings: object, read: Sequence[str] = ()
    ) -> Result:
        """
        Return compute(records shown, *settings).

        Args:
            compute: a function of a module; takes any frame that narwhals reads.
            settings: what else it takes; hashable.
            read: the columns it reads; empty for all. Each of the others would cost as much.
        """
        if self.in_engine:
            return ask(self.case, "records", self.filters, compute, *settings)
        rows = self.case.records.loc[self.rows, list(read)] if read else self.listed
        return compute(rows, *settings)

    def of_records_by_actor(
        self, compute: Callable[..., Result], *settings: object, read: Sequence[str] = ()
    ) -> Result:
        """Return compute(records shown, one row per record and actor, *settings); as above."""
        if self.in_engine:
            return ask(self.case, "records_by_actor", self.filters, compute, *settings)
        if self.is_whole and not read:
            return compute(self.by_then.records_by_actor, *settings)
        rows = self.filters.apply_by_actor(self.case.records_by_actor, read)
        return compute(rows, *settings)

    def of_case(self, compute: Callable[..., Result], *settings: object) -> Result:
        """Return compute(all records of the case, *settings), whatever the filters; as above."""
        return self.of_others(Filters(), compute, *settings)

    def of_others(
        self,
        filters: Filters,
        compute: Callable[..., Result],
        *settings: object,
        read: Sequence[str] = (),
    ) -> Result:
        """Return compute(records of other filters, *settings); as above."""
        if self.in_engine:
            return ask(self.case, "records", filters, compute, *settings)
        return compute(filters.apply(self.case.records, read), *settings)

    @cached_property
    def listed(self) -> pd.DataFrame:
        """The records shown that can be listed: of a table in an engine the newest MOST_ROWS."""
        if self.in_engine:
            return self.of_records(newest_records, MOST_ROWS)
        return self.by_then.records if self.is_whole else self.case.records.loc[self.rows]

    def among(self, ids: Iterable[str]) -> pd.DataFrame:
        """Take the records shown, all columns: at least those among these few ids."""
        if self.in_engine:
            return self.of_records(records_of_ids, tuple(ids))
        return self.listed

    def by_actor(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Repeat a few records for each of their actors; others may be there as well."""
        if self.in_engine:
            return by_actor(rows, self.case.actors)
        return self.case.records_by_actor

    @cached_property
    def made(self) -> MadeOf:
        """Count the records shown, and what they rest on."""
        return self.of_records(made_of, read=CITED)

    @property
    def is_whole(self) -> bool:
        """Whether everything known by the day asked for is shown."""
        return self.filters == Filters(as_of=self.filters.as_of)

    @cached_property
    def number(self) -> int:
        """How many records are shown."""
        return self.made.records if self.in_engine else len(self.rows)

    @cached_property
    def rows(self) -> pd.Index:
        """Where the records shown stand in the case's, whose rows are numbered."""
        if self.is_whole:
            return self.by_then.records.index
        return self.filters.apply(self.case.records, ["record_id"]).index

    @cached_property
    def spoken(self) -> pd.DataFrame:
        """Whose statements on what are shown: what lib.analysis.standing.choose_cells reads."""
        return self.of_records_by_actor(spoken_cells, read=SPOKEN)

    @cached_property
    def heard(self) -> tuple[str, ...]:
        """Whose statements are shown, by id."""
        return self.of_records_by_actor(actors_heard, read=SPOKEN)

    @cached_property
    def by_then(self) -> Known:
        """Everything known by the day asked for, and what follows from it alone."""
        return known_by(self.case, self.filters.as_of)

    @cached_property
    def known(self) -> int:
        """How many records were known by the day asked for, whatever the other filters."""
        return self.by_then.of_records(count_records)

    @property
    def as_of(self) -> date:
        """The day asked for; by default the last on which the case learned something."""
        return self.filters.as_of or self.last_known

    @property
    def panel_width(self) -> int | None:
        """Pixels a small chart may take: three beside each other, or two; None on a phone."""
        return self.width and (self.width - 60) // (3 if self.width > 1000 else 2)

    @property
    def steps(self) -> int:
        """How many steps of time a chart has room to write a number under."""
        return {1180: 24, 900: 16}.get(self.width, 12)

    @property
    def last_known(self) -> date:
        """The last known_on of the case."""
        return self.by_then.last

    @property
    def words(self) -> str:
        """The filter in words, without the day asked for: that stands beside them."""
        return self.filters.without("as_of").describe(self.choices)

    def link(self, /, **others: str) -> str:
        """Write the permalink of this view; `others` are the page's own parameters."""
        return permalink(self.page, self.case.name, self.filters, self.choices, **others)
