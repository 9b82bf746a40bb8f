"""A file of another tool, or a table, into a case: python -m lib.ingest FILE --case DIR."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from lib.changes import Tables
from lib.clock import now
from lib.doctor.findings import Answers
from lib.exceptions import DashboardError, unknown_value
from lib.files import decode, read_content
from lib.first_look import Misfits, first_look, look_by
from lib.import_report import say_file, say_import, say_open
from lib.import_steps import kept, look_at, read_rows
from lib.intake.incoming import State, compare, merged
from lib.intake.look import Look
from lib.intake.new_case import NewCase, make_case
from lib.intake.reading import read_upload
from lib.intake.recipe import Recipe, read_recipe, write_recipe
from lib.intake.recipes import FOLDER, free_name, save_recipe
from lib.intake.upload import Upload
from lib.refusals import NotSaved
from lib.store import OpenTables, open_tables, save


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 0 saved or would save, 1 refused."""
    asked = _parser().parse_args(arguments)
    try:
        return _run(asked)
    except DashboardError as refused:
        print(refused)
    except KeyboardInterrupt:
        print("Cancelled; nothing was saved.")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m lib.ingest",
        description="Import a file into a case; the case is made if there is no such folder. "
        "Says what the file is, how it is written, and what would change, row by row.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="what to import")
    parser.add_argument("--case", type=Path, required=True, metavar="DIR", help="its folder")
    parser.add_argument(
        "--recipe", type=Path, metavar="FILE", help="how to read it; else the case's own that fits"
    )
    parser.add_argument("--draft", type=Path, metavar="FILE", help="write the recipe, to complete")
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="what the file cannot prove, such as 'dates: Datum=day'",
    )
    parser.add_argument("--dry-run", action="store_true", help="save nothing")
    parser.add_argument(
        "--leave-out-refused", action="store_true", help="save although rows are refused"
    )
    parser.add_argument(
        "--keep-changed", action="store_true", help="leave records that are there as they are"
    )
    parser.add_argument("--title", default="", help="of a new case")
    parser.add_argument("--author", default="", help="who imports; else the name of the user")
    parser.add_argument("--reason", default="", help="why; else the name of the file")
    return parser


def _run(asked: argparse.Namespace) -> int:
    upload = read_upload(asked.file)
    opened = open_tables(asked.case) if asked.case.exists() else None
    tables = opened.tables if opened else {}
    look, name, misfits = _look(asked, upload, tables)
    _print(say_file(look, name, misfits))
    if asked.draft:
        _write_draft(asked.draft, look)
    if not look.is_complete:
        _print(say_open(look))
        print("Nothing was saved: decide what is open by --answer, or in a recipe (see --draft).")
        return 1
    if asked.recipe and misfits:
        print("Nothing was saved: the recipe is for other files.")
        return 1
    time = now()
    imported = read_rows(look, tables, time.date())
    incoming = compare(tables, imported)
    _print(say_import(imported, incoming))
    if incoming.counts[State.REFUSED] and not asked.leave_out_refused:
        print("Nothing was saved: rows are refused. See --leave-out-refused.")
        return 1
    wanted = merged(tables, incoming, not asked.keep_changed)
    if asked.dry_run:
        with TemporaryDirectory() as beside:
            _make_case(asked, Path(beside), wanted, time)
        print("Nothing was saved: this was a dry run.")
        return 0
    try:
        print(_save(asked, opened, wanted, time))
    except KeyboardInterrupt:
        print(f"Cancelled while it was saved: see python -m lib.history {asked.case}.")
        return 1
    if said := _keep_recipe(asked, look, name):
        print(said)
    return 0


def _look(asked: argparse.Namespace, upload: Upload, tables: Tables) -> tuple[Look, str, Misfits]:
    """Look at the file with the recipe asked for or the case's own, and the answers given."""
    answers = _answers(asked.answer)
    if asked.recipe:
        text = decode(asked.recipe, read_content(asked.recipe))
        recipe = read_recipe(asked.recipe.name, text)
        blank = look_at(upload, Recipe(answers=answers), tables)
        look, problems = look_by(recipe, blank, tables)
        found = look, asked.recipe.stem, {asked.recipe.stem: problems} if problems else {}
    else:
        found = first_look(upload, asked.case if tables else None, tables, answers)
    _check_known(answers, found[0])
    return found


def _answers(given: Sequence[str]) -> Answers:
    # A column may have = in its name; what is chosen never has.
    parts = [answer.rpartition("=") for answer in given]
    for _, sign, value in parts:
        if not sign:
            raise DashboardError(f"--answer {value!r}: expected KEY=VALUE, as 'encoding=cp1252'.")
    return {key: value for key, _, value in parts}


def _check_known(answers: Answers, look: Look) -> None:
    """Refuse an answer to what was not asked, once all that can be asked is known."""
    known = [finding.key for finding in look.findings]
    for key in answers:
        if look.format and key not in known:
            raise DashboardError(f"--answer: {unknown_value(key, known)}")


def _write_draft(path: Path, look: Look) -> None:
    try:
        path.write_text(write_recipe(look.recipe), encoding="utf-8", newline="\n")
    except OSError as error:
        raise NotSaved(str(path), error) from None
    print(f"{path}: written.")


def _save(
    asked: argparse.Namespace, opened: OpenTables | None, wanted: Tables, time: datetime
) -> str:
    if opened is None:
        _make_case(asked, asked.case.parent, wanted, time)
        return f"{asked.case}: a new case, saved."
    version = save(opened, wanted, **_signed(asked), now=time)
    return f"{asked.case}: " + (f"saved as version {version}." if version else "nothing changed.")


def _make_case(asked: argparse.Namespace, data: Path, wanted: Tables, time: datetime) -> None:
    case = NewCase(asked.case.name, asked.title or asked.case.name)
    make_case(data, case, wanted, **_signed(asked), now=time)


def _signed(asked: argparse.Namespace) -> dict[str, str]:
    reason = asked.reason or f"Import of {asked.file.name}"
    return {"author": asked.author or _user(), "reason": reason}


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _keep_recipe(asked: argparse.Namespace, look: Look, name: str) -> str:
    """Keep what was decided, if anything, beside the case, whose records are saved already."""
    is_there = not asked.recipe or asked.recipe.parent.resolve() == (asked.case / FOLDER).resolve()
    if name and is_there and not asked.answer:
        return f"The recipe {name!r} is for the next file of this shape, too."
    try:
        recipe = kept(look)
        if recipe is None:
            return ""
        name = name or free_name(asked.case, asked.file.name, recipe)
        return f"{save_recipe(asked.case, name, recipe)}: the recipe for such files."
    except DashboardError as refused:
        return f"The recipe was not kept: {refused}"


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
