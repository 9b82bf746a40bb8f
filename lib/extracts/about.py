"""What an extract says about itself: the same words in every format."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lib.filters import say_day

PERMALINK = "Permalink"
"""The line that holds the address of the view."""

HASH = "SHA-256 of the records"


@dataclass(frozen=True)
class About:
    """Which records of which case an extract holds, seen how, taken when."""

    case: str
    """The folder's name."""
    title: str
    """Of the case."""
    version: str
    """Of the case; empty: it has none."""
    licence: str
    page: str
    """Title of the page it was taken from."""
    words: str
    """The filter in words, without the day asked for."""
    as_of: date
    permalink: str
    records: int
    sha256: str
    """See lib.extracts.contents.canonical; empty: of a table in an engine, which is not hashed."""
    made_on: date
    parley: str
    """Version of the program."""

    def lines(self) -> dict[str, str]:
        """Say it line by line: what is said -> the words, each on one line."""
        said = {
            "Case": self.title,
            "Version of the case": self.version or "not given",
            "Licence": self.licence or "not given",
            "View": f"{self.page}: {self.words}",
            "As known on": say_day(self.as_of),
            "Records": f"{self.records:,}",
            PERMALINK: self.permalink,
            HASH: self.sha256,
            "Made on": say_day(self.made_on),
            "Made by": f"Parley {self.parley}",
            "How to cite": self.citation,
        }
        return {name: " ".join(words.split()) for name, words in said.items()}

    @property
    def citation(self) -> str:
        """Say how to cite the extract."""
        edition = f", version {self.version}" if self.version else ""
        return (
            f"{self.title}{edition}. {self.page}: {self.words}, as known on {say_day(self.as_of)}. "
            f"Extract made on {say_day(self.made_on)} with Parley {self.parley}. {self.permalink}"
        )

    def as_json(self) -> str:
        """Write it for programs; days as 2026-01-29."""
        return json.dumps(asdict(self), default=str, ensure_ascii=False)


def say_licences(package: Mapping[str, object]) -> str:
    """
    Name the licences of a case, as its datapackage.json gives them.

    >>> say_licences({"licenses": [{"name": "CC-BY-4.0", "path": "https://example.org/by"}]})
    'CC-BY-4.0 (https://example.org/by)'
    >>> say_licences({"licenses": "free"}), say_licences({})
    ('', '')
    """
    licences = package.get("licenses")
    listed = licences if isinstance(licences, list) else []
    return "; ".join(_licence(each) for each in listed if isinstance(each, dict))


def _licence(licence: Mapping[str, object]) -> str:
    named = str(licence.get("title") or licence.get("name") or "")
    path = licence.get("path")
    return f"{named} ({path})" if named and path else named or str(path or "")


def parley_version(root: Path) -> str:
    """
    Find the version of Parley.

    Args:
        root: the folder Parley runs from. What stands there is asked first: an
            installed package may be older than the code.

    Returns:
        "unknown" if neither knows.
    """
    try:
        project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
        return str(project["version"])
    except (OSError, ValueError, KeyError):
        pass
    try:
        return version("parley")
    except PackageNotFoundError:
        return "unknown"


def digest(content: bytes) -> str:
    """Write the SHA-256 of some bytes as 64 digits."""
    return sha256(content).hexdigest()
