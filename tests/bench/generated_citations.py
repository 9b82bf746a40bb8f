"""Some rows of a generated table: what was said word for word, and in which documents."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from lib.vocabulary import Attribution, Confidence, Speech
from tests.bench.coded import day_texts, days, numbered, pairs, ranked, words
from tests.bench.draws import FIRST
from tests.bench.generated_world import World
from tests.bench.invented import PUBLISHERS, QUOTES

TAGS, SAYINGS = zip(*[(tag, each) for tag in QUOTES for each in QUOTES[tag]], strict=True)
PARAGRAPHS = [f"para {number}" for number in range(1, 60)]
CODERS = ["Kim", "kim", "Żaneta", "Ng'ang'a"]
NOTES = ["See the map.", "None", "NA", "-"]
VIA = [*PUBLISHERS, *(publisher.upper() for publisher in PUBLISHERS)]


def wording(
    rng: np.random.Generator, is_event: np.ndarray, is_unnamed: np.ndarray
) -> dict[str, pa.Array]:
    """Draw how the words reached the source, and what the coder made of it."""
    rows = len(is_event)
    number, saying = rng.integers(1, 1_000_000, rows), rng.integers(0, len(SAYINGS), rows)
    is_quoted = ~is_event & (rng.random(rows) < 0.45)
    quote = np.array(SAYINGS, dtype=object)[saying] + " · "
    attribution = ranked(rng, Attribution, rows, 1.5)
    unnamed = list(Attribution).index(Attribution.UNNAMED)
    is_known = is_unnamed | (rng.random(rows) < 0.95)
    return {
        "speech": words(Speech, ranked(rng, Speech, rows), rng.random(rows) < 0.95),
        "attribution": words(Attribution, np.where(is_unnamed, unnamed, attribution), is_known),
        "quote": numbered(quote, number, "", is_quoted),
        "quote_lang": words(TAGS, saying, is_quoted),
        "confidence": words(Confidence, ranked(rng, Confidence, rows), rng.random(rows) < 0.8),
        "coder": words(CODERS, ranked(rng, CODERS, rows)),
        "note": words(NOTES, ranked(rng, NOTES, rows), rng.random(rows) < 0.03),
    }


def documents(
    rng: np.random.Generator, world: World, last: np.ndarray, is_quoted: np.ndarray
) -> dict[str, pa.Array]:
    """
    Draw sources published soon after, and what rests on them.

    Args:
        rng: where chance comes from.
        world: who and what there is.
        last: row -> the day after which it is known, as days since FIRST.
        is_quoted: row -> whether it has a quote.
    """
    rows, sources = len(last), world.sources
    published = (sources["published_on"].to_numpy("M8[D]") - FIRST).astype(int)
    soon = np.searchsorted(published, last) + rng.geometric(0.3, (2, rows)) - 1
    lead, other = np.minimum(soon, len(sources) - 1)
    has_two = (rng.random(rows) < 0.06) & (lead != other)
    via, quotes_other = ranked(rng, VIA, rows), rng.random(rows) < 0.2
    days_of = published[lead], published[other]
    known_on = np.where(has_two, np.minimum(*days_of), days_of[0])
    coded_on = published[lead] + rng.integers(1, 9, rows)
    original = sources["publisher"].map(PUBLISHERS.index).to_numpy()
    # The second half of VIA is the first in capitals: the same outlets.
    first_original = np.where(quotes_other, via % len(PUBLISHERS), original[lead])
    is_corroborated = has_two & (first_original != original[other])
    is_located = rng.random(rows) < 0.8
    return {
        "source": pairs(sources["source_id"], lead, other, has_two),
        "via": words(VIA, via, quotes_other),
        "locator": words(PARAGRAPHS, rng.integers(0, len(PARAGRAPHS), rows), is_located),
        "coded_on": day_texts(coded_on),
        "quote_checked_on": day_texts(coded_on, is_quoted & (rng.random(rows) < 0.6)),
        "known_on": days(known_on),
        "corroborated_on": days(np.maximum(*days_of), is_corroborated),
        "publisher": words(sources["publisher"], lead),
        "source_title": words(sources["title"], lead),
        "source_url": words(sources["url"], lead),
    }
