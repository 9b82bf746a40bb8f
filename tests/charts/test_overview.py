"""A name under its position, a dot where nobody spoke, everything clickable."""

import pandas as pd
import pytest

from lib.charts.overview import sides_figure
from lib.charts.overview_entries import entry_of
from lib.charts.theme import PANEL, colour
from tests import table
from tests.charts.samples import ISSUES, check, names, notes, trace
from tests.charts.texts import visible

ENTRIES = """
actor_side|issue|stances       |actors|actor_ids|actor_name|actor_short_name|date_words|statements|was_stance|was_words|condition|beside         |unnamed|unnamed_only|agreement
Northland |fees |support       |1     |king     |King Olaf |Olaf            |5 Mar     |2         |          |         |         |               |no     |no          |split
Northland |fees |oppose        |1     |envoy    |The envoy |Envoy           |7 Mar     |1         |support   |2023     |if unpaid|               |yes    |yes         |split
Northland |line |              |1     |aides    |The aides |Aides           |          |0         |          |         |         |declined, 5 Mar|yes    |no          |
Southland |fees |support;oppose|1     |duke     |Duke Sten |Sten            |7 Mar     |2         |          |         |         |               |no     |no          |
Southland |line |conditional   |12    |a;b;c    |          |                |          |0         |          |         |         |               |no     |no          |agree
"""  # fmt: skip


def entries():
    frame = table(ENTRIES).astype({"actors": "int64"})
    return frame.assign(agreement=frame["agreement"].fillna(""))


def drawn(frame=None, issues=None, width=1180):
    issues = table(ISSUES) if issues is None else issues
    return sides_figure(entries() if frame is None else frame, issues, width=width)


def test_plotly_accepts_every_property():
    check(drawn())


def texts(figure, name):
    return [visible(text)[0] for text in trace(figure, name).text]


def line(number, room=150, **changes):
    row = {**entries().iloc[number].to_dict(), **changes}
    return entry_of(row, {"issue": "fees", "issue_name": "Fees", "proposition": "End"}, room, room)


def test_every_name_and_number_leads_to_its_actors_and_issue():
    assert [tuple(item) for item in trace(drawn(), "entry").customdata] == [
        ("king", "fees"),
        ("envoy", "fees"),
        ("aides", "line"),
        ("duke", "fees"),
        ("a;b;c", "line"),
    ]


def test_names_are_starred_where_they_are_unnamed_and_many_are_a_number():
    assert texts(drawn(), "name") == ["Olaf", "Envoy*", "Aides*", "Sten", "Conditional: 12"]


def test_under_each_name_is_its_date():
    assert texts(drawn(), "detail") == [
        "5 Mar · 2 statements",
        "7 Mar · was support, 2023",
        "Declined, 5 Mar",
        "7 Mar · order not known",
    ]


SMALL = {
    "the number of statements shrinks": (0, 70, "5 Mar · ×2"),
    "then only the date is left": (0, 40, "5 Mar"),
    "the order is said before the date": (3, 90, "order not known"),
}


@pytest.mark.parametrize(("number", "room", "words"), SMALL.values(), ids=SMALL.keys())
def test_in_little_room_the_most_telling_words_stay(number, room, words):
    assert line(number, room).detail == words


def test_a_name_of_several_standing_stances_has_a_sign_for_each():
    assert line(3).marks == ["support", "oppose"]


def test_an_assessment_has_the_sign_of_no_stance():
    assert line(2).marks == ["none"]


def test_the_condition_is_in_the_hover():
    assert "Condition: if unpaid" in visible(line(1).hover)


def test_there_is_a_dot_wherever_nobody_of_a_side_spoke():
    assert len(trace(drawn(), "no statement").x) == 2


def tiles(figure):
    return [shape.fillcolor for shape in figure.layout.shapes if shape.type == "rect"]


def test_a_cell_is_tinted_only_where_all_agree_and_bare_without_position():
    assert tiles(drawn()) == [PANEL, PANEL, colour("conditional", "1F")]


def test_a_split_side_is_said_in_a_word():
    assert notes(drawn()).count("split") == 1


def test_every_proposition_is_written():
    written = [" ".join(visible(text)) for text in notes(drawn())]

    assert "The fees should end." in written


def test_many_issues_come_in_blocks_with_the_sides_again():
    issues = pd.concat([table(ISSUES)] * 4, ignore_index=True)
    issues["issue"] = [f"i{number}" for number in range(12)]

    written = [" ".join(visible(text)) for text in notes(drawn(issues=issues, width=900))]

    assert written.count("Northland") == 2


def test_one_issue_does_not_stretch_over_the_page():
    (box, *_) = [
        shape for shape in drawn(issues=table(ISSUES).head(1)).layout.shapes if shape.type == "rect"
    ]

    assert box.x1 - box.x0 < 220


def test_the_words_are_in_front_of_what_is_clicked():
    assert names(drawn()) == ["no statement", "entry", "detail", "name", "glyph"]
