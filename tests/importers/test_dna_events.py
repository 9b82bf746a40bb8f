"""Lists that look like an event list of DNA."""

from pathlib import Path

import pytest

from lib.importers import dna_events
from lib.intake.reading import open_file, open_upload

EXAMPLE = Path(__file__).parent / "dna_events" / "scale" / "input.csv"


@pytest.mark.parametrize("column", ["time", "statement_id", "document_title", "coder"])
def test_a_list_with_a_renamed_column_is_no_event_list(column):
    text = EXAMPLE.read_text("utf-8").replace(f'"{column}"', f'"{column}_export"', 1)

    assert dna_events.recognise(open_file(open_upload("list.csv", text.encode()), {})) == ""
