"""Changes: what was changed in this case, by whom and why?"""

from lib.ui.changes import show_versions
from lib.ui.frame import current_view

view = current_view()
show_versions(view)
