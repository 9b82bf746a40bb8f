"""Positions: where does each actor stand, and how did that move?"""

from dataclasses import asdict
from functools import partial

from lib.analysis import alt_text, compare, matrix, positions, standing
from lib.analysis.history import history, is_many
from lib.analysis.records import newest_records, records_of
from lib.analysis.timeline import asked_window, time_window
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
from lib.ui.record_list import MOST_SHIFTS, shift_list

view = current_view()
(NOW, MOVED, COMPARE), year = view.views, view.as_of.year
known = view.by_then.of_records_by_actor(positions.statements_with_stance)
held = view.by_then.of_records_by_actor(positions.positions_held, year)
cells = standing.choose_cells(held, view.spoken)
if cells.empty:
    no_position(view)
behind = statements = standing.choose_statements(known, cells)
issues = matrix.issue_columns(cells, view.case.issues)
shown, tables = choose("view", "View", view.views), []
sources = view.known[["record_id", "source", "via"]]
said = records_of(statements, sources)


def newest():
    """Take the records behind the page, all columns, newest first."""
    records = records_of(behind, view.known)
    return newest_records(records, len(records))


def positions_table():
    """Put the records behind each position beside it."""
    return standing.long_cells(cells, standing.cell_statements(statements))


if shown == NOW:
    top = top_cells(cells)
    cut = cuts(cells, top)
    drawn = cells if show_all() else top
    issues = matrix.issue_columns(drawn, view.case.issues)
    draw = partial(positions_figure, drawn, issues, width=view.width)
    tell, listed = partial(alt_text.positions_alt, drawn, "Table"), partial(matrix.in_words, drawn)
    show_standing(view, said, issues, draw, tell, listed, [] if show_all() else cut)
    if cut:
        show_all_button("Show only those with most statements")
    tables.append(Table("position", positions_table, len(cells)))
elif shown == COMPARE:
    of_actors = partial(compare.compare_actors, statements, issues, view.case.actors, year)
    of_sides = partial(compare.compare_sides, statements, year)
    compared = show_comparison(view, issues, of_actors, of_sides)
    behind = compare.statements_of(compared, statements)
    said = records_of(behind, sources)
    source_line(view, said, POSITION_NOTE, COMPARE_NOTE)
    tables.append(Table("position", compared))
else:
    asked, whole = (view.filters.start, view.filters.end), time_window(known, view.as_of)
    days = asked_window(statements, whole, *asked)
    shifts = positions.count_shifts(statements)
    moves = positions.shifts(statements, MOST_SHIFTS), shifts, year
    if is_many(statements):
        counted = history(statements, issues, days, view.steps, *asked)
        table = Table("count", counted.bars)
        draw = partial(
            history_figure, counted.bars, counted.issues, *counted.days, width=view.width
        )
        show_counted(view, said, counted, draw, partial(alt_text.history_alt, counted))
        shift_list(*moves)
    else:
        shift_list(*moves)
        points = positions.movement_points(statements, days)
        table = Table("mark", points)
        scale = asdict(days) | {"gutter": points["place"].eq("earlier").any()}
        draw = partial(movement_figure, **scale, width=view.panel_width)
        show_named(view, said, points, issues, draw, alt_text.movement_alt)
    if shifts:
        tables.append(Table("shift", partial(positions.shifts, statements), shifts))
    tables.append(table)
downloads(view, newest, len(said), *tables, picture=picture_figure, view=shown)
