"""Who a record is by is told in the record's own order."""

from lib.analysis.actors import actors_of, in_list_order
from tests import table

ROWS = table("""
record_id | actor  | actor_id | actor_short_name
r2        | nn;n;s | s        | South
r1        | s      | s        | South
r2        | nn;n;s | n        | North
r2        | nn;n;s | nn       | New North
""")


def test_an_engine_s_rows_are_put_as_the_record_lists_its_actors():
    """The id n is part of the id nn, which stands before it."""
    ordered = in_list_order(ROWS)

    assert (ordered["record_id"] + ordered["actor_id"]).tolist() == ["r1s", "r2nn", "r2n", "r2s"]


def test_rows_in_memory_are_taken_as_they_are():
    assert actors_of(ROWS, ["r2"])["actor_id"].tolist() == ["s", "n", "nn"]
