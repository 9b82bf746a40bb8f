"""Sources: what rests on which document?"""

from functools import partial

from lib.analysis.sources import MOST_ROWS, in_words, source_rows, unused_titles
from lib.evidence import newest_records
from lib.ui.download import Table, downloads
from lib.ui.frame import current_view
from lib.ui.notes import source_line
from lib.ui.sources import (
    COUNT_NOTE,
    list_first,
    most_sources_note,
    show_sources,
    source_list,
    unused_note,
)
from lib.ui.twin import twin

view = current_view()

rows = view.of_records(source_rows, view.case.sources)
table = in_words(rows.head(MOST_ROWS))

show, show_other, other = show_sources, source_list, "list"
if list_first(view, rows):
    show, show_other, other = source_list, show_sources, "table"

show(view, rows, table)
unused = unused_note(unused_titles(rows, view.case.sources))
source_line(view, view.made, unused, most_sources_note(len(rows), MOST_ROWS), COUNT_NOTE)
if place := twin(view, f"Same sources as a {other}", f"sources_as_{other}", phone=False):
    with place:
        show_other(view, rows, table)
newest = partial(newest_records, view.listed, view.number)
downloads(view, newest, view.number, Table("source", rows))
