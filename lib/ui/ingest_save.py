"""An import saved: into the case that is open, or as a new one; then its recipe beside it."""

from __future__ import annotations

from pathlib import Path

from lib.changes import Tables
from lib.exceptions import DashboardError
from lib.import_steps import kept
from lib.intake.folder_names import folder_name
from lib.intake.new_case import NewCase
from lib.intake.recipes import free_name
from lib.refusals import NotSigned
from lib.ui import writing
from lib.ui.cases import data_folder
from lib.ui.ingest import Work
from lib.ui.view import View


def save_import(
    view: View, work: Work, tables: Tables, *, title: str, author: str, reason: str
) -> tuple[str, str]:
    """
    Save the tables of an import.

    Args:
        view: of the case that is open.
        work: the import; says where its records go.
        tables: all four, as they shall be.
        title: of a new case.
        author: who imports.
        reason: why.

    Returns:
        What was done, in words; and the name of the case that has the records now.

    Raises:
        DashboardError: it was not saved; says why.
    """
    if work.opened is None:
        if not title.strip():
            raise NotSigned(["title"])
        name = folder_name(title)
        folder = writing.make_case(
            data_folder(), NewCase(name, title.strip()), tables, author=author, reason=reason
        )
        said = f"{title.strip()} is a new case, in the folder {name}."
    else:
        folder, name = work.opened.folder, view.case.name
        version = writing.save(work.opened, tables, author=author, reason=reason)
        said = f"Saved as version {version}." if version else "Nothing was changed."
    return f"{said} {_keep_recipe(work, folder)}".strip(), name


def _keep_recipe(work: Work, folder: Path) -> str:
    """Keep what was decided for the next file of this shape; the records are saved already."""
    if work.recipe_name and not work.is_changed:
        return ""
    recipe = kept(work.look)
    if recipe is None:
        return ""
    try:
        name = work.recipe_name or free_name(folder, work.look.upload.name, recipe)
        writing.save_recipe(folder, name, recipe)
    except DashboardError as refused:
        return f"The recipe was not kept: {refused}"
    return "The next file of this shape is read the same way."
