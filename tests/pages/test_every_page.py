"""What every page promises: it opens in the frame, keeps the filter, says what it shows."""

import ast
from pathlib import Path

import pytest

from lib.ui.frame import PAGES
from tests.cases import harbour, write_case

ROOT = Path(__file__).parents[2]
FILES = sorted(ROOT.glob("pages/*.py"))

each_page = pytest.mark.parametrize("page", [spec.path for spec in PAGES])
each_filtered_page = pytest.mark.parametrize("page", [s.path for s in PAGES if s.filtered])
each_other_page = pytest.mark.parametrize("page", [s.path for s in PAGES if not s.filtered])


def test_every_file_of_pages_is_in_the_navigation():
    assert sorted(spec.file for spec in PAGES) == [str(file.relative_to(ROOT)) for file in FILES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_page_says_which_question_it_answers(file):
    docstring = ast.get_docstring(ast.parse(file.read_text("utf-8")))

    assert docstring.splitlines()[0].endswith("?")


@each_page
def test_it_opens_inside_the_frame(app, page):
    at = app.open(page)

    assert at.title[0].value == next(spec.title for spec in PAGES if spec.path == page)
    assert "The harbour talks" in app.html


@each_filtered_page
def test_it_says_in_words_what_it_shows(app, page):
    at = app.open(page, side="Northland", record_type="Statements")

    assert at.segmented_control(key="record_type").value == "Statements"
    assert "statements by Northland" in app.html
    assert "as known on 10 April 2031" in app.html


@each_page
def test_an_unknown_value_in_the_address_is_refused_with_the_near_spelling(app, page):
    at = app.open(page, side="Northlnd")

    assert at.title[0].value == "This address cannot be shown as it stands"
    assert "Did you mean 'Northland'?" in at.error[0].value.replace("\\", "")
    assert not at.get("plotly_chart")


@each_filtered_page
def test_nothing_known_yet_is_said_so(app, page):
    at = app.open(page, as_of="2031-03-01")

    assert at.header[0].value == "Nothing was known yet on 1 March 2031"
    assert "8 records became known on 2 March 2031" in at.markdown[-1].value


@each_filtered_page
def test_a_filter_that_leaves_nothing_says_which_and_offers_the_way_out(app, page):
    at = app.open(page, text="no such words")

    assert at.header[0].value == "No record matches"
    assert "containing" in at.markdown[-1].value
    at.button(key="clear_all_here").click().run()
    assert not at.exception
    assert "all records" in app.html


@each_page
def test_a_broken_case_shows_its_problems_and_no_traceback(data, app, page):
    records = harbour("records")
    records.loc[0, "date"] = "Jan-26"
    records.loc[1, "actor"] = "nobody"
    write_case(data / "harbour", records=records)

    at = app.open(page)

    problems = at.dataframe[0].value
    assert problems["File"].tolist() == ["records.csv", "records.csv"]
    assert problems["Line"].tolist() == [2, 3]
    assert problems["Column"].tolist() == ["date", "actor"]


@each_filtered_page
def test_a_case_without_records_says_so(data, app, page):
    write_case(data / "harbour", records=harbour("records").head(0))

    at = app.open(page)

    assert at.info[0].value == "This case has no records yet."


@each_other_page
def test_a_page_that_shows_no_records_through_filters_opens_without_any(data, app, page):
    write_case(data / "harbour", records=harbour("records").head(0))

    at = app.open(page)

    assert "This case has no records yet." not in [info.value for info in at.info]
    assert not [each for each in at.segmented_control if each.key == "record_type"]


@each_other_page
def test_a_page_without_filter_line_hands_the_filter_on(app, page):
    at = app.open(page, side="Northland")

    assert {link.proto.query_string for link in at.get("page_link")} == {"side=Northland"}


@each_filtered_page
def test_a_single_record_is_shown(data, app, page):
    write_case(data / "harbour", records=harbour("records").iloc[[1]])

    app.open(page)

    assert "1 record from 1 source" in app.html


@each_filtered_page
def test_its_download_names_the_count(app, page):
    at = app.open(page, actor="Southland", record_type="Statements")

    assert at.get("download_button")[0].proto.label == "Download 2 records (CSV)"


def test_the_filter_is_kept_from_page_to_page(app):
    at = app.open("timeline", side="Southland")

    for page in ("matrix", "positions", "records"):
        at.switch_page(f"pages/{page}.py").run()
        assert "by Southland" in app.html


def test_a_chip_removes_its_filter(app):
    at = app.open("records", side=["Southland", "Northland"])

    at.button(key="chip_side_Southland").click().run()

    assert "records by Northland" in app.html


def test_clear_all_clears_all(app):
    at = app.open("records", side="Southland", text="fees", record_type="Statements")

    at.button(key="clear_all").click().run()

    assert "Showing: all records" in app.html


def test_an_empty_data_folder_says_what_a_case_is(data, app):
    for file in (data / "harbour").iterdir():
        file.unlink()

    at = app.open()

    assert "no case found" in at.error[0].value.replace("\\", "")


def test_another_case_is_chosen_by_the_address(data, app):
    write_case(data / "islands", package={"name": "islands", "title": "The island talks"})

    at = app.open("records", case="islands")

    assert at.selectbox(key="case").value == "islands"
    assert at.selectbox(key="case").options == ["The harbour talks", "The island talks"]


def test_choosing_another_case_drops_the_filters_of_the_first(data, app):
    write_case(data / "islands", package={"name": "islands", "title": "The island talks"})
    at = app.open("records", side="Southland")

    at.selectbox(key="case").set_value("islands").run()

    assert not at.exception
    assert at.selectbox(key="case").value == "islands"
    assert "all records" in app.html


def test_an_unknown_case_is_refused(app):
    at = app.open(case="habour")

    assert "Did you mean 'harbour'?" in at.error[0].value.replace("\\", "")


@each_page
def test_an_unknown_view_is_refused(app, page):
    at = app.open(page, view="How it mooved")

    assert "'How it mooved' is unknown" in at.error[0].value.replace("\\", "")


def test_of_two_cases_of_one_title_the_one_that_is_asked_for_stays_open(app, data):
    write_case(data / "second")

    at = app.open("records", case="harbour")
    assert at.run().selectbox(key="case").value == "harbour"
    at.selectbox(key="case").set_value("second").run()

    assert at.run().query_params["case"] in ("second", ["second"])
