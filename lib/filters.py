"""
Which records an analyst is looking at.

A filter is plain data: this module turns it into rows and a sentence.
lib.address writes it into an address; drawing widgets for it is the job of lib.ui.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import narwhals.stable.v2 as nw

from lib.choices import FIELD, FIELDS, NOUNS, Choices, cells_of, column_of
from lib.frames import day_in
from lib.vocabulary import JOINT, LIST_SEPARATOR, Status

Frame = TypeVar("Frame")

TEXT_COLUMNS = ("title", "summary", "quote", "condition")
PHRASES = {
    "side": "by {}",
    "actor": "by {}",
    "recipient": "to {}",
    "issue_group": "on issues of {}",
    "issue": "on {}",
    "source": "from the source “{}”",
    "backing": "resting on {}",
}
"""How a field is said; the others as their label and values."""


@dataclass(frozen=True)
class Filters:
    """
    One choice of records; an empty field does not restrict.

    Values within a field combine with OR, fields combine with AND. Values are
    ids and stored words, never names. A retracted record is left out unless
    its status is chosen: it is the coder's mistake, not the actor's word.
    """

    record_type: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    issue_group: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    event_type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    backing: tuple[str, ...] = ()
    start: date | None = None
    """First day included."""
    end: date | None = None
    """Last day included."""
    text: str = ""
    """Words to be found in title, summary, quote or condition, in any case."""
    as_of: date | None = None
    """Only what was known by this day; None = all that the case knows."""

    def apply(self, records: Frame, columns: Sequence[str] = ()) -> Frame:
        """
        Keep the records that meet every condition.

        Args:
            records: one row per record, any frame that narwhals reads; columns
                of lib.case.Case.records.
            columns: those wanted; empty for all. Few are several times faster.

        Returns:
            The rows kept, in their order. A row with an empty cell fails every
            condition on that cell. A record with an open or wide date passes a
            date condition when it can have happened in the range.
        """
        return self._kept(records, self._conditions(records), columns)

    def apply_by_actor(self, records_by_actor: Frame, columns: Sequence[str] = ()) -> Frame:
        """
        Keep the rows of the chosen actors among the records that `apply` keeps.

        Args:
            records_by_actor: one row per record and actor, columns of
                lib.case.Case.records_by_actor.
            columns: as `apply`.

        Returns:
            As `apply`; with an actor or side chosen, co-actors' rows of a joint
            record are left out, so that no one else's position is shown.
        """
        conditions = self._conditions(records_by_actor)
        if self.actor:
            conditions.append(nw.col("actor_id").is_in(self.actor))
        if self.side and JOINT not in self.side:
            conditions.append(nw.col("actor_side").is_in(self.side))
        return self._kept(records_by_actor, conditions, columns)

    def _kept(self, rows: Frame, conditions: list[nw.Expr], columns: Sequence[str]) -> Frame:
        """Take few columns before the rows: each one costs."""
        frame = nw.from_native(rows)
        if not columns:
            return frame.filter(*conditions).to_native()
        read = dict.fromkeys([*columns, *self._reads(frame.collect_schema().names())])
        return frame.select(*read).filter(*conditions).select(*columns).to_native()

    def _reads(self, columns: Collection[str]) -> list[str]:
        """List the columns that the conditions read."""
        chosen = [column_of(field) for field in FIELDS if getattr(self, field.name)]
        times = {"known_on": self.as_of, "latest": self.start, "earliest": self.end}
        read = [
            *chosen,
            *("status", "actor_id", "actor_side"),
            *(column for column, day in times.items() if day),
            *(TEXT_COLUMNS if self.text else ()),
        ]
        return [column for column in read if column in columns]

    def _conditions(self, rows: Frame) -> list[nw.Expr]:
        as_of, start, end = (
            day and day_in(rows, day) for day in (self.as_of, self.start, self.end)
        )
        found = [
            _holds_any(field.name, chosen) if field.listed else cells_of(field, as_of).is_in(chosen)
            for field in FIELDS
            if (chosen := getattr(self, field.name))
        ]
        if not self.status:
            # An engine drops a row whose answer is null.
            found.append((nw.col("status") != Status.RETRACTED.value).fill_null(True))
        if as_of is not None:
            found.append(nw.col("known_on") <= as_of)
        if start is not None:
            found.append(nw.col("latest").is_null() | (nw.col("latest") >= start))
        if end is not None:
            found.append(nw.col("earliest").is_null() | (nw.col("earliest") <= end))
        if self.text:
            found.append(_mentions(self.text))
        return found

    def without(self, name: str, value: str | None = None) -> Filters:
        """
        Drop one chosen value, or with no value the whole field.

        >>> Filters(side=("a", "b")).without("side", "a").side
        ('b',)
        """
        if value is None:
            return replace(self, **{name: getattr(Filters(), name)})
        return replace(self, **{name: tuple(v for v in getattr(self, name) if v != value)})

    def describe(self, choices: Choices) -> str:
        """
        Say the choice in words, for captions and exported files.

        >>> names = {field.name: {} for field in FIELDS} | {"issue": {"i1": "Harbour fees"}}
        >>> Filters(record_type=("statement",), issue=("i1",), end=date(2024, 3, 1)).describe(
        ...     Choices(names, {}))
        'statements on Harbour fees, which can have happened up to 1 March 2024'
        >>> Filters().describe(Choices(names, {}))
        'all records'
        """
        kinds = [NOUNS[kind] for kind in self.record_type] or ["records"]
        said = [self._say(field.name, choices) for field in FIELDS[1:]]
        if self.text:
            said.append(f"containing “{self.text}”")
        if self.start or self.end:
            said.append(f"which can have happened {say_days(self.start, self.end)}")
        if self.as_of:
            said.append(f"as known on {say_day(self.as_of)}")
        said = [part for part in said if part]
        if not said:
            return f"all {' and '.join(kinds)}"
        return f"{' and '.join(kinds)} {', '.join(said)}"

    def _say(self, field: str, choices: Choices) -> str:
        chosen = [choices.name(field, value) for value in getattr(self, field)]
        if not chosen:
            return ""
        if field in PHRASES:
            return PHRASES[field].format(" or ".join(chosen))
        return f"with {FIELD[field].label.lower()} “{' or '.join(chosen)}”"


def say_day(day: date) -> str:
    """
    Write a day in words.

    >>> say_day(date(2026, 1, 29))
    '29 January 2026'
    """
    return f"{day.day} {day:%B} {day.year}"


def say_days(start: date | None, end: date | None) -> str:
    """
    Write a range of days in words; None leaves its end open.

    >>> say_days(date(2026, 1, 1), date(2026, 1, 29))
    '1 to 29 January 2026'
    >>> say_days(None, date(2026, 1, 29))
    'up to 29 January 2026'
    """
    if start is None or end is None:
        return (
            f"up to {say_day(end)}" if end else f"from {say_day(start)}" if start else "at any time"
        )
    if start == end:
        return f"on {say_day(end)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {say_day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} to {say_day(end)}"
    return f"{say_day(start)} to {say_day(end)}"


def _holds_any(column: str, ids: tuple[str, ...]) -> nw.Expr:
    """
    Look for the ids between separators, all in one pass: engines differ in splitting a list.

    Every sign that is neither letter, digit nor underscore is escaped: each engine's
    patterns take that as the sign itself.
    """
    edge, wanted = re.escape(LIST_SEPARATOR), "|".join(map(re.escape, ids))
    return nw.col(column).str.contains(f"(?:^|{edge})(?:{wanted})(?:{edge}|$)").fill_null(False)


def _mentions(text: str) -> nw.Expr:
    """Lower both sides: a case-insensitive pattern is ASCII-only on some engines."""
    cells = (nw.col(column).fill_null("").str.to_lowercase() for column in TEXT_COLUMNS)
    return nw.any_horizontal(
        *(cell.str.contains(text.lower(), literal=True) for cell in cells), ignore_nulls=True
    )
