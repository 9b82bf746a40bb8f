"""The fields count what a choice would show; those used less are folded away."""

import re

import pytest

FOLDED = ["recipient", "event_type", "status", "attribution", "speech", "source", "confidence"]


@pytest.fixture
def opened(app):
    app.at.session_state["filters_open"] = True
    return app


def counts(app):
    """The counts beside each field, in order of the fields drawn."""
    return re.findall(r"<div class='p-counts'>(.*?)</div>", app.html)


def keys(at):
    return [widget.key for widget in (*at.multiselect, *at.get("button_group"))]


def test_less_used_fields_are_folded(opened):
    at = opened.open("records")

    assert {"side", "actor", "issue", "stance"} <= set(keys(at))
    assert not set(FOLDED) & set(keys(at))


def test_unfolded_every_field_is_there(opened):
    opened.at.session_state["filters_more"] = True

    assert {*FOLDED, "backing"} <= set(keys(opened.open("records")))


def test_a_field_counts_what_the_others_leave(opened):
    opened.open("records", side="Southland")

    side, *others = counts(opened)
    assert "Northland" in side
    assert "Southland&nbsp;2" in others


def test_without_a_filter_every_record_counts(opened):
    opened.open("records")

    assert sum(map(int, re.findall(r"&nbsp;(\d+)", counts(opened)[0]))) == 8


def test_two_independent_sources_can_be_asked_for(opened):
    opened.at.session_state["filters_more"] = True

    opened.open("records", backing="Two independent sources")

    assert "1 of 8 records" in " ".join(text.value for text in opened.at.markdown)
    assert "One source&nbsp;7 · Two independent sources&nbsp;1" in counts(opened)
