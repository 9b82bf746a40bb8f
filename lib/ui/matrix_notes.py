"""How to read the matrix: what a tile says, in which order it stands, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lib.ui.notes import HATCH_NOTE, POSITION_NOTE, SPLIT_NOTE, WHY_UNPLACED
from lib.ui.text import counted, html
from lib.vocabulary import PREVAILING_DAYS, Order

PREVAILING_NOTE = (
    f"<b>Prevailing</b>: of at least three statements whose days all lie in the last "
    f"{PREVAILING_DAYS} days, more than half take this stance. <b>Mixed</b>: none has more than "
    "half, the counts are in the tile; in the row of its side such an actor has no sign. With "
    "fewer than three, the latest position. <b>Bare tile</b>: no statement that surely lies in "
    "these days, so the latest position with its date."
)

ORDER_NOTES = {
    Order.CODEBOOK: "actors by number of statements, issues as in the codebook",
    Order.RECORDS: "actors and issues by number of statements",
    Order.A_TO_Z: "actors and issues A to Z",
    Order.SIMILARITY: (
        "by similarity: actors with equal positions on the issues both spoke to stand close, and "
        "so do issues on which the same actors hold equal positions. Nearness is no measure"
    ),
}


def order_note(order: Order) -> str:
    """Say in which order rows and columns stand."""
    return f"<b>Order</b>: sides A to Z; {ORDER_NOTES[order]}."


def cut_note(cuts: Iterable[tuple[str | None, int, int]]) -> str:
    """
    Say how many actors and issues are not drawn; nothing where all are.

    Args:
        cuts: side (None: issues), how many are shown, how many there are.
    """
    told = [
        f"{shown:,} of {total:,} " + ("issues" if side is None else f"actors of {html(side)}")
        for side, shown, total in cuts
    ]
    if not told:
        return ""
    return (
        f"<b>Shown: {', '.join(told)}</b>, those with most statements. The downloads hold them all."
    )


def matrix_notes(
    cuts: Iterable[tuple[str | None, int, int]], order: Order, *, prevailing: bool
) -> list[str]:
    """Say how to read the matrix: what is not drawn, the reading, the order, its marks."""
    reading = PREVAILING_NOTE if prevailing else ""
    return [cut_note(cuts), reading, order_note(order), POSITION_NOTE, SPLIT_NOTE, HATCH_NOTE]


def history_note(placed: int, unplaced: Mapping[str, int], step: str) -> str:
    """Say what a bar is made of, and why the other statements are in none; the numbers add up."""
    statements = placed + sum(unplaced.values())
    told = [f"{placed:,} in the bars"]
    told += [f"{number:,} {WHY_UNPLACED[why].format(step)}" for why, number in unplaced.items()]
    return (
        f"<b>{counted(statements, 'statement')} with a stance</b>: {'; '.join(told)}. Each bar is "
        f"one {step}: the share of each stance among the statements counted under it, oppose at "
        "the foot. <b>Pale</b>: fewer than five statements."
    )
