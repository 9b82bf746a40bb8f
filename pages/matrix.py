"""Issue matrix: who is for what?"""

from functools import partial

from lib.analysis.alt_text import positions_alt
from lib.analysis.matrix import in_words, issue_columns, matrix_table, side_cells, whole_sides
from lib.analysis.matrix import silent_issues as silent_in
from lib.analysis.order import in_order
from lib.analysis.prevailing import is_crowded, prevailing_cells
from lib.analysis.standing import (
    cell_statements,
    choose_cells,
    long_cells,
    position_cells,
    records_behind,
)
from lib.analysis.top import cuts, top_cells
from lib.charts.matrix import matrix_figure
from lib.ui.chart import NO_STANCE_ITEM, NO_STATEMENT_ITEM, legend, show_chart
from lib.ui.controls import choice_line, choose_reading, pick_order, show_all, show_all_button
from lib.ui.download import download_records, download_table
from lib.ui.drawer import ask_cell
from lib.ui.frame import current_view
from lib.ui.matrix_notes import matrix_notes
from lib.ui.notes import no_position, silent_note, source_line
from lib.ui.record_list import position_list
from lib.ui.table import show_table
from lib.ui.twin import twin

view = current_view()
LATEST, PREVAILING = view.views

known = position_cells(view.known_by_actor, view.as_of.year)
if choose_cells(known, view.records_by_actor).empty:
    no_position(view)
with choice_line():
    reading = choose_reading(view.views, is_crowded(view.known_by_actor))
    order = pick_order()
if reading == PREVAILING:
    known = prevailing_cells(known, view.known_by_actor, view.as_of)
cells = choose_cells(known, view.records_by_actor)
top = top_cells(cells)
drawn = cells if show_all() else top
drawn, issues = in_order(drawn, issue_columns(drawn, view.case.issues), order)
statements = cell_statements(view.known_by_actor)
behind = records_behind(cells, statements, view.known)

legend(NO_STANCE_ITEM, NO_STATEMENT_ITEM)
if view.width:
    sides = side_cells(whole_sides(known, drawn))
    figure = matrix_figure(drawn, sides, issues, width=view.width)
    show_chart(view, figure, "matrix", positions_alt(drawn, "Matrix"), ask_cell)
if cuts(cells, top):
    show_all_button("Show only those with most statements")
asked = (view.filters.issue, view.filters.issue_group)
silent = silent_note(silent_in(known, view.case.issues, *asked))
notes = matrix_notes(cuts(cells, drawn), order, prevailing=reading == PREVAILING)
source_line(view, behind, *notes, silent)
if place := twin(view, "Same matrix as a list", "matrix_list"):
    with place:
        position_list(in_words(drawn), issues, "matrix")
if place := twin(view, "Same matrix as a table", "matrix_table", phone=False):
    with place:
        show_table(matrix_table(drawn, issues), "matrix_as_table")
chosen = {"view": reading, "order": order.word}
download_records(view, behind, **chosen)
download_table(view, partial(long_cells, cells, statements), "position", len(cells), **chosen)
