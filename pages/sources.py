"""Sources: what rests on which document?"""

from lib.analysis.records import newest_records
from lib.analysis.sources import MOST_ROWS, in_words, source_rows, unused_titles
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

rows = source_rows(view.records, view.case.sources)
table = in_words(rows.head(MOST_ROWS))

show, show_other, other = show_sources, source_list, "list"
if list_first(view, rows):
    show, show_other, other = source_list, show_sources, "table"

show(view, rows, table)
unused = unused_note(unused_titles(rows, view.case.sources))
source_line(view, view.records, unused, most_sources_note(len(rows), MOST_ROWS), COUNT_NOTE)
if place := twin(view, f"Same sources as a {other}", f"sources_as_{other}", phone=False):
    with place:
        show_other(view, rows, table)
newest = newest_records(view.records, len(view.records))
downloads(view, newest, None, Table("source", rows))
