"""The timeline shows every record, and opens what it rests on."""

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


def test_a_click_on_a_mark_opens_its_evidence(app):
    at = app.open("timeline")
    (chart,) = at.get("plotly_chart")

    at.session_state["_evidence"] = {"records": ["H-3"]}
    at.run()

    assert chart.key.startswith("timeline")
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
