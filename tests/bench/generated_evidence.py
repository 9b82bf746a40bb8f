"""How the words of a generated record reached its sources, and what the coder made of it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.vocabulary import Attribution, Confidence, Speech
from tests.bench.draws import listed, skewed, some, texts, unless, zipf
from tests.bench.invented import PUBLISHERS, QUOTES


def evidence(rng: np.random.Generator, is_unnamed: pd.Series) -> dict[str, object]:
    """Draw how the words reached the source, and what the coder made of it."""
    rows = len(is_unnamed)
    tags, quotes = zip(*[(tag, each) for tag in QUOTES for each in QUOTES[tag]], strict=True)
    number = rng.choice(len(tags), rows)
    quote = (
        np.array(quotes, dtype=object)[number] + " · " + texts(rng.integers(1, 2 * rows + 1, rows))
    )
    quote = some(rng, 0.45, quote)
    attribution = some(rng, 0.95, skewed(rng, Attribution, rows, 1.5))
    return {
        "role_then": some(rng, 0.05, skewed(rng, ["Deputy", "Chargé d’affaires"], rows)),
        "speech": some(rng, 0.95, skewed(rng, Speech, rows)),
        "attribution": np.where(is_unnamed, Attribution.UNNAMED, attribution),
        "via": some(rng, 0.2, skewed(rng, PUBLISHERS, rows)),
        "quote": quote,
        "quote_lang": np.where(quote == "", "", np.array(tags, dtype=object)[number]),
        "locator": some(rng, 0.8, "para " + texts(rng.integers(1, 60, rows))),
        "confidence": some(rng, 0.8, skewed(rng, Confidence, rows)),
        "coder": skewed(rng, ["Kim", "Żaneta", "Ng'ang'a"], rows),
        "note": some(rng, 0.03, skewed(rng, ["See the map.", "None", "NA", "-"], rows)),
    }


def documents(
    rng: np.random.Generator, last: np.ndarray, sources: pd.DataFrame
) -> dict[str, object]:
    """Draw sources published within a fortnight after, or the next one; popular ones more often."""
    published = sources["published_on"].to_numpy("M8[D]")
    start = np.searchsorted(published, last)
    end = np.maximum(np.searchsorted(published, last + 14, "right"), start + 1)
    popularity = np.append(0, np.cumsum(rng.permutation(zipf(len(sources)))))
    span = popularity[end] - popularity[start]
    places = popularity[start] + rng.random((2, len(last))) * span
    first, second = np.clip(np.searchsorted(popularity, places, "right") - 1, start, end - 1)
    ids = sources["source_id"].to_numpy(object)
    return {
        "source": listed(ids[first], some(rng, 0.06, unless(ids[second], ids[first]))),
        "coded_on": texts(published[first] + rng.integers(1, 9, len(last))),
    }
