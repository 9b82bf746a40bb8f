"""Issue matrix: who is for what?"""

from lib.analysis.alt_text import positions_alt
from lib.analysis.matrix import (
    in_words,
    issue_columns,
    matrix_table,
    side_cells,
    silent_issues,
    whole_sides,
)
from lib.analysis.standing import (
    cell_statements,
    choose_cells,
    long_cells,
    position_cells,
    records_behind,
)
from lib.charts.matrix import matrix_figure
from lib.ui.chart import NO_STANCE_ITEM, NO_STATEMENT_ITEM, legend, show_chart
from lib.ui.download import download_records, download_table
from lib.ui.drawer import ask_cell
from lib.ui.frame import current_view
from lib.ui.notes import (
    HATCH_NOTE,
    POSITION_NOTE,
    SPLIT_NOTE,
    no_position,
    silent_note,
    source_line,
)
from lib.ui.record_list import position_list
from lib.ui.table import show_table
from lib.ui.twin import twin

view = current_view()

known = position_cells(view.known_by_actor, view.as_of.year)
cells = choose_cells(known, view.records_by_actor)
if cells.empty:
    no_position(view)
sides = side_cells(whole_sides(known, cells))
statements = cell_statements(view.known_by_actor)
behind = records_behind(cells, statements, view.known)
issues = issue_columns(cells, view.case.issues)

legend(NO_STANCE_ITEM, NO_STATEMENT_ITEM)
if view.width:
    figure = matrix_figure(cells, sides, issues, width=view.width)
    show_chart(view, figure, "matrix", positions_alt(cells, "Matrix"), ask_cell)
asked = (view.filters.issue, view.filters.issue_group)
silent = silent_note(silent_issues(known, view.case.issues, *asked))
source_line(view, behind, POSITION_NOTE, SPLIT_NOTE, HATCH_NOTE, silent)
if place := twin(view, "Same matrix as a list", "matrix_list"):
    with place:
        position_list(in_words(cells), issues, "matrix")
if place := twin(view, "Same matrix as a table", "matrix_table", phone=False):
    with place:
        show_table(matrix_table(cells, issues), "matrix_as_table")
download_records(view, behind)
download_table(view, long_cells(cells, statements), "position")
