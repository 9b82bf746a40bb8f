"""Records: which passage does each record rest on?"""

from lib.analysis.records import records_table
from lib.analysis.timeline import time_window, timeline_rows
from lib.evidence import MOST_ROWS
from lib.ui.controls import choose_rows
from lib.ui.download import downloads
from lib.ui.drawer import ask_records
from lib.ui.frame import current_view
from lib.ui.notes import most_rows_note, source_line
from lib.ui.parts import records_part
from lib.ui.record_list import record_list
from lib.ui.table import show_records
from lib.ui.twin import twin

view = current_view()

newest = records_part(view)
cut_off = "" if view.in_engine or not view.width else most_rows_note(view.number, MOST_ROWS)

if view.width:
    table = records_table(newest.head(MOST_ROWS), view.as_of.year)
    show_records(table, newest["record_id"], ask_records)
source_line(view, view.made, cut_off)
if place := twin(view, "Same records as a list", "records_list"):
    with place:
        part = newest.iloc[choose_rows("records", len(newest), view.filters)]
        window = view.by_then.of_records(time_window, view.as_of)
        rows = timeline_rows(part, view.by_actor(part), window)
        record_list(rows, len(part), "records")
downloads(view, newest, view.number)
