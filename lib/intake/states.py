"""Each row of a file: new to the case, changed, unchanged, a duplicate, or refused."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from lib.changes import Tables
from lib.intake.imported import Imported
from lib.intake.joining import Joined, with_ids
from lib.intake.refusing import refuse
from lib.intake.repeats import comparable, first_of_id, repeats_by_content
from lib.rules import shown
from lib.schema import RECORDS
from lib.vocabulary import Word


class State(Word):
    """What a row of the file is to the case."""

    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    UNCHANGED = "unchanged", "Unchanged"
    DUPLICATE = "duplicate", "Duplicate"
    REFUSED = "refused", "Refused"


# eq=False: frames have no single answer to ==.
@dataclass(eq=False)
class Sorted:
    """The rows of a file, numbered from 0, each with its state."""

    found: pd.DataFrame
    """line, record_id, state, like, why; see lib.intake.incoming.Incoming.rows."""
    wanted: pd.DataFrame
    """Each row as it would be in the case: with the cells that the file does not speak of."""
    before: pd.DataFrame
    """The rows that the case has already, as it has them."""


def sort_rows(joined: Joined, tables: Tables, imported: Imported) -> Sorted:
    """
    Find the state of each row of a file.

    Args:
        joined: its records, with the ids of the case.
        tables: of the case, with every column.
        imported: the file; says which columns it speaks of, and the lines.
    """
    given = imported.given
    columns = [name for name in RECORDS.columns if given is None or name in given]
    rows = _all_new(joined.records)
    _find_repeated_ids(rows)
    _match_by_id(rows, tables["records"], columns)
    _find_refused(rows, tables, joined)
    _find_repeated_content(rows, tables["records"], columns)
    return rows


def _all_new(records: pd.DataFrame) -> Sorted:
    wanted = records.reset_index(drop=True)
    found = pd.DataFrame(
        {
            "line": records.index,
            "record_id": wanted["record_id"],
            "state": State.NEW.value,
            "like": pd.Series(None, wanted.index, dtype="str"),
            "why": pd.Series(None, wanted.index, dtype="str"),
        }
    )
    return Sorted(found, wanted, wanted.iloc[:0])


def _find_repeated_ids(rows: Sorted) -> None:
    found = rows.found
    repeats, differing = first_of_id(comparable(rows.wanted))
    _mark_duplicates(found, "line " + found["line"].reindex(repeats).astype("str"), repeats.index)
    for identity, columns in differing.items():
        again = found.index[found["record_id"] == identity]
        lines = ", ".join(found.loc[again, "line"].astype("str"))
        why = f"record_id: {shown(identity)} stands on lines {lines}, not the same in"
        found.loc[again, ["state", "why"]] = [State.REFUSED.value, f"{why} {', '.join(columns)}."]


def _match_by_id(rows: Sorted, existing: pd.DataFrame, columns: list[str]) -> None:
    """Tell known rows from new ones, and leave them the cells that the file is silent on."""
    existing = existing.drop_duplicates("record_id")
    is_open = rows.found["state"] == State.NEW
    places = pd.Index(existing["record_id"]).get_indexer(rows.wanted["record_id"])
    known = rows.wanted.index[is_open & (places >= 0)]
    before = existing.iloc[places[known]].set_axis(known)
    after = before.assign(**{name: rows.wanted.loc[known, name] for name in columns})
    if "locator" in columns:
        here, there = (comparable(side)["locator"].fillna("") for side in (before, after))
        after["locator"] = after["locator"].mask(here == there, before["locator"])
    is_changed = after.fillna("").ne(before.fillna("")).any(axis=1)
    rows.before = before
    rows.wanted = pd.concat([rows.wanted.drop(index=known), after]).sort_index()
    rows.found.loc[known, "state"] = is_changed.map(
        {True: State.CHANGED.value, False: State.UNCHANGED.value}
    )


def _find_refused(rows: Sorted, tables: Tables, joined: Joined) -> None:
    found = rows.found
    asked = rows.wanted[found["state"].isin([State.NEW, State.CHANGED])]
    reasons = refuse(asked, tables, joined.added, joined.ambiguous)
    why = pd.Series({place: " ".join(said) for place, said in reasons.items()}, dtype="str")
    found.loc[why.index, "state"] = State.REFUSED.value
    found.loc[why.index, "why"] = why


def _find_repeated_content(rows: Sorted, existing: pd.DataFrame, columns: list[str]) -> None:
    """Mark what is in the case or the file under another id; who answers it, answers that one."""
    found = rows.found
    new = comparable(rows.wanted[found["state"] == State.NEW])
    repeats = repeats_by_content(new, comparable(existing), columns).dropna()
    lines = found.loc[new.index].set_index("record_id")["line"]
    of_file = "line " + repeats.map(lines).astype("Int64").astype("str")
    _mark_duplicates(found, of_file.where(repeats.isin(lines.index), repeats), repeats.index)
    same = dict(zip(rows.wanted.loc[repeats.index, "record_id"], repeats, strict=True))
    rows.wanted = with_ids(rows.wanted, "records", same)


def _mark_duplicates(found: pd.DataFrame, like: pd.Series, places: pd.Index) -> None:
    found.loc[places, "state"] = State.DUPLICATE.value
    found.loc[places, "like"] = like.to_numpy()
    found.loc[places, "why"] = ("it says what " + like + " says.").to_numpy()
