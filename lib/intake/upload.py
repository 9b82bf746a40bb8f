"""A file that somebody brings, within limits, and nothing in it that could do harm."""

from __future__ import annotations

from dataclasses import dataclass

from lib.exceptions import DashboardError

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """How much an import takes; above, a file is refused, never cut."""

    bytes: int = 200 * MEGABYTE
    """Of the file, and of what an archive unpacks to."""
    rows: int = 2_000_000
    characters: int = 100_000
    """Of one cell."""


@dataclass(frozen=True)
class Upload:
    """One file; of a zip with a single member, that member."""

    name: str
    """As its owner calls it; shown, never used as a path."""
    content: bytes


class UploadRefused(DashboardError):
    """A file is not taken: too big, dangerous, or in a form that cannot be read."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} was not imported: {reason}")
