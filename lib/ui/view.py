"""What one run of one page looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from lib.address import permalink
from lib.case import Case
from lib.choices import Choices
from lib.filters import Filters
from lib.ui.known import Known, known_by

SPOKEN = ("actor_id", "issue", "record_type", "status")
"""What is read of a record and actor to know who spoke to which issue."""


@dataclass(frozen=True)
class View:
    """A case seen through filters, from one page, on one screen."""

    case: Case
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

    @cached_property
    def records(self) -> pd.DataFrame:
        """The records shown: one row per record."""
        return self.known if self.is_whole else self.case.records.loc[self.rows]

    @property
    def is_whole(self) -> bool:
        """Whether everything known by the day asked for is shown."""
        return self.filters == Filters(as_of=self.filters.as_of)

    @cached_property
    def number(self) -> int:
        """How many records are shown."""
        return len(self.rows)

    def columns(self, *names: str) -> pd.DataFrame:
        """Take some columns of the records shown: each of the others would cost as much."""
        return self.case.records.loc[self.rows, list(names)]

    @cached_property
    def rows(self) -> pd.Index:
        """Where the records shown stand in the case's, whose rows are numbered."""
        if self.is_whole:
            return self.known.index
        return self.filters.apply(self.case.records, ["record_id"]).index

    @cached_property
    def records_by_actor(self) -> pd.DataFrame:
        """The records shown: one row per record and actor."""
        if self.is_whole:
            return self.known_by_actor
        return self.filters.apply_by_actor(self.case.records_by_actor)

    @cached_property
    def spoken(self) -> pd.DataFrame:
        """Whose statements on what are shown: what lib.analysis.standing.choose_cells reads."""
        return self.filters.apply_by_actor(self.case.records_by_actor, SPOKEN)

    @cached_property
    def by_then(self) -> Known:
        """Everything known by the day asked for, and what follows from it alone."""
        return known_by(self.case, self.filters.as_of)

    @property
    def known(self) -> pd.DataFrame:
        """Everything known by the day asked for, whatever the other filters."""
        return self.by_then.records

    @property
    def known_by_actor(self) -> pd.DataFrame:
        """Everything known by the day asked for, one row per record and actor."""
        return self.by_then.records_by_actor

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
