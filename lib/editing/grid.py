"""What was typed into a grid -> edits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.editing.edits import NEW
from lib.schema import KEY
from lib.vocabulary import LIST_SEPARATOR


def typed_in_grid(
    table: str,
    edited: Mapping[int, Mapping[str, object]],
    added: Sequence[Mapping[str, object]],
    names: Sequence[str],
) -> dict[str, dict[str, str]]:
    """
    Take cells from a grid.

    Args:
        table: whose rows it shows.
        edited: place of a row from the top -> its cells that were typed; a list for a list,
            None for a cell that was emptied.
        added: rows added at the end, from the first to the last.
        names: of the rows it began with, from the top, among the edits.

    Returns:
        Row -> its cells. Ids are left out: they are given, never typed.

    >>> typed_in_grid("actors", {0: {"role": "Chair"}}, [{"name": " Zoë "}], ["mediator"])
    {'mediator': {'role': 'Chair'}, 'new 1': {'name': 'Zoë'}}
    """
    begun = [int(name.removeprefix(NEW)) for name in names if name.startswith(NEW)]
    first = max(begun, default=0) + 1
    rows = {names[place]: cells for place, cells in sorted(edited.items())}
    rows |= {f"{NEW}{first + number}": cells for number, cells in enumerate(added)}
    return {
        row: {name: _cell(value) for name, value in cells.items() if name != KEY[table]}
        for row, cells in rows.items()
    }


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return LIST_SEPARATOR.join(str(each) for each in value)
    return str(value).strip()
