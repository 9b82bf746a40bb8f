"""A workbook holds text and nothing else, and says what it is on its last sheet."""

import io
import re
import shutil
import subprocess
import zipfile

import pytest

from lib.exceptions import UnreadableExtract
from lib.extracts.archive import write_archive
from lib.extracts.reading import open_extract
from lib.extracts.workbook import MOST_CHARACTERS, pieces, write_workbook
from tests.extracts import COLUMNS, PERMALINK, extract_of, harbour_case, with_texts

SHEET, BOOK, LINKS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return harbour_case(tmp_path_factory.mktemp("cases") / "harbour")


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def brought(parts):
    return write_archive({name: part.encode() for name, part in parts.items()})


def test_it_has_the_five_sheets(case):
    book = parts_of(write_workbook(extract_of(case)))[BOOK]

    assert re.findall('sheet name="([^"]+)"', book) == (
        ["Records", "Actors", "Issues", "Sources", "About"]
    )


@pytest.mark.parametrize("text", ["=1+1", "March 6", "2026-01", "007", "https://a.example", "1e5"])
def test_a_text_stays_text(case, text):
    parts = parts_of(write_workbook(extract_of(case, with_texts(case, [(text, text)]))))

    cells = re.findall(r'<c r="\w+" s="\d+" t="(\w+)"', parts[SHEET])
    assert set(cells) == {"inlineStr"}
    assert len(cells) == parts[SHEET].count("<c ")
    assert f"<t>{text}</t>" in parts[SHEET]
    assert "<f>" not in parts[SHEET]
    assert "hyperlink" not in "".join(parts.values())


def test_a_text_that_looks_like_markup_of_a_cell_is_escaped(case):
    records = with_texts(case, [("<r><t>x</t></r>", "")])

    assert "<r>" not in parts_of(write_workbook(extract_of(case, records)))[SHEET]


def test_about_says_the_same_as_the_readme(case):
    extract = extract_of(case)

    about = parts_of(write_workbook(extract))["xl/worksheets/sheet5.xml"]

    for name, words in extract.about.lines().items():
        assert f"<t>{name}</t>" in about
        assert f"<t>{words.replace('&', '&amp;')}</t>" in about


def test_the_longest_text_of_a_cell_stands_in_one(case):
    records = with_texts(case, [("x" * MOST_CHARACTERS, "")])

    parts = parts_of(write_workbook(extract_of(case, records)))

    assert "summary (2)" not in parts[SHEET]
    assert "none: no text is longer" in parts["xl/worksheets/sheet5.xml"]


def test_a_longer_text_goes_on_in_another_column_and_about_says_so(case):
    text = "x" * MOST_CHARACTERS + "y"
    content = write_workbook(extract_of(case, with_texts(case, [(text, "short")])))
    parts = parts_of(content)

    assert "<t>summary (2)</t>" in parts[SHEET]
    assert "<t>y</t>" in parts[SHEET]
    assert "<t>1 longer than the 32,767 characters" in parts["xl/worksheets/sheet5.xml"]
    assert open_extract("x", content)[0]["summary"].tolist() == [text]


def test_no_piece_is_longer_than_a_cell_as_utf_16_counts():
    assert max(len(part.encode("utf-16-le")) // 2 for part in pieces("👍" * 50_000)) <= 32_767


def test_it_comes_back_after_a_spreadsheet_program_has_saved_it(case, tmp_path):
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("no LibreOffice found: install it (Debian: apt-get install libreoffice-calc)")
    texts = [("=1+1", "March 6"), ("007", "a\nb  c "), ("_x0041_", "<r>b</r>"), ("2026-01", "")]
    extract = extract_of(case, with_texts(case, texts))
    written = tmp_path / "extract.xlsx"
    written.write_bytes(write_workbook(extract))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [soffice, "--headless", profile, "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, tmp_path / "out", written], check=True, timeout=180)

    records, permalink = open_extract("x", (tmp_path / "out" / "extract.xlsx").read_bytes())

    assert records.equals(extract.records[COLUMNS])
    assert permalink == PERMALINK


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
BROKEN = {
    "a number": (SHEET, 't="inlineStr"><is><t>H-5</t></is>', "><v>5</v>", "cell A6: expected text"),
    "a date": (SHEET, 't="inlineStr"><is><t>2031-03-02</t></is>', 't="d"><v>2</v>', "number or"),
    "no head": (SHEET, '<c r="B1"', '<c r="XFD1"', "column 2 has cells, but no name"),
    "no place": (SHEET, 'r="B2"', 'r="2B"', "a cell is at '2B'"),
    "twice": (SHEET, "<t>title</t>", "<t>summary</t>", "'summary' stands twice"),
    "no text": (SHEET, 't="inlineStr"><is><t>H-5</t></is>', 't="s"><v>9</v>', "text number '9'"),
    "no sheet": (BOOK, 'name="Records"', 'name="Rows"', "it has no sheet 'Records'"),
    "no About": (BOOK, 'name="About"', 'name="abut"', "it has no sheet 'About'"),
    "no file": (LINKS, "worksheets/sheet1.xml", "worksheets/other.xml", "no xl/worksheets/other"),
    "elsewhere": (LINKS, "worksheets/sheet1.xml", "../../../etc/passwd", "it has no etc/passwd"),
    "no permalink": ("xl/worksheets/sheet5.xml", "<t>Permalink", "<t>Link", "no row 'Permalink'"),
    "no XML": (SHEET, "</sheetData>", "<sheetData>", "sheet1.xml is damaged"),
    "entities": (SHEET, "<worksheet", f"{ENTITIES}<worksheet", "declares a document type"),
}


@pytest.mark.parametrize(("part", "old", "new", "found"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_in_it_is_named(case, part, old, new, found):
    parts = parts_of(write_workbook(extract_of(case)))
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)

    with pytest.raises(UnreadableExtract, match=re.escape(found)):
        open_extract("x", brought(parts))
