"""Statements as Discourse Network Analyzer codes them -> the tables of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from lib.exceptions import Problem
from lib.importers._naming import clean_name, noted, one_spelling, short_names, title_of
from lib.importers._shared import name_id
from lib.intake.imported import NO_GROUP, NO_SIDE
from lib.schema import TABLES
from lib.vocabulary import (
    LIST_SEPARATOR,
    Act,
    ActorKind,
    DateBasis,
    PublishedBasis,
    RecordType,
    SourceKind,
    Stance,
)

MAKER = "Discourse Network Analyzer"
"""Named as publisher of a document and as coder where the file names none."""

MOST_QUOTED_WORDS = 20

NOTES = (
    "DNA has no acts: every statement is imported as the act position.",
    "A statement has the date of its document, which is all that DNA knows (date basis: "
    "publication).",
    "Organisations become actors, persons speakers; sides are not in the file and must be given.",
    "The words of a statement are its quote up to 20 words; longer, they are its summary, whole.",
    "The day of coding is not in the file: it is the day of the import.",
    "An actor's attribute Type becomes its role, followed by all others by name; Alias its "
    "aliases. Of a concept, Type becomes the issue's group, the others its description.",
    "Names lose spaces around them; names that differ only in capitals are one.",
)

Attributes = Mapping[str, Mapping[str, str]]
"""Name -> its attributes by name."""


@dataclass(frozen=True, eq=False)
class Coded:
    """What a file of DNA says, whichever its form."""

    file: str
    """Its name, and where its statements stand, for messages."""
    statements: pd.DataFrame
    """
    One row per statement, indexed by its row of the file: number, organization, person, concept,
    stance, document (an id), words, is_verbatim (whether they are those of the document, sign by
    sign), locator, coder, note, and fault: why it cannot be a record; missing where empty.
    """
    documents: pd.DataFrame
    """One row per document, indexed by its id: title, author, publisher, day, text_sha256."""
    actor_attributes: Attributes = field(default_factory=dict)
    concept_attributes: Attributes = field(default_factory=dict)


def refused_statements(coded: Coded) -> list[Problem]:
    """Name the statements that cannot be records, with the reason."""
    faults = _faults(coded)
    numbers = ("statement " + coded.statements["number"]).fillna("the statement")
    return [
        Problem(coded.file, f"{numbers[row]} {fault}", row)
        for row, fault in faults[faults != ""].items()
    ]


def tables_of(coded: Coded, today: date) -> dict[str, pd.DataFrame]:
    """Make the tables of a case from the statements that can be records."""
    statements = coded.statements[_faults(coded) == ""]
    names = statements[["organization", "person", "concept"]].map(clean_name, na_action="ignore")
    # DNA stores a person who is not named as an empty text.
    names = names.replace("", None)
    actors = one_spelling([*names["organization"], *names["person"].dropna()])
    concepts = one_spelling(names["concept"])
    issue_names = short_names(sorted(set(concepts.values())))
    organization, concept = names["organization"].map(actors), names["concept"].map(concepts)
    documents = coded.documents.loc[sorted(set(statements["document"]), key=_in_number_order)]
    is_short = statements["words"].fillna("").map(_is_short).astype("bool")
    is_quote = is_short & statements["is_verbatim"]
    records = {
        "record_id": "DNA-" + statements["number"],
        "record_type": RecordType.STATEMENT.value,
        "title": [
            title_of([actor, Stance(stance).word, issue_names[issue]])
            for actor, stance, issue in zip(
                organization, statements["stance"], concept, strict=True
            )
        ],
        "summary": statements["words"].where(~is_quote),
        "date": statements["document"].map(documents["day"]),
        "date_basis": DateBasis.PUBLICATION.value,
        "actor": organization.map(name_id),
        "speaker": names["person"].map(actors).map(name_id, na_action="ignore"),
        "issue": concept.map(name_id),
        "act": Act.POSITION.value,
        "stance": statements["stance"],
        "quote": statements["words"].where(is_quote),
        "source": "DNA-document-" + statements["document"],
        "locator": statements["locator"],
        "coder": statements["coder"].fillna(MAKER),
        "coded_on": today.isoformat(),
        "note": statements["note"],
    }
    return {
        "records": _as_table("records", records, statements.index),
        "actors": _actors(
            set(actors.values()), set(organization), _merged(coded.actor_attributes, actors)
        ),
        "issues": _issues(issue_names, _merged(coded.concept_attributes, concepts)),
        "sources": _sources(documents),
    }


def _faults(coded: Coded) -> pd.Series:
    """Say of each statement why it cannot be a record; empty: it can."""
    statements = coded.statements
    found = statements["document"].isin(coded.documents.index)
    faults = statements["fault"].fillna("")
    for wrong, said in (
        (_is_empty(statements["organization"]), "has no organization."),
        (_is_empty(statements["concept"]), "has no concept."),
        (statements["stance"].isna() & (faults == ""), "has no agreement."),
        (~found, "belongs to no document of the file."),
    ):
        faults = faults.where(~wrong, (faults + " It " + said).str.removeprefix(" It "))
    return faults


def _is_short(words: str) -> bool:
    return len(words.split(maxsplit=MOST_QUOTED_WORDS)) <= MOST_QUOTED_WORDS


def _is_empty(cells: pd.Series) -> pd.Series:
    return cells.isna() | (cells.str.strip() == "")


def _in_number_order(document: str) -> tuple[int, str]:
    return len(document), document


def _merged(attributes: Attributes, spelling: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Collect the attributes of all spellings of a name under the one it gets; empty ones not."""
    merged: dict[str, dict[str, str]] = {}
    for name in sorted(attributes):
        if chosen := spelling.get(clean_name(name)):
            given = {key: clean_name(text) for key, text in attributes[name].items() if text}
            merged[chosen] = {**given, **merged.get(chosen, {})}
    return merged


def _actors(names: set[str], organizations: set[str], attributes: Attributes) -> pd.DataFrame:
    ids = {name: name_id(name) for name in sorted(names)}
    taken = {name.casefold() for name in [*ids, *ids.values()]}
    rows = []
    for name in ids:
        given = dict(attributes.get(name, {}))
        aliases = [each.strip() for each in given.pop("Alias", "").split(LIST_SEPARATOR)]
        free = [
            alias for alias in dict.fromkeys(aliases) if alias and alias.casefold() not in taken
        ]
        # An alias must not name another actor; it is kept where it does no harm.
        others = [alias for alias in aliases if alias and alias not in free]
        given["Alias"] = ", ".join(others)
        kind = ActorKind.ORGANISATION if name in organizations else ActorKind.PERSON
        rows.append((_described(given, first="Type"), kind.value, LIST_SEPARATOR.join(free)))
    role, kind, aliases = zip(*rows, strict=True) if rows else ((), (), ())
    columns = {
        "actor_id": list(ids.values()),
        "name": list(ids),
        "role": role,
        "side": NO_SIDE,
        "kind": kind,
        "aliases": aliases,
    }
    return _as_table("actors", columns, range(len(ids)))


def _issues(short: Mapping[str, str], attributes: Attributes) -> pd.DataFrame:
    given = [dict(attributes.get(concept, {})) for concept in short]
    columns = {
        "issue_id": [name_id(concept) for concept in short],
        "name": list(short.values()),
        "proposition": list(short),
        "issue_group": [each.pop("Type", "") or NO_GROUP for each in given],
        "description": [_described(each) for each in given],
    }
    return _as_table("issues", columns, range(len(short)))


def _sources(documents: pd.DataFrame) -> pd.DataFrame:
    untitled = "Document " + documents.index.astype("str").to_series(index=documents.index)
    columns = {
        "source_id": "DNA-document-" + documents.index.astype("str"),
        "title": documents["title"].map(clean_name).replace("", None).fillna(untitled),
        "publisher": documents["publisher"].map(clean_name).replace("", MAKER),
        "author": documents["author"].map(clean_name),
        "published_on": documents["day"],
        "published_basis": PublishedBasis.STATED.value,
        "kind": SourceKind.OTHER.value,
        "text_sha256": documents["text_sha256"],
    }
    return _as_table("sources", columns, documents.index).reset_index(drop=True)


def _described(attributes: Mapping[str, str], first: str = "") -> str:
    rest = noted({name: text for name, text in attributes.items() if name != first})
    return "; ".join(part for part in (attributes.get(first, ""), rest) if part)


def _as_table(table: str, columns: Mapping[str, object], index: Iterable[int]) -> pd.DataFrame:
    """Give a table every column of the schema, as text, missing where empty."""
    frame = pd.DataFrame(columns, index=index, columns=list(TABLES[table].columns))
    return frame.astype("str").replace("", None)
