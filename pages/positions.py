"""Positions: where does each actor stand, and how did that move?"""

from lib.analysis.alt_text import movement_alt, positions_alt
from lib.analysis.matrix import in_words, issue_columns
from lib.analysis.positions import movement_points, shifts, statements_with_stance
from lib.analysis.records import newest_records
from lib.analysis.standing import (
    cell_statements,
    choose_cells,
    choose_statements,
    long_cells,
    position_cells,
    records_behind,
)
from lib.analysis.timeline import time_window
from lib.charts.movement import movement_figure
from lib.charts.positions import positions_figure
from lib.ui.chart import chart_grid, legend, show_chart
from lib.ui.controls import choose
from lib.ui.download import download_records, download_table
from lib.ui.drawer import ask_cell, ask_records
from lib.ui.frame import current_view
from lib.ui.notes import JOIN_NOTE, POSITION_NOTE, no_position, source_line
from lib.ui.record_list import point_list, position_list, shift_list
from lib.ui.twin import twin

view = current_view()
NOW, MOVED = view.views

known = statements_with_stance(view.known_by_actor)
cells = choose_cells(position_cells(known, view.as_of.year), view.records_by_actor)
if cells.empty:
    no_position(view)
statements = choose_statements(known, cells)
behind = records_behind(cells, cell_statements(statements), view.known)
shown = choose("view", "View", view.views)

if shown == NOW:
    issues = issue_columns(cells, view.case.issues)
    if view.width:
        figure = positions_figure(cells, issues, width=view.width)
        show_chart(view, figure, "positions", positions_alt(cells, "Table"), ask_cell)
    source_line(view, behind, POSITION_NOTE)
    if place := twin(view, "Same positions as a list", "positions_list"):
        with place:
            position_list(in_words(cells), issues, "positions")
    download_records(view, behind)
    download_table(view, long_cells(cells, cell_statements(statements)), "position")
else:
    window = time_window(statements, view.as_of)
    points = movement_points(statements, window)
    days = {"first": window.first, "last": window.last, "known": window.known}
    gutter = points["place"].eq("earlier").any()
    shift_list(shifts(statements), view.as_of.year)
    legend()
    for place, issue in chart_grid(view, issue_columns(points, view.case.issues)):
        part = points[points["issue"] == issue["issue"]]
        with place:
            figure = movement_figure(part, **days, gutter=gutter, width=view.panel_width)
            alt = movement_alt(part, issue["issue_name"])
            show_chart(view, figure, f"moved_{issue['issue']}", alt, ask_records)
    source_line(view, behind, POSITION_NOTE, JOIN_NOTE)
    if place := twin(view, "Same statements as a list", "moved_list"):
        with place:
            point_list(points, issue_columns(points, view.case.issues))
    download_records(view, newest_records(behind, len(behind)), view=MOVED)
    download_table(view, points, "mark", view=MOVED)
