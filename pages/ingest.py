"""Import: how does a table, or a file of another tool, become records of a case?"""

from lib.ui.frame import current_view
from lib.ui.ingest import bring_file, choose_target, say_refused
from lib.ui.ingest_confirm import say_saved
from lib.ui.ingest_file import show_file
from lib.ui.ingest_map import map_table
from lib.ui.ingest_preview import preview

view = current_view()

say_saved(view)
target = choose_target(view)
work = bring_file(view, target)
if work:
    say_refused()
    show_file(work)
    if work.look.opened and work.look.recipe.shape:
        map_table(work)
    if work.look.is_complete:
        preview(view, work)
