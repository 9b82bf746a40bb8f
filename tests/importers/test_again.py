"""A file that is imported again, on a later day."""

from datetime import date

import pytest

from lib.import_steps import look_at, read_rows
from lib.intake.incoming import State, compare, merged
from lib.intake.recipe import Recipe
from lib.intake.upload import UploadRefused
from tests.importers import answers_beside, opened_example
from tests.importers.test_contract import INPUTS, label

FOREIGN = [path for path in INPUTS if "own" not in path.parts]


def rows_of(path, tables, today):
    upload = opened_example(path).upload
    look = look_at(upload, Recipe(answers=answers_beside(path)), tables)
    return compare(tables, read_rows(look, tables, today))


@pytest.mark.parametrize("path", FOREIGN, ids=label)
def test_a_file_imported_again_changes_nothing(path):
    first = rows_of(path, {}, date(2026, 3, 1))

    again = rows_of(path, merged({}, first, True), date(2027, 5, 1))

    assert again.counts[State.UNCHANGED] == first.counts[State.NEW]
    assert again.counts[State.CHANGED] == again.counts[State.NEW] == 0


def test_a_table_without_records_is_refused():
    path = next(path for path in INPUTS if path.parts[-3:-1] == ("own", "actors"))

    with pytest.raises(UploadRefused, match="it has actors, but no records"):
        rows_of(path, {}, date(2026, 3, 1))
