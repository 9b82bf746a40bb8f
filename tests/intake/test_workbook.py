"""Workbooks that could do harm are refused; the others are read as they stand."""

import pytest

from lib.exceptions import DashboardError
from lib.intake.reading import UndecidedError, open_file, open_upload, prove_file
from lib.intake.upload import Limits, UploadRefused
from tests import table
from tests.intake.made import (
    DAY_STYLE,
    TIME_STYLE,
    archive,
    error,
    number,
    sheet_xml,
    truth,
    workbook,
    workbook_parts,
)

ROWS = [["who", "sum"], ["Northland", number(5)]]


def far(place):
    return sheet_xml([["a"]]).replace("</row>", f'<c r="{place}"><v>1</v></c></row>')


def sheet_of(xml, **more):
    return archive({**workbook_parts({"Talks": xml}), **more})


REFUSED = {
    "macros": (workbook(ROWS, **{"xl/vbaProject.bin": "x"}), "it has macros; save it as .xlsx."),
    "macros elsewhere": (workbook(ROWS, **{"xl/x/VBAPROJECT.BIN": "x"}), "it has macros"),
    "old macros": (workbook(ROWS, **{"xl/macrosheets/sheet1.xml": "x"}), "it has macros"),
    "links": (
        workbook(ROWS, **{"xl/externalLinks/externalLink1.xml": "x"}),
        "it has links to other files",
    ),
    "objects": (workbook(ROWS, **{"xl/embeddings/oleObject1.bin": "x"}), "embedded objects"),
    "controls": (workbook(ROWS, **{"xl/activeX/activeX1.xml": "x"}), "ActiveX controls"),
    "a binary workbook": (workbook(ROWS, **{"xl/workbook.bin": "x"}), "binary form (.xlsb)"),
    "the type of macros": (
        workbook(ROWS, **{"[Content_Types].xml": "application/vnd.macroEnabled.main"}),
        "it has macros",
    ),
    "a text document": (
        archive({"[Content_Types].xml": "x", "word/document.xml": "x"}),
        "it is another Office file, or a broken one",
    ),
    "commands": (
        sheet_of(sheet_xml([["a", ("", "<f>cmd|'/C calc'!A0</f><v>1</v>")]])),
        "a formula that runs programs (DDE)",
    ),
    "commands of LibreOffice": (
        sheet_of(sheet_xml([["a", ("", '<f>DDE("soffice","x","y")</f><v>1</v>')]])),
        "a formula that runs programs (DDE)",
    ),
    "one long text in many cells": (
        sheet_of(
            sheet_xml([[(' t="s"', "<v>0</v>")] * 10] * 1000),
            **{"xl/sharedStrings.xml": f"<sst><si><t>{'x' * 30_000}</t></si></sst>"},
        ),
        "its cells hold 300 MB of text (a bomb?).",
    ),
    "entities": (
        sheet_of("<!DOCTYPE x [<!ENTITY a 'b'>]>" + sheet_xml(ROWS)),
        "is not written as parts of workbooks are",
    ),
    "a cell far away": (sheet_of(far("XFD1048576")), "is in row 1,048,576 and column 16,384"),
    "a place in disguise": (
        sheet_of(far("A&#49;9999999")),
        "has a cell whose place is written oddly",
    ),
    "a place of many digits": (
        sheet_of(far("A" + "9" * 5000)),
        "has a cell whose place is written oddly",
    ),
    "a place with blanks": (
        sheet_of(far("A9").replace('r="A9"', 'r = "XFD1048576"')),
        "has a cell whose place is written oddly",
    ),
    "a bomb": (
        workbook(ROWS, **{"xl/media/image1.png": bytes(12_000_000)}),
        "more than 10 MB (a zip bomb?)",
    ),
    "an archive inside": (workbook(ROWS, **{"xl/x.bin": archive({"a": "b"})}), "is a zip archive"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_workbook_that_could_do_harm_is_refused(content, reason):
    with pytest.raises(UploadRefused) as refused:
        open_upload("talks.xlsx", content)

    assert str(refused.value).startswith("talks.xlsx was not imported: ")
    assert reason in str(refused.value)


def test_ordinary_formulas_are_no_commands():
    formula = '<f>IF(A1="a|b!",1,2)</f><v>1</v>'

    assert open_upload("talks.xlsx", sheet_of(sheet_xml([["a", ("", formula)]])))


def read(content, **answers):
    return open_file(open_upload("talks.xlsx", content), answers).grid


def test_values_become_text_as_they_stand():
    grid = read(
        workbook(
            [
                ["day", "time", "whole", "part", "yes", "words"],
                [
                    number(46051, DAY_STYLE),
                    number(46051.5, TIME_STYLE),
                    number(12),
                    number("0.30000000000000004"),
                    truth(True),
                    "=1+1 <b>",
                ],
            ]
        )
    )

    assert (
        grid.headed()
        .reset_index(drop=True)
        .equals(
            table("""
            day        | time                | whole | part | yes  | words
            2026-01-29 | 2026-01-29T12:00:00 | 12    | 0.3  | TRUE | =1+1 <b>
        """)
        )
    )


def test_lines_are_rows_of_the_sheet_and_empty_edges_are_passed_over():
    grid = read(workbook([[None], [None, "who", "sum"], [None, "Northland", "5"], [None, "  "]]))

    assert grid.header == ["who", "sum"]
    assert grid.cells.index.tolist() == [2, 3]
    assert grid.faults == {}


def test_an_empty_row_and_an_error_are_faults_by_line():
    grid = read(workbook([["who"], [None], [error("#REF!")], ["Northland"], [error("#N/A"), "5"]]))

    assert grid.cells.index.tolist() == [1, 4]
    assert grid.faults == {
        2: "the row is empty.",
        3: "cell A3 is the error #REF!.",
        5: "cell A5 is the error #N/A.",
    }


TWO = archive(
    workbook_parts(
        {"Talks": sheet_xml(ROWS), "Empty": sheet_xml([]), "Lists & more": sheet_xml([["x"]])},
        hidden=["Lists & more"],
    )
)


def test_several_filled_sheets_are_asked_and_hidden_ones_said():
    (finding,) = prove_file(open_upload("talks.xlsx", TWO)).findings

    assert finding.options == {
        "Talks": "Talks (2 rows)",
        "Lists & more": "Lists & more (1 row, hidden)",
    }
    with pytest.raises(UndecidedError, match="talks.xlsx cannot be read before this is chosen"):
        read(TWO)


def test_the_chosen_sheet_is_read():
    assert read(TWO, sheet="Lists & more").header == ["x"]


def test_an_error_of_another_sheet_is_no_fault():
    content = archive(
        workbook_parts({"Talks": sheet_xml(ROWS), "Sums": sheet_xml([["a"], [error("#REF!")]])})
    )

    assert read(content, sheet="Talks").faults == {}
    assert read(content, sheet="Sums").faults == {2: "cell A2 is the error #REF!."}


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(DashboardError, match="sheet: 'Talk' is unknown. Did you mean 'Talks'"):
        read(TWO, sheet="Talk")


def test_the_one_filled_sheet_is_not_asked():
    assert prove_file(open_upload("talks.xlsx", workbook(ROWS))).findings == []


def test_a_workbook_without_cells_is_refused():
    with pytest.raises(UploadRefused, match="has no cell with anything in it"):
        read(workbook([]))


def test_too_many_rows_are_refused_with_the_line():
    with pytest.raises(UploadRefused, match="line 2 is too much: at most 1 rows are read"):
        open_file(open_upload("talks.xlsx", workbook(ROWS)), {}, Limits(rows=1))
