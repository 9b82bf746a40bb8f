"""The timeline shows every record, and opens what it rests on."""

import json
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from lib.filters import Filters
from lib.ui import brush
from tests.cases import harbour, write_case


def test_every_record_has_its_mark(app):
    app.open("timeline")

    assert sorted(app.marks("timeline")) == [(f"H-{i}",) for i in range(1, 9)]


def test_a_filter_leaves_its_records(app):
    app.open("timeline", side="Southland")

    assert sorted(app.marks("timeline")) == [("H-3",), ("H-4",)]


def test_an_address_with_days_keeps_what_can_have_happened_then(app):
    app.open("timeline", **{"from": "2031-04-01", "to": "2031-04-30"})

    assert sorted(app.marks("timeline")) == [("H-4",), ("H-6",)]


def test_a_record_asked_for_shows_its_evidence(app):
    at = app.open("timeline")

    at.session_state["_evidence"] = {"records": ["H-3"]}
    at.run()

    assert "Will not lower the fees" in app.html
    assert "as long as the lighthouse is unpaid" in app.html
    assert "Northland: Demands that the fees be halved (H-2)" in app.html


def test_the_evidence_does_not_open_again_by_itself(app):
    at = app.open("timeline")
    at.session_state["_evidence"] = {"records": ["H-3"]}
    at.run()

    at.run()

    assert "Will not lower the fees" not in app.html


@pytest.fixture
def many(data):
    """The harbour case with each of its records ten times."""
    records = harbour("records")
    records = records.loc[records.index.repeat(10)].reset_index(drop=True)
    records["record_id"] = [f"H-{i}" for i in range(len(records))]
    write_case(data / "harbour", records=records.assign(responds_to=""))


def test_many_records_are_counted_in_bars_and_none_is_lost_from_the_words(many, app):
    app.open("timeline")

    assert list(app.figures()) == ["brush", "timeline_bars"]
    assert (
        "<b>80 records:</b> 20 in the bars; 30 over more than one day; 10 on or before a day; "
        "10 on or after a day; 10 after the days shown."
    ) in app.html


def test_days_outside_the_date_filter_stay_on_the_strip(many, app):
    app.open("timeline")
    whole = app.figures()["brush"]["data"][0]["y"]

    app.open("timeline", **{"from": "2031-03-01", "to": "2031-03-04"})

    assert "40 of 80 records" in app.html
    assert app.figures()["brush"]["data"][0]["y"] == whole


def test_few_records_of_many_are_named_below_the_strip(many, app):
    app.open("timeline", side="Southland")

    assert list(app.figures()) == ["brush", "timeline"]


def test_few_records_need_no_strip(app):
    app.open("timeline")

    assert list(app.figures()) == ["timeline"]


def test_the_strip_names_the_way_without_a_mouse(many, app):
    app.open("timeline")

    assert "by keyboard, set From and To under Filters" in app.html


CHOICES = {
    "other days are written": (date(2031, 3, 2), 1),
    "the same days are not: a selection outlives its rerun": (date(2031, 3, 1), 0),
}


@pytest.mark.parametrize(("start", "times"), CHOICES.values(), ids=CHOICES.keys())
def test_days_chosen_on_the_strip(monkeypatch, start, times):
    written = []
    monkeypatch.setattr(brush, "write_filters", lambda filters, choices: written.append(filters))
    view = SimpleNamespace(
        filters=Filters(side=("Southland",), start=date(2031, 3, 1), end=date(2031, 3, 4)),
        choices=None,
    )

    brush.choose_days(view, start, date(2031, 3, 4))

    assert [(f.side, f.start) for f in written] == [(("Southland",), start)] * times


def test_nothing_is_ordered_for_the_download_before_it_is_asked_for(many, app, monkeypatch):
    monkeypatch.setattr("lib.evidence.newest_records", refuse)

    at = app.open("timeline")

    assert at.get("download_button")[0].proto.label == "Download 80 records (CSV)"


def refuse(*_):
    raise AssertionError("all records were put into order")


def test_what_an_actor_took_back_says_so(data, app):
    records = harbour("records")
    records.loc[2, "status"] = "withdrawn"
    write_case(data / "harbour", records=records)

    app.open("timeline")

    drawn = json.dumps(app.figures()["timeline"])
    assert "Withdrawn by the actor: Will not" in drawn


def test_a_joint_record_keeps_all_its_actors_under_an_actor_filter(app):
    app.open("timeline", actor="The Mediator")

    drawn = json.dumps(app.figures()["timeline"])
    assert "Council, Mediator" in drawn


def test_a_source_not_published_by_the_day_asked_for_does_not_count(app):
    app.open("timeline", as_of="2031-03-02")

    assert "2 records from 1 source, as known on 2 March 2031" in app.html


def test_below_the_bars_the_most_answered_records_have_their_names(data, app):
    records = harbour("records")
    later = pd.concat([records.iloc[[3]]] * 70, ignore_index=True)
    later["record_id"] = "L-" + later.index.astype("str")
    later["responds_to"] = ["H-2"] * 3 + ["H-7"] + [""] * 66
    write_case(data / "harbour", records=pd.concat([records, later]))

    app.open("timeline")

    assert app.marks("answered") == [("H-2",)]
    assert "The 1 record shown that most other records answer" in app.html
