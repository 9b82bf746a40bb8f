"""Changes: what was changed in this case, by whom and why?"""

from lib.steps import steps_table
from lib.ui.changes import choose_steps, show_steps
from lib.ui.download import download_changes
from lib.ui.frame import current_view

view = current_view()

steps, since, until = choose_steps(view)
if steps:
    show_steps(view, steps)
    download_changes(view, steps_table(steps), since=since, until=until)
