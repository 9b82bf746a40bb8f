"""A calendar gets what is dated, no finer than it is dated, and knows it again when it changes."""

from datetime import date

import pytest
from icalendar import Calendar

from lib.calendar_file import calendar_file
from tests import table, with_bounds

MEETINGS = with_bounds(
    table("""
    record_ids | state       | title         | date                     | known_on   | first_date | actor_names | issue_name | publisher | source_url
    new;old    | postponed   | Next; round   | 2024-03-14/2024-03-15    | 2024-03-04 | 2024-03-05 | N, S        | Fees       | Gazette   | https://gazette.example/1
    month      | scheduled   | Signing       | 2024-04                  | 2024-03-01 |            | N           |            |           |
    one        | overdue     | Reply         | [2024-03-01..2024-03-02] | 2024-03-01 |            | N           |            |           |
    about      | scheduled   | Visit         | 2024-03-20~              | 2024-03-01 |            | N           |            |           |
    rumour     | unconfirmed | Dinner        | 2024-02-20               | 2024-03-01 |            | N           |            |           |
    met        | held        | First round   | 2024-02-02               | 2024-02-03 |            | N           |            |           |
    off        | cancelled   | Summit        | 2024-02-25               | 2024-02-20 |            | N           |            |           |
    open       | scheduled   | Reply in time | ../2024-03-30            | 2024-02-20 |            | N           |            |           |
    """)
)


@pytest.fixture(scope="module")
def entries():
    calendar = Calendar.from_ical(calendar_file(MEETINGS, "harbour", "The harbour talks"))
    assert calendar.calendar_name == "The harbour talks"
    return {str(entry["uid"]).split("@")[0]: entry for entry in calendar.events}


def test_what_has_no_first_or_last_day_is_left_out(entries):
    assert set(entries) == {"old", "month", "one", "about", "rumour", "met", "off"}


def test_the_last_day_is_included(entries):
    assert entries["old"].start == date(2024, 3, 14)
    assert entries["old"].end == date(2024, 3, 16)


SUMMARIES = {
    "old": "Next; round",
    "month": "Signing (Apr 2024)",
    "one": "Reply (one day within 1–2 Mar 2024)",
    "about": "Visit (about 20 Mar 2024)",
    "met": "First round",
}


@pytest.mark.parametrize(("uid", "summary"), SUMMARIES.items())
def test_where_the_days_are_not_known_the_words_say_so(entries, uid, summary):
    assert str(entries[uid]["summary"]) == summary


def test_an_entry_keeps_its_name_and_counts_its_changes(entries):
    assert entries["old"]["uid"] == "old@harbour.parley"
    assert entries["old"]["sequence"] == 1
    assert entries["met"]["sequence"] == 0


STATUS = {"old": "TENTATIVE", "one": "TENTATIVE", "rumour": "TENTATIVE"} | {
    "met": "CONFIRMED",
    "off": "CANCELLED",
}


@pytest.mark.parametrize(("uid", "status"), STATUS.items())
def test_a_calendar_knows_whether_it_is_certain(entries, uid, status):
    assert entries[uid]["status"] == status


def test_an_entry_says_where_it_comes_from(entries):
    said = str(entries["old"]["description"])

    assert "Postponed, as known on 2024-03-04 from Gazette" in said
    assert "First scheduled for 5 Mar 2024" in said
    assert "Records: new, old" in said
    assert entries["old"]["url"] == "https://gazette.example/1"


def test_text_of_the_data_cannot_write_an_entry():
    title = "X\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY"
    calendar = Calendar.from_ical(calendar_file(MEETINGS.assign(title=title), "h", "H"))

    assert len(calendar.events) == 7
    assert not [part for event in calendar.events for part in event.subcomponents]
