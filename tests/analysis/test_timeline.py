"""The timeline shows every record once, where it belongs, never finer than known."""

from datetime import date

import pandas as pd
import pytest

from lib.analysis.timeline import Window, asked_window, count_by, time_window, timeline_rows
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


ASKED = {
    "both days: no record stretches them": (date(2024, 2, 5), date(2024, 2, 6)),
    "one day": (date(2024, 2, 5), date(2024, 2, 5)),
    "before everything known: only what is known": (date(1900, 1, 1), date(2024, 2, 6)),
    "after everything known: only what is known": (date(2024, 2, 5), date(2099, 1, 1)),
}
WHOLE = Window(date(2024, 1, 1), date(2024, 3, 10), KNOWN)
OPEN = table("""
    earliest   | latest
               | 2024-12-24
    2023-01-01 |
    2024-02-05 | 2024-02-05
""")


@pytest.mark.parametrize(("start", "end"), ASKED.values(), ids=ASKED.keys())
def test_the_days_asked_for_are_shown(start, end):
    window = asked_window(OPEN, WHOLE, start, end)

    assert (window.first, window.last) == (max(start, WHOLE.first), min(end, WHOLE.last))


def test_where_one_end_is_open_the_records_end_it():
    assert asked_window(OPEN, WHOLE, date(2024, 2, 1), None).last == KNOWN
    assert asked_window(OPEN, WHOLE, None, date(2024, 2, 20)).first == date(2024, 2, 5)


def test_without_days_asked_for_the_records_choose_the_window():
    assert asked_window(OPEN, WHOLE, None, None) == time_window(OPEN, KNOWN)


def test_days_before_all_that_the_whole_shows_are_shown_as_asked_for():
    window = asked_window(OPEN, WHOLE, date(1990, 5, 1), date(1990, 6, 1))

    assert (window.first, window.last) == (date(1990, 5, 1), date(1990, 6, 1))


def test_an_old_record_counts_as_many_times_as_it_is_there():
    """Three in ten may be old; four are no exception any more."""
    days = pd.Series(["2023-01-01"] * 4 + ["2024-03-01"] * 6).astype("datetime64[s]")

    window = time_window(pd.DataFrame({"earliest": days, "latest": days}), KNOWN)

    assert window.first == date(2023, 1, 1)


def test_counting_keeps_what_is_missing():
    records = table("""
        side      | stance
        Northland | support
        Northland |
        Northland |
    """)

    counts = count_by(records, "side", "stance")

    assert sorted(counts["records"]) == [1, 2]


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
