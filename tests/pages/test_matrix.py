"""The matrix shows each position once, and says what is silent."""

from tests.cases import harbour, many_issues, write_case


def test_every_cell_has_its_tile(app):
    app.open("matrix")

    assert sorted(app.marks("matrix")) == [
        ("envoy", "pilots"),
        ("northland", "fees"),
        ("northland", "pilots"),
        ("official", "summit"),
        ("southland", "fees"),
    ]


def test_a_filter_by_issue_leaves_its_column(app):
    app.open("matrix", issue="fees")

    assert {issue for _, issue in app.marks("matrix")} == {"fees"}


def test_issues_without_position_are_named(app):
    app.open("matrix")

    assert "Raised, but no position on record:</b> Fishermen, Leaders&#x27; meeting." in app.html


def test_as_of_a_day_only_what_was_known_then_is_a_position(app):
    app.open("matrix", as_of="2031-03-03")

    assert app.marks("matrix") == [("northland", "fees")]


def test_a_filter_never_makes_an_old_stance_the_position(app):
    app.open("matrix", stance="Opposes")

    tiles = [
        text
        for trace in app.figures()["matrix"]["data"]
        for text, mark in zip(trace.get("text") or [], trace.get("customdata") or [], strict=False)
        if list(mark) == ["southland", "fees"]
    ]
    assert "Conditional" in tiles[0]
    assert "was oppose" in tiles[0]


def test_a_filter_makes_no_issue_silent(app):
    app.open("matrix", actor="Southland")

    assert "no position on record:</b> Fishermen, Leaders&#x27; meeting." in app.html


def test_only_issues_of_a_chosen_group_are_named(app):
    app.open("matrix", issue_group="Harbour")

    assert "no position on record" not in app.html


def test_the_line_below_counts_what_the_matrix_is_made_of(app):
    app.open("matrix")

    assert "5 of 8 records from 3 sources" in app.html


def test_a_cell_asked_for_shows_all_its_statements(app):
    at = app.open("matrix")

    at.session_state["_evidence"] = {"cell": ("southland", "fees")}
    at.run()

    assert "Will not lower the fees" in app.html
    assert "Would halve the fees after all" in app.html
    assert "Demands that the fees be halved</h3>" not in app.html


def repeated(data, times):
    """Let everybody say everything several times."""
    records = harbour("records")
    many = records.loc[records.index.repeat(times)].reset_index(drop=True)
    many["record_id"] = [f"H-{i}" for i in range(len(many))]
    many["responds_to"] = ""
    write_case(data / "harbour", records=many)


def test_with_one_statement_a_cell_there_is_nothing_to_prevail(app):
    at = app.open("matrix")

    assert "view" not in [control.key for control in at.segmented_control]
    assert "Prevailing" not in app.html


def test_with_three_statements_a_cell_what_prevails_is_shown_first(data, app):
    repeated(data, 3)

    at = app.open("matrix")

    assert at.segmented_control(key="view").value == "Prevailing, last 90 days"
    assert "more than half take this stance" in app.html
    assert "3 of 3 statements" in str(app.figures()["matrix"])


def test_the_latest_statement_can_be_asked_for(data, app):
    repeated(data, 3)

    at = app.open("matrix", view="Latest statement")

    assert at.segmented_control(key="view").value == "Latest statement"
    assert "3 of 3 statements" not in str(app.figures()["matrix"])


def test_an_address_that_asks_for_what_prevails_is_followed(app):
    app.open("matrix", view="Prevailing, last 90 days")

    assert "more than half take this stance" in app.html


def test_the_order_is_said_and_kept_in_the_address(app):
    at = app.open("matrix")
    assert "issues as in the codebook" in app.html

    at.selectbox(key="order").set_value("A to Z").run()

    assert at.query_params["order"] == "A to Z"
    assert "actors and issues A to Z" in app.html


def test_over_twelve_issues_those_with_most_statements_are_shown_and_it_is_said(data, app):
    many_issues(data)

    app.open("matrix")

    issues = {issue for _, issue in app.marks("matrix")}
    assert len(issues) == 12
    assert "i12" in issues
    assert "Shown: 12 of 13 issues" in app.html


def test_all_are_shown_when_asked_for(data, app):
    many_issues(data)
    at = app.open("matrix")

    at.button(key="show_all").click().run()

    assert at.query_params["show"] == "All"
    assert len(app.marks("matrix")) == 13
    assert "12 of 13" not in app.html


def test_the_table_says_every_cell(app):
    at = app.open("matrix")

    at.session_state["matrix_table"] = True
    at.run()

    assert not at.exception
