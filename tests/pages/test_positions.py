"""Where they stand, and how that moved."""


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


def test_how_it_moved_has_one_chart_per_issue(app):
    app.open("positions", view="How it moved")

    assert sorted(app.figures()) == ["moved_fees", "moved_pilots"]


def test_no_shift_on_record_is_said_so(app):
    app.open("positions", view="How it moved", issue="pilots")

    assert "No shift on record" in app.html


def test_only_events_take_no_position(app):
    at = app.open("positions", record_type="Events")

    assert at.header[0].value == "No position among these records"
