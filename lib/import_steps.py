"""A file on its way into a case, step by step; the page and the command both go this way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import ModuleType

from lib.changes import Tables
from lib.doctor.findings import Answers, Finding, settle
from lib.doctor.lists import list_key
from lib.exceptions import DashboardError
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
from lib.intake.look import Look
from lib.intake.mapped import read_table
from lib.intake.number_columns import prove_decimals
from lib.intake.opened import Opened
from lib.intake.proving import table_findings
from lib.intake.questions import open_questions
from lib.intake.reading import Written, open_file, prove_file
from lib.intake.recipe import TABLE, Recipe, with_proofs
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
        DashboardError: an answer about how it is written is unknown, or disproved by it.
    """
    look = Look(upload, recipe, _written(upload, recipe.answers, before))
    if look.unsettled:
        return look
    opened = _opened(look, before)
    known = {name: why for name, each in FORMATS.items() if (why := each.recognise(opened))}
    look = replace(look, opened=opened)
    if not known:
        return _as_table(look, tables, before)
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


def kept(look: Look) -> Recipe | None:
    """
    Take the recipe that the next file of this shape is read by.

    What this file proved is in it like what was chosen: the next file may prove nothing.

    Returns:
        None if it would say nothing: nothing was mapped or chosen, and what was proved every
        file of the format proves by itself.
    """
    if look.format != TABLE and not look.recipe.answers and not _is_by_rows(look):
        return None
    answers = look.recipe.answers
    settled = {each.key: settle(each, answers) for each in look.findings if _matters(each)}
    return replace(look.recipe, answers={**answers, **settled})


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


def drop_disproved(look: Look) -> tuple[Look, list[str]]:
    """
    Take back the answers that are unknown, or that the file proves wrong.

    A column that is mapped may prove what was to be chosen before.

    Returns:
        What is known without them; and what is wrong with each.
    """
    answers, said = dict(look.recipe.answers), []
    for finding in look.findings:
        try:
            settle(finding, answers)
        except DashboardError as wrong:
            del answers[finding.key]
            said.append(str(wrong))
    return replace(look, recipe=replace(look.recipe, answers=answers)), said


def _is_by_rows(look: Look) -> bool:
    """Whether its cells proved something that those of another file may not."""
    return any(not finding.alike for finding in look.read_as)


def _matters(finding: Finding) -> bool:
    """Whether another file can be read otherwise: not by a list that this file has none of."""
    is_list = finding.key.startswith(list_key(""))
    return finding.is_asked and (bool(finding.examples) or not is_list)


def _written(upload: Upload, answers: Answers, before: Look | None) -> Written:
    """Find out how a file is written, unless that was done under the same answers before."""
    if before and _is_same(before, answers):
        return before.written
    return prove_file(upload, answers)


def _opened(look: Look, before: Look | None) -> Opened:
    """Open a file, unless it was opened under the same answers before."""
    if before and before.opened and _is_same(before, look.recipe.answers):
        return before.opened
    return open_file(look.upload, look.recipe.answers, written=look.written)


def _is_same(before: Look, answers: Answers) -> bool:
    those = before.recipe.answers
    return all(answers.get(each.key) == those.get(each.key) for each in before.written.findings)


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


def _as_table(look: Look, tables: Tables, before: Look | None) -> Look:
    if look.opened.grid is None:
        known = ", ".join(importer.WORD for importer in FORMATS.values())
        raise UploadRefused(
            look.upload.name,
            f"this is {look.opened.kind.value}, but of none of the formats known here: {known}.",
        )
    recipe = look.recipe
    if not recipe.shape:
        recipe = replace(draft(look.opened, tables), answers=recipe.answers)
    findings = table_findings(recipe, look.opened, tables)
    is_known = before and before.opened is look.opened
    return replace(
        look,
        format=TABLE,
        word=TABLE_WORD,
        reason=TABLE_REASON,
        recipe=recipe,
        read_as=findings,
        decimals=before.decimals if is_known else prove_decimals(look.opened),
        questions=open_questions(with_proofs(recipe, findings), look.opened, tables),
    )
