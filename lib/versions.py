"""
The versions of a case, as `.history/` of its folder keeps them.

    .history/000012.json      who saved, when, why, and each file's content before and after
    .history/contents/*.gz    those contents, each once, named by their SHA-256
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from lib.durable import file_mode, put_in_place, write_durably
from lib.refusals import HistoryDamaged

HISTORY = ".history"
CONTENTS = "contents"


@dataclass(frozen=True)
class Version:
    """One save."""

    number: int
    """From 1; version 0 is the case before its first save."""
    saved_at: datetime
    """In UTC."""
    author: str
    reason: str
    files: Mapping[str, tuple[str, str]]
    """Name of each file that changed -> SHA-256 of its content before and after."""
    undoes: int | None = None
    """The version whose files it brought back to what they were before."""

    @property
    def file(self) -> str:
        """Where the history keeps it."""
        return f"{self.number:06}.json"

    def to_json(self) -> bytes:
        """Write it as its file."""
        said = asdict(self) | {"saved_at": self.saved_at.isoformat()}
        return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()

    def __str__(self) -> str:
        return f"version {self.number} ({self.author}: {self.reason})"


def read_version(path: Path) -> Version:
    """
    Read what `to_json` wrote.

    Raises:
        HistoryDamaged: if it cannot be read as a version.
    """
    try:
        said = json.loads(path.read_bytes())
        return Version(
            number=int(said["number"]),
            saved_at=datetime.fromisoformat(said["saved_at"]),
            author=str(said["author"]),
            reason=str(said["reason"]),
            files={file: (before, after) for file, (before, after) in said["files"].items()},
            undoes=said["undoes"],
        )
    except OSError as error:
        raise HistoryDamaged(str(path), f"cannot be read: {error.strerror}.") from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise HistoryDamaged(str(path), "not a version that Parley wrote.") from None


def versions(folder: Path) -> list[Version]:
    """
    List the saves of a case, the first one first.

    Raises:
        HistoryDamaged: if one of them cannot be read.
    """
    paths = sorted((folder / HISTORY).glob("[0-9]*.json"))
    return sorted(map(read_version, paths), key=lambda version: version.number)


def next_number(folder: Path) -> int:
    """Take the number of the next save from the names of the files."""
    numbers = [int(path.stem) for path in (folder / HISTORY).glob("[0-9]*.json")]
    return max(numbers, default=0) + 1


def digest(content: bytes) -> str:
    """Name a content: its SHA-256."""
    return hashlib.sha256(content).hexdigest()


def keep(folder: Path, content: bytes) -> str:
    """
    Put a content into the history of a case, unless it is there.

    Returns:
        Its digest.

    Raises:
        OSError: if it cannot be written.
    """
    name = digest(content)
    place = _place(folder, name)
    if not place.exists():
        place.parent.mkdir(exist_ok=True)
        beside = place.with_name("saving")
        write_durably(beside, gzip.compress(content, mtime=0), file_mode(folder))
        put_in_place(beside, place)
    return name


def content(folder: Path, name: str) -> bytes:
    """
    Take a content out of the history of a case.

    Raises:
        HistoryDamaged: if it is not there, or is no longer what its name says.
    """
    place = _place(folder, name)
    try:
        kept = gzip.decompress(place.read_bytes())
    except FileNotFoundError:
        raise HistoryDamaged(str(place), "missing.") from None
    except (OSError, EOFError, zlib.error):
        raise HistoryDamaged(str(place), "cannot be unpacked.") from None
    if digest(kept) != name:
        raise HistoryDamaged(str(place), "not the content that was saved.")
    return kept


def _place(folder: Path, name: str) -> Path:
    return folder / HISTORY / CONTENTS / f"{name}.csv.gz"
