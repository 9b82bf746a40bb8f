"""What is proved of separators and quoting."""

import time

import pytest

from lib.doctor import dialect
from lib.doctor.rows import Text


def prove_separator(text):
    return dialect.prove_separator(Text(text.encode()))


def prove_quoting(text, separator):
    return dialect.prove_quoting(Text(text.encode()), separator)


SEPARATED = {
    "commas": ("a,b\n1,2\n", ","),
    "semicolons with commas in cells": ("a;b\n1,5;2,5\n3;4\n", ";"),
    "tabs": ("a\tb\n1, x\t2\n", "\t"),
    "bars": ("a|b\n1|2\n", "|"),
    "separators in quotes": ('a;b\n"1,2;3";2\n', ";"),
    "line breaks in quotes": ('a,b\n"1;\n2;\n",2\n', ","),
    "a quoted header": ('"a";"b"\n1;2\n', ";"),
    "a faulty row": ("a;b\n1;2\n3\n4;5\n6;7\n", ";"),
    "a header alone": ("a;b", ";"),
    "an empty row": ("a;b\n\n1;2\n", ";"),
    "no quoting at all": ('a\tb\nthe "old" port\t2\n"x" y\t3\n', "\t"),
    "one column": ("name\nport\n", ","),
    "one column with commas": ("name\nport, old\n", ";"),
    "empty rows above": ("\n\na;b\n1;2\n", ";"),
    "one of two that fits most rows": ("a;b, c\n1;2\n3;4\n5\n", None),
    "line ends of old Macs": ("a;b\r1;2\r", ";"),
    "two that are even": ("a;b,c\n1;2,3\n", None),
    "rows that fit no header": ("a;b\n1\n2\n3\n", None),
    "a first row unlike the others": ("our, talks;\n1;2;3\n4;5;6\n7,8,9\n", None),
    "one column with everything": ("name\na,b;c\td|e\n", None),
}


@pytest.mark.parametrize(("text", "value"), SEPARATED.values(), ids=SEPARATED)
def test_a_separator_is_proved_or_asked(text, value):
    assert prove_separator(text).value == value


def test_the_evidence_counts_rows():
    finding = prove_separator("a;b, c\n1;2\n3;4, 5, 6\n")

    assert finding.evidence == (
        "With ';' 3 of 3 rows have 2 cells; "
        "with ',' 1 of 3 rows has 2 cells as the first row has, the others 1 to 3; "
        "the first row has no tab and no '|' between cells."
    )


QUOTED = {
    "no mark at all": ("a,b\n1,2\n", "doubled"),
    "marks around cells": ('a,b\n"1","2"\n', "doubled"),
    "a doubled mark": ('a,b\n"the ""old"" port",2\n', "doubled"),
    "an escaped mark": ('a,b\n"the \\"old\\", port",2\n', "escaped"),
    "a backslash at the end of a cell": ('a,b\n"C:\\",2\n', "doubled"),
    "marks are text": ('a,b\n"the old" port,2\n', "none"),
    "a single mark": ('a,b\n"the port,2\n', "none"),
    "a fault in a row with marks": ('a,b\n"1",2\n3\n"4",5\n', "doubled"),
    "no manner fits": ('a,b\n"1" x,2,3\n"4\n', None),
}


@pytest.mark.parametrize(("text", "value"), QUOTED.values(), ids=QUOTED)
def test_quoting_is_proved_or_asked(text, value):
    assert prove_quoting(text, ",").value == value


def test_a_line_that_cannot_be_read_is_named():
    finding = prove_quoting('a,b\n1,2\n"the old" port,2\n', ",")

    assert "line 3 cannot be read" in finding.evidence


def test_a_file_without_marks_takes_any_answer_of_last_week():
    assert set(prove_quoting("a,b\n1,2\n", ",").alike) == {"escaped", "none"}


def test_a_file_with_backslashes_is_not_read_alike_if_they_escape():
    assert "escaped" not in prove_quoting("a,b\nC:\\x,2\n", ",").alike


def test_a_hundred_thousand_rows_take_about_a_second():
    """Measured 0.2 seconds; the bound allows for a busy machine."""
    rows = '01/02/2026;Northland;"Ports; and ""customs""";1.234,5;a, b\n' * 100_000
    started = time.process_time()

    finding = prove_separator(f"day;who;what;sum, net;rest\n{rows}")

    assert finding.value == ";"
    assert time.process_time() - started < 5
