"""The timeline shows every record, and opens what it rests on."""

import json

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


def test_many_records_are_counted_in_bars_and_none_is_lost_from_the_words(data, app):
    records = harbour("records")
    many = records.loc[records.index.repeat(10)].reset_index(drop=True)
    many["record_id"] = [f"H-{i}" for i in range(len(many))]
    many["responds_to"] = ""
    write_case(data / "harbour", records=many)

    app.open("timeline")

    assert list(app.figures()) == ["timeline_bars"]
    assert "80 records are too many to name" in app.html
    assert "60 records known less exactly than a day in no bar" in app.html


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
