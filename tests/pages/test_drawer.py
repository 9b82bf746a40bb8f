"""The evidence says everything that the record says."""

import re

import pandas as pd
import pytest

from lib.edtf import parse
from lib.ui.drawer import quoted
from tests.cases import harbour


@pytest.fixture
def evidence(app):
    """The card of one record, as text."""

    def card(record_id, **query):
        at = app.open("records", **query)
        at.session_state["_evidence"] = {"records": [record_id]}
        at.run()
        markup = next(body for body in app.html.split("<div class='p-card' tabindex='0'>")[1:])
        return " ".join(re.sub("<[^>]+>", " ", markup.split("</dl>")[0]).split())

    return card


FACTS = {
    "title": "Demands that the fees be halved",
    "summary": "Said in a speech, and in one on the radio. Repeated in print.",
    "quote": "“Die Gebühren sind zu hoch, „viel zu hoch“”",
    "stance and issue": "● Supports Harbour fees on “Southland should halve the fees.”",
    "actor and speaker": "Who Northland; voiced by Zoë Mühlenkämper (Northland)",
    "recipients": "To Southland, Southland port council",
    "act": "Act Demands",
    "status": "Status Occurred",
    "date": "When 2 Mar",
    "how it was reported": "How Quoted directly, named source",
    "source": "Source Bulletin über Häfen , Northland Office, 2 Mar 2031, date inferred",
    "locator": "Where in it para 4",
    "known on": "Known on 2 Mar 2031",
    "confidence": "Confidence High",
    "coder": "Coded Kim, 2031-04-12",
    "id": "Record H-2",
}


def test_a_card_holds_every_fact_of_its_record(evidence):
    said = evidence("H-2")

    missing = [
        name
        for name, fact in FACTS.items()
        if fact.replace(" ,", ",") not in said.replace(" ,", ",")
    ]
    assert not missing, said


MORE = {
    "condition": ("H-4", "Condition if the lighthouse is paid for"),
    "what it answers": ("H-3", "Answers Northland: Demands that the fees be halved (H-2)"),
    "via": ("H-5", "via Harbour Radio"),
    "role at the time": ("H-8", "Who Zoë Mühlenkämper, Northland"),
    "event type": ("H-1", "Event type Consult"),
    "the source's words": (
        "H-1",
        "1–2 Mar: the source says “last weekend” (resolved against the publication date)",
    ),
    "note": ("H-7", "Note None, NA and null are words here: None"),
}


@pytest.mark.parametrize(("record", "fact"), MORE.values(), ids=MORE.keys())
def test_a_card_holds(evidence, record, fact):
    assert fact in evidence(record)


def test_what_was_not_known_by_the_day_is_not_named_as_answered(evidence):
    said = evidence("H-1", as_of="2031-03-02")

    assert "Talks resume" in said
    assert "not yet published by then" in said


MARKS = {"none": ("no", "“no”"), "its own": ("„Nein“", "„Nein“"), "later": ("a “b”", "“a “b””")}


@pytest.mark.parametrize(("text", "shown"), MARKS.values(), ids=MARKS.keys())
def test_quotation_marks_are_not_doubled(text, shown):
    assert quoted(text) == shown


def test_dates_in_cards_are_those_of_the_table():
    dates = harbour("records")["date"]

    assert all(pd.notna(parse(text).words(2031)) for text in dates)


def test_several_records_say_how_many_independent_sources_they_rest_on(app):
    """Two documents of one publisher are one source; the bulletin is another."""
    at = app.open("matrix")

    at.session_state["_evidence"] = {"cell": ("southland", "fees")}
    at.run()

    assert "2 records from 1 independent source (2 documents)." in app.html
