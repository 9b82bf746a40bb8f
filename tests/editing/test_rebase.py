"""Edits that began with one version, put onto a newer one."""

from lib.editing.edits import edited_tables
from lib.editing.rebase import clashes, rebase
from tests import table

READ = table("""
record_id | title      | note | responds_to
H-1       | Talks      |      |
H-2       | Demands    | old  |
H-3       | Will not   |      |
""")


def on_disk(text):
    return {"records": table(text)}


def tables(frame=READ):
    return {"records": frame}


def after(edits, newest, mine=(), taken=()):
    """The rows that a save would now leave, as lines; and what was renamed."""
    rebased = rebase({"records": edits}, tables(), newest, mine, taken)
    wanted = edited_tables(newest, rebased.edits, {"records": taken}).get(
        "records", newest["records"]
    )
    lines = [" ".join(cell for cell in row if isinstance(cell, str)) for row in wanted.to_numpy()]
    return lines, rebased.renamed


OTHER_CELL = on_disk("""
record_id | title      | note | responds_to
H-1       | Talks      |      |
H-2       | Demands    | new  |
H-3       | Will not   |      |
H-4       | Added      |      |
""")


def clashing(edits, newest):
    return [
        (found.row, found.column, found.as_read, found.yours, found.on_disk)
        for found in clashes({"records": edits}, tables(), newest)
    ]


def test_cells_that_one_side_changed_do_not_clash_and_both_stand():
    edits = {"H-2": {"title": "Asks"}}

    assert clashing(edits, OTHER_CELL) == []
    assert after(edits, OTHER_CELL)[0] == ["H-1 Talks", "H-2 Asks new", "H-3 Will not", "H-4 Added"]


def test_the_same_change_of_both_does_not_clash():
    assert clashing({"H-2": {"note": "new"}}, OTHER_CELL) == []


def test_a_cell_that_both_changed_clashes():
    assert clashing({"H-2": {"note": "mine"}}, OTHER_CELL) == [
        ("H-2", "note", "old", "mine", "new")
    ]


def test_of_a_clash_mine_stands_where_i_chose_it():
    edits = {"H-2": {"note": "mine"}}

    assert after(edits, OTHER_CELL, {("records", "H-2", "note")})[0][1] == "H-2 Demands mine"


def test_of_a_clash_theirs_stands_where_i_did_not():
    edits = {"H-2": {"note": "mine", "title": "Asks"}}

    assert after(edits, OTHER_CELL)[0][1] == "H-2 Asks new"


GONE = on_disk("""
record_id | title      | note | responds_to
H-1       | Talks      |      |
H-3       | Will not   |      |
""")


def test_a_row_that_is_gone_from_the_disk_is_one_clash():
    assert clashing({"H-2": {"note": "mine", "title": "x"}}, GONE) == [
        ("H-2", "record_id", "H-2", "H-2", "")
    ]


def test_a_row_that_is_gone_stays_so_unless_i_want_it():
    assert after({"H-2": {"note": "mine"}}, GONE)[0] == ["H-1 Talks", "H-3 Will not"]


def test_a_row_that_is_gone_comes_back_whole_where_i_want_it():
    lines, renamed = after({"H-2": {"note": "mine"}}, GONE, {("records", "H-2", "record_id")})

    assert lines == ["H-1 Talks", "H-3 Will not", "H-2 Demands mine"]
    assert not renamed


def test_a_new_row_stands_after_those_that_others_added():
    edits = {"new 1": {"record_id": "H-5", "title": "Mine"}}

    assert after(edits, OTHER_CELL)[0][-2:] == ["H-4 Added", "H-5 Mine"]


def test_a_new_row_whose_id_was_given_meanwhile_gets_the_next_and_is_still_referred_to():
    edits = {
        "new 1": {"record_id": "H-4", "title": "Mine"},
        "new 2": {"record_id": "H-5", "title": "Answer", "responds_to": "H-1;H-4"},
    }

    lines, renamed = after(edits, OTHER_CELL, taken=["H-6"])

    assert lines[-2:] == ["H-7 Mine", "H-5 Answer H-1;H-7"]
    assert renamed == {"H-4": "H-7"}
