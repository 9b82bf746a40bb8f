"""Words as codes: drawn, joined and handed to Arrow without a Python string for every row."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lib.vocabulary import LIST_SEPARATOR
from tests.bench.draws import FIRST, zipf

Keep = np.ndarray | bool


def drawn(rng: np.random.Generator, until: np.ndarray, number: int) -> np.ndarray:
    """Draw places of which `until` holds the shares, each with those before it."""
    found = np.searchsorted(until, rng.random(number), side="right")
    return np.minimum(found, len(until) - 1)


def ranked(rng: np.random.Generator, pool: Iterable, number: int, power: float = 1) -> np.ndarray:
    """Draw places of a pool, the first most often."""
    return drawn(rng, np.cumsum(zipf(len(list(pool)), power)), number)


def words(pool: Iterable[str], codes: np.ndarray, keep: Keep = True) -> pa.DictionaryArray:
    """Look up words; null where they are not kept, or empty."""
    pool = np.array([str(word) for word in pool], dtype=object)
    return _words(lambda used: pool[used], codes, keep & (pool != "")[codes])


def pairs(
    pool: Iterable[str],
    first: np.ndarray,
    second: np.ndarray,
    both: np.ndarray,
    keep: Keep = True,
    between: str = LIST_SEPARATOR,
) -> pa.DictionaryArray:
    """Look up words, and where `both` is true a second one behind them."""
    pool = [str(word) for word in pool]

    def joined(used: np.ndarray) -> list[str]:
        parts = zip(used % len(pool), used // len(pool), strict=True)
        return [pool[a] + (between + pool[b - 1] if b else "") for a, b in parts]

    return _words(joined, first + len(pool) * np.where(both, second + 1, 0), keep)


def _words(
    look_up: Callable[[np.ndarray], Iterable[str]], codes: np.ndarray, keep: Keep
) -> pa.DictionaryArray:
    used, places = np.unique(codes, return_inverse=True)
    missing = np.broadcast_to(~np.asarray(keep), codes.shape)
    indices = pa.array(places.astype(np.int32), mask=missing)
    return pa.DictionaryArray.from_arrays(indices, pa.array(look_up(used), pa.string()))


def numbered(before: Iterable[str], numbers: np.ndarray, after: str, keep: Keep = True) -> pa.Array:
    """Write numbers behind texts, so that few are the same; null where they are not kept."""
    written = pa.array(numbers).cast(pa.string())
    texts = pc.binary_join_element_wise(pa.array(before), written, after, "")
    return pc.if_else(pa.array(np.broadcast_to(keep, len(numbers))), texts, None)


def ids(numbers: np.ndarray, keep: Keep = True) -> pa.Array:
    """Name records by their numbers, in the order of the alphabet."""
    written = pc.utf8_lpad(pa.array(numbers).cast(pa.string()), 8, padding="0")
    texts = pc.binary_join_element_wise("G", written, "-")
    return pc.if_else(pa.array(np.broadcast_to(keep, len(numbers))), texts, None)


def days(since_first: np.ndarray, keep: Keep = True) -> pa.Array:
    """Write days, given as how long after FIRST, as dates; null where they are not kept."""
    values = (FIRST + since_first.astype("m8[D]")).astype("M8[D]")
    return pa.array(values, pa.date32(), mask=np.broadcast_to(~np.asarray(keep), values.shape))


def day_texts(since_first: np.ndarray, keep: Keep = True) -> pa.DictionaryArray:
    """Write days, given as how long after FIRST, as text."""
    return _words(lambda used: (FIRST + used.astype("m8[D]")).astype(str), since_first, keep)
