"""What goes into an extract: records, what they refer to, and what must be left outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.case import Case
from lib.exceptions import UnreadableExtract
from lib.extracts.about import About
from lib.house_form import write_cells
from lib.schema import KEY, TABLES, is_list, refers_to
from lib.vocabulary import LIST_SEPARATOR

RECORD_COLUMNS = list(TABLES["records"].columns)
LINK, ID = "responds_to", "record_id"


# eq=False here and below: frames have no single answer to ==.
@dataclass(frozen=True, eq=False)
class Computed:
    """A table that a page computed from the records."""

    name: str
    """Of its file: `matrix_positions`."""
    title: str
    """One row per what."""
    table: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Extract:
    """What the writers of lib.extracts write."""

    about: About
    records: pd.DataFrame
    """Columns of Case.records, in the order of the page."""
    others: Mapping[str, pd.DataFrame]
    """actors, issues, sources: those that `records` and `referred` refer to."""
    referred: pd.DataFrame
    """Records that `records` answer but that are not among them, as far as known by the day."""
    package: Mapping[str, object]
    """What datapackage.json of the case says."""
    readme: str
    """The coding rules of the case."""
    computed: Sequence[Computed] = ()


def gather(
    case: Case,
    records: pd.DataFrame,
    about: About,
    computed: Sequence[Computed] = (),
) -> Extract:
    """
    Put an extract together.

    Args:
        case: where the records are from.
        records: rows of `case.records`, in the order shown.
        about: what is said of them.
        computed: the tables of the page.
    """
    outside = ids_in(records[LINK]) - set(records[ID])
    known = case.records["known_on"] <= pd.Timestamp(about.as_of)
    referred = case.records[case.records[ID].isin(outside) & known]
    named = pd.concat([records, referred])
    tables = {"actors": case.actors, "issues": case.issues, "sources": case.sources}
    others = {
        name: table[table[KEY[name]].isin(_referred_to(named, name))]
        for name, table in tables.items()
    }
    return Extract(about, records, others, referred, case.package, case.readme, computed)


def ids_in(lists: pd.Series) -> set[str]:
    """Take the ids out of cells that hold one each, or lists."""
    cells = pd.Series(lists.dropna().unique(), dtype="str")
    return set(cells.str.split(LIST_SEPARATOR).explode()) if len(cells) else set()


def _referred_to(records: pd.DataFrame, table: str) -> set[str]:
    columns = TABLES["records"].columns.values()
    found = [
        ids_in(records[column.name]) if is_list(column) else set(records[column.name].dropna())
        for column in columns
        if refers_to(column) == table
    ]
    return set().union(*found)


def canonical(records: pd.DataFrame) -> pd.DataFrame:
    """
    Put records into the one form that does not depend on how they were shown.

    Args:
        records: one row per record, at least the columns of records.csv.

    Returns:
        The columns of records.csv, sorted by record_id; responds_to names only
        records that are there (the others: `references`). In the house form its
        bytes are those of records.csv in a package, and have the hash of About.
    """
    ordered = records[RECORD_COLUMNS].sort_values(ID).reset_index(drop=True)
    inside = set(ordered[ID])
    kept = ordered[LINK].map(lambda cell: _within(cell, inside), na_action="ignore")
    return ordered.assign(**{LINK: kept.astype("str").replace("", None)})


def canonical_bytes(records: pd.DataFrame) -> bytes:
    """Write records in the house form of `canonical`."""
    return write_cells("records", canonical(records))


def references(records: pd.DataFrame) -> pd.DataFrame:
    """
    List what `canonical` leaves out of responds_to.

    Returns:
        One row per record that answers one which is not among `records`, sorted
        by record_id: record_id, responds_to (the whole cell), outside (the ids
        that are not there).
    """
    inside = set(records[ID])
    cells = records[[ID, LINK]].dropna().sort_values(ID)
    outside = cells[LINK].map(lambda cell: _outside(cell, inside)).astype("str")
    return cells.assign(outside=outside)[outside.ne("")].reset_index(drop=True)


def with_references(name: str, records: pd.DataFrame, cut: pd.DataFrame) -> pd.DataFrame:
    """
    Put back what `canonical` left out.

    Args:
        name: the file they come from, for messages.
        records: the result of `canonical`.
        cut: the result of `references`.

    Raises:
        UnreadableExtract: a reference is of no record.
    """
    unknown = sorted(set(cut[ID].dropna()) - set(records[ID]))
    if unknown:
        raise UnreadableExtract(name, f"references.csv is about {unknown[0]!r}, no record has it.")
    whole = cut.drop_duplicates(ID).set_index(ID)[LINK]
    restored = records[ID].map(whole)
    return records.assign(**{LINK: restored.fillna(records[LINK]).astype("str")})


def _within(cell: str, inside: set[str]) -> str:
    return LIST_SEPARATOR.join(one for one in cell.split(LIST_SEPARATOR) if one in inside)


def _outside(cell: str, inside: set[str]) -> str:
    return LIST_SEPARATOR.join(one for one in cell.split(LIST_SEPARATOR) if one not in inside)
