"""The timeline shows every record once, where it belongs, never finer than known."""

from datetime import date

import pandas as pd
import pytest

from lib.analysis.timeline import (
    Window,
    time_step,
    time_window,
    timeline_bins,
    timeline_rows,
)
from tests import table

KNOWN = date(2024, 3, 10)

WINDOWS = {
    "no dated record: a week up to the day asked for": ("", date(2024, 3, 4), date(2024, 3, 10)),
    "one record: at least a week": ("2024-03-09 2024-03-09", date(2024, 3, 4), date(2024, 3, 10)),
    "what is to come is inside": (
        "2024-03-01 2024-03-01, 2024-03-20 2024-03-20",
        date(2024, 3, 1),
        date(2024, 3, 20),
    ),
    "a year does not stretch it": (
        "2023-01-01 2023-12-31, 2024-03-01 2024-03-02",
        date(2024, 3, 1),
        date(2024, 3, 10),
    ),
    "an old record before a long gap moves out": (
        "2023-01-01 2023-01-01, " + ", ".join(f"2024-03-0{i} 2024-03-0{i}" for i in range(1, 5)),
        date(2024, 3, 1),
        date(2024, 3, 10),
    ),
}


@pytest.mark.parametrize(("spans", "first", "last"), WINDOWS.values(), ids=WINDOWS.keys())
def test_time_window(spans, first, last):
    bounds = [span.split() for span in spans.split(",") if span]
    records = pd.DataFrame(bounds, columns=["earliest", "latest"], dtype="str")

    window = time_window(records.astype("datetime64[s]"), KNOWN)

    assert (window.first, window.last) == (first, last)


RECORDS = table("""
record_id|record_type|side     |stance |act    |title  |status     |attribution|speech  |date                  |date_text|earliest  |latest    |issue_name|actor_names
r1       |statement  |Southland|support|demand |Wants  |occurred   |named      |direct  |2024-03-09            |         |2024-03-09|2024-03-09|Fees      |South
r2       |statement  |Northland|       |decline|Silent |occurred   |unnamed    |reported|../2024-03-09         |now      |          |2024-03-09|Fees      |A clerk
r3       |statement  |Northland|oppose |refuse |Refuses|occurred   |named      |        |2023                  |         |2023-01-01|2023-12-31|Fees      |North
r4       |event      |Joint    |       |       |Meet   |scheduled  |outlet     |narrated|2024-03-12/..         |         |2024-03-12|          |          |North, South
r5       |event      |Joint    |       |       |Truce  |unconfirmed|           |        |2024-03-05/2024-03-06 |         |2024-03-05|2024-03-06|Fees      |North, South
r6       |statement  |Northland|support|offer  |Offers |occurred   |named      |direct  |2024-03-09            |         |2024-03-09|2024-03-09|Fees      |North
""")  # fmt: skip
BY_ACTOR = table("""
    record_id | actor_short_name
    r1        | South
    r2        | Clerk
    r3        | North
    r4        | North
    r4        | South
    r5        | North
    r5        | South
    r6        | North
""")
ROWS = timeline_rows(RECORDS, BY_ACTOR, Window(date(2024, 3, 4), date(2024, 3, 12), KNOWN))


def column(name):
    return dict(zip(ROWS["record_id"], ROWS[name], strict=True))


def test_the_joint_lane_comes_first_then_sides_then_time_then_undated_before_dated():
    assert ROWS["record_id"].tolist() == ["r5", "r4", "r3", "r2", "r6", "r1"]


def test_each_record_is_placed_as_its_date_is_known():
    assert column("place") == {
        "r1": "day", "r2": "by", "r3": "earlier", "r4": "from", "r5": "span", "r6": "day",
    }  # fmt: skip


def test_a_statement_without_stance_is_no_unclear():
    assert column("mark")["r2"] == "none"


def test_an_event_has_no_name_before_it_and_the_unnamed_a_star():
    assert (column("who")["r5"], column("who")["r2"]) == ("", "Clerk*")


def test_dates_are_said_as_known():
    assert column("date_words") == {
        "r1": "9 Mar", "r2": "by 9 Mar", "r3": "2023", "r4": "from 12 Mar", "r5": "5–6 Mar",
        "r6": "9 Mar",
    }  # fmt: skip


def test_what_is_not_known_of_the_reporting_is_left_out():
    assert column("how")["r2"] == "Reported, not quoted · unnamed source"
    assert column("how")["r3"] == "named source"


def test_no_record_gives_no_row():
    assert timeline_rows(RECORDS.head(0), BY_ACTOR, Window(KNOWN, KNOWN, KNOWN)).empty


STEPS = {"day": 90, "week": 91, "month": 631, "quarter": 2701, "year": 8191}


@pytest.mark.parametrize(("step", "days"), STEPS.items(), ids=STEPS.keys())
def test_there_are_about_ninety_bars(step, days):
    first = date(2000, 1, 1)

    assert time_step(Window(first, first + pd.Timedelta(days=days), first)) == step


def test_a_record_is_counted_only_in_a_bin_that_holds_all_its_days():
    bins = timeline_bins(RECORDS, "day")

    assert bins[["lane", "mark", "records"]].to_numpy().tolist() == [
        ["Northland", "support", 1],
        ["Southland", "support", 1],
    ]


def test_a_week_runs_from_monday_to_sunday():
    bins = timeline_bins(RECORDS, "week")

    assert bins[["lane", "bin_start", "bin_end"]].astype("str").to_numpy().tolist() == [
        ["Joint", "2024-03-04", "2024-03-10"],
        ["Northland", "2024-03-04", "2024-03-10"],
        ["Southland", "2024-03-04", "2024-03-10"],
    ]
