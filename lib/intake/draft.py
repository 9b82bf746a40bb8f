"""A table that nobody's importer knows -> what its own words tell about how to map it."""

from __future__ import annotations

from lib.changes import Tables
from lib.intake.opened import Opened
from lib.intake.recipe import Recipe


def draft(opened: Opened, tables: Tables) -> Recipe:
    """
    Make the recipe that needs no decision, for the analyst to complete.

    Args:
        opened: a file with a grid.
        tables: of the case; {} for a new one.

    Returns:
        Their columns whose names mean one field of ours; nothing where two are possible.
        The rest is what lib.intake.questions.open_questions asks.
    """
    raise NotImplementedError
