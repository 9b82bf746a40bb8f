"""A file that is brought is opened as what it is, or refused with a plain reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.doctor.findings import DisprovedError
from lib.doctor.rows import Text
from lib.exceptions import DashboardError
from lib.intake import reading
from lib.intake.opened import Kind
from lib.intake.reading import (
    DEFAULT_LIMITS,
    UndecidedError,
    open_file,
    open_upload,
    prove_file,
)
from lib.intake.text_table import read_text_table
from lib.intake.upload import Limits, UploadRefused
from tests import table
from tests.intake.made import archive

GERMAN = "Tag;Akteur;Äußerung\r\n01.02.2026;Nordland;„Häfen öffnen“\r\n"


def opened(content, limits=DEFAULT_LIMITS, **answers):
    return open_file(open_upload("talks.csv", content, limits), answers, limits)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_table_is_read_in_its_encoding(encoding):
    grid = opened(GERMAN.encode(encoding)).grid

    assert (
        grid.headed()
        .reset_index(drop=True)
        .equals(
            table("""
            Tag        | Akteur   | Äußerung
            01.02.2026 | Nordland | „Häfen öffnen“
        """)
        )
    )


def test_a_table_says_what_was_proved_of_it():
    findings = prove_file(open_upload("talks.csv", GERMAN.encode("cp1252"))).findings

    assert {each.key: each.value for each in findings} == {
        "encoding": "cp1252",
        "separator": ";",
        "quoting": "doubled",
    }


def test_what_is_open_is_asked_all_at_once():
    content = "порт;зона,1\nпорт;зона,2\n".encode("cp1251")

    with pytest.raises(UndecidedError) as undecided:
        opened(content)

    assert [each.key for each in undecided.value.findings] == ["encoding", "separator"]
    assert str(undecided.value).startswith("talks.csv cannot be read before this is chosen:\n- enc")


def test_answers_settle_what_is_open():
    content = "порт;зона,1\nпорт;зона,2\n".encode("cp1251")

    grid = opened(content, encoding="cp1251", separator=";").grid

    assert grid.header == ["порт", "зона,1"]


ANSWERS = {
    "none": {},
    "what is proved": {"encoding": "utf-8", "separator": ";"},
    "an encoding that reads alike": {"encoding": "cp1252"},
}


@pytest.mark.parametrize("answers", ANSWERS.values(), ids=ANSWERS)
def test_what_was_proved_before_opens_the_file_as_well(answers):
    upload = open_upload("talks.csv", b'day;who\n1;"Northland; Southland"\n')

    grid = open_file(upload, answers, written=prove_file(upload)).grid

    assert grid.cells.equals(open_file(upload, answers).grid.cells)


def test_what_was_proved_before_is_proved_again_for_another_separator():
    """By commas, no mark closes a cell; by semicolons, each does."""
    upload = open_upload("talks.csv", b'"a,b";c\n"1,2";3\n')

    grid = open_file(upload, {"separator": ";"}, written=prove_file(upload)).grid

    assert grid.header == ["a,b", "c"]


def test_what_is_proved_is_not_proved_twice(monkeypatch):
    upload = open_upload("talks.csv", GERMAN.encode())
    written = prove_file(upload)
    monkeypatch.delattr(reading, "prove_encoding")

    assert open_file(upload, {}, written=written).grid.header == ["Tag", "Akteur", "Äußerung"]


def test_an_answer_that_the_file_disproves_is_refused():
    with pytest.raises(DisprovedError, match="separator: 'comma' was chosen, but the file proves"):
        opened(GERMAN.encode(), separator=",")


def test_an_unknown_answer_is_refused():
    with pytest.raises(DashboardError, match="encoding: 'cp1253' is unknown"):
        opened(GERMAN.encode(), encoding="cp1253")


def test_cells_of_blanks_are_missing():
    grid = opened(b"a,b\n ,2\n").grid

    assert grid.headed()["a"].isna().all()


def test_no_text_is_taken_for_a_missing_value():
    assert opened(b"a,b\nNA,None\n").grid.headed().iloc[0].tolist() == ["NA", "None"]


def test_faulty_rows_are_left_out_and_named_by_line():
    """A cell with line breaks is still one row."""
    grid = opened(b'a,b\n"1\n1",2\n3\n\n4,5,6\n7,8,\n9,10\n11,12\n\n').grid

    assert grid.cells.index.tolist() == [1, 2, 6, 7, 8]
    assert grid.faults == {
        3: "the row has 1 cell, the first row has 2.",
        4: "the row is empty.",
        5: "the row has 3 cells, the first row has 2.",
    }


def test_empty_lines_before_the_header_are_passed_over():
    grid = opened(b"\n\na,b\n1,2\n").grid

    assert (grid.header, grid.cells.index.tolist(), grid.faults) == (["a", "b"], [3, 4], {})


def test_a_row_of_separators_alone_is_empty():
    assert opened(b"a,b\n,\n1,2\n").grid.faults == {2: "the row is empty."}


def test_a_mark_that_never_closes_is_refused_with_its_line():
    with pytest.raises(UploadRefused, match="line 3 cannot be read: .*see its quotation marks"):
        opened(b'a,b\n"1","2, 3"\n"4,5\n', quoting="doubled")


def test_too_many_rows_are_refused_with_the_line():
    with pytest.raises(UploadRefused, match="line 3 is too much: at most 2 rows are read"):
        opened(b"a,b\n1,2\n3,4\n", Limits(rows=2))


def test_a_long_cell_is_refused_with_its_place():
    with pytest.raises(UploadRefused, match="line 2: cell 2 has 11 characters; at most 10"):
        opened(b"a,b\n1,12345678901\n", Limits(characters=10))


def test_a_big_file_is_refused():
    with pytest.raises(UploadRefused, match=r"it has 2\.0 MB; at most 1\.0 MB are read"):
        open_upload("talks.csv", bytes(2_000_000), Limits(bytes=1_000_000))


def test_the_one_member_of_an_archive_is_taken():
    packed = archive({"out/20260129.export.CSV": "1\t2\n3\t4\n"})

    upload = open_upload("20260129.export.CSV.zip", packed)

    assert (upload.name, upload.content) == ("20260129.export.CSV", b"1\t2\n3\t4\n")


def test_our_own_extract_stays_whole():
    packed = archive({"datapackage.json": "{}", "records.csv": "a", "actors.csv": "b"})

    upload = open_upload("extract.zip", packed)

    assert upload.content == packed
    assert open_file(upload, {}).kind is Kind.ZIP


MEMBERS_REFUSED = {
    "several": ({"a.csv": "1", "b.csv": "2"}, r"it holds 2 files \('a.csv', 'b.csv'\)"),
    "none": ({"a/": ""}, r"it holds 0 files \(nothing\)"),
    "a page": ({"a.csv": "<html>"}, "x.zip, a.csv was not imported: it is an HTML page"),
    "a pickle": ({"a.csv": b"\x80\x04x."}, "x.zip, a.csv was not imported: it is a Python pickle"),
    "nothing in it": ({"a.csv": ""}, "x.zip, a.csv was not imported: the file is empty"),
}


@pytest.mark.parametrize(("members", "reason"), MEMBERS_REFUSED.values(), ids=MEMBERS_REFUSED)
def test_an_archive_without_one_table_is_refused(members, reason):
    with pytest.raises(UploadRefused, match=reason):
        open_upload("x.zip", archive(members))


def test_a_database_is_opened_by_who_knows_its_tables():
    assert opened(b"SQLite format 3\0" + bytes(100)).kind is Kind.SQLITE


JSON = {
    "a document": (b'{"events": [1, 2.5]}', {"events": [1, 2.5]}),
    "lines": (b'{"a": 1}\n\n{"a": 2}\n', [{"a": 1}, None, {"a": 2}]),
    "UTF-16": ('{"a": "ü"}'.encode("utf-16"), {"a": "ü"}),
}


@pytest.mark.parametrize(("content", "document"), JSON.values(), ids=JSON)
def test_json_says_what_it_says(content, document):
    assert opened(content).document == document


JSON_REFUSED = {
    "broken": (b'{"a": 1,\n"b" 2}', "line 2: this is not JSON"),
    "a broken line": (b'{"a": 1}\n{"a": 2}\n{"a" 3}\n', "line 3: this is not JSON"),
    "NaN": (b'{"a": NaN}', "NaN is no number that JSON knows."),
    "infinity": (b'{"a": 1}\n{"a": -Infinity}', "line 2: -Infinity is no number"),
    "too big a number": (b'{"a": 1e999}', "the number 1e999 is too big."),
    "too long a number": (b'{"a": ' + b"9" * 5000 + b"}", "a number that is too long."),
    "a name twice": (b'{"a": 1}\n{"a": 1, "a": 2}', "line 2: the name 'a' stands twice"),
    "nesting": (b"[" * 100_000 + b"]" * 100_000, "its JSON is nested too deep."),
    "another encoding": ('{"a": "Größe, Häfen"}'.encode("cp1252"), "not in UTF-8 or UTF-16."),
}


@pytest.mark.parametrize(("content", "reason"), JSON_REFUSED.values(), ids=JSON_REFUSED)
def test_json_that_is_not_clear_is_refused(content, reason):
    with pytest.raises(UploadRefused) as refused:
        opened(content)

    assert str(refused.value).startswith("talks.csv was not imported: ")
    assert reason in str(refused.value)


CELLS = st.lists(
    st.lists(st.text(' a"\n\r;,\\\t', max_size=6), min_size=2, max_size=2), min_size=1, max_size=5
)


@given(CELLS, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]))
@settings(deadline=None)
def test_every_quoted_cell_is_read_as_it_was_written(rows, separator, end):
    doubled = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in rows]
    text = f"a{separator}b{end}" + end.join(separator.join(row) for row in doubled)

    cells = read_text_table("x", Text(text.encode()), separator, "doubled", Limits()).cells.fillna(
        ""
    )

    expected = [[cell if cell.strip() else "" for cell in row] for row in rows]
    assert cells.iloc[1:].to_numpy().tolist() == [row for row in expected if any(row)]
