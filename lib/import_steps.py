"""A file on its way into a case, step by step; the page and the command both go this way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import ModuleType

from lib.changes import Tables
from lib.doctor.findings import Answers, DisprovedError, Finding, settle
from lib.exceptions import DashboardError, Problem
from lib.importers import (
    acled,
    dna,
    dna2,
    dna_events,
    gdelt,
    own,
    plover,
    polecat,
    timelinejs,
    ucdp_ged,
)
from lib.intake.draft import draft
from lib.intake.imported import Imported
from lib.intake.mapped import read_table
from lib.intake.opened import Opened
from lib.intake.questions import Question, open_questions, table_findings
from lib.intake.reading import file_findings, open_file
from lib.intake.recipe import TABLE, Recipe
from lib.intake.recipes import fits, is_alike, read_recipes
from lib.intake.upload import Upload, UploadRefused
from lib.schema import RECORDS

FORMATS: Mapping[str, ModuleType] = {
    module.NAME: module
    for module in (
        own,
        dna,
        dna2,
        dna_events,
        acled,
        ucdp_ged,
        polecat,
        plover,
        timelinejs,
        gdelt,
    )
}
"""NAME -> its importer."""

FORMAT = "format"
"""Key of the finding that says what a file is, where several importers recognise it."""

TABLE_WORD = "A table of its own making"
TABLE_REASON = "its columns are those of no format known here, so they are mapped"


# eq=False: frames have no single answer to ==.
@dataclass(frozen=True, eq=False)
class Look:
    """What is known of a file under a recipe."""

    upload: Upload
    recipe: Recipe
    """What was decided, completed by what the file itself tells."""
    written: Sequence[Finding]
    """What must be known before it can be opened: encoding, separator, sheet."""
    opened: Opened | None = None
    """None: something must be chosen before the file can be opened."""
    format: str = ""
    """NAME of an importer, or TABLE; "" as long as that is not known."""
    word: str = ""
    reason: str = ""
    """Why it is that format, as the end of a sentence."""
    read_as: Sequence[Finding] = ()
    """What must be known to read its cells: which format, the order of its dates."""
    questions: Sequence[Question] = ()
    """What of a mapped table is still to be decided."""

    @property
    def findings(self) -> list[Finding]:
        """All that was found out, or must be asked, in the order in which it is asked."""
        return [*self.written, *self.read_as]

    @property
    def unsettled(self) -> list[Finding]:
        """The findings that nothing proves and nobody has answered."""
        answers = self.recipe.answers
        return [finding for finding in self.findings if settle(finding, answers) is None]

    @property
    def is_complete(self) -> bool:
        """Whether the rows can be read: nothing is left to be decided."""
        return bool(self.format) and not self.unsettled and not self.questions


def first_look(
    upload: Upload, folder: Path | None, tables: Tables
) -> tuple[Look, str, Mapping[str, Sequence[Problem]]]:
    """
    Look at a file with the recipe of the case that fits it, before anybody is asked.

    Args:
        upload: the file.
        folder: the case it shall go into; None for a new one.
        tables: of that case; {} for a new one.

    Returns:
        What is known of the file; the name of the recipe that fits, or ""; and, if none does,
        where each recipe that was made for such files no longer fits, by its name.

    Raises:
        UploadRefused: it is nothing that can be imported.
    """
    misfits = {}
    for name, recipe in (read_recipes(folder) if folder else {}).items():
        if not isinstance(recipe, Recipe):
            misfits[name] = recipe
            continue
        look, problems = _try(upload, recipe, tables)
        if look and not problems:
            return look, name, {}
        misfits[name] = problems
    misfits = {name: problems for name, problems in misfits.items() if problems}
    return look_at(upload, Recipe(), tables), "", misfits


def look_at(upload: Upload, recipe: Recipe, tables: Tables, before: Look | None = None) -> Look:
    """
    Find out what a file is and how it is written, as far as the recipe lets.

    Args:
        upload: the file.
        recipe: what was decided about it.
        tables: of the case; {} for a new one.
        before: what was known of the same file under another recipe; spares opening it again.

    Raises:
        UploadRefused: it is nothing that can be imported.
        DashboardError: an answer of the recipe is unknown, or disproved by the file.
    """
    look = Look(upload, recipe, before.written if before else file_findings(upload))
    if look.unsettled:
        return look
    opened = _opened(look, before)
    known = {name: why for name, each in FORMATS.items() if (why := each.recognise(opened))}
    look = replace(look, opened=opened)
    if not known:
        return _as_table(look, tables)
    if len(known) > 1:
        look = replace(look, read_as=[_which(known)])
        if look.unsettled:
            return look
    name = recipe.answers[FORMAT] if len(known) > 1 else next(iter(known))
    importer = FORMATS[name]
    return replace(
        look,
        format=name,
        word=importer.WORD,
        reason=known[name],
        recipe=replace(recipe, format=name),
        read_as=[*look.read_as, *importer.findings(opened)],
    )


def kept(look: Look) -> Recipe:
    """
    Take the recipe that the next file of this shape is read by.

    What this file proved is in it like what was chosen: the next file may prove nothing.
    """
    settled = {each.key: settle(each, look.recipe.answers) for each in look.findings}
    return replace(look.recipe, answers={**look.recipe.answers, **settled})


def read_rows(look: Look, tables: Tables, today: date) -> Imported:
    """
    Make records of a file that needs no further answer.

    Args:
        look: a complete one.
        tables: of the case; {} for a new one.
        today: for what the file gives no day for.

    Raises:
        ImportProblems: everything that is wrong with the file as a whole.
        UploadRefused: it has no records.
    """
    if look.format == TABLE:
        return read_table(look.opened, look.recipe, tables, today)
    imported = FORMATS[look.format].read(look.opened, look.recipe.answers, today)
    if "records" not in imported.tables:
        found = " and ".join(imported.tables)
        raise UploadRefused(
            look.upload.name,
            f"it has {found}, but no records. They come with the records that name them, "
            "or are edited in the case itself.",
        )
    return imported if look.format == own.NAME else _without_this_day(imported, today)


def _opened(look: Look, before: Look | None) -> Opened:
    """Open a file, unless it was opened under the same answers before."""
    answers = look.recipe.answers
    keys = [finding.key for finding in look.written]
    if before and before.opened and _same(keys, answers, before.recipe.answers):
        return before.opened
    return open_file(look.upload, answers)


def _same(keys: Sequence[str], these: Answers, those: Answers) -> bool:
    return all(these.get(key) == those.get(key) for key in keys)


def _without_this_day(imported: Imported, today: date) -> Imported:
    """Do not speak of coded_on where an importer filled it in: tomorrow it is another day."""
    given = imported.given or frozenset(RECORDS.columns)
    is_filled = (imported.tables["records"]["coded_on"] == today.isoformat()).any()
    return replace(imported, given=given - {"coded_on"}) if is_filled else imported


def _which(known: Mapping[str, str]) -> Finding:
    """Ask which of several formats a file is."""
    why = "; ".join(f"{FORMATS[name].WORD}: {reason}" for name, reason in known.items())
    words = {name: FORMATS[name].WORD for name in known}
    return Finding(FORMAT, "What is this file?", None, why, words)


def _as_table(look: Look, tables: Tables) -> Look:
    if look.opened.grid is None:
        known = ", ".join(importer.WORD for importer in FORMATS.values())
        raise UploadRefused(
            look.upload.name,
            f"this is {look.opened.kind.value}, but of none of the formats known here: {known}.",
        )
    recipe = look.recipe
    if not recipe.shape:
        recipe = replace(draft(look.opened, tables), answers=recipe.answers)
    return replace(
        look,
        format=TABLE,
        word=TABLE_WORD,
        reason=TABLE_REASON,
        recipe=recipe,
        read_as=table_findings(recipe, look.opened),
        questions=open_questions(recipe, look.opened, tables),
    )


def _try(upload: Upload, recipe: Recipe, tables: Tables) -> tuple[Look | None, list[Problem]]:
    """
    Look at a file with a recipe that may be for others.

    Returns:
        What is known of the file under it, or None; and where it no longer fits, if it was
        made for such files.
    """
    written = file_findings(upload)
    # A file may be saved in another encoding than the last one: what it proves itself holds.
    proved = {finding.key for finding in written if finding.value is not None}
    answers = {key: value for key, value in recipe.answers.items() if key not in proved}
    recipe = replace(recipe, answers=answers)
    try:
        look = look_at(upload, recipe, tables, Look(upload, recipe, written))
    except DashboardError:
        return None, []
    if look.format != recipe.format:
        return None, []
    if look.format == TABLE:
        if not is_alike(recipe, look.opened):
            return None, []
        return look, fits(recipe, look.opened, tables)
    try:
        return look if look.is_complete else None, []
    except DisprovedError as wrong:
        return None, [Problem(upload.name, str(wrong))]
