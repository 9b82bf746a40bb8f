"""Files of other people import to the row; they lie beside the project, never in it."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from lib.importers import plover, timelinejs
from lib.problems import check_table
from lib.references import reference_problems
from tests.importers import opened_example

REAL = Path("/work/shared/realdata")
TODAY = date(2026, 3, 1)

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="no real files on this machine")

TIMELINES = {
    # File -> events, years of the first and last, days, dates that last, slides that are no event.
    "my-own-timeline.csv": (10, 1815, 1985, 3, 3, 1),
    "women_in_computing.csv": (10, 1815, 1985, 3, 3, 1),
    "eras.json": (20, 602, 698, 4, 5, 2),
    "houston_timeline3.json": (18, 1963, 2012, 2, 0, 1),
}


@pytest.mark.parametrize(("name", "counts"), TIMELINES.items(), ids=TIMELINES)
def test_a_timeline_gives_an_event_for_every_slide_with_a_date(name, counts):
    events, first, last, days, spans, others = counts

    imported = timelinejs.read(opened_example(REAL / "timelinejs" / name), {}, TODAY)

    records = imported.tables["records"]
    assert len(records) == events
    assert imported.refused == []
    assert len(imported.ignored) == others
    years = records["date"].str[:4].astype("int64")
    assert (years.min(), years.max()) == (first, last)
    starts = records["date"].str.partition("/")[0]
    assert (starts.str.len() == len("YYYY-MM-DD")).sum() == days
    assert records["date"].str.contains("/").sum() == spans
    assert check_table("records", records)[1] == []


def test_the_gold_records_of_plover_are_all_imported():
    opened = opened_example(REAL / "plover" / "PLOVER_GSR_CAMEO.txt")
    document = opened.document

    imported = plover.read(opened, {}, TODAY)

    records = imported.tables["records"]
    assert (len(records), len(imported.refused), len(document)) == (322, 0, 323)
    assert "record 1: no event (PLOVER-GSR01-DOCUMENT-0001)" in imported.ignored
    assert records["date"].unique().tolist() == ["2000-01-01"]
    assert records["quote"].notna().sum() + records["summary"].notna().sum() == 322
    assert records["quote"].notna().sum() == 83
    assert (records["actor"] == "actor-not-coded").sum() == 1
    assert records["recipient"].notna().sum() == sum(bool(each.get("target")) for each in document)
    assert Counter(records["event_type"])["REQUEST"] == 34
    assert Counter(records["event_type"])["ASSAULT"] == 17 + 15
    assert Counter(records["event_type"])["ACCUSE"] == 16 + 9
    for name, frame in imported.tables.items():
        assert check_table(name, frame)[1] == []
    assert reference_problems(imported.tables, list(imported.tables)) == []
