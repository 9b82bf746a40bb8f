"""The frame around every page. Run with `streamlit run dashboard.py`."""

from lib.ui.frame import open_frame

page = open_frame()

# Heavy imports wait until the navigation is on the screen.
from lib.ui.page import run_page  # noqa: E402

run_page(page)
