"""An analyst's own table, from a spreadsheet of another make to the timeline."""

import csv
import io

import pytest
from playwright.sync_api import expect

from tests.browser.server import running_server, settle
from tests.browser.steps import go_to, visit
from tests.cases import write_case

HEADER = (
    "Nr;Datum;Akteur;Thema;Handlung;Haltung;Überschrift;Zitat;Quelle;Verlag;Erschienen;Bearbeiter"
)
ROWS = """\
1;03/14/2031;Nordland;Fischerei;Position;dafür;Nordland will Fischerei teilen;„Wir teilen gern“;Tagesblatt 1;Küstenpost;03/15/2031;Jörg
2;03/16/2031;NORDLAND;Fischerei;Forderung;dafür;Nordland fordert Quoten;;Tagesblatt 2;Küstenpost;03/17/2031;Jörg
3;03/18/2031;Nord-Land;Hafen;Position;dagegen;Nordland lehnt Hafenöffnung ab;;Tagesblatt 3;Küstenpost;03/19/2031;Jörg
4;03/20/2031;Südland;Fischerei;Position;dagegen;Südland gegen Teilung;;Tagesblatt 4;Küstenpost;03/21/2031;Jörg
5;04/02/2031;Südland;Hafen;Angebot;dafür;Südland bietet Öffnung an;;Tagesblatt 5;Küstenpost;04/03/2031;Jörg
5;04/02/2031;Südland;Hafen;Angebot;dafür;Südland bietet Öffnung an;;Tagesblatt 5;Küstenpost;04/03/2031;Jörg
4;03/20/2031;Südland;Fischerei;Position;dagegen;Südland gegen Teilung;;Tagesblatt 4;Küstenpost;03/21/2031;Jörg
6;02/30/2031;Südland;Hafen;Position;dafür;Südland bekräftigt Angebot;;Tagesblatt 6;Küstenpost;04/05/2031;Jörg
"""
NEXT_WEEK = """\
7;04/09/2031;Nord-Land;Hafen;Position;dafür;Nordland nimmt Öffnung an;;Tagesblatt 7;Küstenpost;04/10/2031;Jörg
8;04/11/2031;Südland;Fischerei;Position;dafür;Südland stimmt Teilung zu;;Tagesblatt 8;Küstenpost;04/12/2031;Jörg
"""


def file_of(name, rows):
    content = f"{HEADER}\n{rows}".replace("\n", "\r\n").encode("cp1252")
    return {"name": name, "mimeType": "text/csv", "buffer": content}


@pytest.fixture
def data(tmp_path):
    write_case(tmp_path / "data" / "harbour")
    return tmp_path / "data"


@pytest.fixture
def server(browser, data):
    with running_server("--data", str(data)) as address:
        yield address


def bring(page, name, rows):
    page.locator("input[type=file]").set_input_files(file_of(name, rows))
    expect(page.get_by_role("heading", name="What it is")).to_be_visible()
    settle(page)


def pick(page, key, option):
    """Choose an option of a select box of the import."""
    page.locator(f".st-key-{key} input").click()
    page.keyboard.type(option)
    page.get_by_role("option", name=option, exact=True).first.click()
    settle(page)


def records(folder):
    with (folder / "records.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(io.StringIO(file.read())))


def test_a_table_of_another_make_becomes_a_case(server, page, data):
    visit(page, f"{server}/ingest")
    page.get_by_text("A new case", exact=True).click()
    settle(page)
    bring(page, "verhandlungen.csv", ROWS)

    # What was proved, and on what evidence.
    doctor = page.locator(".p-doctor")
    expect(doctor).to_contain_text("Windows-1252")
    expect(doctor).to_contain_text("semicolon")
    expect(doctor).to_contain_text("month first proved 5 of 5 decidable cells")

    # What must be chosen: five columns, and what no column gives.
    page.get_by_role("button", name="Take what is near: Verlag as source: publisher").click()
    settle(page)
    pick(page, "import_column_4", "act")
    pick(page, "import_column_8", "source: title")
    pick(page, "import_column_10", "source: published on")
    pick(page, "import_column_11", "coder")
    pick(page, "import_constant_record_type", "Statement")
    pick(page, "import_constant_source_kind", "News report")
    expect(doctor).to_contain_text("dates of Erschienen written?month first proved")

    # Three spellings of one actor.
    pick(page, "import_value_actor_0", "New: Nordland")
    pick(page, "import_value_actor_1", "Nordland")
    pick(page, "import_value_actor_2", "Nordland")
    pick(page, "import_value_actor_3", "New: Südland")
    page.get_by_role("button", name="Make each of the 2 a new issue").click()
    settle(page)
    pick(page, "import_value_stance_0", "Supports")
    pick(page, "import_value_stance_1", "Opposes")
    pick(page, "import_value_act_1", "Demands")
    pick(page, "import_value_act_2", "Offers")
    for key, side in (("nordland", "North"), ("sudland", "South")):
        page.locator(f".st-key-import_new_actors_{key}_side input").fill(side)
        page.keyboard.press("Enter")
        settle(page)
        pick(page, f"import_new_actors_{key}_kind", "State")
    for key, proposition in (("fischerei", "Fishing is shared."), ("hafen", "The port opens.")):
        page.locator(f".st-key-import_new_issues_{key}_proposition input").fill(proposition)
        page.keyboard.press("Enter")
        settle(page)
        page.locator(f".st-key-import_new_issues_{key}_issue_group input").fill("Sea")
        page.keyboard.press("Enter")
        settle(page)

    # Two duplicates, and one refused row named by its line.
    counts = ["5 new", "0 changed", "0 unchanged", "2 duplicate", "1 refused"]
    expect(page.locator(".p-states li")).to_have_text(counts)
    duplicates = ["line 7: it says what line 6 says.", "line 8: it says what line 5 says."]
    expect(page.locator(".st-key-import_duplicates li")).to_have_text(duplicates)
    refused = page.locator(".st-key-import_refused li")
    expect(refused).to_have_text("line 9: Datum: '02/30/2031' is no date written month first.")

    page.get_by_text("Leave out 1 refused row").click()
    settle(page)
    page.get_by_label("Title of the new case").fill("Nördliche Gewässer")
    page.get_by_label("Your name").fill("Jörg")
    page.get_by_role("button", name="Save 5 records").click()
    expect(page.get_by_text("Nördliche Gewässer is a new case")).to_be_visible()
    saved = records(data / "nordliche-gewasser")
    days = ["2031-03-14", "2031-03-16", "2031-03-18", "2031-03-20", "2031-04-02"]
    assert [row["date"] for row in saved] == days
    assert [row["actor"] for row in saved] == [*["nordland"] * 3, *["sudland"] * 2]

    # The new case's timeline.
    page.get_by_role("link", name="Open the timeline").click()
    expect(page.locator("h1")).to_have_text("Timeline")
    expect(
        page.locator("svg text", has_text="Nordland will Fischerei teilen").first
    ).to_be_visible()
    settle(page)

    # The next file of this shape asks for nothing but to be confirmed.
    go_to(page, "Import")
    bring(page, "verhandlungen-2.csv", NEXT_WEEK)
    expect(page.get_by_text("Read by the recipe")).to_be_visible()
    expect(page.locator(".p-states li").first).to_have_text("2 new")
    page.get_by_role("button", name="Save 2 records").click()
    expect(page.get_by_text("Saved as version 2.")).to_be_visible()
    assert len(records(data / "nordliche-gewasser")) == 7
