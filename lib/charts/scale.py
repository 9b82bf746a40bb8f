"""Days to places: the time scale that the timeline and the movement charts share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

EARLIER_ROOM = 86
"""Pixels that the head of the gutter takes at least."""

GLYPH_ROOM, GLYPH_HALF = 12, 8
"""Pixels from an edge to the middle of a glyph, and from its middle to where a tail begins."""


@dataclass(frozen=True)
class Placed:
    """Where one row is drawn, in days from the window's first; None: it has no such part."""

    glyph: float
    bar: tuple[float, float] | None = None
    """Start and length."""
    tail: tuple[float, float] | None = None
    """Dotted, from the glyph's edge to where it fades."""


@dataclass(frozen=True)
class TimeScale:
    """A window of days on so many pixels, after a gutter without scale where there is one."""

    first: date
    last: date
    pixels: float
    gutter_pixels: float = 0
    tail_pixels: float = 36

    @property
    def days(self) -> int:
        """How many days the window has."""
        return (self.last - self.first).days + 1

    @property
    def day_pixels(self) -> float:
        """How wide one day is."""
        return (self.pixels - self.gutter_pixels) / self.days

    @property
    def left(self) -> float:
        """Where the scale begins: below 0 where there is a gutter."""
        return -self.gutter_pixels / self.day_pixels

    def at(self, day: pd.Timestamp | date) -> int:
        """Count the days from the window's first to the start of a day."""
        return (pd.Timestamp(day) - pd.Timestamp(self.first)).days

    def all_at(self, days: pd.Series) -> pd.Series:
        """Count the days from the window's first to the start of each day."""
        return (days - pd.Timestamp(self.first)).dt.days

    def length(self, pixels: float) -> float:
        """Turn pixels into days."""
        return pixels / self.day_pixels

    def place(self, place: str, earliest: pd.Timestamp, latest: pd.Timestamp) -> Placed:
        """
        Place a row by how its time is known.

        Args:
            place: earlier, day, span, by (earliest open), from (latest open), later.
            earliest: NaT where open.
            latest: NaT where open.

        Returns:
            Everything lies inside the scale: what reaches beyond it is cut. What is
            open towards all days shown is a bar over all of them.
        """
        if place == "earlier":
            return Placed(self.left + self.length(GLYPH_ROOM))
        if place == "later":
            return Placed(self.days - self.length(GLYPH_ROOM))
        if place == "by":
            return self._open(latest, -1)
        if place == "from":
            return self._open(earliest, 1)
        start, end = max(self.at(earliest), 0), min(self.at(latest) + 1, self.days)
        bar = (float(start), float(end - start)) if place == "span" else None
        return Placed((start + end) / 2, bar)

    def _open(self, day: pd.Timestamp, direction: int) -> Placed:
        if not 0 <= self.at(day) < self.days:  # its day lies beyond: it can be any day shown
            return Placed(self.days / 2, (0.0, float(self.days)))
        glyph = self.at(day) + 0.5
        edge = glyph + direction * self.length(GLYPH_HALF)
        end = edge + direction * self.length(self.tail_pixels)
        return Placed(glyph, tail=(self._inside(edge), self._inside(end)))

    def _inside(self, place: float) -> float:
        return min(max(place, self.left), float(self.days))
