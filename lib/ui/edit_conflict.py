"""A file changed on disk since it was read: both versions beside each other, and the way on."""

from __future__ import annotations

import streamlit as st

from lib.changes import differences
from lib.editing.rebase import Cell, clashes, rebase
from lib.refusals import Difference
from lib.schema import KEY
from lib.store import OpenTables, open_tables
from lib.ui.change_table import cell
from lib.ui.edit_desk import Checked, Desk, clear_desk, say_next
from lib.ui.text import counted, html, label

YOURS, ON_DISK = "Yours", "On disk"
MOST = 200


def show_conflict(checked: Checked) -> None:
    """Show what both sides changed since they read the same, and let this one choose."""
    desk = checked.desk
    newest = open_tables(desk.folder)
    found = differences(desk.tables, checked.wanted, newest.tables)
    both = clashes(desk.edits, desk.tables, newest.tables)
    files = ", ".join(f"{table}.csv" for table in checked.wanted)
    with st.container(border=True, key="edit_conflict"):
        st.header("Somebody else changed the case meanwhile", anchor=False)
        st.html(
            f"<p>{html(files)} changed on disk since you began, so nothing was saved. What you "
            f"typed is kept. {_verdict(both)}</p>"
        )
        st.html(_table(found[:MOST], {_place(each) for each in both}))
        if len(found) > MOST:
            st.html(f"<p class='p-small'>{len(found) - MOST:,} more cells are not listed.</p>")
        chosen = {_place(each): _choice(desk, each) for each in both}
        _ways_on(desk, newest, chosen)


def _verdict(both: list[Difference]) -> str:
    if not both:
        return "No cell was changed by both."
    if len(both) == 1:
        return "One cell was changed by both: choose which one stays."
    return f"{len(both):,} cells were changed by both: choose for each which one stays."


def _choice(desk: Desk, found: Difference) -> str | None:
    table, row, column = _place(found)
    is_gone = column == KEY[table]
    what = f"{row}, removed on disk" if is_gone else f"{row}, {column}"
    yours = "put it back, with what you typed" if is_gone else found.yours or "empty"
    theirs = "leave it removed" if is_gone else found.on_disk or "empty"
    captions = [yours, theirs]
    return st.radio(
        label(what),
        [YOURS, ON_DISK],
        captions=[label(each) for each in captions],
        index=None,
        key=f"clash_{desk.turn}_{table}_{row}_{column}",
    )


def _ways_on(desk: Desk, newest: OpenTables, chosen: dict[Cell, str | None]) -> None:
    missing = [place for place, choice in chosen.items() if choice is None]
    if missing:
        st.html(f"<p class='p-small'>Still to choose: {counted(len(missing), 'cell')}.</p>")
    with st.container(horizontal=True, key="edit_ways_on"):
        st.button(
            "Put mine onto the newest version",
            key="put_together",
            type="primary",
            disabled=bool(missing),
            on_click=_put_together,
            args=(desk, newest, {place for place, choice in chosen.items() if choice == YOURS}),
        )
        st.button(
            "Drop mine, load what is on disk", key="load_disk", on_click=clear_desk, args=(desk,)
        )


def _put_together(desk: Desk, newest: OpenTables, mine: set[Cell]) -> None:
    """Hold the edits against the version that was shown; a save looks again if it is the last."""
    rebased = rebase(desk.edits, desk.tables, newest.tables, mine, desk.taken("records"))
    desk.opened, desk.edits, desk.is_stale = newest, rebased.edits, False
    desk.turn += 1
    renamed = " ".join(
        f"{old} was given to another record meanwhile: yours is {new} now."
        for old, new in rebased.renamed.items()
    )
    say_next(
        f"Yours stands on the newest version now; look at it below, then save. {label(renamed)}"
    )


def _table(found: list[Difference], both: set[Cell]) -> str:
    rows = "".join(
        f"<tr><td>{html(each.row)}</td><td>{html(each.column)}</td>"
        f"<td class='p-before'>{cell(each.as_read)}</td>"
        f"<td>{_side(each.yours, each.as_read)}</td><td>{_side(each.on_disk, each.as_read)}</td>"
        f"<td>{_stays(each, both)}</td></tr>"
        for each in found
    )
    names = ("Row", "Column", "As read", YOURS, ON_DISK, "Stays")
    head = "".join(f"<th>{name}</th>" for name in names)
    head = f"<thead><tr>{head}</tr></thead>"
    return f"<table class='p-table p-conflict'>{head}<tbody>{rows}</tbody></table>"


def _stays(found: Difference, both: set[Cell]) -> str:
    table, row, _ = place = _place(found)
    if both & {place, (table, row, KEY[table])}:
        return "<b>choose below</b>"
    return ON_DISK if found.yours == found.as_read else YOURS


def _side(text: str, as_read: str) -> str:
    """Write the cell of one side: strong where that side changed it."""
    return f"<b>{cell(text)}</b>" if text != as_read else cell(text)


def _place(found: Difference) -> Cell:
    return found.file.removesuffix(".csv"), found.row, found.column
