"""Where they stand, and how that moved."""

import pytest

from tests.cases import harbour, many_issues, write_case


def test_where_they_stand_now_shows_each_position_once(app):
    app.open("positions")

    assert sorted(app.marks("positions")) == [
        ("envoy", "pilots"),
        ("northland", "fees"),
        ("northland", "pilots"),
        ("southland", "fees"),
    ]


def test_how_it_moved_shows_a_shift_with_what_was_said_before(app):
    at = app.open("positions", view="How it moved")

    shift = next(button for button in at.button if button.key.startswith("list_shift_"))
    assert "Southland" in shift.label
    assert "Opposes, by 4 Mar" in shift.label.replace("\\", "")
    assert "Conditional, 9 Apr" in shift.label.replace("\\", "")


def test_a_shift_of_two_actors_together_is_listed_for_each(data, app):
    records = harbour("records")
    records.loc[records["actor"] == "southland", "actor"] = "southland;port"
    write_case(data / "harbour", records=records)

    at = app.open("positions", view="How it moved")

    keys = [button.key for button in at.button if button.key.startswith("list_shift_")]
    assert len(keys) == len(set(keys)) == 2


def test_how_it_moved_is_drawn_over_the_days_asked_for(app):
    app.open("positions", view="How it moved", **{"from": "2031-04-01", "to": "2031-04-12"})

    days = app.figures()["moved_fees"]["layout"]["xaxis"]["ticktext"]
    assert "1 Apr" in " ".join(days)


def test_how_it_moved_has_one_chart_per_issue(app):
    app.open("positions", view="How it moved")

    assert sorted(app.figures()) == ["moved_fees", "moved_pilots"]


def test_no_shift_on_record_is_said_so(app):
    app.open("positions", view="How it moved", issue="pilots")

    assert "No shift on record" in app.html


def test_only_events_take_no_position(app):
    at = app.open("positions", record_type="Events")

    assert at.header[0].value == "No position among these records"


def test_above_a_hundred_and_twenty_statements_bars_count_and_the_numbers_add_up(data, app):
    records = harbour("records").iloc[[1, 2, 3]]
    many = records.loc[records.index.repeat(50)].reset_index(drop=True)
    many["record_id"] = [f"H-{i}" for i in range(len(many))]
    many["responds_to"] = ""
    write_case(data / "harbour", records=many)

    app.open("positions", view="How it moved")

    assert list(app.figures()) == ["history"]
    assert "150 statements with a stance</b>: 100 in the bars; 50 on or before a day" in app.html


def test_a_bar_opens_its_statements(app):
    at = app.open("positions", view="How it moved")

    at.session_state["_evidence"] = {"step": ("fees", "2031-04-01", "2031-04-30", "conditional")}
    at.run()

    assert "Would halve the fees after all" in app.html
    assert "Demands that the fees be halved</h3>" not in app.html


def test_actors_are_compared_on_all_issues(app):
    at = app.open("positions", view="Compare", compare=["Northland", "Southland"])

    assert at.multiselect(key="compare").value == ["Northland", "Southland"]
    assert "if the lighthouse is paid for" in app.html
    assert "viel zu hoch" in app.html
    assert "no statement on record" in app.html


def test_the_source_line_of_a_comparison_counts_what_is_compared(app):
    at = app.open("positions", view="Compare", compare="Southland")

    number = next(b.label for b in at.get("download_button") if "records" in b.label).split()[1]
    assert f"{number} of " in app.html


@pytest.mark.parametrize("view", ["Compare", "How it moved"])
def test_a_quote_with_marks_of_its_own_gets_no_second_ones(data, app, view):
    records = harbour("records")
    records.loc[records["record_type"] == "statement", "quote"] = "“No,” he said"
    write_case(data / "harbour", records=records)

    app.open("positions", view=view, about="Harbour fees")

    assert "“No,” he said" in app.html
    assert "““" not in app.html


def test_an_actor_is_understood_by_alias_and_id(app):
    at = app.open("positions", view="Compare", compare=["The North", "southland"])

    assert at.multiselect(key="compare").value == ["Northland", "Southland"]


def test_a_compared_position_leads_to_its_evidence(app):
    at = app.open("positions", view="Compare", compare="Southland")

    at.button(key="list_compare_southland_fees_open").click().run()

    assert "Will not lower the fees" in app.html


def test_without_actors_all_are_compared_on_one_issue(app):
    at = app.open("positions", view="Compare", about="Harbour fees")

    assert [header.value for header in at.header] == ["Northland", "Southland"]
    assert "Southland should halve the fees." in app.html


def test_choosing_actors_writes_them_into_the_address(app):
    at = app.open("positions", view="Compare")

    at.multiselect(key="compare").set_value(["Southland"]).run()

    assert at.query_params["compare"] == "Southland"


REFUSED = {
    "an unknown actor": ({"compare": "Southlnd"}, "Did you mean 'Southland'?"),
    "an unknown issue": ({"about": "Harbour fee"}, "Did you mean 'Harbour fees'?"),
    "two issues": ({"about": ["Harbour fees", "Joint pilots"]}, "given 2 times"),
    "four actors": (
        {"compare": ["Northland", "Southland", "The Mediator", "Zoë Mühlenkämper"]},
        "at most 3 actors",
    ),
    "an order, which this page has not": ({"order": "A to Z"}, "'A to Z' is unknown"),
}


@pytest.mark.parametrize(("query", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_it_cannot_compare_is_refused(app, query, said):
    at = app.open("positions", view="Compare", **query)

    assert said in at.error[0].value.replace("\\", "")


def test_over_twelve_issues_those_with_most_statements_are_shown_and_all_on_demand(data, app):
    many_issues(data)
    at = app.open("positions")
    assert len(app.marks("positions")) == 12
    assert "Shown: 12 of 13 issues" in app.html

    at.button(key="show_all").click().run()

    assert len(app.marks("positions")) == 13
    assert "12 of 13" not in app.html


def test_shifts_can_be_downloaded_with_both_quotes(app):
    app.at.session_state["more_downloads"] = True
    at = app.open("positions", view="How it moved")

    labels = [button.proto.label for button in at.get("download_button")]
    assert "Download 1 shift (CSV)" in labels


def test_without_a_shift_there_is_none_to_download(app):
    app.at.session_state["more_downloads"] = True
    at = app.open("positions", view="How it moved", actor="Northland")

    labels = [button.proto.label for button in at.get("download_button")]
    assert not [label for label in labels if "shift" in label]
