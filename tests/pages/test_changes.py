"""Changes: what was changed, by whom and why; and taking it back."""

import sys
from datetime import UTC, datetime, timedelta

import pytest

from lib.case import read_case
from lib.extract import extract_csv
from lib.steps import steps_between, steps_table
from lib.store import open_tables, save
from lib.versions import versions
from tests.cases import harbour, write_case

NOW = datetime(2031, 5, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def folder(data):
    return data / "harbour"


def change(folder, reason, table="records", **cells):
    """Correct the first row of a table, as a version of its own."""
    opened = open_tables(folder)
    frame = opened.tables[table].copy()
    frame.loc[0, list(cells)] = list(cells.values())
    later = NOW + timedelta(hours=len(versions(folder)))
    return save(opened, {table: frame}, author="Kim", reason=reason, now=later)


def add_and_retract(folder):
    opened = open_tables(folder)
    frame = opened.tables["records"].copy()
    frame.loc[len(frame)] = frame.iloc[-1]
    frame.loc[len(frame) - 1, ["record_id", "title"]] = ["H-9", "Third round"]
    frame.loc[2, "status"] = "retracted"
    save(opened, {"records": frame}, author="Lee", reason="New report", now=NOW)


def heads(app):
    """The headings of the steps shown, from the top."""
    parts = app.html.split("<h2 class='p-step'>")[1:]
    return [part.split("</h2>")[0] for part in parts]


def test_a_case_without_history_says_so(app):
    at = app.open("changes")

    assert "nothing was saved in it" in at.info[0].value
    assert not at.get("download_button")


def test_versions_are_shown_newest_first_with_who_when_and_why(app, folder):
    change(folder, "Typo", title="Round one")
    change(folder, "Renamed <b>", "issues", name="Fees")

    app.open("changes")

    assert heads(app) == ["Version 2", "Version 1"]
    assert "1 May 2031, 10:30 UTC, by Kim: “Renamed &lt;b&gt;”" in app.html


def test_rows_are_counted_in_words_and_listed_cell_by_cell(app, folder):
    add_and_retract(folder)

    app.open("changes")

    assert "1 record added, 1 record retracted." in app.html
    assert "<td>H-9</td><td colspan='3'>record <b>added</b>: Third round</td>" in app.html
    assert "<td>H-3 <b>retracted</b></td><td>status</td>" in app.html


def test_before_and_after_of_a_cell_stand_beside_each_other(app, folder):
    change(folder, "Typo", title="Round one", summary=None, note="Seen")

    app.open("changes")

    assert "2 cells of 1 record corrected." in app.html
    assert "<td class='p-before'>First round of talks</td><td>Round one</td>" in app.html
    assert "<td class='p-before'><i class='p-nothing'>empty</i></td><td>Seen</td>" in app.html


def test_what_another_program_changed_is_said_to_be_so(app, folder):
    change(folder, "Typo", title="Round one")
    path = folder / "records.csv"
    path.write_text(path.read_text().replace("Round one", "Round 1"))

    app.open("changes")

    assert heads(app) == ["Changed by another program", "Version 1"]


def test_the_address_chooses_the_versions(app, folder):
    for number in range(1, 5):
        change(folder, f"Reason {number}", title=f"Round {number}")

    at = app.open("changes", since="1", until="3")

    assert heads(app) == ["Version 3", "Version 2"]
    assert at.selectbox(key="since").value == "1"
    at.selectbox(key="until").set_value("2").run()
    assert heads(app) == ["Version 2"]
    assert at.query_params["until"] == "2"


@pytest.mark.parametrize(
    ("number", "said"), [("9", "'9' is unknown"), ("two", "'two' is not the number of a version")]
)
def test_a_version_that_is_not_there_is_refused(app, folder, number, said):
    change(folder, "Typo", title="Round one")

    at = app.open("changes", since=number)

    assert said in at.error[0].value.replace("\\", "")


def test_between_two_versions_that_are_one_nothing_changed(app, folder):
    change(folder, "Typo", title="Round one")

    at = app.open("changes", since="1")

    assert at.info[0].value == "Nothing changed between these versions."


def test_of_a_long_history_the_last_ten_versions_are_shown_and_the_whole_is_paged(app, folder):
    for number in range(1, 13):
        change(folder, f"Reason {number}", title=f"Round {number}")

    at = app.open("changes")
    assert heads(app) == [f"Version {number}" for number in range(12, 2, -1)]

    at.selectbox(key="since").set_value("0").run()
    assert heads(app)[-1] == "Version 3"
    at.get("pagination")[0].set_value(2).run()
    assert heads(app) == ["Version 2", "Version 1"]


def test_a_version_is_undone_by_name_and_reason(app, folder):
    change(folder, "Typo", title="Round one")
    at = app.open("changes")

    at.text_input(key="undo_author_1").set_value("Lee")
    at.text_input(key="undo_reason_1").set_value("It was right")
    at.button(key="undo_1").click().run()

    assert at.success[0].value == "Version 1 was undone: that is version 2."
    assert heads(app)[0] == "Version 2, undoes version 1"
    assert read_case(folder).records.loc[0, "title"] == "First round of talks"
    assert versions(folder)[1].author == "Lee"


def test_why_a_version_cannot_be_undone_is_said(app, folder):
    change(folder, "Typo", title="Round one")
    change(folder, "Typo", title="Round two")
    at = app.open("changes")

    at.text_input(key="undo_author_1").set_value("Lee")
    at.text_input(key="undo_reason_1").set_value("It was right")
    at.button(key="undo_1").click().run()

    assert "version 1 cannot be undone" in at.error[0].value.replace("\\", "")
    assert len(versions(folder)) == 2


def test_an_undo_without_a_name_is_refused(app, folder):
    change(folder, "Typo", title="Round one")
    at = app.open("changes")

    at.button(key="undo_1").click().run()

    assert "author: empty" in at.error[0].value.replace("\\", "")
    assert len(versions(folder)) == 1


def test_a_server_for_reading_shows_changes_and_undoes_none(app, folder, monkeypatch):
    change(folder, "Typo", title="Round one")
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--read-only"])

    at = app.open("changes")

    assert heads(app) == ["Version 1"]
    assert not at.text_input
    assert not [button for button in at.button if button.key.startswith("undo")]


def test_a_damaged_history_is_said(app, folder):
    change(folder, "Typo", title="Round one")
    for kept in (folder / ".history" / "contents").iterdir():
        kept.unlink()

    at = app.open("changes")

    assert "missing" in at.error[0].value


def test_the_history_of_a_case_without_records_is_shown(app, data):
    write_case(data / "harbour", records=harbour("records").head(0))
    change(data / "harbour", "Typo", "issues", name="Fees")

    at = app.open("changes")

    assert heads(app) == ["Version 1"]
    assert at.get("download_button")[0].proto.label == "Download 1 change (CSV)"


def test_the_download_says_who_changed_what_and_why(folder):
    change(folder, "Typo", title="Round one")

    written = extract_csv(steps_table(steps_between(folder)), "changes?since=0").decode("utf-8-sig")

    assert written.splitlines() == [
        "table,row,change,column,before,after,version,saved_at,author,reason,extract",
        "records,H-1,corrected,title,First round of talks,Round one,"
        "1,2031-05-01T09:30:00+00:00,Kim,Typo,changes?since=0",
    ]
