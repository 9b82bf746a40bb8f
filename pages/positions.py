"""Positions: where does each actor stand, and how did that move?"""

from dataclasses import asdict
from functools import partial

from lib.analysis.alt_text import history_alt, movement_alt, positions_alt
from lib.analysis.compare import compare_actors, compare_sides, statements_of
from lib.analysis.history import history, is_many
from lib.analysis.matrix import in_words, issue_columns
from lib.analysis.positions import count_shifts, movement_points, shifts, statements_with_stance
from lib.analysis.records import newest_records, records_of
from lib.analysis.standing import (
    cell_statements,
    choose_cells,
    choose_statements,
    long_cells,
    position_cells,
)
from lib.analysis.timeline import time_window
from lib.charts.history import history_figure
from lib.charts.movement import movement_figure
from lib.charts.positions import positions_figure
from lib.ui.compare import show_comparison
from lib.ui.controls import choose
from lib.ui.download import download_records, download_table
from lib.ui.frame import current_view
from lib.ui.notes import no_position
from lib.ui.positions import show_counted, show_named, show_standing
from lib.ui.record_list import MOST_SHIFTS, shift_list

view = current_view()
(NOW, MOVED, COMPARE), year = view.views, view.as_of.year
known = statements_with_stance(view.known_by_actor)
cells = choose_cells(position_cells(known, year), view.records_by_actor)
if cells.empty:
    no_position(view)
statements, issues = choose_statements(known, cells), issue_columns(cells, view.case.issues)
shown, what = choose("view", "View", view.views), "position"
said = records_of(statements, view.known)
if shown == NOW:
    draw = partial(positions_figure, cells, issues, width=view.width)
    tell, listed = partial(positions_alt, cells, "Table"), partial(in_words, cells)
    show_standing(view, said, issues, draw, tell, listed)
    table = long_cells(cells, cell_statements(statements))
elif shown == COMPARE:
    of_actors = partial(compare_actors, statements, issues, view.case.actors, year)
    of_sides = partial(compare_sides, statements, year)
    table = show_comparison(view, said, issues, of_actors, of_sides)
    said = records_of(statements_of(table, statements), view.known)
else:
    days = time_window(statements, view.as_of)
    moves = shifts(statements, MOST_SHIFTS), count_shifts(statements), year
    if is_many(statements):
        counted = history(statements, issues, days, view.steps)
        table, what = counted.bars, "count"
        draw = partial(history_figure, table, counted.issues, *counted.days, width=view.width)
        show_counted(view, said, counted, draw, partial(history_alt, counted))
        shift_list(*moves)
    else:
        shift_list(*moves)
        table, what = movement_points(statements, days), "mark"
        scale = asdict(days) | {"gutter": table["place"].eq("earlier").any()}
        draw = partial(movement_figure, **scale, width=view.panel_width)
        show_named(view, said, table, issues, draw, movement_alt)
download_records(view, partial(newest_records, said, len(said)), len(said), view=shown)
download_table(view, table, what, view=shown)
