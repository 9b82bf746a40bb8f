"""The sources page says what rests on which document, and leads to it."""

from tests.cases import harbour, write_case


def test_each_source_with_what_was_coded_from_it(app):
    shown = app.open("sources").dataframe[0].value

    assert shown[["Title", "Records", "Statements", "Events"]].to_numpy().tolist() == [
        ["Fees stay", 4, 3, 1],
        ["Talks resume", 3, 2, 1],
        ["Bulletin über Häfen", 2, 1, 1],
    ]


def test_unused_sources_are_named(app):
    app.open("sources", text="halved")

    said = "2 sources of the case hold nothing shown here: “Talks resume”, “Fees stay”."
    assert said in app.html


def test_where_all_are_used_nothing_is_said(app):
    app.open("sources")

    assert "nothing shown here" not in app.html


def test_few_sources_are_a_list_that_says_all(app):
    app.open("sources", text="halved")

    assert "<dt>Published</dt><dd>2 Mar 2031, inferred</dd>" in app.html
    assert "<dt>Coded</dt><dd>1 statement, 0 events</dd>" in app.html


def test_a_web_address_is_a_link_that_tells_nobody_where_from(app):
    app.open("sources", text="Very close")

    link = "<a href='https://gazette.example/1' target='_blank' rel='noopener noreferrer'>"
    assert link in app.html


def test_a_click_opens_the_records_of_the_source_that_are_shown(app):
    at = app.open("sources", source="Talks resume", actor="Northland")

    at.button(key="list_source_gazette-1_open").click().run()

    assert "First round of talks</h3>" in app.html
    assert "Demands that the fees be halved</h3>" not in app.html
    assert "Will not lower the fees</h3>" not in app.html


def test_the_link_keeps_the_filter_and_names_the_source(app):
    at = app.open("sources", text="halved")

    queries = [link.proto.query_string for link in at.get("page_link")]
    assert "case=harbour&source=Bulletin+%C3%BCber+H%C3%A4fen&text=halved" in queries


def test_of_many_sources_the_table_holds_the_first(app, monkeypatch):
    monkeypatch.setattr("lib.analysis.sources.MOST_ROWS", 2)

    at = app.open("sources")

    assert len(at.dataframe[0].value) == 2
    assert "The 2 sources with most records, of 3, are listed" in app.html


def test_text_of_the_data_stays_text(data, app):
    sources = harbour("sources")
    sources.loc[1, ["title", "publisher"]] = ["<img src=x.invalid>", "<script>alert()</script>"]
    write_case(data / "harbour", sources=sources)

    app.open("sources", text="halved")

    assert "<img" not in app.html
    assert "<script" not in app.html
