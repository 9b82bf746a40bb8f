"""Records: which passage does each record rest on?"""

from lib.analysis.records import MOST_ROWS, newest_records, records_table
from lib.ui.download import download_records
from lib.ui.drawer import ask_records
from lib.ui.frame import current_view
from lib.ui.notes import most_rows_note, source_line
from lib.ui.table import show_records

view = current_view()

newest = newest_records(view.records, len(view.records))
table = records_table(newest.head(MOST_ROWS), view.as_of.year)

show_records(table, newest["record_id"], ask_records)
source_line(view, newest, most_rows_note(len(newest), MOST_ROWS))
download_records(view, newest)
