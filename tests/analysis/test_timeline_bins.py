"""Bars count records by day to year; what fits into no step is counted by its reason."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis import timeline_bins as module
from lib.analysis.timeline import Window, marks
from lib.analysis.timeline_bins import strip_bins, time_step, timeline_bins
from tests import table

KNOWN = date(2024, 3, 10)
DAYS = Window(date(2024, 3, 4), date(2024, 3, 10), KNOWN)
"""Monday to Sunday."""

WEEKS = Window(date(2024, 1, 1), date(2024, 6, 2), KNOWN)
"""Monday to Sunday, 22 weeks later."""

RECORDS = table("""
    record_type | side      | stance  | earliest   | latest
    statement   | Southland | support | 2024-03-09 | 2024-03-09
    statement   | Northland |         |            | 2024-03-09
    statement   | Northland | oppose  | 2023-01-01 | 2023-12-31
    event       | Joint     |         | 2024-03-12 |
    event       | Joint     |         | 2024-03-05 | 2024-03-06
    statement   | Northland | support | 2024-03-09 | 2024-03-09
    statement   | Northland | support | 2024-03-09 | 2024-03-09
""")

STEPS = {"day": 90, "week": 91, "month": 631, "quarter": 2701, "year": 8191}


@pytest.mark.parametrize(("step", "days"), STEPS.items(), ids=STEPS.keys())
def test_there_are_about_ninety_bars(step, days):
    first = date(2000, 1, 1)

    assert time_step(Window(first, first + pd.Timedelta(days=days), first)) == step


def test_a_record_is_counted_only_in_a_bar_that_holds_all_its_days():
    bins = timeline_bins(RECORDS, DAYS)

    assert bins.bars[["lane", "mark", "records"]].to_numpy().tolist() == [
        ["Northland", "support", 2],
        ["Southland", "support", 1],
    ]


def test_a_week_runs_from_monday_to_sunday():
    bins = timeline_bins(RECORDS, WEEKS)

    assert bins.step == "week"
    assert bins.bars[["lane", "bin_start", "bin_end"]].astype("str").to_numpy().tolist() == [
        ["Joint", "2024-03-04", "2024-03-10"],
        ["Northland", "2024-03-04", "2024-03-10"],
        ["Southland", "2024-03-04", "2024-03-10"],
    ]


REASONS = {
    "on or before a day": ("", "2024-03-09", {"by": 1}),
    "on or after a day": ("2024-03-09", "", {"from": 1}),
    "two days of two weeks": ("2024-03-10", "2024-03-11", {"wide": 1}),
    "a year": ("2024-01-01", "2024-12-31", {"wide": 1}),
    "wholly before the days shown": ("2023-12-31", "2023-12-31", {"earlier": 1}),
    "a year before the days shown": ("2023-01-01", "2023-12-31", {"earlier": 1}),
    "wholly after the days shown": ("2024-06-03", "2024-06-03", {"later": 1}),
    "a day": ("2024-03-09", "2024-03-09", {}),
    "days of one week": ("2024-03-04", "2024-03-10", {}),
}


@pytest.mark.parametrize(("earliest", "latest", "unplaced"), REASONS.values(), ids=REASONS.keys())
def test_a_record_in_no_bar_has_its_reason(earliest, latest, unplaced):
    record = RECORDS.head(1).assign(
        earliest=pd.to_datetime(earliest or None), latest=pd.to_datetime(latest or None)
    )

    assert timeline_bins(record, WEEKS).unplaced == unplaced
    assert strip_bins(record, WEEKS).unplaced == unplaced


def test_a_step_that_the_days_shown_cut_holds_its_records():
    """A Monday in the week of a window that begins on Tuesday."""
    tuesday = Window(date(2024, 1, 2), date(2024, 6, 1), KNOWN)
    monday = RECORDS.head(1).assign(
        earliest=pd.Timestamp("2024-01-01"), latest=pd.Timestamp("2024-01-01")
    )

    bins = timeline_bins(monday, tuesday)

    assert bins.placed == 1
    assert bins.window.first == date(2024, 1, 1)


def test_days_asked_for_are_shown_to_the_day():
    asked = (date(2024, 3, 9), date(2024, 6, 8))
    days = pd.to_datetime(["2024-03-09", "2024-06-04"])

    bins = timeline_bins(
        RECORDS.head(2).assign(earliest=days, latest=days), Window(*asked, KNOWN), *asked
    )

    assert (bins.step, bins.placed) == ("week", 2)
    assert (bins.window.first, bins.window.last) == asked


def test_too_many_bars_make_the_step_coarser(monkeypatch):
    monkeypatch.setattr(module, "MOST_BARS", 3)
    days = pd.date_range("2024-03-04", "2024-03-09", unit="s")
    records = pd.DataFrame({"earliest": days, "latest": days}).assign(
        record_type="statement", side="Northland", stance="support"
    )

    bins = timeline_bins(records, DAYS)

    assert (bins.step, bins.placed) == ("week", 6)


def test_a_bar_has_the_mark_that_a_row_of_the_timeline_would_have():
    bins = timeline_bins(
        RECORDS.assign(earliest="2024-03-09", latest="2024-03-09").astype(
            {"earliest": "datetime64[s]", "latest": "datetime64[s]"}
        ),
        DAYS,
    )

    counts = bins.bars.groupby("mark")["records"].sum()

    assert counts.to_dict() == marks(RECORDS).value_counts().to_dict()


def test_the_strip_counts_whoever_a_record_is_by():
    bins = strip_bins(RECORDS, WEEKS)

    assert bins.bars[["bin_start", "records"]].astype("str").to_numpy().tolist() == [
        ["2024-03-04", "4"]
    ]


def test_no_records_give_no_bars():
    bins = timeline_bins(RECORDS.head(0), DAYS)

    assert (len(bins.bars), bins.placed, bins.unplaced, bins.window) == (0, 0, {}, DAYS)
    assert strip_bins(RECORDS.head(0), DAYS).bars.empty


def test_years_beyond_the_usual_calendar_are_counted():
    old = pd.Series(["1499-03-04"] * 3).astype("datetime64[s]")
    records = RECORDS.head(3).assign(earliest=old, latest=old)

    bins = timeline_bins(records, Window(date(1490, 1, 1), date(1990, 1, 1), KNOWN))

    assert (bins.step, bins.placed) == ("year", 3)


day = st.none() | st.dates(date(1990, 1, 1), date(2030, 12, 31))
record = st.tuples(
    st.sampled_from(["Northland", "Joint"]),
    st.sampled_from(["event", "statement"]),
    st.sampled_from(["support", None]),
    day,
    st.integers(0, 900),
    st.booleans(),
)
asked = st.none() | st.dates(date(2000, 1, 1), date(2024, 12, 31))


@given(
    st.lists(record, max_size=12),
    st.dates(date(2000, 1, 1), date(2024, 12, 31)),
    st.integers(0, 9000),
    st.booleans(),
)
def test_what_is_in_bars_and_what_is_in_none_add_up(rows, first, length, cut):
    records = pd.DataFrame(
        [
            (
                side,
                kind,
                stance,
                start,
                None if not start or is_open else start + pd.Timedelta(days=span),
            )
            for side, kind, stance, start, span, is_open in rows
        ],
        columns=["side", "record_type", "stance", "earliest", "latest"],
    ).astype({"side": "str", "record_type": "str", "stance": "str"})
    records = records.assign(
        earliest=pd.to_datetime(records["earliest"]).astype("datetime64[s]"),
        latest=pd.to_datetime(records["latest"]).astype("datetime64[s]"),
    )
    window = Window(first, first + pd.Timedelta(days=length), first)

    bins = timeline_bins(records, window, *((window.first, window.last) if cut else ()))
    strip = strip_bins(records, window)

    assert bins.placed + sum(bins.unplaced.values()) == len(records)
    assert strip.placed + sum(strip.unplaced.values()) == len(records)
