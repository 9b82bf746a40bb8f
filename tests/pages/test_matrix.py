"""The matrix shows each position once, and says what is silent."""


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


def test_a_click_on_a_tile_opens_all_statements_of_the_cell(app):
    at = app.open("matrix")

    at.session_state["_evidence"] = {"cell": ("southland", "fees")}
    at.run()

    assert "Will not lower the fees" in app.html
    assert "Would halve the fees after all" in app.html
    assert "Demands that the fees be halved</h3>" not in app.html
