"""What was saved in a case: its versions, by whom and why."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.ui.table import show_table
from lib.ui.view import View
from lib.versions import versions


def show_versions(view: View) -> None:
    """List the versions of a case, newest first."""
    known = versions(view.case.folder)
    if not known:
        st.info("Nothing was saved in this case yet.")
        return
    rows = [
        {
            "Version": version.number,
            "When": f"{version.saved_at:%-d %b %Y %H:%M} UTC",
            "Who": version.author,
            "Why": version.reason,
        }
        for version in reversed(known)
    ]
    show_table(pd.DataFrame(rows), "versions")
