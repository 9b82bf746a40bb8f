"""Files of other people import to the row; they lie beside the project, never in it."""

from datetime import date
from pathlib import Path

import pytest

from lib.importers import timelinejs
from lib.problems import check_table
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
