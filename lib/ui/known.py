"""What was known by one day, and what follows from it: worked out once for all sessions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TypeVar

import pandas as pd
import streamlit as st

from lib.case import Case
from lib.evidence import last_known
from lib.filters import Filters
from lib.origins import Cited
from lib.tables.engine_case import EngineCase
from lib.ui.asking import ask

Result = TypeVar("Result")


class Known:
    """
    A case as known by one day, whatever the other filters.

    Shared between sessions: nobody changes what it hands out.
    """

    def __init__(self, case: Case | EngineCase, as_of: date | None) -> None:
        self._case = case
        self._filters = Filters(as_of=as_of)
        self._results: dict[tuple, object] = {}

    @cached_property
    def last(self) -> date:
        """The last known_on of the case."""
        if isinstance(self._case, EngineCase):
            return ask(self._case, "records", None, last_known)
        return last_known(self._case.records)

    @cached_property
    def records(self) -> pd.DataFrame:
        """One row per record; not of a table in an engine."""
        return self._filters.apply(self._case.records)

    @cached_property
    def records_by_actor(self) -> pd.DataFrame:
        """One row per record and actor; not of a table in an engine."""
        return self._filters.apply(self._case.records_by_actor)

    @cached_property
    def published(self) -> pd.Index:
        """Ids of the sources published by the day."""
        days = self._case.sources.set_index("source_id")["published_on"]
        return days[days <= (self._filters.as_of or self.last).isoformat()].index

    @cached_property
    def cited(self) -> Cited:
        """What records rest on, by the day."""
        return Cited(self._case.sources, self._filters.as_of or self.last)

    def of_records(self, compute: Callable[..., Result], *settings: object) -> Result:
        """Return compute(records, *settings), worked out when first asked for."""
        return self._once("records", compute, settings)

    def of_records_by_actor(self, compute: Callable[..., Result], *settings: object) -> Result:
        """Return compute(records_by_actor, *settings), worked out when first asked for."""
        return self._once("records_by_actor", compute, settings)

    def of_all(self, compute: Callable[..., Result], *settings: object) -> Result:
        """Return compute(this, *settings), worked out when first asked for."""
        return self._once("", compute, settings)

    def _once(self, table: str, compute: Callable[..., Result], settings: tuple) -> Result:
        if isinstance(self._case, EngineCase):  # which keeps its answers itself, while they are new
            if not table:
                return compute(self, *settings)
            return ask(self._case, table, self._filters, compute, *settings)
        asked = (table, compute, settings)
        if asked not in self._results:
            self._results[asked] = compute(getattr(self, table) if table else self, *settings)
        return self._results[asked]


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs={Case: id, EngineCase: id})
def known_by(case: Case | EngineCase, as_of: date | None) -> Known:
    """
    Open what a case knew by a day.

    Args:
        case: told apart by identity: a case read again is another one. Its number
            is not given to another while an entry here still holds it.
        as_of: the day; None = all that the case knows.
    """
    return Known(case, as_of)
