"""What rests on which document, and how much of it is named and quoted."""

from __future__ import annotations

import re

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.edtf import parse
from lib.frames import MOST_STATEMENTS, count_of, is_lazy, to_pandas
from lib.vocabulary import (
    LIST_SEPARATOR,
    Attribution,
    PublishedBasis,
    RecordType,
    SourceKind,
    Speech,
)

MOST_ROWS = 500
"""Sources sent to the browser; the download holds them all."""

FEW = 5
"""Records: below, a share would say more than they do, and only counts are given."""

COUNTED = {
    "statements": ("record_type", RecordType.STATEMENT),
    "events": ("record_type", RecordType.EVENT),
    "unnamed": ("attribution", Attribution.UNNAMED),
    "narrated": ("speech", Speech.NARRATED),
}
"""Count -> the column of records that must hold this value."""

COUNTS = ["records", *COUNTED]
DATES = ["date", "earliest", "latest"]


def source_rows(records: IntoFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """
    Count what was coded from each document.

    A record that rests on two documents counts for both, so the counts may add
    up to more than there are records.

    Args:
        records: one row per record; reads source, date, earliest, latest (NaT =
            open), record_type, attribution, speech.
        sources: one row per source of the case.

    Returns:
        One row per source that a record rests on, most records first, then by
        title: the columns of `sources`; records (>= 1), statements, events,
        unnamed (by an unnamed source), narrated (the outlet's own account), all
        counts of records; unnamed_share and narrated_share (0 to 1, of its
        records); first_day and last_day (the earliest start and the latest end
        of a record's date, EDTF, as coarse as written; missing where it is open
        for all).

    Raises:
        TooManyRows: in an engine, there are more than MOST_STATEMENTS lists of sources.
    """
    parts = _parts(nw.from_native(records).lazy())
    # Split after counting: engines differ in splitting.
    parts = parts.assign(source_id=parts["source"].str.split(LIST_SEPARATOR)).explode("source_id")
    counts = parts.groupby("source_id")[COUNTS].sum().astype("int64")
    for name in ("unnamed", "narrated"):
        counts[f"{name}_share"] = counts[name] / counts["records"]
    counts["first_day"] = _ends(parts, "from", "first")
    counts["last_day"] = _ends(parts, "to", "last")
    rows = sources.merge(counts.reset_index(), on="source_id")
    order = ["records", "title", "source_id"]
    return rows.sort_values(order, ascending=[False, True, True]).reset_index(drop=True)


def _parts(records: nw.LazyFrame) -> pd.DataFrame:
    """Count the records of each list of sources, with first and last: their outermost dates."""
    flags = [
        count_of(records, nw.col(column) == word.value).alias(name)
        for name, (column, word) in COUNTED.items()
    ]
    flagged = records.select("source", *DATES, *flags)
    by = ["source"] if is_lazy(records) else ["source", "date"]
    groups = flagged.group_by(*by).agg(
        nw.len().alias("records"),
        *(nw.col(name).sum() for name in COUNTED),
        nw.col("earliest").min().alias("from"),
        nw.col("latest").max().alias("to"),
    )
    if not is_lazy(records):
        parts = to_pandas(groups)
        return parts.assign(first=parts["date"], last=parts["date"])
    # Of the dates on one day the coarsest is taken, as in _ends: it sorts first.
    outermost = (
        flagged.select("source", *DATES)
        .join(groups, on="source", how="inner")
        .with_columns(
            first=nw.when(nw.col("earliest") == nw.col("from")).then(nw.col("date")),
            last=nw.when(nw.col("latest") == nw.col("to")).then(nw.col("date")),
        )
        .group_by("source")
        .agg(
            *(nw.col(name).max() for name in [*COUNTS, "from", "to"]),
            nw.col("first").min(),
            nw.col("last").min(),
        )
    )
    return to_pandas(outermost, MOST_STATEMENTS)


def _ends(parts: pd.DataFrame, bound: str, text: str) -> pd.Series:
    """Find the outermost bound (from or to) of each source, as coarse as it is written."""
    first = bound == "from"
    # Where several dates begin on one day the coarsest is taken: it sorts first.
    outermost = (
        parts.dropna(subset=bound)
        .sort_values([bound, text], ascending=[first, True])
        .drop_duplicates("source_id")
        .set_index("source_id")
    )
    return outermost[text].map(lambda date: _point(date, 0 if first else -1)).astype("str")


def _point(text: str, end: int) -> str:
    """
    Take the first (0) or last (-1) point of a date.

    >>> _point("2026-01-24/2026-01-25", 0), _point("../2025-03", -1), _point("2025?", 0)
    ('2026-01-24', '2025-03', '2025?')
    """
    points = [point for point in re.split(r"/|\.\.", text.strip("[]")) if point]
    return points[end]


def unused_titles(rows: pd.DataFrame, sources: pd.DataFrame) -> list[str]:
    """Name the sources of the case that no record shown rests on, in their own order."""
    return sources.loc[~sources["source_id"].isin(rows["source_id"]), "title"].tolist()


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """
    Lay sources out for reading.

    Args:
        rows: the result of `source_rows`.

    Returns:
        One row per source in the same order: Title, Link (empty where it is no http
        address), Publisher, Published (with ", inferred" where it is), Records,
        Statements, Events, Unnamed, Narrated (as `share_words`), Covers (the
        days), Kind (with the language where it is known).
    """
    kinds = rows["kind"].map({kind.value: kind.word for kind in SourceKind})
    web = rows["url"].str.match("https?://", case=False).eq(True)
    return pd.DataFrame(
        {
            "Title": rows["title"],
            "Link": rows["url"].where(web, ""),
            "Publisher": rows["publisher"],
            "Published": list(map(_published_words, rows["published_on"], rows["published_basis"])),
            "Records": rows["records"],
            "Statements": rows["statements"],
            "Events": rows["events"],
            "Unnamed": list(map(share_words, rows["unnamed"], rows["records"])),
            "Narrated": list(map(share_words, rows["narrated"], rows["records"])),
            "Covers": list(map(_days_words, rows["first_day"], rows["last_day"])),
            "Kind": kinds.str.cat(rows["language"], sep=", ").fillna(kinds),
        }
    )


def _published_words(day: str, basis: str) -> str:
    inferred = ", inferred" if basis == PublishedBasis.INFERRED.value else ""
    return f"{parse(day).words()}{inferred}"


def share_words(part: int, whole: int) -> str:
    """
    Write a share with its counts; from FEW up also in percent.

    >>> share_words(3, 28), share_words(1, 4), share_words(0, 28)
    ('3 of 28 (11%)', '1 of 4', '0 of 28')
    >>> share_words(1, 500), share_words(499, 500)
    ('1 of 500 (<1%)', '499 of 500 (>99%)')
    """
    said = f"{part:,} of {whole:,}"
    if not part or whole < FEW:
        return said
    percent = f"{part / whole:.0%}"
    if percent == "0%":
        percent = "<1%"
    if percent == "100%" and part < whole:
        percent = ">99%"
    return f"{said} ({percent})"


def _days_words(first: str, last: str) -> str:
    """
    Write the days a source covers; a missing end is open for all its records.

    >>> _days_words("2025", "2026-02-01"), _days_words("2026-01-24", "2026-02-01")
    ('2025 to 1 Feb 2026', '24 Jan to 1 Feb 2026')
    >>> _days_words(float("nan"), "2026-02-01"), _days_words("2026-02-01", "2026-02-01")
    ('by 1 Feb 2026', '1 Feb 2026')
    """
    if pd.isna(first):
        return parse(f"../{last}").words()
    if pd.isna(last):
        return f"from {parse(first).words()}"
    if first == last:
        return parse(last).words()
    return f"{parse(first).words(parse(last).latest.year)} to {parse(last).words()}"
