"""Issue matrix: who is for what?"""

from functools import partial

from lib.analysis import matrix, standing
from lib.analysis.alt_text import positions_alt
from lib.analysis.behind import cells_behind
from lib.analysis.order import in_order
from lib.analysis.prevailing import is_crowded
from lib.analysis.top import cuts, top_cells
from lib.charts.matrix import matrix_figure
from lib.charts.picture import picture_figure
from lib.ui.chart import NO_STANCE_ITEM, NO_STATEMENT_ITEM, legend, show_chart
from lib.ui.controls import show_all, show_all_button
from lib.ui.download import Table, downloads
from lib.ui.drawer import ask_cell
from lib.ui.frame import current_view
from lib.ui.matrix import arrangement, matrix_twins
from lib.ui.matrix_notes import matrix_notes
from lib.ui.notes import no_position, silent_note, source_line

view = current_view()

prevailing, order = arrangement(view.views, view.by_then.of_records_by_actor(is_crowded))
known, sides = view.by_then.of_all(matrix.whole_matrix, view.as_of, prevailing)
cells = standing.choose_cells(known, view.spoken)
if cells.empty:
    no_position(view)
top = top_cells(cells)
cut = cuts(cells, top)
drawn = cells if show_all() else top
drawn, issues = in_order(drawn, matrix.issue_columns(drawn, view.case.issues), order)
behind = cells_behind(view, cells)

legend(NO_STANCE_ITEM, NO_STATEMENT_ITEM)
if view.width:
    shown_sides = matrix.whole_sides(sides, drawn)
    figure = matrix_figure(drawn, shown_sides, issues, width=view.width)
    show_chart(view, figure, "matrix", positions_alt(drawn, "Matrix"), ask_cell)
if cut:
    show_all_button("Show only those with most statements")
asked = (view.filters.issue, view.filters.issue_group)
silent = silent_note(matrix.silent_issues(known, view.case.issues, *asked))
source_line(
    view,
    behind.made,
    *matrix_notes([] if show_all() else cut, order, prevailing=prevailing),
    silent,
)
listed, tabled = partial(matrix.in_words, drawn), partial(matrix.matrix_table, drawn, issues)
matrix_twins(view, listed, tabled, issues)
chosen = {"view": view.views[prevailing], "order": order.word}
table = Table("position", behind.table, len(cells))
downloads(view, behind.records, behind.made.records, table, picture=picture_figure, **chosen)
