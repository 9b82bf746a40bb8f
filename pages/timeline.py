"""Timeline: what happened, who said what, and how exactly is the time known?"""

from functools import partial

from lib.analysis.alt_text import brush_alt, lane_counts, timeline_alt
from lib.analysis.answered import answer_counts, most_answered
from lib.analysis.meetings import are_traced, meetings, meetings_table, shown_meetings
from lib.analysis.records import in_order_of
from lib.analysis.timeline import NAMED_ROWS, asked_window, time_window, timeline_rows
from lib.analysis.timeline_bins import COUNTED, strip_bins, timeline_bins
from lib.charts.brush import brush_figure
from lib.charts.picture import picture_figure
from lib.charts.timeline import timeline_figure
from lib.charts.timeline_bars import timeline_bars_figure
from lib.evidence import newest_records
from lib.ui.answered import show_answered
from lib.ui.brush import show_brush
from lib.ui.chart import EVENT_ITEM, NO_STANCE_ITEM, legend, show_chart
from lib.ui.download import Table, downloads
from lib.ui.drawer import ask_bin, ask_records
from lib.ui.frame import current_view
from lib.ui.meetings import meetings_fold
from lib.ui.notes import MARKS_NOTE, bars_note, inferred_note, source_line
from lib.ui.record_list import record_list
from lib.ui.twin import twin

view = current_view()
DAYS = ("earliest", "latest")
asked, named = (view.filters.start, view.filters.end), view.number <= NAMED_ROWS
whole = view.by_then.of_records(time_window, view.as_of)
window = view.of_records(asked_window, whole, *asked, read=DAYS)
bins = None if named else view.of_records(timeline_bins, window, *asked, read=COUNTED)
shown = bins.window if bins else window
days = {"first": shown.first, "last": shown.last, "known": shown.known}
alt = timeline_alt(view.of_records(lane_counts, read=["side"]), shown)


def rows():
    """Lay out the records to name; of those counted in bars, the newest."""
    listed = view.listed if named else newest_records(view.listed, NAMED_ROWS)
    return timeline_rows(listed, view.by_actor(listed), window)


def ordered():
    """Put the records into the order of the page."""
    return in_order_of(rows(), view.listed) if named else newest_records(view.listed, view.number)


legend(EVENT_ITEM, NO_STANCE_ITEM)
if view.width and view.known > NAMED_ROWS:
    strip = view.by_then.of_records(strip_bins, whole)
    edges = {"first": strip.window.first, "last": strip.window.last}
    apart = named or strip.window != shown
    figure = brush_figure(strip.bars, **edges, chosen=asked, named=apart, width=view.width)
    show_brush(view, figure, **edges, alt=brush_alt(strip))
if view.width and named:
    figure = timeline_figure(rows(), **days, width=view.width)
    show_chart(view, figure, "timeline", alt, ask_records)
elif view.width:
    figure = timeline_bars_figure(bins.bars, step_word=bins.step, **days, width=view.width)
    show_chart(view, figure, "timeline_bars", alt, ask_bin)

if bins:
    counted = view.by_then.of_records(answer_counts)
    found = view.among(counted.index)
    answered = most_answered(counted, found, found)
    answered = timeline_rows(answered, view.by_actor(answered), shown)
    draw = partial(timeline_figure, answered, **days, width=view.width)
    show_answered(view, answered, draw, partial(timeline_alt, answered["lane"], shown))
counts = bins and bars_note(bins.placed, bins.unplaced, bins.step)
source_line(
    view, view.made, *([counts] if bins else [MARKS_NOTE, inferred_note(view, view.listed)])
)
if place := twin(view, "Same records as a list", "timeline_twin"):
    with place:
        record_list(rows(), view.number, "timeline")
found = view.by_then.of_records(meetings, view.as_of)
planned = shown_meetings(found, view.among(found["record_id"]))
traced = view.by_then.of_records(are_traced)
meetings_fold(view, planned, traced, lambda: meetings_table(planned, view.as_of.year))
table = Table("bar", bins.bars) if bins else Table("row", rows, view.number)
downloads(view, ordered, view.number, table, picture=picture_figure)
