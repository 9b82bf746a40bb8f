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
