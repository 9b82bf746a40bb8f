"""How good the evidence is: how the words reached the source, and what is weak about it."""

from __future__ import annotations

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.evidence import Evidence, evidence_where
from lib.frames import count_of, to_pandas
from lib.vocabulary import Attribution, Confidence, Speech, Status

UNNAMED, NO_DAY, UNCONFIRMED, LOW, NO_SPEECH = (
    *("unnamed", "no_day", "unconfirmed", "low_confidence"),
    "no_speech",
)

KINDS = {
    **{speech.value: nw.col("speech") == speech.value for speech in Speech},
    UNNAMED: nw.col("attribution") == Attribution.UNNAMED.value,
    # A date marked as uncertain or approximate is no exact day either.
    NO_DAY: nw.col("earliest").is_null()
    | nw.col("latest").is_null()
    | (nw.col("earliest") != nw.col("latest"))
    | nw.col("date").str.contains("[?~%]"),
    UNCONFIRMED: nw.col("status") == Status.UNCONFIRMED.value,
    LOW: nw.col("confidence") == Confidence.LOW.value,
    NO_SPEECH: nw.col("speech").is_null(),
}
"""Kind of evidence -> which records are of it; an empty cell is of none but the last."""


def evidence_counts(records: IntoFrame) -> dict[str, int]:
    """
    Count the records of each kind of evidence.

    Args:
        records: one row per record; reads speech, attribution, date, earliest,
            latest, status, confidence.

    Returns:
        Key of KINDS -> records (>= 0). Those of Speech and NO_SPEECH add up to
        the number of records; the others overlap.
    """
    frame = nw.from_native(records).lazy()
    flags = {name: count_of(frame, kind.fill_null(False)) for name, kind in KINDS.items()}
    counts = to_pandas(frame.select(*(flag.sum().alias(name) for name, flag in flags.items())))
    return counts.fillna(0).astype("int64").iloc[0].to_dict()


def speech_counts(counts: dict[str, int]) -> pd.DataFrame:
    """
    Take the four ways of speech out of `evidence_counts`, those without records too.

    Returns:
        One row per member of Speech in its order: speech (stored), word, records.
    """
    rows = [(speech.value, speech.word, counts[speech.value]) for speech in Speech]
    return pd.DataFrame(rows, columns=["speech", "word", "records"])


def evidence_of_kind(records: IntoFrame, kind: str, most: int) -> Evidence:
    """Take the newest records of one kind of evidence: a key of KINDS."""
    return evidence_where(records, most, KINDS[kind].fill_null(False))


def solidity_alt(speech: pd.DataFrame) -> str:
    """
    Say how many records reached the source in which way.

    >>> solidity_alt(speech_counts({"direct": 2, "reported": 1, "narrated": 0, "conduct": 0}))[:60]
    'Bars of how the words of 3 records reached the source: Quote'
    """
    told = ", ".join(f"{row.word} {row.records:,}" for row in speech.itertuples())
    total = speech["records"].sum()
    return (
        f"Bars of how the words of {total:,} records reached the source: {told}. "
        "Listed below as well."
    )
