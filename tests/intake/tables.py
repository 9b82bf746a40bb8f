"""Foreign tables, opened for tests."""

import pandas as pd

from lib.intake.opened import Opened
from lib.intake.reading import open_file, open_upload
from lib.schema import TABLES
from tests.cases import harbour


def opened(text: str, name: str = "talks.csv") -> Opened:
    """Open a table written with ; between cells, one row a line, in UTF-8."""
    answers = {"encoding": "utf-8", "separator": ";"}
    return open_file(open_upload(name, text.strip().encode()), answers)


def harbour_tables() -> dict[str, pd.DataFrame]:
    """The harbour case as lib.store.open_tables reads it."""
    return {name: harbour(name).replace("", None).astype("str") for name in TABLES}
