"""Import: a file is told, asked about, looked at row by row, and saved or not at all."""

import sys
from dataclasses import replace

import pytest

from lib.case import read_case
from lib.extract import extract_csv
from lib.import_steps import look_at
from lib.intake.decide import describe_new
from lib.intake.recipes import read_recipes
from lib.versions import versions
from tests.cases import harbour, write_case

HEADER = "Title;Date;Actor;Issue;Act;Stance;Publisher;Published;Coder"
ROW = "Fees again;2031-05-02;Northland;Harbour fees;demand;supports;Gazette;2031-05-03;Kim"


@pytest.fixture
def folder(data):
    return data / "harbour"


def bring(at, content, name="talks.csv"):
    content = content if isinstance(content, bytes) else content.encode()
    uploader = at.file_uploader[0]
    uploader.set_value((name, content, "text/csv"))
    at.run()
    assert not at.exception
    return at


def own(**cells):
    """The records of the case as a file, some cells of the first row replaced."""
    records = harbour("records")
    records.loc[0, list(cells)] = list(cells.values())
    return records.to_csv(index=False)


def counts(app):
    """What is said of the rows: new, changed, unchanged, duplicate, refused."""
    listed = app.html.split("p-states'>")[1].split("</ul>")[0]
    return [int(part.split("</b>")[0].replace(",", "")) for part in listed.split("<b>")[1:]]


def key_of(at, kind, start):
    return next(each for each in at.get(kind) if (each.key or "").startswith(start))


def sign_and_save(at, title=None):
    if title is not None:
        key_of(at, "text_input", "import_title").set_value(title)
    key_of(at, "text_input", "import_author").set_value("Kim")
    at.button(key="import_save").click().run()
    assert not at.exception


def said(elements):
    return "\n".join(each.value for each in elements).replace("\\", "")


def test_it_opens_without_a_file_and_says_what_can_be_brought(app):
    app.open("ingest")

    assert "DNA 3 database" in app.html
    assert "column by column" in app.html


def test_a_server_for_reading_says_so_and_offers_nothing(app, monkeypatch):
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--read-only"])

    at = app.open("ingest")

    assert "--read-only" in said(at.info)
    assert not at.file_uploader


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\x80\x04\x95\x00\x00pickle", "was not imported"),
        (b"", "empty"),
        (b"<!DOCTYPE html><html></html>", "HTML"),
        (b"a,b\n1,\x002\n", "NUL"),
    ],
)
def test_a_refused_file_says_why(app, content, why):
    at = bring(app.open("ingest"), content)

    assert why in said(at.error)
    assert "p-legend p-states" not in app.html


def test_what_the_case_has_already_is_all_unchanged_and_nothing_is_to_be_saved(app, folder):
    at = bring(app.open("ingest"), own(), "records.csv")

    assert counts(app) == [0, 0, 8, 0, 0]
    assert "nothing to save" in said(at.info)
    assert not [each for each in at.button if each.label.startswith("Save ")]


def test_a_changed_cell_is_shown_and_taken_at_a_word(app, folder):
    at = bring(app.open("ingest"), own(title="Another title"), "records.csv")
    assert counts(app) == [0, 1, 7, 0, 0]

    key_of(at, "checkbox", "import_take").uncheck().run()
    assert [each.label for each in at.button if "Save" in each.label] == ["Save 0 records"]
    key_of(at, "checkbox", "import_take").check().run()
    sign_and_save(at)

    assert "Saved as version 1." in said(at.success)
    assert read_case(folder).records.at[0, "title"] == "Another title"
    assert versions(folder)[0].author == "Kim"
    assert versions(folder)[0].reason == "Import of records.csv"
    assert read_recipes(folder) == {}


def test_without_a_name_nothing_is_saved(app, folder):
    at = bring(app.open("ingest"), own(title="Another title"), "records.csv")

    at.button(key="import_save").click().run()

    assert "author: empty" in said(at.error)
    assert not versions(folder)
    assert counts(app) == [0, 1, 7, 0, 0]


def test_refused_rows_are_left_out_by_name_only(app, folder):
    at = bring(app.open("ingest"), own(date="last week", record_id="H-9"), "records.csv")
    assert counts(app)[-1] == 1

    records = harbour("records")
    records.loc[0, ["record_id", "title"]] = ["H-9", "More"]
    records.loc[1, "date"] = "last week"
    bring(at, records.to_csv(index=False), "records.csv")
    sign_and_save(at)
    assert "Rows are refused" in said(at.error)
    assert not versions(folder)

    key_of(at, "checkbox", "import_leave_out").check().run()
    sign_and_save(at)
    assert read_case(folder).records["record_id"].tolist()[-1] == "H-9"


def test_the_reason_names_the_file_that_is_there_now(app):
    at = bring(app.open("ingest"), own(title="One"), "first.csv")

    bring(at, own(title="Two"), "second.csv")

    assert key_of(at, "text_input", "import_reason").value == "Import of second.csv"


def test_the_order_of_dates_is_asked_for_with_examples(app):
    row = ROW.replace("2031-05-02", "05/06/2031").replace("2031-05-03", "07/08/2031")
    at = bring(app.open("ingest"), f"{HEADER}\n{row}\n")

    assert "to be chosen" in app.html
    asked = key_of(at, "radio", "import_answer_dates: Date")
    assert asked.value is None
    assert (
        "<li>line 2: 05/06/2031: day first: <b>2031-06-05</b>; month first: <b>2031-05-06</b></li>"
    ) in app.html
    asked.set_value("day").run()

    assert not at.exception
    assert key_of(at, "radio", "import_answer_dates: Date").value == "day"
    assert "<b>day first</b> <span class='p-badge'>chosen</span>" in app.html


def test_what_separates_a_list_is_asked_for_before_its_values(app):
    at = bring(app.open("ingest"), f"{HEADER}\n{ROW.replace('Northland', 'Northland, Eastland')}\n")

    assert "1 different cell holds one. Split at each comma, 1 of 2 values is known." in app.html
    assert "actor: first choose above what separates its values." in app.html
    assert (
        "<li>line 2: Northland, Eastland: comma: <b>Northland + Eastland</b>; "
        "nothing: a cell is one value: <b>Northland, Eastland</b></li>"
    ) in app.html
    key_of(at, "radio", "import_answer_list: Actor").set_value(",").run()

    assert not at.exception
    assert "<b>comma</b> <span class='p-badge'>chosen</span>" in app.html
    assert "first choose above" not in app.html
    assert [each.label for each in at.selectbox if "import_value_actor" in each.key] == [
        "Northland is",
        "Eastland is",
    ]


def test_a_proved_list_shows_its_cells_read_both_ways(app):
    bring(app.open("ingest"), f"{HEADER}\n{ROW.replace('Northland', 'Northland / Southland')}\n")

    assert "<b>slash</b> <span class='p-badge'>proved</span>" in app.html
    assert (
        "<li>line 2: Northland / Southland: slash: <b>Northland + Southland</b>; "
        "nothing: a cell is one value: <b>Northland / Southland</b></li>"
    ) in app.html


def test_a_decimal_sign_that_cannot_be_told_is_said_and_not_asked(app):
    at = bring(app.open("ingest"), f"{HEADER};Sum\n{ROW};1,234\n")

    assert "What is the decimal sign of Sum?" in app.html
    assert "<b>Not decided</b> <span class='p-badge'>cannot be told</span>" in app.html
    assert "<li>line 2: 1,234: point: <b>1234</b>; comma: <b>1.234</b></li>" in app.html
    assert not at.radio[1:]


WIDE = [f"More {number}" for number in range(300)]


@pytest.fixture
def wide(app):
    header, row = ";".join([HEADER, *WIDE]), ";".join([ROW, *WIDE])
    return bring(app.open("ingest"), f"{header}\n{row}\n")


def columns_asked(at):
    return [each.label for each in at.selectbox if each.key.startswith("import_column_")]


def test_of_a_wide_table_a_page_of_columns_is_shown(wide):
    assert columns_asked(wide)[:9] == [f"{name} is" for name in HEADER.split(";")]
    assert len(columns_asked(wide)) == 25


def test_of_a_wide_table_the_columns_to_be_decided_are_found(wide):
    wide.toggle(key="import_only_open").set_value(True).run()

    assert columns_asked(wide)[:2] == ["More 0 is", "More 1 is"]
    wide.selectbox(key="import_column_9").set_value("note").run()
    assert not wide.exception
    assert columns_asked(wide)[:2] == ["More 1 is", "More 2 is"]


def test_of_a_wide_table_the_rest_is_left_out_at_once_and_by_name(wide):
    wide.button(key="import_rest_out").click().run()

    assert not wide.exception
    assert wide.session_state["import_work"].look.recipe.ignored == tuple(WIDE)
    assert len(columns_asked(wide)) == 25


def complete(at):
    """Decide what is open of HEADER and ROW."""
    fixed = {"record_type": "statement", "source_title": "Gazette", "source_kind": "news"}
    for name, value in fixed.items():
        for kind in ("selectbox", "text_input"):
            for each in at.get(kind):
                if each.key == f"import_constant_{name}":
                    each.set_value(value).run()
                    break
    assert not at.exception
    return at


def test_a_table_goes_into_the_case_and_its_recipe_beside_it(app, folder):
    at = complete(bring(app.open("ingest"), f"{HEADER}\n{ROW}\n"))
    assert counts(app) == [1, 0, 0, 0, 0]
    sign_and_save(at)

    assert "Saved as version 1. The next file of this shape" in said(at.success)
    assert list(read_recipes(folder)) == ["talks-csv"]

    next_row = ROW.replace("Fees again", "Fees once more")
    bring(at, f"{HEADER}\n{next_row}\n", "next.csv")
    assert "Read by the recipe <b>talks-csv</b>: nothing is left" in app.html
    sign_and_save(at)
    assert list(read_recipes(folder)) == ["talks-csv"]


def test_a_correction_of_a_recipe_is_kept_under_its_name(app, folder):
    at = complete(bring(app.open("ingest"), f"{HEADER}\n{ROW}\n"))
    sign_and_save(at)
    bring(at, f"{HEADER}\n{ROW.replace('again', 'twice')}\n", "next.csv")

    key_of(at, "selectbox", "import_constant_source_kind").set_value("official").run()
    sign_and_save(at)

    recipes = read_recipes(folder)
    assert list(recipes) == ["talks-csv"]
    assert recipes["talks-csv"].constants["source.kind"] == "official"


@pytest.mark.parametrize(
    ("title", "why"), [("harbour", "is taken"), ("  ", "title: empty"), ("!!", "is not plain")]
)
def test_a_title_that_cannot_be_a_case_is_refused_and_nothing_is_lost(app, data, title, why):
    at = app.open("ingest")
    at.radio(key="import_target").set_value("new").run()
    bring(at, "\n".join([HEADER, ROW]) + "\n")
    before = sorted(data.rglob("*"))
    new_case(at)

    sign_and_save(at, title)

    assert why in said(at.error)
    assert sorted(data.rglob("*")) == before
    assert counts(app) == [1, 0, 0, 0, 0]
    sign_and_save(at, "Northern waters")
    assert "Northern waters is a new case, in the folder northern-waters." in said(at.success)
    assert at.query_params["case"] in ("northern-waters", ["northern-waters"])


def new_case(at):
    """Decide what is open of HEADER and ROW in a case that has nothing yet."""
    complete(at)
    for button in ("import_all_new_actor", "import_all_new_issue"):
        at.button(key=button).click().run()
    # A test cannot type a side or group that is not there yet.
    work = at.session_state["import_work"]
    recipe = describe_new(work.look.recipe, "actors", "northland", "side", "North")
    recipe = describe_new(recipe, "actors", "northland", "kind", "state")
    recipe = describe_new(recipe, "issues", "harbour-fees", "issue_group", "Sea")
    recipe = describe_new(recipe, "issues", "harbour-fees", "proposition", "Fees fall.")
    look = look_at(work.look.upload, recipe, {}, work.look)
    at.session_state["import_work"] = replace(work, look=look, results={})
    at.run()
    assert not at.exception


def test_a_case_that_changed_meanwhile_is_not_written_over_and_compared_anew(app, folder):
    at = bring(app.open("ingest"), own(title="Another title"), "records.csv")
    text = (folder / "records.csv").read_text()
    (folder / "records.csv").write_text(text.replace("Shared pilots", "Pilots"))
    before = (folder / "records.csv").read_bytes()

    sign_and_save(at)

    assert "changed on disk since read; nothing was saved" in said(at.error)
    assert (folder / "records.csv").read_bytes() == before
    at.button(key="import_again").click().run()
    assert not at.exception
    assert counts(app) == [0, 2, 6, 0, 0]
    sign_and_save(at)
    assert read_case(folder).records.at[0, "title"] == "Another title"


def test_cancel_leaves_nothing_behind(app, folder):
    at = bring(app.open("ingest"), own(title="Another title"), "records.csv")

    at.button(key="import_cancel").click().run()

    assert "p-legend p-states" not in app.html
    assert "import_work" not in at.session_state
    assert at.file_uploader[0].value is None
    assert not versions(folder)


def extract(permalink):
    return extract_csv(harbour("records"), permalink)


def links(at):
    return {link.proto.label: link.proto for link in at.get("page_link")}


def test_an_extract_offers_the_view_it_was_taken_from(app):
    address = "https://elsewhere.example:1/matrix?case=harbour&actor=Northland&text=%3Cb%3E#x"

    at = bring(app.open("ingest"), extract(address), "extract.csv")

    assert counts(app) == [0, 0, 8, 0, 0]
    link = links(at)["Open the view it was taken from: Issue matrix"]
    assert link.page == "matrix"
    assert link.query_string == "case=harbour&actor=Northland&text=%3Cb%3E"
    assert "elsewhere" not in str(link)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "http://[",
        "https://elsewhere.example/edit?case=harbour&record=H-3",
        "//elsewhere.example/?case=harbour",
    ],
)
def test_what_is_no_view_is_not_offered(app, address):
    at = bring(app.open("ingest"), extract(address), "extract.csv")

    assert not [text for text in links(at) if text.startswith("Open the view")]


def test_an_extract_of_a_case_that_is_not_here_says_so(app):
    address = "https://elsewhere.example/matrix?case=%3Cb%3Eother"

    bring(app.open("ingest"), extract(address), "extract.csv")

    assert "the case “&lt;b&gt;other”, which is not here" in app.html


def test_two_cases_of_one_title_are_told_apart(app, data):
    write_case(data / "second")
    at = app.open("ingest", case="harbour")
    bring(at, own(title="Another title"), "records.csv")
    assert at.session_state["import_work"].opened.folder == data / "harbour"

    at.selectbox(key="case").set_value("second").run()
    assert counts(app) == [0, 1, 7, 0, 0]
    sign_and_save(at)

    assert not versions(data / "harbour")
    assert versions(data / "second")
