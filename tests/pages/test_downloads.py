"""What each page offers to download says what it is, and can be built."""

import io
import json
import zipfile
from datetime import date

import frictionless
import pytest

from lib import clock
from lib.check import main as check
from lib.extracts.columns import NOT_DESCRIBED
from lib.extracts.reading import open_extract
from lib.ui import download
from lib.ui.frame import PAGES

ADDRESSES = [
    (spec.path, {"view": view} if view else {})
    for spec in PAGES
    if spec.filtered
    for view in (spec.views or ("",))
]
FILTER = {"issue": "Harbour fees"}


@pytest.fixture
def offered(monkeypatch, app):
    """Open a page with its menu; give what each format would write."""
    seen = []
    monkeypatch.setattr(download, "_formats", lambda *offer: seen.append(offer))

    def open_page(page, **query):
        app.at.session_state["more_downloads"] = True
        app.open(page, **query)
        view, rows, tables, address = seen[-1]
        return lambda ending: download._write(
            download.FORMATS[ending][3], view, rows, tables, address
        )

    return open_page


def files_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.mark.parametrize(("page", "query"), ADDRESSES)
def test_its_package_is_valid_and_a_case(offered, tmp_path, page, query):
    content = offered(page, **query, **FILTER)("zip")
    described = json.loads(files_of(content)["datapackage.json"])["resources"]
    fields = [field for resource in described for field in resource["schema"]["fields"]]
    assert NOT_DESCRIBED not in [field["description"] for field in fields]

    (tmp_path / "x.zip").write_bytes(content)
    report = frictionless.validate(str(tmp_path / "x.zip"), type="package")
    assert report.flatten(["type", "note"]) == []
    zipfile.ZipFile(io.BytesIO(content)).extractall(tmp_path / "u")
    assert check([str(tmp_path / "u")]) == 0


@pytest.mark.parametrize("ending", download.FORMATS)
def test_its_records_come_back_with_the_address_of_the_view(offered, ending):
    records, permalink = open_extract("x", offered("timeline", **FILTER)(ending))

    assert sorted(records["record_id"]) == ["H-2", "H-3", "H-4"]
    assert permalink.endswith("timeline?case=harbour&issue=Harbour+fees")


def test_it_says_the_filter_in_words(offered):
    readme = files_of(offered("matrix", **FILTER, as_of="2031-03-20")("zip"))["README.txt"].decode()

    assert "View: Issue matrix: records on Harbour fees" in readme
    assert "As known on: 20 March 2031" in readme


def test_the_tables_of_the_page_are_in_it(offered):
    files = files_of(offered("positions", view="How it moved")("zip"))

    assert {"positions_shifts.csv", "positions_marks.csv"} <= set(files)


def test_the_day_it_was_made_is_read_when_it_is_clicked(offered, monkeypatch):
    write = offered("records")
    monkeypatch.setattr(download, "now", lambda: clock.now().replace(2031, 5, 6))

    made = json.loads(files_of(write("zip"))["datapackage.json"])["extract"]["made_on"]

    assert made == date(2031, 5, 6).isoformat()


def test_the_menu_is_not_drawn_while_it_is_closed(app):
    labels = [button.proto.label for button in app.open("matrix").get("download_button")]

    assert labels == ["Download 5 records (CSV)"]


def test_the_open_menu_offers_each_format_table_and_picture(app):
    app.at.session_state["more_downloads"] = True
    at = app.open("matrix")

    assert [button.proto.label for button in at.get("download_button")] == [
        *("Download 5 records (CSV)", "Package (ZIP)", "Workbook (XLSX)"),
        *("Rows (JSON lines)", "Rows (Parquet)", "Download 5 positions (CSV)"),
    ]
    assert at.button(key="picture_open").label == "Picture (SVG, PNG)"


def test_a_picture_is_of_the_chart_with_its_real_colours(app):
    app.at.session_state["more_downloads"] = True
    at = app.open("matrix")

    at.button(key="picture_open").click().run()

    picture = next(c for c in at.get("plotly_chart") if c.key == "picture_plot")
    spec = picture.proto.spec
    assert "#0E6A95" in spec
    assert "#000001" not in spec
    assert "As known on 10 April 2031. Showing: all records." in spec
    assert "Source: 5 of 8 records from 3 sources." in spec


def test_on_a_page_with_several_charts_one_is_chosen(app):
    app.at.session_state["more_downloads"] = True
    at = app.open("positions", view="How it moved")
    at.selectbox(key="picture_of_2").set_value("moved_pilots").run()

    at.button(key="picture_open").click().run()

    picture = next(c for c in at.get("plotly_chart") if c.key == "picture_plot")
    assert "Positions: Joint pilots" in picture.proto.spec
    assert "Pilots of both sides should be hired." in picture.proto.spec


@pytest.mark.parametrize("page", ["records", "sources", "codebook"])
def test_a_page_without_charts_offers_no_picture(app, page):
    app.at.session_state["more_downloads"] = True

    assert not [button for button in app.open(page).button if button.key == "picture_open"]
