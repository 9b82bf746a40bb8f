"""What stands above a time scale, and what parts its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from lib.charts.scale import TimeScale
from lib.charts.theme import AXIS, AXIS_SIZE, MUTED, colour, font

EARLIER = "Earlier"
"""Heads the gutter of what lies before the window."""

NUMBER_ROOM, WEEKDAY_ROOM, DATE_ROOM = 17, 28, 46
"""Pixels: a day by its number, with its weekday, and a day or month by name."""

LINE_ROOM, WEEKEND_ROOM = 12, 5
"""Pixels: between two lines, and of a day that can be seen to be a weekend."""

YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
"""Steps between years that are named."""

Tick = tuple[float, str]
"""Place in days, and words."""


def time_axis(scale: TimeScale, only: Sequence[date] = ()) -> dict:
    """
    Build the x axis, with its words above the chart.

    Args:
        scale: what it names.
        only: name these days; empty: as many as have room.
    """
    ticks = [(scale.at(day) + 0.5, _day_month(day)) for day in only] or _ticks(scale)
    if scale.gutter_pixels:
        head = EARLIER if only else f"{EARLIER}<br><i>no scale</i>"
        ticks = [(scale.left / 2, head), *ticks]
    return {
        **AXIS,
        "range": [scale.left, scale.days],
        "tickvals": [place for place, _ in ticks],
        "ticktext": [words for _, words in ticks],
        "side": "top",
        "tickfont": font(AXIS_SIZE, MUTED),
        "ticklabelstandoff": 6,
    }


def _ticks(scale: TimeScale) -> list[Tick]:
    """Name every day, else every Monday, else months or years: the finest that has room."""
    if scale.day_pixels >= NUMBER_ROOM:
        say = _weekday if scale.day_pixels >= WEEKDAY_ROOM else _number
        days = [scale.first + timedelta(days=n) for n in range(scale.days)]
        return [(n + 0.5, say(day, n == 0 or day.day == 1)) for n, day in enumerate(days)]
    if scale.day_pixels * 7 >= DATE_ROOM:
        return [(n, f"Mon<br>{_day_month(scale.first + timedelta(n))}") for n in _mondays(scale)]
    for step in (1, 3, 6):
        if scale.day_pixels * 30 * step >= DATE_ROOM:
            return _months(scale, step)
    return _years(scale)


def _mondays(scale: TimeScale) -> list[int]:
    return list(range(-scale.first.weekday() % 7, scale.days, 7))


def _months(scale: TimeScale, step: int) -> list[Tick]:
    """Name each month that begins in the window; the first one and January with the year."""
    named = [day for day in _month_starts(scale) if (day.month - 1) % step == 0]
    return [
        (
            scale.at(day),
            f"{day:%b}<br>" + (f"<b>{day.year}</b>" if n == 0 or day.month == 1 else " "),
        )
        for n, day in enumerate(named)
    ]


def _years(scale: TimeScale) -> list[Tick]:
    fits = (step for step in YEARS if 365 * step * scale.day_pixels >= DATE_ROOM)
    step = next(fits, YEARS[-1])
    januaries = [day for day in _month_starts(scale) if day.month == 1]
    return [(scale.at(day), f"<b>{day.year}</b>") for day in januaries if day.year % step == 0]


def _month_starts(scale: TimeScale) -> list[date]:
    first, last = scale.first, scale.last
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = [date(month // 12, month % 12 + 1, 1) for month in months]
    return [day for day in starts if day >= first]


def dividers(scale: TimeScale) -> list[int]:
    """List where thin lines part days, weeks or months: whichever are wide enough."""
    if scale.day_pixels >= LINE_ROOM:
        return list(range(1, scale.days))
    if scale.day_pixels * 7 >= LINE_ROOM:
        return [n for n in _mondays(scale) if n]
    months = [scale.at(day) for day in _month_starts(scale)]
    return [n for n in months if n] if scale.day_pixels * 30 >= LINE_ROOM else []


def day_bands(scale: TimeScale, known: date) -> list[tuple[float, float, str]]:
    """
    List what lies under the rows: weekends, and the days after `known`.

    Returns:
        Start, end and colour of each; no weekends where days are too narrow to see.
    """
    planned = min(max(scale.at(known) + 1, 0), scale.days)
    bands = [(planned, scale.days, colour("scheduled"))] if planned < scale.days else []
    if scale.day_pixels >= WEEKEND_ROOM:
        days = range(planned)
        weekend = [n for n in days if (scale.first + timedelta(days=n)).weekday() >= 5]
        bands += [(n, n + 1, colour("weekend")) for n in weekend]
    return bands


def _day_month(day: date) -> str:
    return f"{day.day} {day:%b}"


def _weekday(day: date, with_month: bool) -> str:
    return f"{day:%a}<br><b>{day.day}</b>" + (f" {day:%b}" if with_month else "")


def _number(day: date, with_month: bool) -> str:
    return (f"{day:%b}" if with_month else " ") + f"<br><b>{day.day}</b>"
