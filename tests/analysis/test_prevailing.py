"""A position prevails by a strict majority of at least three statements, or it is mixed."""

from datetime import date

import pytest

from lib.analysis.prevailing import is_crowded, prevailing_cells, window_words
from lib.analysis.standing import position_cells
from tests.analysis.test_standing import statements

AS_OF = date(2024, 3, 31)


def said(words):
    """Write statements of one actor on one issue: "support 2024-03-01, oppose 2024-03-02"."""
    rows = [f"r{n} | {each.replace(' ', ' | ')}" for n, each in enumerate(words.split(", "))]
    return statements("record_id | stance | date\n" + "\n".join(rows))


def read(words, as_of=AS_OF):
    rows = said(words)
    (cell,) = prevailing_cells(position_cells(rows, 2024), rows, as_of).to_dict("records")
    return cell


def times(stance, number, day="2024-03-01"):
    return ", ".join([f"{stance} {day}"] * number)


READINGS = {
    "two of three": (f"{times('oppose', 2)}, support 2024-03-02", "prevailing"),
    "half is no majority": (f"{times('oppose', 2)}, {times('support', 2)}", "mixed"),
    "the most frequent of several is no majority": (
        f"{times('oppose', 3)}, {times('support', 2)}, {times('unclear', 2)}",
        "mixed",
    ),
    "two are too few": (times("oppose", 2), "few"),
    "the ninetieth day counts": (times("oppose", 3, "2024-01-02"), "prevailing"),
    "the day before it does not": (times("oppose", 3, "2024-01-01"), "outside"),
    "the last day counts": (times("oppose", 3, "2024-03-31"), "prevailing"),
    "what may have been said before does not count": (times("oppose", 3, "../2024-03-01"), "outside"),
    "what may be said after does not count": (times("oppose", 3, "2024-03-01/.."), "outside"),
    "a month that begins before does not count": (times("oppose", 3, "2024-01"), "outside"),
    "a month within counts": (times("oppose", 3, "2024-02"), "prevailing"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "reading"), READINGS.values(), ids=READINGS.keys())
def test_reading(words, reading):
    assert read(words)["reading"] == reading


def test_what_prevails_is_the_stance_though_the_latest_is_another():
    cell = read(f"{times('oppose', 3)}, support 2024-03-02")

    assert (cell["stances"], cell["stance"], cell["latest_stances"]) == (
        "oppose",
        "oppose",
        "support",
    )


def test_a_mixed_cell_has_counts_and_no_stance():
    cells = prevailing_cells(
        position_cells(rows := said(f"{times('oppose', 2)}, {times('support', 2)}"), 2024),
        rows,
        AS_OF,
    )

    assert cells[["stances", "stance"]].isna().all(axis=None)
    assert cells[["support", "conditional", "unclear", "oppose", "within"]].to_numpy().tolist() == [
        [2, 0, 0, 2, 4]
    ]


def test_with_few_the_position_stays_as_it_was():
    cell = read("oppose 2024-03-01, support 2024-03-02")

    assert (cell["stances"], cell["was_stance"], cell["within"]) == ("support", "oppose", 2)


def test_an_assessment_is_no_position_and_has_no_reading():
    rows = statements("""
        record_id | stance | date       | act
        r1        |        | 2024-03-01 | assess
    """)

    assert prevailing_cells(position_cells(rows, 2024), rows, AS_OF)["reading"].isna().all()


def test_a_withdrawn_statement_does_not_count():
    rows = statements("""
        record_id | stance | date       | status
        r1        | oppose | 2024-03-01 | occurred
        r2        | oppose | 2024-03-01 | occurred
        r3        | oppose | 2024-03-01 | withdrawn
    """)

    assert prevailing_cells(position_cells(rows, 2024), rows, AS_OF)["within"].tolist() == [2]


def test_what_prevails_is_unnamed_only_if_all_of_the_window_is():
    rows = statements("""
        record_id | stance | date       | attribution
        r1        | oppose | 2024-03-01 | named
        r2        | oppose | 2024-03-01 | unnamed
        r3        | oppose | 2024-03-02 | unnamed
    """)
    cells = position_cells(rows, 2024)

    assert cells["unnamed_only"].tolist() == [True]
    assert prevailing_cells(cells, rows, AS_OF)["unnamed_only"].tolist() == [False]


def test_no_cells_have_no_reading():
    rows = said("oppose 2024-03-01")

    assert prevailing_cells(position_cells(rows, 2024).head(0), rows, AS_OF).empty


MEDIANS = {
    "none": ([], False),
    "one and five": ([1, 5], True),
    "two and three": ([2, 3], False),
    "one, two and nine": ([1, 2, 9], False),
    "three": ([3], True),
}


@pytest.mark.parametrize(("sizes", "crowded"), MEDIANS.values(), ids=MEDIANS.keys())
def test_crowded_is_a_median_cell_of_three(sizes, crowded):
    rows = [f"r | oppose | 2024-03-01 | a{n}" for n, size in enumerate(sizes) for _ in range(size)]
    drawn = statements(
        "\n".join(["record_id | stance | date | actor_id", *(rows or ["r|oppose|2024-03-01|a"])])
    )

    assert is_crowded(drawn if rows else drawn.head(0)) is crowded


WORDS = {
    "prevailing": (
        f"{times('oppose', 2)}, support 2024-03-02",
        "Opposes in 2 of 3 statements of the last 90 days",
    ),
    "mixed": (
        f"{times('oppose', 2)}, {times('support', 2)}",
        "Mixed in 4 statements of the last 90 days: supports 2, opposes 2",
    ),
    "few": (times("oppose", 1), "1 statement of the last 90 days"),
    "outside": ("oppose 2023", "no statement surely of the last 90 days"),
}


@pytest.mark.parametrize(("words", "expected"), WORDS.values(), ids=WORDS.keys())
def test_a_reading_in_words(words, expected):
    assert window_words(read(words)) == expected
