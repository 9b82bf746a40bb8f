"""What was typed into a grid -> edits."""

from lib.editing.grid import typed_in_grid

NAMES = ["H-1", "H-2", "new 2"]


def test_cells_belong_to_the_row_at_their_place():
    assert typed_in_grid("records", {1: {"note": "x"}, 0: {"title": "y"}}, [], NAMES) == {
        "H-1": {"title": "y"},
        "H-2": {"note": "x"},
    }


def test_a_row_begun_elsewhere_keeps_its_name_and_new_ones_get_the_next():
    typed = typed_in_grid("records", {2: {"note": "x"}}, [{"title": "a"}, {"title": "b"}], NAMES)

    assert typed == {"new 2": {"note": "x"}, "new 3": {"title": "a"}, "new 4": {"title": "b"}}


def test_a_list_is_joined_and_an_emptied_cell_is_empty():
    typed = typed_in_grid(
        "records", {0: {"actor": ["a", "b"], "source": [], "note": None}}, [], NAMES
    )

    assert typed == {"H-1": {"actor": "a;b", "source": "", "note": ""}}


def test_an_id_is_never_taken_from_a_grid():
    assert typed_in_grid("records", {0: {"record_id": "H-7"}}, [{"record_id": "H-8"}], NAMES) == {
        "H-1": {},
        "new 3": {},
    }
