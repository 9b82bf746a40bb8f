"""A file of another tool, or a table, into a case: python -m lib.ingest FILE --case DIR."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from lib.changes import Tables
from lib.clock import now
from lib.exceptions import DashboardError, Problem
from lib.files import decode, read_content
from lib.import_report import say_file, say_import, say_open
from lib.import_steps import Look, first_look, kept, look_at, read_rows
from lib.intake.incoming import Incoming, State, compare, merged
from lib.intake.new_case import NewCase, make_case
from lib.intake.reading import open_upload
from lib.intake.recipe import read_recipe, write_recipe
from lib.intake.recipes import save_recipe
from lib.intake.upload import Limits, Upload, UploadRefused
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
    parser.add_argument(
        "--case", type=Path, required=True, metavar="DIR", help="the folder of the case"
    )
    parser.add_argument(
        "--recipe", type=Path, metavar="FILE", help="how to read it; else the case's own that fits"
    )
    parser.add_argument(
        "--draft", type=Path, metavar="FILE", help="write the recipe as far as known, to complete"
    )
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
    upload = open_upload(asked.file.name, _content(asked.file))
    opened = open_tables(asked.case) if asked.case.exists() else None
    tables = opened.tables if opened else {}
    look, name, misfits = _look(asked, upload, tables)
    _print(say_file(look, name, misfits))
    if asked.draft:
        asked.draft.write_text(write_recipe(look.recipe), encoding="utf-8", newline="\n")
        print(f"{asked.draft}: written.")
    if not look.is_complete:
        _print(say_open(look))
        print("Nothing was saved: decide what is open by --answer, or in a recipe (see --draft).")
        return 1
    time = now()
    imported = read_rows(look, tables, time.date())
    incoming = compare(tables, imported)
    _print(say_import(imported, incoming))
    if incoming.counts[State.REFUSED] and not asked.leave_out_refused:
        print("Nothing was saved: rows are refused. See --leave-out-refused.")
        return 1
    if asked.dry_run:
        print("Nothing was saved: this was a dry run.")
        return 0
    print(_save(asked, opened, incoming, time))
    if not name:
        print(f"{save_recipe(asked.case, upload.name, kept(look))}: the recipe for such files.")
    return 0


def _look(
    asked: argparse.Namespace, upload: Upload, tables: Tables
) -> tuple[Look, str, Mapping[str, Sequence[Problem]]]:
    """Look at the file with the recipe asked for or the case's own, and the answers given."""
    if asked.recipe:
        text = decode(asked.recipe, read_content(asked.recipe))
        recipe = read_recipe(asked.recipe.name, text)
        look, name, misfits = look_at(upload, recipe, tables), asked.recipe.stem, {}
    else:
        look, name, misfits = first_look(upload, asked.case if tables else None, tables)
    if asked.answer:
        given = dict(answer.rpartition("=")[::2] for answer in asked.answer)
        answers = {**look.recipe.answers, **given}
        look, name = look_at(upload, replace(look.recipe, answers=answers), tables), ""
    return look, name, misfits


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > Limits().bytes:
            raise UploadRefused(path.name, f"it is larger than {Limits().bytes:,} bytes.")
        return path.read_bytes()
    except OSError as error:
        raise UploadRefused(str(path), f"it cannot be read: {error.strerror}.") from None


def _save(
    asked: argparse.Namespace, opened: OpenTables | None, incoming: Incoming, time: datetime
) -> str:
    tables = merged(opened.tables if opened else {}, incoming, not asked.keep_changed)
    signed = {
        "author": asked.author or getpass.getuser(),
        "reason": asked.reason or f"Import of {asked.file.name}",
        "now": time,
    }
    if opened is None:
        title = asked.title or asked.case.name
        make_case(asked.case.parent, NewCase(asked.case.name, title), tables, **signed)
        return f"{asked.case}: a new case, saved."
    version = save(opened, tables, **signed)
    return f"{asked.case}: " + (f"saved as version {version}." if version else "nothing changed.")


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
