"""Positions: where does each actor stand, and how did that move?"""

from functools import partial

from lib.analysis import alt_text, behind, compare, matrix, moved, positions, standing
from lib.analysis.top import cuts, top_cells
from lib.charts.history import history_figure
from lib.charts.movement import movement_figure
from lib.charts.picture import picture_figure
from lib.charts.positions import positions_figure
from lib.ui.compare import COMPARE_NOTE, show_comparison
from lib.ui.controls import choose, show_all, show_all_button
from lib.ui.download import Table, downloads
from lib.ui.frame import current_view
from lib.ui.notes import POSITION_NOTE, no_position, source_line
from lib.ui.positions import show_counted, show_named, show_standing
from lib.ui.record_list import shift_list

view = current_view()
(NOW, MOVED, COMPARE), year = view.views, view.as_of.year
known = view.by_then.of_records_by_actor(positions.positions_held, year)
cells = standing.choose_cells(known, view.spoken)
if cells.empty:
    no_position(view)
held = behind.statements_held(view, cells)
statements, made = held.statements, held.made
issues = matrix.issue_columns(cells, view.case.issues)
shown, tables = choose("view", "View", view.views), []


def positions_table():
    """Put the records behind each position beside it, where they are few enough to be named."""
    if held.statements is None:
        return cells
    return standing.long_cells(cells, standing.cell_statements(held.statements))


if shown == NOW:
    top = top_cells(cells)
    cut = cuts(cells, top)
    drawn = cells if show_all() else top
    issues = matrix.issue_columns(drawn, view.case.issues)
    draw = partial(positions_figure, drawn, issues, width=view.width)
    tell, listed = partial(alt_text.positions_alt, drawn, "Table"), partial(matrix.in_words, drawn)
    show_standing(view, made, issues, draw, tell, listed, [] if show_all() else cut)
    if cut:
        show_all_button("Show only those with most statements")
    tables.append(Table("position", positions_table, len(cells)))
elif shown == COMPARE:
    rows = show_comparison(
        view, issues, *behind.compared(view, cells, held, issues, view.case.actors)
    )
    if statements is not None:
        statements = compare.statements_compared(rows, statements)
        made = behind.made_of_held(view, statements)
    source_line(view, made, POSITION_NOTE, COMPARE_NOTE)
    tables.append(Table("position", rows))
else:
    shifts = moved.find_shifts(held)
    found = moved.moved(view, cells, issues, held)
    if found.counts:
        table = Table("count", found.counts.bars)
        bars = (found.counts.bars, found.counts.issues, *found.counts.days)
        draw = partial(history_figure, *bars, width=view.width)
        show_counted(view, made, found.counts, draw, partial(alt_text.history_alt, found.counts))
        shift_list(shifts, year)
    else:
        shift_list(shifts, year)
        table = Table("mark", found.points)
        draw = partial(movement_figure, width=view.panel_width, **found.scale)
        show_named(view, made, found.points, issues, draw, alt_text.movement_alt)
    if shifts and shifts.number:
        tables.append(Table("shift", partial(positions.shifts, statements), shifts.number))
    tables.append(table)
newest = partial(behind.newest_held, view, statements)
downloads(view, newest, made.records, *tables, picture=picture_figure, view=shown)
