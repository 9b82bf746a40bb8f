"""Timeline: what happened, who said what, and how exactly is the time known?"""

from lib.analysis.alt_text import timeline_alt
from lib.analysis.records import in_order_of, newest_records
from lib.analysis.timeline import (
    NAMED_ROWS,
    time_step,
    time_window,
    timeline_bins,
    timeline_rows,
)
from lib.charts.timeline import timeline_figure
from lib.charts.timeline_bars import timeline_bars_figure
from lib.ui.chart import EVENT_ITEM, NO_STANCE_ITEM, legend, show_chart
from lib.ui.download import download_records
from lib.ui.drawer import ask_bin, ask_records
from lib.ui.frame import current_view
from lib.ui.notes import MARKS_NOTE, bars_note, inferred_note, source_line
from lib.ui.record_list import record_list
from lib.ui.twin import twin

view = current_view()

window = time_window(view.records, view.as_of)
named = len(view.records) <= NAMED_ROWS
listed = view.records if named else newest_records(view.records, NAMED_ROWS)
rows = timeline_rows(listed, view.case.records_by_actor, window)
ordered = in_order_of(rows, listed) if named else newest_records(view.records, len(view.records))
days = {"first": window.first, "last": window.last, "known": window.known}
alt = timeline_alt(view.records["side"], window)

legend(EVENT_ITEM, NO_STANCE_ITEM)
if named:
    notes = [MARKS_NOTE, inferred_note(view)]
    if view.width:
        figure = timeline_figure(rows, **days, width=view.width)
        show_chart(view, figure, "timeline", alt, ask_records)
else:
    step = time_step(window)
    bins = timeline_bins(view.records, step)
    notes = [bars_note(len(view.records), bins["records"].sum(), step)]
    if view.width:
        figure = timeline_bars_figure(bins, step_word=step, known=window.known, width=view.width)
        show_chart(view, figure, "timeline_bars", alt, ask_bin)

source_line(view, view.records, *notes)
if place := twin(view, "Same records as a list", "timeline_twin"):
    with place:
        record_list(rows, len(view.records), "timeline")
download_records(view, ordered)
