"""What every importer must do alike: ids of names, titles, notes, the tables it hands over."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from lib.exceptions import Problem
from lib.intake.imported import NO_SIDE, Imported, ImportProblems
from lib.rules import URL
from lib.schema import TABLES
from lib.vocabulary import LIST_SEPARATOR, ActorKind, PublishedBasis, SourceKind

NOT_CODED = "Actor not coded"
"""The actor of an event whose file names none; of kind unnamed."""

TITLE_CHARACTERS = 80
ID_CHARACTERS = 60

_NOT_IN_IDS = re.compile(r"[\s;,]+")
_URL = re.compile(URL.statistics["pattern"])
_KINDS = (ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.PERSON, ActorKind.GROUP)
"""The kind of a name that a file describes in two ways is the first of these."""


def name_id(name: str) -> str:
    """
    Make the id of a name, from the name alone: the same in every file.

    Where signs of the name are lost, six digits of its hash keep apart what would look alike.
    Names that differ in capitals only are one name, as in a case.

    >>> name_id("Government of Northland"), name_id("Northland (2019-)")
    ('government-of-northland', 'northland-2019-5a133c')
    """
    folded = name.casefold()
    slug = re.sub(r"[\W_]+", "-", folded).strip("-")[:ID_CHARACTERS]
    return slug if slug and slug.replace("-", " ") == folded else f"{slug}-{digest(folded)}"[-67:]


def digest(text: str, digits: int = 6) -> str:
    """First digits of a hash: the same for the same text, on every machine."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def row_id(prefix: str, own: str) -> str:
    """Make the id of a record from the format's own; what an id cannot hold becomes `_`."""
    return f"{prefix}-{_NOT_IN_IDS.sub('_', own)}"


def tidy(cells: pd.Series) -> pd.Series:
    """Write names on one line, with single spaces; one of spaces only is missing."""
    tidied = cells.map(lambda cell: " ".join(cell.split()), na_action="ignore").astype("str")
    return tidied.mask(tidied == "")


def cut(text: str, most: int = TITLE_CHARACTERS) -> str:
    """Cut a text at a word, if it is longer than this; "…" says so."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0].rstrip(' –,;:') or text[: most - 1]}…"


def join_title(*parts: object) -> str:
    """Make a title of the parts that are there."""
    return cut(" – ".join(part for part in parts if isinstance(part, str)))


def join_notes(rows: pd.DataFrame, columns: Iterable[str]) -> pd.Series:
    """Write what has no column of ours as "name: value; name: value", in the file's names."""
    named = [
        [f"{name}: {value}" if value else "" for value in rows[name].fillna("")]
        for name in columns
        if name in rows
    ]
    joined = ["; ".join(filter(None, cells)) for cells in zip(*named, strict=True)]
    notes = pd.Series(joined or None, rows.index, dtype="str")
    return notes.mask(notes == "")


def without_empty_ends(rows: pd.DataFrame) -> pd.DataFrame:
    """Leave out columns that have neither a name nor a cell: separators at the end of lines."""
    bare = [name == "" and rows.iloc[:, i].isna().all() for i, name in enumerate(rows.columns)]
    return rows.loc[:, [not each for each in bare]]


def list_actors(kinds: Iterable[tuple[object, ActorKind]]) -> pd.DataFrame:
    """
    Make the table of actors.

    Args:
        kinds: every name with the kind its row says, in any order; missing ones are passed over.

    Returns:
        One row per name, sorted by id; a name that stands alone and one in capitals are one.
    """
    found: dict[str, tuple[str, set[ActorKind]]] = {}
    for name, kind in sorted({(name, kind) for name, kind in kinds if isinstance(name, str)}):
        found.setdefault(name_id(name), (name, set()))[1].add(kind)
    rows = [
        {"actor_id": key, "name": name, "side": NO_SIDE, "kind": _first_kind(kinds).value}
        for key, (name, kinds) in sorted(found.items())
    ]
    return pd.DataFrame(rows, columns=["actor_id", "name", "side", "kind"], dtype="str")


def _first_kind(kinds: set[ActorKind]) -> ActorKind:
    return next((kind for kind in _KINDS if kind in kinds), ActorKind.UNNAMED)


def list_ids(names: Iterable[str]) -> str:
    """Join the ids of names, each once, in the order in which they stand."""
    return LIST_SEPARATOR.join(dict.fromkeys(name_id(name) for name in names))


def host_of(text: str) -> str:
    """
    Name the host of a web address; empty: the text is none.

    >>> host_of("https://www.northland.example/news?id=1"), host_of("unspecified")
    ('northland.example', '')
    """
    if not _URL.fullmatch(text):
        return ""
    return text.split("/")[2].split("?")[0].split("#")[0].removeprefix("www.")


def file_source(file: str, publisher: str, today: date) -> dict[str, str]:
    """Take the file itself as the source, where the format names no document."""
    return {
        "source_id": f"file-{name_id(file)}",
        "title": file,
        "publisher": publisher,
        "published_on": today.isoformat(),
        "published_basis": PublishedBasis.INFERRED.value,
        "kind": SourceKind.DATASET.value,
    }


def hand_over(
    file: str,
    tables: Mapping[str, pd.DataFrame],
    refused: Sequence[Problem],
    ignored: Sequence[str],
    notes: Sequence[str],
) -> Imported:
    """
    Complete the tables with the columns of the schema that the format does not have.

    Raises:
        ImportProblems: there is no record.
    """
    if tables["records"].empty:
        raise ImportProblems(file, refused or [Problem(file, "it has no row to import.")])
    full = {
        name: frame.reindex(columns=list(TABLES[name].columns)).astype("str")
        for name, frame in tables.items()
    }
    ordered = sorted(refused, key=lambda problem: problem.line or 0)
    return Imported(full, ignored, notes, refused=ordered)
