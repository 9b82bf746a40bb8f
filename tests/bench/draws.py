"""Random draws for a generated case: skewed words, bursts of days, uncertain dates."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from lib.vocabulary import LIST_SEPARATOR

FIRST = np.datetime64("2030-01-07")
DAYS = 450
BURSTS = 9
LONGEST = 8
"""Days between the ends of a span, at most."""

SHARES = {
    "day": 0.78,
    "interval": 0.045,
    "set": 0.035,
    "month": 0.025,
    "quarter": 0.008,
    "year": 0.007,
    "before": 0.07,
    "after": 0.03,
}
"""Form of a date -> its share."""


def zipf(number: int, power: float = 1) -> np.ndarray:
    """Weigh things by their rank: the second has half the weight of the first."""
    weights = 1 / np.arange(1, number + 1) ** power
    return weights / weights.sum()


def skewed(
    rng: np.random.Generator, pool: Iterable[str], number: int, power: float = 1
) -> np.ndarray:
    """Draw words, the first of the pool most often; an array of Python strings."""
    words = np.array([str(word) for word in pool], dtype=object)
    return words[rng.choice(len(words), number, p=zipf(len(words), power))]


def some(rng: np.random.Generator, share: float | np.ndarray, values: np.ndarray) -> np.ndarray:
    """Keep a share of the values; the others become empty texts."""
    return np.where(rng.random(len(values)) < share, values, "")


def texts(values: np.ndarray) -> np.ndarray:
    """Write numbers or days as Python strings, which `+` joins."""
    return values.astype(str).astype(object)


def unless(ids: np.ndarray, *others: np.ndarray) -> np.ndarray:
    """Empty the ids that one of the others already is."""
    return np.where(np.logical_or.reduce([ids == each for each in others]), "", ids)


def listed(first: np.ndarray, *others: np.ndarray) -> np.ndarray:
    """Join ids into lists; an empty one is left out."""
    for other in others:
        first = np.where(other == "", first, first + LIST_SEPARATOR + other)
    return first


def burst_days(
    rng: np.random.Generator, number: int, days: int = DAYS, bursts: int = BURSTS
) -> np.ndarray:
    """Draw days in order, from FIRST on: most of them in a few busy weeks."""
    drawn = rng.choice(days, number, p=busyness(rng, days, bursts))
    return FIRST + np.sort(drawn).astype("m8[D]")


def busyness(rng: np.random.Generator, days: int, bursts: int) -> np.ndarray:
    """Weigh days: quiet ones and a few busy weeks, weekends half as busy."""
    day = np.arange(days)
    centres = rng.integers(0, days, bursts)
    heights = rng.gamma(2, 4, bursts)
    near = np.exp(-(((day[:, None] - centres) / 4) ** 2) / 2)
    weights = (1 + near @ heights) * np.where(day % 7 < 5, 1, 0.5)
    return weights / weights.sum()


def written_dates(rng: np.random.Generator, day: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """
    Write days as exactly as a source might know them, in the shares of SHARES.

    Args:
        rng: where chance comes from.
        day: the true days, datetime64[D].

    Returns:
        EDTF texts, a few of them flagged; and the last day each speaks of (its
        first, where the end is open), at most LONGEST days after `day`.
    """
    end = day + rng.integers(1, LONGEST + 1, len(day))
    month = day.astype("M8[M]") - 1
    quarter = day.astype("M8[M]").astype(int) // 3 - 1
    quarter_text = [f"{1970 + q // 4}-{33 + q % 4}" for q in quarter.tolist()]
    year = day.astype("M8[Y]") - 1
    start, stop = day.astype(str), end.astype(str)
    flag = np.where(rng.random(len(day)) < 0.04, rng.choice(["?", "~", "%"], len(day)), "")
    forms = {
        "day": (_joined(start, flag), day),
        "interval": (_joined(start, "/", stop), end),
        "set": (_joined("[", start, "..", stop, "]"), end),
        "month": (_joined(month.astype(str), flag), (month + 1).astype("M8[D]") - 1),
        "quarter": (quarter_text, (quarter * 3 + 3).astype("M8[M]").astype("M8[D]") - 1),
        "year": (_joined(year.astype(str), flag), (year + 1).astype("M8[D]") - 1),
        "before": (_joined("../", start), day),
        "after": (_joined(start, "/.."), day),
    }
    form = rng.choice(list(SHARES), len(day), p=list(SHARES.values()))
    is_form = [form == name for name in SHARES]
    written = np.select(is_form, [forms[name][0] for name in SHARES], "")
    last = np.select(is_form, [forms[name][1] for name in SHARES], day)
    return written.astype(object), last


def _joined(*parts: np.ndarray | str) -> np.ndarray:
    joined = parts[0]
    for part in parts[1:]:
        joined = np.char.add(joined, part)
    return joined
