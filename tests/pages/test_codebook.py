"""The codebook is made from the case's files, leads to its records, and runs nothing in them."""

import pytest

from lib.vocabulary import (
    Act,
    Attribution,
    Confidence,
    EventType,
    RecordType,
    Speech,
    Stance,
    Status,
)
from tests.bench.hostile import write_hostile
from tests.bench.hostile_texts import MADE_BY_DATA
from tests.cases import write_case


def links_of(at, page):
    return [link.proto.query_string for link in at.get("page_link") if link.proto.page == page]


def test_each_issue_has_its_group_proposition_and_counts(app):
    app.open("codebook")

    assert "<p class='p-small'>Harbour</p><h2>Harbour fees</h2>" in app.html
    assert "“Southland should halve the fees.”" in app.html
    assert "3 statements shown" in app.html
    assert "1 statement and 1 event shown" in app.html


def test_an_issue_leads_to_the_pages_filtered_to_it(app):
    at = app.open("codebook", side="Southland")

    assert "case=harbour&side=Southland&issue=Harbour+fees" in links_of(at, "timeline")
    assert "case=harbour&side=Southland&issue=Harbour+fees" in links_of(at, "matrix")


def test_nothing_leads_to_an_empty_page(app):
    at = app.open("codebook", side="Southland")

    assert "Nothing shown" in app.html
    assert not [query for query in links_of(at, "timeline") if "Joint+pilots" in query]


def test_an_issue_with_events_only_is_not_in_the_matrix(app):
    at = app.open("codebook", record_type="Events")

    assert [query for query in links_of(at, "timeline") if "issue=" in query]
    assert not [query for query in links_of(at, "matrix") if "issue=" in query]


def test_each_actor_has_its_kind_role_and_other_names(app):
    at = app.open("codebook", view="Actors")

    assert at.header[0].value == "Mediator"
    assert "<h3>Zoë Mühlenkämper</h3><p>Person, Envoy</p>" in app.html
    assert "Also: Nordland, The North" in app.html


def test_a_speaker_says_for_how_many_records_of_others(app):
    app.open("codebook", view="Actors")

    assert "1 statement shown; speaker of 1 record of others" in app.html


def test_an_actor_leads_to_the_pages_filtered_to_it(app):
    at = app.open("codebook", view="Actors")

    assert "case=harbour&actor=Southland+port+council" in links_of(at, "timeline")


@pytest.mark.parametrize(
    "words", [Stance, Act, RecordType, Speech, Attribution, Confidence, Status, EventType]
)
def test_every_word_is_explained(app, words):
    app.open("codebook", view="Words")

    shown = app.html.replace("</span> ", "").replace("&#x27;", "'")
    assert all(word.word in shown for word in words)


def test_the_rules_of_the_case_are_its_readme(app):
    app.open("codebook", view="Rules of this case")

    assert (
        "<h2>The harbour talks</h2><p>Invented for tests: no such talks took place.</p>" in app.html
    )


def test_a_case_without_rules_says_so(data, app):
    write_case(data / "harbour", readme="\n")

    at = app.open("codebook", view="Rules of this case")

    assert "coding rules are not written down" in at.info[0].value


def test_it_names_case_and_version(app):
    app.open("codebook")

    assert "<b>The harbour talks</b>, version 1.2.0: 4 issues, 6 actors, 3 sources." in app.html


def test_the_table_that_is_shown_can_be_downloaded(app):
    app.at.session_state["more_downloads"] = True
    labels = [button.proto.label for button in app.open("codebook").get("download_button")]

    assert "Download 4 issues (CSV)" in labels


HOSTILE = """
<script>alert(1)</script> <img src=https://x.invalid/1.png>

![seen](https://x.invalid/2.png) [a](javascript:alert(1)) <https://x.invalid/3> :material/home: $x$
"""


def test_a_readme_runs_and_loads_nothing(data, app):
    write_case(data / "harbour", readme=HOSTILE)

    at = app.open("codebook", view="Rules of this case")

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in app.html
    assert "seen (https://x.invalid/2.png)" in app.html
    assert not [tag for tag in ("<script", "<img", "<a ", "src='", "href=") if tag in app.html]
    assert not [each for each in at.markdown if "x.invalid" in each.value]


@pytest.mark.parametrize("view", ["Issues", "Actors", "Words", "Rules of this case"])
def test_a_hostile_case_stays_text(data, app, view):
    for file in (data / "harbour").iterdir():
        file.unlink()
    write_hostile(data / "hostile")

    app.open("codebook", view=view)

    made = [f"<b class={MADE_BY_DATA}", "<script", "<img", "<svg", "<iframe", "<style>*"]
    assert not [markup for markup in made if markup in app.html]
