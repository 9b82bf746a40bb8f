"""Overview: where do the talks stand, and how good is the evidence?"""

from functools import partial

from lib.analysis import agenda, overview, solidity
from lib.analysis.matrix import in_words, whole_sides
from lib.analysis.meetings import are_traced, meetings, meetings_table, shown_meetings
from lib.analysis.standing import choose_cells, position_cells
from lib.charts.overview import sides_figure
from lib.charts.picture import picture_figure
from lib.charts.solidity import solidity_figure
from lib.ui import overview as blocks
from lib.ui.agenda import latest_list, overdue_list, scheduled_list
from lib.ui.chart import NO_STANCE_ITEM, NO_STATEMENT_ITEM, legend, show_chart
from lib.ui.download import Table, downloads
from lib.ui.drawer import ask_cell, ask_found
from lib.ui.frame import current_view
from lib.ui.meetings import meetings_fold
from lib.ui.notes import source_line
from lib.ui.record_list import position_list
from lib.ui.solidity import fact_list, speech_list
from lib.ui.twin import twin

view = current_view()


def brief(records):
    """Tell the first of some records in a line or two each."""
    return agenda.brief_lines(records, view.by_actor(records), view.as_of)


known = view.by_then.of_records_by_actor(position_cells, view.as_of.year)
cells = choose_cells(known, view.spoken)
issues = overview.leading_issues(cells, view.case.issues, overview.MOST_ISSUES)
of_sides = whole_sides(known, cells)
entries = overview.side_entries(of_sides, issues, view.case.actors)
counts = view.of_records(solidity.evidence_counts)
speech = solidity.speech_counts(counts)
ask = partial(ask_found, solidity.evidence_of_kind)

blocks.sides_head(view, cells)
if view.width and len(entries):
    figure = sides_figure(entries, issues, width=view.width)
    show_chart(view, figure, "sides", overview.sides_alt(entries, issues), ask_cell, name="sides")
    legend(NO_STANCE_ITEM, NO_STATEMENT_ITEM)
left_out = overview.left_out(cells, view.case.issues, issues)
notes = blocks.side_notes(view, entries, left_out, len(of_sides) > len(cells))
source_line(view, view.made, *notes)
if len(entries) and (place := twin(view, "Same positions as a list", "sides_list", phone=False)):
    with place:
        position_list(in_words(of_sides), issues, "sides")

left, right = blocks.halves()
with left:
    disputed = overview.disagreements(cells)
    told = overview.leading_issues(disputed, view.case.issues, overview.MOST_DISPUTES)
    blocks.disagreement_list(cells, disputed, told)
    others = overview.left_out(disputed, view.case.issues, told)
    blocks.other_issues(others, overview.undisputed_issues(cells, view.case.issues))
    blocks.heading("How solid is this?")
    if view.width:
        look = {"name": "How solid is this?", "width": view.width // 2 - 40}
        figure = solidity_figure(speech, width=look["width"])
        show_chart(view, figure, "solidity", solidity.solidity_alt(speech), ask, **look)
    if place := twin(view, "Same counts as a list", "solidity_list"):
        with place:
            speech_list(speech, ask)
    fact_list(view, counts, ask)
with right:
    found = view.by_then.of_records(meetings, view.as_of)
    there = view.among(found["record_id"])
    planned = shown_meetings(found, there)
    scheduled_list(view, *brief(agenda.coming_records(planned, there)))
    overdue_list(*brief(agenda.overdue_records(planned, there)))
    traced = view.by_then.of_records(are_traced)
    meetings_fold(view, planned, traced, partial(meetings_table, planned, view.as_of.year))
    latest_list(*brief(view.of_records(agenda.latest_records)))
tables = Table("side position", entries), Table("speech count", speech)
downloads(view, lambda: view.listed, view.number, *tables, picture=picture_figure)
