"""Any table -> the columns of records, while it is asked; what it lacks is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import narwhals.stable.v2 as nw
import pandas as pd

from lib.exceptions import SourceProblems
from lib.schema import KEY, RECORDS, RESOLVED
from lib.tables.engine import Session
from lib.vocabulary import Status

DAYS = ("earliest", "latest", "known_on", "corroborated_on")
COLUMNS = (*RECORDS.columns, *RESOLVED)
NEEDED = ("record_id", "record_type", "actor")
ISO_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
OF_ACTOR = ("name", "short_name", "role", "kind", "side")


@dataclass(frozen=True)
class Shape:
    """How the columns of a table become those of records."""

    made: Mapping[str, nw.Expr]
    """Column of records -> what it is made of; the others are missing."""
    lists: bool
    """Whether a record may have several actors."""

    def records(self, session: Session) -> nw.LazyFrame:
        """Describe the records: one row per record, as lib.case.Case.records."""
        return session.table().select(
            *(self.made.get(name, _missing(name)).alias(name) for name in COLUMNS)
        )

    def by_actor(self, session: Session, actors: pd.DataFrame) -> nw.LazyFrame:
        """Describe one row per record and actor, as lib.case.Case.records_by_actor."""
        records = self.records(session)
        if self.lists:
            repeated = session.repeated(records, "actor", "actor_id")
        else:
            repeated = records.with_columns(nw.col("actor").alias("actor_id"))
        short = actors["short_name"].fillna(actors["name"])
        named = actors.assign(short_name=short)[[KEY["actors"], *OF_ACTOR]]
        named = named.rename(columns={name: f"actor_{name}" for name in OF_ACTOR})
        return repeated.join(session.small(named), on="actor_id", how="left")


def own_shape(table: nw.LazyFrame, shown: str) -> dict[str, nw.Expr]:
    """
    Read a table that has our own columns, as an extract has them.

    Args:
        table: as it is.
        shown: its name, for messages.

    Returns:
        Column of records -> expression.

    Raises:
        SourceProblems: every column that is needed and not there.
    """
    schema = dict(table.collect_schema())
    missing = [name for name in NEEDED if name not in schema]
    if "date" not in schema and "earliest" not in schema:
        missing.append("date")
    if missing:
        raise SourceProblems([f"{shown}: it has no column {name}." for name in missing])
    made = {name: _read(name, schema[name]) for name in COLUMNS if name in schema}
    return _completed(made, schema)


def _read(name: str, kind: nw.dtypes.DType) -> nw.Expr:
    column = nw.col(name)
    if name in DAYS:
        return column if kind in (nw.Date, nw.Datetime) else column.cast(nw.String).cast(nw.Date)
    return column if kind == nw.String else column.cast(nw.String)


def _completed(made: dict[str, nw.Expr], schema: Mapping[str, nw.dtypes.DType]) -> dict:
    """Work out what a table may leave to us: days from its date, and when a record was known."""
    if schema.get("date") in (nw.Date, nw.Datetime):
        day = nw.col("date").cast(nw.Date)
        made = {"earliest": day, "latest": day} | made | {"date": day.cast(nw.String)}
    elif "earliest" not in made:
        made["earliest"] = _day_of_text()
    if "date" not in made:
        made["date"] = made["earliest"].cast(nw.Date).cast(nw.String)
    made.setdefault("latest", made["earliest"])
    known = nw.coalesce(made["latest"], made["earliest"])
    made.setdefault("known_on", known)
    made["status"] = made.get("status", _missing("status")).fill_null(Status.OCCURRED.value)
    made.setdefault("actor_names", made["actor"])
    return made


def _day_of_text() -> nw.Expr:
    text = nw.col("date").cast(nw.String)
    return nw.when(text.str.contains(ISO_DAY)).then(text).cast(nw.Date)


def no_days(table: nw.LazyFrame) -> nw.LazyFrame | None:
    """Take the dates that are no days, where nothing says in days what they mean; None: they do."""
    schema = table.collect_schema()
    if "earliest" in schema or schema["date"] in (nw.Date, nw.Datetime):
        return None
    text = nw.col("date").cast(nw.String)
    return table.select(text.alias("date")).filter(~text.str.contains(ISO_DAY))


def _missing(name: str) -> nw.Expr:
    return nw.lit(None, nw.Date if name in DAYS else nw.String)
