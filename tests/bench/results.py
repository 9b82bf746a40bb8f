"""Measurements in, tables of them out: medians beside the floor's, what must be, what should."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Measure:
    """
    One thing measured several times, and what it may be.

    >>> click = Measure("Click", [200, 190, 900], [50, 40, 60], must=4, aim=2)
    >>> click.ratio, click.verdict
    (4.0, 'met')
    """

    name: str
    values: Sequence[float]
    floor: Sequence[float] | None = None
    """The same on an empty page; the limits are ratios to its median. None: in the unit."""
    must: float | None = None
    """What the median may be at most."""
    aim: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """The median in medians of the floor; None without a floor."""
        return median(self.values) / median(self.floor) if self.floor else None

    @property
    def verdict(self) -> str:
        """Whether what must be is so, and what should be."""
        found = self.ratio if self.floor else median(self.values)
        if self.must is None:
            return ""
        if found > self.must:
            return "**not met**"
        return "aim met" if self.aim is not None and found <= self.aim else "met"

    @property
    def row(self) -> list[str]:
        """One row of the table."""
        low, high = min(self.values), nearly_highest(self.values)
        spread = f"{number(low)}–{number(high)}" if len(self.values) > 1 else ""
        ratio = f"{self.ratio:.1f}x" if self.floor else ""
        middle = f"{number(median(self.values))} {self.unit}"
        limits = [self._limit(self.must), self._limit(self.aim)]
        return [self.name, middle, spread, ratio, *limits, self.verdict]

    def _limit(self, limit: float | None) -> str:
        if limit is None:
            return ""
        return f"{limit:g}x" if self.floor else f"{limit:g} {self.unit}"


def nearly_highest(values: Sequence[float]) -> float:
    """
    Find the value that nine in ten do not exceed.

    >>> nearly_highest(range(1, 11)), nearly_highest([5])
    (9, 5)
    """
    return sorted(values)[-(-9 * len(values) // 10) - 1]


def number(value: float) -> str:
    """Write a number as exactly as it is known: 3.1, 42, 1,205."""
    return f"{value:.1f}" if abs(value) < 10 else f"{value:,.0f}"


def measures_table(measures: Sequence[Measure]) -> str:
    """Lay measures out in Markdown."""
    head = ["measure", "median", "min–p90", "ratio", "must", "aim", "verdict"]
    return table_of(head, [measure.row for measure in measures])


def parts_table(what: str, columns: Mapping[str, Mapping[str, float]]) -> str:
    """
    Lay out in Markdown how wholes split into parts.

    Args:
        what: names a part.
        columns: whole -> part -> milliseconds; all have the same parts, in order.
    """
    parts = list(next(iter(columns.values())))
    rows = [[part, *(number(of[part]) for of in columns.values())] for part in parts]
    total = ["**sum**", *(f"**{number(sum(of.values()))}**" for of in columns.values())]
    return table_of([what, *columns], [*rows, total])


def table_of(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out a table in Markdown; all columns but the first hold numbers."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
