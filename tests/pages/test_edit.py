"""Edit: a row is added or corrected in a form, looked at as changes, and saved or not at all."""

import sys
from datetime import UTC, datetime

import pytest

from lib.case import read_case
from lib.refusals import NotSaved
from lib.store import open_tables, save
from lib.ui import writing
from lib.versions import versions
from tests.cases import harbour, problems_of, write_case

NOW = datetime(2031, 5, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch):
    monkeypatch.setattr("lib.ui.edit_desk.now", lambda: NOW)
    monkeypatch.setattr("lib.ui.writing.now", lambda: NOW)


@pytest.fixture
def folder(data):
    return data / "harbour"


def field(at, column, row="H-3", table="records"):
    """The widget of a column in the form that is open."""
    ending = f"_{table}_{row}_{column}".replace(" ", "_")
    for kind in ("text_input", "text_area", "selectbox", "multiselect"):
        for widget in at.get(kind):
            if (widget.key or "").startswith("edit_") and widget.key.endswith(ending):
                return widget
    return None


def fill(at, row="H-3", table="records", **cells):
    for column, value in cells.items():
        field(at, column, row, table).set_value(value).run()
        assert not at.exception


def press(at, key):
    at.button(key=key).click().run()
    assert not at.exception


def sign_and_save(at):
    at.text_input(key="edit_author").set_value("Kim")
    at.text_input(key="edit_reason").set_value("Typo")
    press(at, "save")


def cell(folder, row, column):
    records = read_case(folder).records.set_index("record_id")
    return records.at[row, column]


def test_a_record_is_corrected_after_its_change_was_shown(app, folder):
    at = app.open("edit", record="H-3")

    fill(at, title="Never lowers the fees")
    assert "1 cell of 1 record corrected." in app.html
    assert "<td class='p-before'>Will not lower the fees</td><td>Never lowers" in app.html
    assert not versions(folder)
    sign_and_save(at)

    assert at.success[0].value == "Saved as version 1."
    assert cell(folder, "H-3", "title") == "Never lowers the fees"
    version = versions(folder)[0]
    assert (version.author, version.reason, version.saved_at) == ("Kim", "Typo", NOW)
    assert "Not saved yet" not in [header.value for header in at.header]


def test_a_record_is_added_under_the_next_id_by_the_clock(app, folder):
    at = app.open("edit")
    press(at, "new_records")
    row = "new_1"

    assert field(at, "record_id", row).value == "H-9"
    assert field(at, "coded_on", row).value == "2031-05-01"
    fill(at, row, record_type="statement", title="Halves the fees", issue="fees", act="accept")
    fill(at, row, stance="support", actor=["southland"], date="2031-04-11", source=["gazette-2"])
    fill(at, row, coder="Kim")
    sign_and_save(at)

    assert cell(folder, "H-9", "stance") == "support"
    assert at.query_params["record"] == "H-9"
    press(at, "new_records")
    assert field(at, "coder", row).value == "Kim"


def test_an_id_that_was_once_given_is_not_proposed_again(app, folder):
    opened = open_tables(folder)
    records = opened.tables["records"]
    sign = {"author": "Kim", "reason": "x", "now": NOW}
    records.loc[len(records)] = records.iloc[-1]
    records.loc[len(records) - 1, "record_id"] = "H-9"
    save(open_tables(folder), {"records": records}, **sign)
    writing.store.undo(folder, 1, **sign)

    at = app.open("edit")
    press(at, "new_records")

    assert field(at, "record_id", "new_1").value == "H-10"


def test_a_record_is_marked_as_retracted_and_stays_in_the_file(app, folder):
    at = app.open("edit", record="H-3")

    press(at, "retract")
    assert "1 record retracted." in app.html
    sign_and_save(at)

    assert cell(folder, "H-3", "status") == "retracted"


def test_fields_that_a_record_cannot_have_are_not_there(app):
    at = app.open("edit", record="H-3")

    assert field(at, "stance") is not None
    assert field(at, "event_type") is None
    fill(at, record_type="event")
    assert field(at, "event_type") is not None
    assert [field(at, each) for each in ("act", "stance", "condition")] == [None] * 3


def test_a_condition_is_asked_for_where_the_stance_allows_one(app):
    at = app.open("edit", record="H-3")

    fill(at, stance="support")
    assert field(at, "condition") is None
    fill(at, stance="conditional")
    assert field(at, "condition") is not None


def test_closed_words_are_shown_as_words_and_ids_by_name(app):
    at = app.open("edit", record="H-3")

    assert field(at, "stance").options == ["–", "Supports", "Conditional", "Unclear", "Opposes"]
    assert "Southland port council" in field(at, "actor").options
    assert "Fees stay · Harbour Gazette, 2031-04-10" in field(at, "source").options
    assert field(at, "status").options[0] == "– (Occurred)"


def test_the_codebook_stands_beside_it(app):
    app.open("edit", record="H-3")

    assert "“Southland should halve the fees.”" in app.html
    assert "Says no to an offer or a demand." in app.html
    assert "Against the proposition; a condition may say when." in app.html


def test_a_date_is_said_in_words_or_what_is_wrong_with_it(app):
    at = app.open("edit", record="H-3")
    assert "Means: by 4 Mar 2031" in app.html

    fill(at, date="[2031-03-01..2031-03-03]")
    assert "Means: one day within 1–3 Mar 2031" in app.html
    fill(at, date="last week")
    assert "&#x27;last week&#x27; is not a date of this table" in app.html
    assert "Means:" not in app.html


def test_problems_are_listed_by_row_and_column_and_nothing_is_saved(app, folder):
    at = app.open("edit", record="H-3")

    fill(at, date="last week", title="")
    assert "2 problems to mend before it can be saved" in app.html
    assert "<td>H-3</td><td>title</td><td>the cell is empty; a value is required.</td>" in app.html
    sign_and_save(at)

    assert "nothing was saved" in at.error[0].value
    assert not versions(folder)
    assert problems_of(folder) == []


def test_without_a_name_and_a_reason_nothing_is_saved(app, folder):
    at = app.open("edit", record="H-3")
    fill(at, title="x")

    press(at, "save")

    assert "author: empty" in at.error[0].value.replace("\\", "")
    assert not versions(folder)
    assert field(at, "title").value == "x"


def test_an_unknown_actor_is_asked_for_with_the_near_ones(app):
    at = app.open("edit", record="H-3")

    fill(at, actor=["Southlnd"])

    assert "No actor is called “Southlnd”. Is this one meant?" in app.html
    press(at, "meant_records_H-3_actor_Southlnd_southland")
    assert field(at, "actor").value == ["southland"]


def test_between_two_parties_none_is_proposed_alone(app, data):
    actors = harbour("actors")
    actors.loc[0, "name"], actors.loc[2, "name"] = "Party A", "Party B"
    write_case(data / "harbour", actors=actors)
    at = app.open("edit", record="H-3")

    fill(at, actor=["Party C"])

    assert "Which of these is meant?" in app.html
    meant = [b.label for b in at.button if (b.key or "").startswith("meant_")]
    assert sorted(meant) == ["Party A", "Party B"]
    assert field(at, "actor").value == ["Party C"]


def test_an_alias_is_taken_for_its_actor(app):
    at = app.open("edit", record="H-3")

    fill(at, actor=["nordland"])

    assert "<td>actor</td><td class='p-before'>southland</td><td>northland</td>" in app.html


def test_an_unknown_actor_is_added_and_saved_with_the_record_as_one_version(app, folder):
    at = app.open("edit", record="H-3")
    fill(at, actor=["Island Republic"])

    press(at, "add_records_H-3_actor_Island Republic")
    assert field(at, "actor").value == ["island-republic"]
    assert "actor <b>added</b>: Island Republic" in app.html
    assert "<td>island-republic</td><td>side</td>" in app.html
    at.segmented_control(key="view").set_value("Actor").run()
    next(each for each in at.selectbox if each.key.startswith("pick_")).set_value("new 1").run()
    fill(at, "new_1", "actors", side="Islands", kind="state")
    sign_and_save(at)

    assert cell(folder, "H-3", "actor_names") == "Island Republic"
    assert sorted(versions(folder)[0].files) == ["actors.csv", "records.csv"]


@pytest.mark.parametrize(
    ("part", "table", "cells", "expected"),
    [
        ("Actor", "actors", {"name": "Zoë Öl", "side": "Islands", "kind": "person"}, "zoe-oel"),
        ("Issue", "issues", {"name": "Ice", "proposition": "No.", "issue_group": "Sea"}, "ice"),
        (
            "Source",
            "sources",
            {
                "title": "Ice",
                "publisher": "Herald",
                "published_on": "2031-04-10",
                "published_basis": "stated",
                "kind": "news",
            },
            "gazette-3",
        ),
    ],
)
def test_other_tables_have_a_form_of_their_own(app, folder, part, table, cells, expected):
    at = app.open("edit", view=part)
    press(at, f"new_{table}")

    fill(at, "new_1", table, **cells)
    sign_and_save(at)

    assert expected in set(open_tables(folder).tables[table].iloc[:, 0])
    assert at.query_params["entry"] == expected


def test_what_was_typed_outlasts_a_look_at_another_page_and_row(app):
    at = app.open("edit", record="H-3")
    fill(at, title="x")

    at.switch_page("pages/records.py").run()
    at.query_params["record"] = "H-4"
    at.switch_page("pages/edit.py").run()
    assert "1 cell of 1 record corrected." in app.html
    at.query_params["record"] = "H-3"
    at.run()

    assert field(at, "title").value == "x"


def test_what_was_typed_is_dropped_at_a_word(app, folder):
    at = app.open("edit", record="H-3")
    fill(at, title="x")

    press(at, "discard_row")

    assert field(at, "title").value == "Will not lower the fees"
    assert "Not saved yet" not in [header.value for header in at.header]


def test_an_unknown_record_in_the_address_is_said(app):
    at = app.open("edit", record="H-33")

    assert "'H-33' is unknown" in at.error[0].value.replace("\\", "")


def test_the_address_of_another_kind_of_row_is_refused(app):
    at = app.open("edit", table="Recods")

    assert "Did you mean 'Records'?" in at.error[0].value.replace("\\", "")


def test_a_full_disk_is_said_and_what_was_typed_is_kept(app, folder, monkeypatch):
    def full(*_, **__):
        raise NotSaved(str(folder), OSError(28, "No space left on device"))

    monkeypatch.setattr(writing.store, "save", full)
    before = (folder / "records.csv").read_bytes()
    at = app.open("edit", record="H-3")
    fill(at, title="x")

    sign_and_save(at)

    assert "the disk is full" in at.error[0].value
    assert (folder / "records.csv").read_bytes() == before
    assert field(at, "title").value == "x"


def test_a_server_made_for_reading_meanwhile_saves_nothing(app, folder, monkeypatch):
    """The guard stands where the save is called, not only in the navigation."""
    at = app.open("edit", record="H-3")
    fill(at, title="x")
    monkeypatch.setattr("lib.ui.writing.is_read_only", lambda: True)

    at.text_input(key="edit_author").set_value("Kim")
    at.text_input(key="edit_reason").set_value("Typo")
    at.button(key="save").click().run()

    assert not versions(folder)


def test_an_empty_case_gets_its_first_record(app, data):
    write_case(data / "harbour", records=harbour("records").head(0))
    at = app.open("edit")
    press(at, "new_records")

    assert field(at, "record_id", "new_1").value == "R-0001"


def test_a_case_that_changed_on_disk_is_read_anew_where_nothing_was_typed(app, folder):
    at = app.open("edit", record="H-3")
    text = (folder / "records.csv").read_text()
    (folder / "records.csv").write_text(text.replace("Will not lower", "Does not lower"))

    at.run()

    assert field(at, "title").value == "Does not lower the fees"


def on_disk(folder, old, new):
    """Change the file as another program would."""
    text = (folder / "records.csv").read_text()
    assert old in text
    (folder / "records.csv").write_text(text.replace(old, new))


def conflict(app, folder, **theirs):
    """Correct H-3, while another program changes something; then try to save."""
    at = app.open("edit", record="H-3")
    fill(at, title="Mine")
    for old, new in theirs.items():
        on_disk(folder, old.replace("_", " "), new)
    sign_and_save(at)
    return at


def test_a_file_that_changed_is_not_written_over_and_both_versions_are_shown(app, folder):
    at = conflict(app, folder, Will_not_lower_the_fees="Theirs", Shared_pilots="Pilots")

    assert at.header[0].value == "Somebody else changed the case meanwhile"
    assert not versions(folder)
    assert (
        "<td>H-3</td><td>title</td><td class='p-before'>Will not lower the fees</td>"
        "<td><b>Mine</b></td><td><b>Theirs</b></td><td><b>choose below</b></td>" in app.html
    )
    assert "<td>H-8</td>" in app.html
    assert at.button(key="put_together").disabled


@pytest.mark.parametrize(("choice", "expected"), [("Yours", "Mine"), ("On disk", "Theirs")])
def test_of_a_cell_that_both_changed_the_chosen_one_stays(app, folder, choice, expected):
    at = conflict(app, folder, Will_not_lower_the_fees="Theirs", Shared_pilots="Pilots")

    at.radio[0].set_value(choice).run()
    press(at, "put_together")
    assert "on the newest version" in at.success[0].value
    if choice == "Yours":
        assert "<td class='p-before'>Theirs</td><td>Mine</td>" in app.html
        sign_and_save(at)

    assert cell(folder, "H-3", "title") == expected
    assert cell(folder, "H-8", "title") == "Pilots are fine with the envoy"


def test_cells_that_do_not_clash_are_put_together_at_a_word(app, folder):
    at = conflict(app, folder, Shared_pilots="Pilots")
    assert "No cell was changed by both." in app.html
    assert not at.radio

    press(at, "put_together")
    sign_and_save(at)

    assert cell(folder, "H-3", "title") == "Mine"
    assert cell(folder, "H-8", "title") == "Pilots are fine with the envoy"


def test_theirs_is_taken_whole_at_a_word(app, folder):
    at = conflict(app, folder, Will_not_lower_the_fees="Theirs")

    press(at, "load_disk")

    assert field(at, "title").value == "Theirs"
    assert "Not saved yet" not in [header.value for header in at.header]


def test_a_new_record_whose_number_was_taken_meanwhile_gets_the_next(app, folder):
    at = app.open("edit")
    press(at, "new_records")
    fill(at, "new_1", record_type="event", title="Mine", actor=["port"], date="2031-04-11")
    fill(at, "new_1", source=["gazette-2"], coder="Kim")
    line = (folder / "records.csv").read_text().splitlines()[-1]
    with (folder / "records.csv").open("a") as file:
        file.write(f"{line.replace('H-8', 'H-9')}\n")
    sign_and_save(at)

    press(at, "put_together")
    said = at.success[0].value.replace("\\", "")
    assert "H-9 was given to another record meanwhile: yours is H-10 now." in said
    sign_and_save(at)

    assert cell(folder, "H-10", "title") == "Mine"
    assert cell(folder, "H-9", "title") == cell(folder, "H-8", "title")


def test_the_evidence_leads_to_the_form_of_its_record(app, monkeypatch):
    at = app.open("records", side="Southland")
    at.session_state["_evidence"] = {"records": ["H-3"]}
    at.run()
    links = {link.proto.label: link.proto.query_string for link in at.get("page_link")}
    assert "record=H-3" in links["Correct this record"]
    assert "side=Southland" in links["Correct this record"]

    monkeypatch.setattr(sys, "argv", [*sys.argv, "--read-only"])
    at.session_state["_evidence"] = {"records": ["H-3"]}
    at.run()

    assert "Correct this record" not in [link.proto.label for link in at.get("page_link")]


def test_a_grid_is_shown_of_each_table(app):
    for table in ("Records", "Actors", "Issues", "Sources"):
        at = app.open("edit", view="Several at once", table=table)

        assert len(at.dataframe) == 1


def test_the_filter_narrows_the_grid(app):
    at = app.open("edit", view="Several at once", actor="Southland")

    assert at.dataframe[0].value["record_id"].tolist() == ["H-1", "H-3", "H-4", "H-7"]
