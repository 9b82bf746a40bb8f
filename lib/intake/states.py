"""Each row of a file: new to the case, changed, unchanged, a duplicate, or refused."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
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
    is_open = (rows.found["state"] == State.NEW).to_numpy()
    # Of an id that stands twice in the case, the first; the check of the case names the second.
    ids = existing["record_id"].drop_duplicates()
    places = pd.Index(ids).get_indexer(rows.wanted["record_id"])
    known = rows.wanted.index[is_open & (places >= 0)]
    places = ids.index.to_numpy()[places[known]]
    here, there = comparable(existing), comparable(rows.wanted)
    is_changed = pd.Series(False, range(len(known)))
    here_known, there_known = rows_at(here, places), rows_at(there, known.to_numpy())
    for name in columns:
        is_changed |= _differ(here_known[name], there_known[name])
    rows.found.loc[known, "state"] = State.UNCHANGED.value
    changed, places = known[is_changed], places[is_changed]
    rows.found.loc[changed, "state"] = State.CHANGED.value
    rows.before = existing.iloc[places].set_axis(changed)
    after = rows.before.assign(**{name: rows.wanted[name].loc[changed] for name in columns})
    if "locator" in columns:
        moved = _differ(here["locator"].iloc[places], there["locator"].loc[changed])
        stays = ~moved.set_axis(changed)
        after["locator"] = after["locator"].mask(stays, rows.before["locator"])
    if len(changed):
        rows.wanted = pd.concat([rows.wanted.drop(index=changed), after]).sort_index()


def rows_at(frame: pd.DataFrame, places: np.ndarray) -> pd.DataFrame:
    """Take rows by place; such as follow each other, as most do, without a copy."""
    if len(places) and (np.diff(places) == 1).all():
        return frame.iloc[places[0] : places[-1] + 1]
    return frame.iloc[places]


def in_state(rows: Sorted, *states: State) -> pd.DataFrame:
    """Take the rows that are wanted, of some states."""
    return rows_at(rows.wanted, rows.found["state"].isin(states).to_numpy().nonzero()[0])


def _differ(here: pd.Series, there: pd.Series) -> pd.Series:
    """Compare cells by place; two missing ones are the same."""
    here, there = here.reset_index(drop=True), there.reset_index(drop=True)
    return (here != there) & ~(here.isna() & there.isna())


def _find_refused(rows: Sorted, tables: Tables, joined: Joined) -> None:
    found = rows.found
    asked = in_state(rows, State.NEW, State.CHANGED)
    reasons = refuse(asked, tables, joined.added, joined.ambiguous)
    why = pd.Series({place: " ".join(said) for place, said in reasons.items()}, dtype="str")
    found.loc[why.index, "state"] = State.REFUSED.value
    found.loc[why.index, "why"] = why


def _find_repeated_content(rows: Sorted, existing: pd.DataFrame, columns: list[str]) -> None:
    """Mark what is in the case or the file under another id; who answers it, answers that one."""
    found = rows.found
    new = comparable(in_state(rows, State.NEW))
    repeats = repeats_by_content(new, comparable(existing), columns).dropna()
    if repeats.empty:
        return
    lines = found.loc[new.index].set_index("record_id")["line"]
    of_file = "line " + repeats.map(lines).astype("Int64").astype("str")
    _mark_duplicates(found, of_file.where(repeats.isin(lines.index), repeats), repeats.index)
    same = dict(zip(rows.wanted.loc[repeats.index, "record_id"], repeats, strict=True))
    rows.wanted = with_ids(rows.wanted, "records", same)


def _mark_duplicates(found: pd.DataFrame, like: pd.Series, places: pd.Index) -> None:
    found.loc[places, "state"] = State.DUPLICATE.value
    found.loc[places, "like"] = like.to_numpy()
    found.loc[places, "why"] = ("it says what " + like + " says.").to_numpy()
