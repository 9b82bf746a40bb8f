"""A source as it is written -> a case to look at."""

from __future__ import annotations

import re
from pathlib import Path

import narwhals.stable.v2 as nw
import pandas as pd

from lib.choices import Choices, choices
from lib.frames import to_pandas
from lib.tables.codebook import (
    asked_codebook,
    given_codebook,
    given_readme,
    given_title,
    joined_codebook,
)
from lib.tables.engine import Session, open_engine, run
from lib.tables.engine_case import EngineCase
from lib.tables.shape import Shape, own_shape
from lib.tables.source import Source, SourceKind
from lib.vocabulary import LIST_SEPARATOR

NO_NAME = ("records", "*")
"""Names of files that say nothing: the folder's name says more."""


def source_name(source: Source) -> str:
    """
    Name a table, for addresses and names of files.

    >>> from lib.tables.source import parse_source
    >>> source_name(parse_source("talks/records.parquet"))
    'talks'
    """
    if source.kind is not SourceKind.PARQUET:
        return ".".join(source.table)
    path = Path(source.path)
    name = _folder(source).name if path.stem in NO_NAME else path.stem
    return re.sub(r"[^\w.-]+", "-", name).strip("-") or "table"


def source_title(source: Source) -> str:
    """
    Name a table for people: as a datapackage.json beside its files does, else by its name.

    Raises:
        CaseProblems: what is wrong with that file.
    """
    beside = source.kind is SourceKind.PARQUET
    return (given_title(_folder(source)) if beside else "") or source_name(source)


def _folder(source: Source) -> Path:
    return Path(source.path).absolute().parent


def open_table(
    source: Source, user: str | None = None, password: str | None = None
) -> tuple[EngineCase, Choices]:
    """
    Open a table: find its columns, its actors, issues and sources.

    Args:
        source: of files or a server, not a case folder.
        user: as lib.tables.engine.open_engine takes it.
        password: likewise.

    Raises:
        SourceUnavailable, QueryFailed: the engine does not answer.
        SourceProblems: columns that are needed are not there.
        CaseProblems: what is wrong with a codebook that lies beside the files.
    """
    engine = open_engine(source, user, password)
    shape, asked, cells = run(engine, lambda session: _look(session, source))
    beside = source.kind is SourceKind.PARQUET
    given = given_codebook(_folder(source)) if beside else {}
    codebook = joined_codebook(asked, given)
    names = source_name(source), source_title(source)
    readme = given_readme(_folder(source)) if beside else ""
    case = EngineCase(*names, engine, shape, codebook, readme)
    return case, choices(cells, *codebook.values())


def _look(session: Session, source: Source) -> tuple[Shape, dict[str, pd.DataFrame], pd.DataFrame]:
    """Find how the table is made, what its codebook would hold, and the cells to choose from."""
    made = own_shape(session.table(), source.shown)
    records = Shape(made, lists=False).records(session)
    several = records.filter(nw.col("actor").str.contains(LIST_SEPARATOR, literal=True))
    lists = len(to_pandas(several.select("actor").head(1).to_native())) > 0
    cells = records.select("side", "actor", "recipient").unique()
    return Shape(made, lists), asked_codebook(records), to_pandas(cells.to_native())
