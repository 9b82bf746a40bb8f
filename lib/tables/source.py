"""
Which table a source names: a case folder, Parquet files, a table of Spark or PostgreSQL.

    data/                                       case folders
    data/events.parquet, data/*.parquet         Parquet files, one table
    sc://host:15002/database.table              a table of Spark, through Spark Connect
    postgres://host:5432/database#schema.table  a table of PostgreSQL

A source is shown on pages and written into logs; user and password never stand in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, urlsplit

from lib.exceptions import SourceProblems, unknown_value

SECRETS_BELONG = (
    "user and password do not belong into a source. Set PARLEY_SOURCE_USER and "
    "PARLEY_SOURCE_PASSWORD (or PGUSER and PGPASSWORD), or write them into the secrets of Streamlit"
)

GLOB = "*?["
"""A path that has one of these may name several files."""


class SourceKind(StrEnum):
    """Where a table lies."""

    FOLDER = "folder"
    PARQUET = "parquet"
    SPARK = "spark"
    SQL = "sql"


@dataclass(frozen=True)
class Source:
    """
    A table, named but not opened.

    `path` is of files only; the rest is of servers only. `table` is the name with
    what stands before it: ("schema", "table"). `port` None is the server's usual one.
    """

    kind: SourceKind
    shown: str
    path: str = ""
    host: str = ""
    port: int | None = None
    database: str = ""
    table: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()


def parse_source(text: str) -> Source:
    """
    Read the text of --source.

    Raises:
        SourceProblems: the text names no table, or has a password in it; lists every reason.

    >>> parse_source("sc://spark.example:15002/talks.records").table
    ('talks', 'records')
    """
    text = text.strip()
    if "://" not in text:
        return _files(text)
    scheme = text.split("://", 1)[0].lower()
    if scheme not in SERVERS:
        raise SourceProblems([f"scheme: {unknown_value(scheme, SERVERS)}"])
    if "@" in text:  # nothing behind it can be trusted not to be part of a password
        raise SourceProblems([f"{SECRETS_BELONG}."])
    return SERVERS[scheme](text)


def _files(text: str) -> Source:
    if text.lower().rstrip("/").endswith(".parquet"):
        return Source(SourceKind.PARQUET, text, path=text)
    if not text:
        raise SourceProblems(["it is empty. Name a folder, *.parquet, or the address of a table."])
    if any(sign in text for sign in GLOB):
        raise SourceProblems([f"{text!r} names files that are not Parquet (*.parquet)."])
    return Source(SourceKind.FOLDER, text, path=text)


def _spark(text: str) -> Source:
    text, *options = text.split(";")
    url, problems = _split(text)
    settings = tuple(tuple(option.partition("=")[::2]) for option in options if option)
    problems += _not_allowed(settings, {"use_ssl"})
    table = tuple(url.path.strip("/").split("."))
    problems += _not_a_name(table, most=3, form="sc://host:15002/database.table")
    return _server(SourceKind.SPARK, text, url, problems, table=table, settings=settings)


def _postgres(text: str) -> Source:
    url, problems = _split(text)
    settings = tuple(parse_qsl(url.query, keep_blank_values=True))
    problems += _not_allowed(settings, {"sslmode"})
    database = url.path.strip("/")
    if not database or "/" in database:
        problems.append("the database is missing: postgres://host:5432/database#schema.table.")
    table = tuple(url.fragment.split("."))
    problems += _not_a_name(table, most=2, form="postgres://host:5432/database#schema.table")
    return _server(
        SourceKind.SQL, text, url, problems, database=database, table=table, settings=settings
    )


def _server(kind: SourceKind, text: str, url: SplitResult, problems: list[str], **parts) -> Source:
    if not url.hostname:
        problems.append("the host is missing.")
    if problems:
        raise SourceProblems(problems)
    shown = text.split("?")[0] + (f"#{url.fragment}" if "?" in text else "")
    return Source(kind, shown, host=url.hostname, port=url.port, **parts)


def _split(text: str) -> tuple[SplitResult, list[str]]:
    """Take an address apart; a port that is none is a problem, not an error."""
    try:
        url = urlsplit(text)
    except ValueError:
        return urlsplit("none://"), ["the host is not written as one."]
    try:
        url.port  # noqa: B018 : only asking finds out
    except ValueError:
        return url, ["the port is not a number from 0 to 65535."]
    return url, []


def _not_allowed(settings: tuple[tuple[str, str], ...], allowed: set[str]) -> list[str]:
    """Name settings that are not known by their name only: a value may be a password."""
    unknown = [name for name, _ in settings if name not in allowed]
    problems = [f"setting: {unknown_value(name, allowed)}" for name in unknown]
    if {"user", "password", "token"} & {name.lower() for name in unknown}:
        problems.append(f"{SECRETS_BELONG}.")
    return problems


def _not_a_name(table: tuple[str, ...], most: int, form: str) -> list[str]:
    if table == ("",):
        return [f"the table is missing: {form}."]
    problems = [
        f"{part!r} is no name of a table: letters, digits and _ only."
        for part in table
        if not part.isidentifier()
    ]
    if len(table) > most:
        problems.append(f"the table has more than {most} parts: {form}.")
    return problems


SERVERS = {"sc": _spark, "postgres": _postgres, "postgresql": _postgres}
"""Scheme -> how its addresses are read."""
