"""Ids -> the names by which they are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import pandas as pd

from lib.schema import KEY


class Names:
    """The names of the rows of a case's tables, new ones among them."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._tables = {name: frame.fillna("") for name, frame in tables.items()}

    def of(self, table: str) -> dict[str, str]:
        """Name the rows of a table: id -> name, in the order in which they are offered."""
        return getattr(self, table)

    @cached_property
    def actors(self) -> dict[str, str]:
        """By name."""
        frame = self._tables["actors"]
        ordered = frame.sort_values("name", key=lambda names: names.str.casefold())
        return self._pairs("actors", ordered, ordered["name"])

    @cached_property
    def issues(self) -> dict[str, str]:
        """In the order of the file."""
        frame = self._tables["issues"]
        return self._pairs("issues", frame, frame["name"])

    @cached_property
    def sources(self) -> dict[str, str]:
        """The newest first, with publisher and day."""
        frame = self._tables["sources"]
        newest = frame.sort_values("published_on", ascending=False, kind="stable")
        said = newest["title"] + " · " + newest["publisher"] + ", " + newest["published_on"]
        return self._pairs("sources", newest, said)

    @cached_property
    def records(self) -> dict[str, str]:
        """The last of the file first."""
        frame = self._tables["records"].iloc[::-1]
        return self._pairs("records", frame, frame["record_id"] + " · " + frame["title"])

    @staticmethod
    def _pairs(table: str, frame: pd.DataFrame, said: pd.Series) -> dict[str, str]:
        pairs = zip(frame[KEY[table]], said, strict=True)
        return {each: name.strip(" ·,") or each for each, name in pairs if each}
