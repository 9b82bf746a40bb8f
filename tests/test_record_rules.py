"""Which cells of a record go together."""

import pytest

from tests.cases import problems_of, with_cells, write_case

NEEDS = "the cell is empty;"
NO_STANCE = "is given, but events and the acts assess and decline have no stance."
IDLE = "is given, but only the stances conditional and oppose have a condition."

# Line 2 is an event, 3 a demand in support, 4 a refusal, 5 a conditional offer, 6 an assessment,
# 7 a declining, 9 an unclear position.
BROKEN = {
    "statement without issue": (3, {"issue": ""}, "issue", f"{NEEDS} a statement needs an issue."),
    "statement without act": (3, {"act": ""}, "act", f"{NEEDS} a statement needs an act."),
    "demand without stance": (
        3,
        {"stance": ""},
        "stance",
        f"{NEEDS} only the acts assess and decline have no stance.",
    ),
    "assessment with stance": (6, {"stance": "support"}, "stance", f"'support' {NO_STANCE}"),
    "declining with stance": (7, {"stance": "oppose"}, "stance", f"'oppose' {NO_STANCE}"),
    "event with stance": (2, {"stance": "conditional"}, "stance", f"'conditional' {NO_STANCE}"),
    "event with act": (2, {"act": "offer"}, "act", "'offer' is given, but an event has no act."),
    "event with condition": (2, {"condition": "if"}, "condition", f"'if' {IDLE}"),
    "offer without its condition": (
        5,
        {"condition": ""},
        "condition",
        f"{NEEDS} the stance conditional needs a condition.",
    ),
    "support with condition": (3, {"condition": "if"}, "condition", f"'if' {IDLE}"),
    "unclear with condition": (9, {"condition": "if"}, "condition", f"'if' {IDLE}"),
    "assessment with condition": (6, {"condition": "if"}, "condition", f"'if' {IDLE}"),
    "statement with event type": (
        3,
        {"event_type": "AGREE"},
        "event_type",
        "'AGREE' is given, but only an event has an event type.",
    ),
}

ALLOWED = {
    "an event about an issue": (2, {"issue": "fees"}),
    "an event without event type": (2, {"event_type": ""}),
    "an opposition with a condition": (4, {"condition": "unless the lighthouse is paid"}),
    "an opposition without condition": (4, {"condition": ""}),
    "an acceptance": (3, {"act": "accept"}),
    "a date after its source": (3, {"date": "2040-01-01"}),
}


@pytest.mark.parametrize(("line", "cells", "column", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_rule_is_one_problem_of_one_cell(tmp_path, line, cells, column, message):
    folder = write_case(tmp_path, records=with_cells("records", line, **cells))

    assert problems_of(folder) == [f"records.csv, line {line}, {column}: {message}"]


@pytest.mark.parametrize(("line", "cells"), ALLOWED.values(), ids=ALLOWED)
def test_what_is_allowed_is_no_problem(tmp_path, line, cells):
    assert problems_of(write_case(tmp_path, records=with_cells("records", line, **cells))) == []


@pytest.mark.parametrize("column", ["record_type", "act", "stance"])
def test_a_misspelt_word_breaks_no_other_rule(tmp_path, column):
    folder = write_case(tmp_path, records=with_cells("records", 5, **{column: "zzz"}))

    assert len(problems_of(folder)) == 1
