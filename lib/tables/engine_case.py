"""A case whose records stay in their engine: what follows from them is asked, and kept a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import NamedTuple

import narwhals.stable.v2 as nw
import pandas as pd
from pandas.util import hash_pandas_object

from lib.clock import now
from lib.exceptions import (
    DashboardError,
    QueryCancelled,
    QueryFailed,
    QueryTooLong,
    SourceUnavailable,
)
from lib.filters import Filters
from lib.tables.engine import Engine, Session, run
from lib.tables.shape import Shape

KEPT = 500
"""Answers kept of a table, all small: the oldest are asked anew."""

AT_ONCE = 4
"""Questions that an engine works on at the same time."""

PATIENCE = 60.0
"""Seconds after which a question is ended."""

PAUSE = 10.0
"""Seconds for which an engine that is down is not asked again."""

Question = tuple[Hashable, ...]

BAD_REPLIES = (SourceUnavailable, QueryFailed, QueryTooLong)
"""After these, what was answered before is better than nothing."""


class Answer(NamedTuple):
    """What an engine answered."""

    result: object
    asked_at: datetime


@dataclass
class Query:
    """One question to an engine, under way or answered."""

    future: Future
    limit: float
    begun: float = field(default_factory=monotonic)
    session: Session | None = None
    ended: DashboardError | None = None
    """Why it was ended from here."""

    @property
    def seconds(self) -> float:
        """For how long it has been asked."""
        return monotonic() - self.begun

    def wait(self, seconds: float) -> bool:
        """Wait at most so long; say whether there is an answer. Too long a question is ended."""
        wait([self.future], seconds)
        if not self.future.done() and self.seconds > self.limit:
            self._end(QueryTooLong(self.limit))
        return self.future.done() or self.ended is not None

    def cancel(self) -> None:
        """End it; nobody waits for its answer any more."""
        if not self.future.done():
            self._end(QueryCancelled())

    def result(self) -> object:
        """
        Wait for the answer.

        Raises:
            SourceUnavailable, QueryFailed, QueryTooLong, QueryCancelled: in words.
        """
        while not self.wait(1.0):
            pass
        if self.ended:
            raise self.ended
        return self.future.result()

    def begin(self, session: Session) -> None:
        """Take the session that it is asked in; nothing is asked in it if that was too late."""
        self.session = session
        if self.ended:
            session.cancel()

    def _end(self, why: DashboardError) -> None:
        self.ended = why
        self.future.cancel()
        if self.session:
            self.session.cancel()


class EngineCase:
    """A table in an engine, asked as lib.case.Case is read; several threads may ask."""

    folder = None
    version = ""
    package: Mapping[str, object] = {}

    def __init__(
        self,
        name: str,
        title: str,
        engine: Engine,
        shape: Shape,
        codebook: Mapping[str, pd.DataFrame],
        readme: str = "",
        limit: float = PATIENCE,
    ) -> None:
        """
        Take what lib.tables.opening found.

        Args:
            name: of the table, for addresses and names of files.
            title: for people.
            engine: that holds it.
            shape: how its columns become those of records.
            codebook: actors, issues, sources.
            readme: the rules by which the records were coded.
            limit: seconds after which a question is ended.
        """
        self.name, self.title, self.engine = name, title, engine
        self.actors, self.issues = codebook["actors"], codebook["issues"]
        self.sources, self.readme = codebook["sources"], readme
        self._shape, self._limit = shape, limit
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix=f"ask {name}")
        self._lock = Lock()
        self._answers: OrderedDict[Question, Answer] = OrderedDict()
        self._stamps: dict[Question, Hashable] = {}
        self._down: tuple[float, SourceUnavailable] | None = None

    def ask(
        self, rows: str, filters: Filters | None, compute: Callable, *settings: object
    ) -> Query:
        """
        Begin to work out compute(rows, *settings) in the engine.

        Args:
            rows: records or records_by_actor.
            filters: which of them; None: all that there are, retracted ones too.
            compute: a function of a module: takes any frame that narwhals reads, and
                returns something small, which nobody changes.
            settings: what else it takes: hashable, or a small table.
        """
        question = (rows, filters, compute, *settings)
        key = _key(question)
        answer = self._kept(key)
        query = Query(Future(), self._limit)
        if answer:
            query.future.set_result(answer.result)
            return query
        query.future = self._pool.submit(self._work, query, question, key)
        return query

    def remember(self, before: EngineCase) -> None:
        """Take over the last answers of the same table as it was, for `last_answer` only."""
        self._answers = before._answers.copy()

    def last_answer(
        self, rows: str, filters: Filters | None, compute: Callable, *settings: object
    ) -> Answer | None:
        """Recall what was answered before, however old."""
        return self._answers.get(_key((rows, filters, compute, *settings)))

    def rows(self, session: Session, name: str, filters: Filters | None) -> nw.LazyFrame:
        """Describe records or records_by_actor of a filter, to be asked in a session."""
        by_actor = name == "records_by_actor"
        if by_actor:
            frame = self._shape.by_actor(session, self.actors)
        else:
            frame = self._shape.records(session)
        if filters is None:
            return frame
        apply = filters.apply_by_actor if by_actor else filters.apply
        return nw.from_native(apply(frame))

    def _work(self, query: Query, question: tuple, key: Question) -> object:
        rows, filters, compute, *settings = question
        if self._down and monotonic() < self._down[0]:
            raise self._down[1]
        try:
            stamp = self.engine.stamp()
            result = run(
                self.engine,
                lambda session: compute(self.rows(session, rows, filters).to_native(), *settings),
                query.begin,
            )
        except SourceUnavailable as error:
            self._down = monotonic() + PAUSE, error
            raise
        self._down = None
        self._keep(key, stamp, Answer(result, now()))
        return result

    def _kept(self, question: Question) -> Answer | None:
        try:
            stamp = self.engine.stamp()
        except DashboardError:
            return None
        with self._lock:
            return self._answers.get(question) if self._stamps.get(question) == stamp else None

    def _keep(self, question: Question, stamp: Hashable, answer: Answer) -> None:
        with self._lock:
            self._answers[question], self._stamps[question] = answer, stamp
            self._answers.move_to_end(question)
            while len(self._answers) > KEPT:
                oldest, _ = self._answers.popitem(last=False)
                self._stamps.pop(oldest, None)


def _key(question: tuple) -> Question:
    """Make a question a key; a small table in it counts by what it holds."""
    return tuple(_content(part) if isinstance(part, pd.DataFrame) else part for part in question)


def _content(table: pd.DataFrame) -> Question:
    return (*table.columns, *hash_pandas_object(table))
