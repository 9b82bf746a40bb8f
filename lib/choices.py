"""What a case offers to choose from: the fields of a filter, their values and the names shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.exceptions import unknown_value
from lib.frames import day_in, distinct, is_lazy, to_pandas
from lib.vocabulary import (
    LIST_SEPARATOR,
    Act,
    Attribution,
    Backing,
    Confidence,
    EventType,
    RecordType,
    Speech,
    Stance,
    Status,
    Word,
)

NOUNS = {RecordType.EVENT.value: "events", RecordType.STATEMENT.value: "statements"}


@dataclass(frozen=True)
class Field:
    """
    One thing to filter by.

    Its name is the column of records (of backing see `cells_of`), the field of
    Filters, the widget's key and the parameter in the address.
    """

    name: str
    label: str
    words: type[Word] | None = None
    """The closed vocabulary of its values; None where the case defines them."""
    listed: bool = False
    """Whether a cell may hold several ids."""


FIELDS = (
    Field("record_type", "Kind", words=RecordType),
    Field("side", "Side"),
    Field("actor", "Actor", listed=True),
    Field("recipient", "Recipient", listed=True),
    Field("issue_group", "Issue group"),
    Field("issue", "Issue"),
    Field("act", "Act", words=Act),
    Field("stance", "Stance", words=Stance),
    Field("event_type", "Event type", words=EventType),
    Field("status", "Status", words=Status),
    Field("attribution", "Attribution", words=Attribution),
    Field("speech", "Speech", words=Speech),
    Field("source", "Source", listed=True),
    Field("confidence", "Confidence", words=Confidence),
    Field("backing", "Backing", words=Backing),
)
FIELD = {field.name: field for field in FIELDS}


@dataclass(frozen=True)
class Choices:
    """
    The values of every field of one case.

    names: field -> value -> the name shown and written into the address.
    also: field -> other spelling, case-folded -> value (ids and aliases).
    """

    names: Mapping[str, Mapping[str, str]]
    also: Mapping[str, Mapping[str, str]]

    def name(self, field: str, value: str) -> str:
        """Name a value; a value that the case does not hold is its own name."""
        return self.names[field].get(value, value)

    def value(self, field: str, written: str) -> str:
        """
        Find the value meant by a name, an id or an alias.

        Raises:
            ValueError: its text says what is known.
        """
        for value, name in self.names[field].items():
            if written == name:
                return value
        folded = written.casefold()
        if folded in self.also[field]:
            return self.also[field][folded]
        raise ValueError(unknown_value(written, list(self.names[field].values())))


def choices(
    records: IntoFrame, actors: pd.DataFrame, issues: pd.DataFrame, sources: pd.DataFrame
) -> Choices:
    """
    Collect what can be chosen in a case.

    Args:
        records: one row per record; reads side, recipient, actor. The result of
            `cells_in_use` will do.
        actors: one row per actor; reads actor_id, name, short_name, aliases.
        issues: one row per issue, in the order shown; reads issue_id, name, issue_group.
        sources: one row per source; reads source_id, title.

    Returns:
        For a closed vocabulary every word; for the rest what the case holds:
        sides A to Z, actors by name, issues and groups in codebook order.
    """
    by_name = actors.sort_values("name", key=lambda names: names.str.casefold())
    actor_names = _unique_names(by_name["actor_id"], by_name["name"])
    used = cells_in_use(records)
    recipients, doers = _ids(used["recipient"]), _ids(used["actor"])
    groups = issues["issue_group"].dropna().unique()
    names: dict[str, dict[str, str]] = {
        "side": {side: side for side in sorted(used["side"].dropna().unique())},
        "actor": {i: name for i, name in actor_names.items() if i in doers},
        "recipient": {i: name for i, name in actor_names.items() if i in recipients},
        "issue_group": {group: group for group in groups},
        "issue": _unique_names(issues["issue_id"], issues["name"]),
        "source": _unique_names(sources["source_id"], sources["title"]),
    }
    names |= {field.name: {w.value: w.word for w in field.words} for field in FIELDS if field.words}
    names["record_type"] = {kind: noun.capitalize() for kind, noun in NOUNS.items()}
    also = {field: _other_spellings(values) for field, values in names.items()}
    for field in ("actor", "recipient"):
        also[field] = _aliases(actors, names[field]) | also[field]
    return Choices(names, also)


def cells_in_use(records: IntoFrame) -> pd.DataFrame:
    """
    Take from a table in an engine what `choices` reads; a frame in memory is returned as it is.

    Returns:
        The distinct cells of side, recipient and actor, each column for itself.
    """
    if not is_lazy(records):
        return to_pandas(records)
    frame, columns = nw.from_native(records), ("side", "recipient", "actor")
    cells = [to_pandas(distinct(frame, name)) for name in columns]
    return pd.concat(cells, axis="columns")


def cells_of(field: Field, as_of: date | pd.Timestamp | None) -> nw.Expr:
    """
    Name the cells that a field is about.

    Args:
        field: one of FIELDS.
        as_of: backing counts only what was published by this day, written by
            lib.frames.day_in; None = everything.
    """
    if field.name != "backing":
        return nw.col(field.name)
    second = nw.col("corroborated_on")
    two = ~second.is_null() if as_of is None else second <= as_of
    words = nw.when(two).then(nw.lit(Backing.TWO.value)).otherwise(nw.lit(Backing.ONE.value))
    return words.alias("backing")


def column_of(field: Field) -> str:
    """Name the column that `cells_of` a field reads."""
    return "corroborated_on" if field.name == "backing" else field.name


def option_counts(records: IntoFrame, field: Field, as_of: date | None = None) -> pd.Series:
    """
    Count the records that hold each value of a field.

    Args:
        records: one row per record.
        field: what to count; a record with several ids counts for each of them.
        as_of: as `cells_of`.

    Returns:
        value -> records (>= 1), most frequent first, ties A to Z.
    """
    day = as_of and day_in(records, as_of)
    frame = nw.from_native(records).lazy().select(cells_of(field, day))
    frame = frame.filter(~nw.col(field.name).is_null())
    cells = to_pandas(frame.group_by(field.name).agg(nw.len().alias("records")))
    return _by_option(cells.set_index(field.name)["records"], field)


def option_cells(records: pd.DataFrame, field: Field, as_of: date | None = None) -> pd.Series:
    """Give the cells of a field numbers, so that those of some rows are soon counted."""
    day = as_of and day_in(records, as_of)
    cells = nw.from_native(records).select(cells_of(field, day)).to_native()[field.name]
    return cells.astype("category")


def count_cells(cells: pd.Series, field: Field) -> pd.Series:
    """Count as `option_counts`, from some rows of `option_cells`."""
    counts = cells.value_counts(sort=False)
    return _by_option(counts[counts > 0], field)


def _by_option(counts: pd.Series, field: Field) -> pd.Series:
    """Count each id of a cell, from how many records have which cell."""
    cells = pd.DataFrame({"value": counts.index.astype("str"), "records": counts.to_numpy()})
    if field.listed:
        # Split after counting: engines differ in splitting.
        cells = cells.assign(value=cells["value"].str.split(LIST_SEPARATOR)).explode("value")
    counted = cells.groupby("value")["records"].sum().sort_index().rename_axis(field.name)
    return counted.sort_values(ascending=False, kind="stable")


def _ids(cells: pd.Series) -> set[str]:
    return set(cells.dropna().str.split(LIST_SEPARATOR).explode().str.strip())


def _unique_names(ids: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    """Two documents may share a title: each then carries its id."""
    pairs = list(zip(ids, names, strict=True))
    seen = pd.Series([name for _, name in pairs], dtype="str").value_counts()
    return {i: name if seen[name] == 1 else f"{name} ({i})" for i, name in pairs}


def _other_spellings(values: Mapping[str, str]) -> dict[str, str]:
    folded = {name.casefold(): value for value, name in values.items()}
    return folded | {value.casefold(): value for value in values}


def _aliases(actors: pd.DataFrame, offered: Mapping[str, str]) -> dict[str, str]:
    """Map aliases and short names to ids; one that two actors share names neither."""
    ids = actors["actor_id"]
    columns = [actors["short_name"], actors["aliases"].str.split(LIST_SEPARATOR)]
    pairs = pd.concat([pd.DataFrame({"id": ids, "written": column}) for column in columns])
    pairs = pairs.explode("written").dropna()
    pairs["written"] = pairs["written"].str.strip().str.casefold()
    pairs = pairs.drop_duplicates().drop_duplicates("written", keep=False)
    pairs = pairs[pairs["id"].isin(list(offered))]
    return dict(zip(pairs["written"], pairs["id"], strict=True))
