"""Edit: what has to be added or corrected in this case?"""

from lib.ui.controls import choose
from lib.ui.edit_conflict import show_conflict
from lib.ui.edit_desk import Checked, open_desk, show_said
from lib.ui.edit_form import show_form
from lib.ui.edit_grid import show_grid
from lib.ui.edit_review import show_review
from lib.ui.frame import current_view

view = current_view()
RECORD, ACTOR, ISSUE, SOURCE, GRID = view.views
TABLES = {RECORD: "records", ACTOR: "actors", ISSUE: "issues", SOURCE: "sources"}

desk = open_desk(view.case.folder)
part = choose("view", "What to edit", view.views)
show_said()
if desk.is_stale:
    show_conflict(Checked(desk))
elif part == GRID:
    show_review(show_grid(view, desk))
else:
    checked = Checked(desk)
    show_form(checked, TABLES[part])
    show_review(checked)
