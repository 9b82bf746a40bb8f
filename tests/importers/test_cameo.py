"""The crosswalk from CAMEO is the one PLOVER's maker has published."""

import re
from pathlib import Path

import pytest

from lib.importers._cameo import event_type_of

TABLE = Path("/work/shared/realdata/plover/CAMEO2PLOVER-2021.txt")


@pytest.mark.skipif(not TABLE.exists(), reason="no real files on this machine")
def test_every_code_of_the_published_table_has_its_type_there():
    lines = TABLE.read_text("utf-8").splitlines()
    published = dict(
        found.groups() for line in lines if (found := re.match(r"(\d{3,4}): ?([A-Z]+)", line))
    )

    assert len(published) == 256
    assert {code: event_type_of(code).value for code in published} == published


@pytest.mark.parametrize("code", ["010", "020", "0231"])
def test_statements_and_appeals_have_no_type(code):
    assert event_type_of(code) is None
