"""The overview answers in words, and every name and number leads to its records."""

from tests.cases import harbour, write_case


def read(text):
    """Text as read: without escapes, and the invisible marks around names."""
    return text.replace("\\", "").replace("\u2068", "").replace("\u2069", "")


def labels(at, start):
    """The labels of our buttons under a key, as read."""
    return [
        read(button.label)
        for button in at.button
        if button.key and button.key.startswith(f"overview_{start}")
    ]


def click(at, key):
    at.button(key=f"overview_{key}").click().run()
    assert not at.exception


def with_opposer(data):
    """Southland opposes what the envoy is for."""
    records = harbour("records")
    records.loc[records["record_id"] == "H-4", ["stance", "condition"]] = ["oppose", ""]
    write_case(data / "harbour", records=records)


def test_it_says_what_it_rests_on(app):
    app.open("overview")

    assert "8 records from 3 sources, the latest of 10 April 2031." in app.html


def test_every_position_is_in_the_table_of_the_sides(app):
    app.open("overview")

    assert sorted(app.marks("sides")) == [
        ("envoy", "pilots"),
        ("northland", "fees"),
        ("northland", "pilots"),
        ("official", "summit"),
        ("southland", "fees"),
    ]


def test_a_disagreement_names_both_ends(data, app):
    with_opposer(data)

    at = app.open("overview")

    assert labels(at, "disputed_fees") == [
        ":blue[**●**] **North** :gray[2 Mar]",
        ":red[**✕**] **South** :gray[9 Apr]",
    ]
    assert "Southland should halve the fees." in app.html


def test_a_name_opens_what_it_said_on_the_issue(data, app):
    with_opposer(data)
    at = app.open("overview")

    click(at, "disputed_fees_southland")

    assert "<b>Southland</b> on <b>Harbour fees</b>" in app.html
    assert "Will not lower the fees</h" in app.html
    assert "Demands that the fees be halved</h" not in app.html


def test_several_actors_open_together(app):
    at = app.open("overview")

    at.session_state["_evidence"] = {"cell": ("northland;southland", "fees")}
    at.run()

    assert "<b>2 actors</b> on <b>Harbour fees</b>" in app.html
    assert app.html.count("<div class='p-card' tabindex='0'>") == 3


def test_a_record_of_several_actors_opens_once(app):
    at = app.open("overview")

    at.session_state["_evidence"] = {"cell": ("northland;envoy", "pilots")}
    at.run()

    assert app.html.count("<div class='p-card' tabindex='0'>") == 1


def test_no_disagreement_is_said_so(app):
    app.open("overview")

    assert "no issue is supported by one actor and opposed by another" in app.html


def test_one_actor_alone_cannot_disagree(app):
    app.open("overview", side="Southland")

    assert "None on record: Southland alone takes a position here." in read(app.html)


def test_the_row_of_a_side_holds_all_its_actors(app):
    app.open("overview", actor="Northland")

    assert ("envoy", "pilots") in app.marks("sides")
    assert "also those that the filter leaves out" in app.html


def test_without_positions_the_rest_is_still_told(app):
    at = app.open("overview", record_type="Events")

    assert "No position on record: none of 2 records shown is a statement" in app.html
    assert "nobody shown takes a position" in app.html
    assert list(app.figures()) == ["solidity"]
    assert labels(at, "latest_H-1") == ["**■** First round of talks"]


def test_what_is_next_is_counted_from_the_day_asked_for(app):
    at = app.open("overview")

    assert labels(at, "next_H-7") == ["**■** Second round of talks"]
    assert "May, in 21 to 51 days · Leaders&#x27; meeting · Southland, Northland" in read(app.html)


def test_what_was_due_before_the_day_asked_for_is_overdue(app):
    at = app.open("overview", as_of="2031-06-03")

    assert "Nothing on record is scheduled for 3 June 2031 or later." in app.html
    assert "still coded as scheduled" in app.html
    assert "overdue by 3 days" in app.html
    assert labels(at, "overdue_H-7")


def test_nothing_scheduled_is_said_so(app):
    app.open("overview", record_type="Statements")

    assert "Nothing on record is scheduled for 10 April 2031 or later." in app.html


def test_the_latest_comes_first_with_the_name_of_who_said_it(app):
    at = app.open("overview")

    assert labels(at, "latest_")[0] == ":orange[**◆**] **South** Would halve the fees after all"


def test_nothing_that_occurred_is_said_so(app):
    app.open("overview", status="Scheduled")

    assert "Nothing shown has occurred." in app.html


def test_weak_evidence_is_counted_in_sentences(app):
    at = app.open("overview")

    assert labels(at, "fact_") == [
        "**1** of 8 records rests on an unnamed speaker",
        "**6** of 8 records cannot be put on one exact day",
        "**1** of 8 records is not confirmed",
        "**6** of 8 records do not say how their words reached the source",
    ]
    assert "Everything rests on 3 sources." in app.html


def test_a_sentence_opens_its_records(app):
    at = app.open("overview")

    click(at, "fact_unnamed")

    assert "“Very close” to a meeting</h" in app.html
    assert app.html.count("<div class='p-card' tabindex='0'>") == 1


def test_no_unnamed_speaker_is_said_so(app):
    app.open("overview", side="Southland")

    assert "No record rests on an unnamed speaker." in app.html


def test_every_bar_leads_to_its_way_of_speech(app):
    app.open("overview")

    assert app.marks("solidity") == [("direct",), ("reported",), ("narrated",), ("conduct",)]


def test_on_a_phone_words_and_buttons_stand_for_the_charts(app):
    app.at.session_state["_assumed_screen"] = "light phone"

    at = app.open("overview")

    assert app.figures() == {}
    assert labels(at, "speech_direct") == ["Quoted directly: **1**"]
    assert labels(at, "latest_")


def test_a_name_with_marks_of_direction_does_not_turn_the_words_after_it(data, app):
    issues = harbour("issues")
    issues.loc[issues["issue_id"] == "fees", "name"] = "\u202efees"
    write_case(data / "harbour", issues=issues)

    app.open("overview")

    assert "\u2068\u202efees\u2069 · " in app.html
