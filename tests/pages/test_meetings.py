"""Meetings and deadlines stand on the overview and the timeline, folded until asked for."""

import pandas as pd
import pytest

from tests.cases import harbour, write_case

each_page = pytest.mark.parametrize("page", ["overview", "timeline"])


def unfolded(app, page, **query):
    app.at.session_state["meetings"] = True
    return app.open(page, **query)


def titles(at):
    return [fold.label for fold in at.get("expander")]


@each_page
def test_they_are_counted_and_folded(app, page):
    at = app.open(page)

    assert "Meetings and deadlines (2)" in titles(at)
    assert not at.dataframe


@each_page
def test_unfolded_each_says_what_became_of_it(app, page):
    at = unfolded(app, page)

    (table,) = [frame.value for frame in at.dataframe]
    assert table[["State", "What"]].to_numpy().tolist() == [
        ["Scheduled", "Second round of talks"],
        ["Held", "First round of talks"],
    ]


@each_page
def test_those_with_days_go_into_a_calendar(app, page):
    at = unfolded(app, page)

    labels = [button.proto.label for button in at.get("download_button")]
    assert "Add 2 dates to a calendar (ICS)" in labels


def test_a_meeting_that_took_place_is_no_longer_next(data, app):
    records = harbour("records")
    took_place = records.iloc[[6]].assign(
        record_id="H-9", status="occurred", date="2031-05-04", responds_to="H-7"
    )
    write_case(data / "harbour", records=pd.concat([records, took_place]))

    at = unfolded(app, "overview")

    assert at.dataframe[0].value["State"].tolist() == ["Held", "Held"]
    assert "Nothing on record is scheduled" in app.html


def test_filters_choose_meetings_and_change_none_of_them(data, app):
    """The record that a meeting took place counts, though the filter leaves it out."""
    records = harbour("records")
    took_place = records.iloc[[6]].assign(
        record_id="H-9", status="occurred", date="2031-05-04", responds_to="H-7", issue=""
    )
    write_case(data / "harbour", records=pd.concat([records, took_place]))

    at = app.open("overview", issue="Leaders' meeting")

    assert "Nothing on record is scheduled" in app.html
    assert not [title for title in titles(at) if title.startswith("Meetings")]
