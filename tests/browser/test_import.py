"""An analyst's own table, from a spreadsheet of another make to the timeline."""

import csv
import io

import pytest
from playwright.sync_api import expect

from tests.browser.server import running_server, settle
from tests.browser.steps import go_to, visit
from tests.cases import write_case

HEADER = "Nr;Datum;Akteur;Thema;Handlung;Haltung;Überschrift;Zitat;Quelle;Verlag;Erschienen;Bearbeiter"
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
