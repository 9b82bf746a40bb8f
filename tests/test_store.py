"""Saving tables of a case, and taking a save back."""

from datetime import UTC, datetime, timedelta, timezone

import pandas as pd
import pytest

from lib.case import read_case
from lib.exceptions import CaseProblems, UnknownValueError
from lib.refusals import HistoryDamaged, NotSaved, NotSigned, SaveProblems, StaleSave, UndoRefused
from lib.store import open_tables, save, undo
from lib.versions import versions
from tests.cases import write_case

NOW = datetime(2031, 5, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    return write_case(tmp_path / "harbour")


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def with_cell(opened, table, row, **cells):
    """One table as it was read, with some cells of one row replaced."""
    frame = opened.tables[table].copy()
    frame.loc[row, list(cells)] = list(cells.values())
    return {table: frame}


def sign(**others):
    return {"author": "Kim", "reason": "Typo", "now": NOW, **others}


def change(folder, table="records", row=0, **cells):
    opened = open_tables(folder)
    return save(opened, with_cell(opened, table, row, **cells), **sign())


def test_a_changed_cell_changes_its_line_and_no_other(folder):
    before = (folder / "records.csv").read_text().splitlines()

    change(folder, title="First round")

    after = (folder / "records.csv").read_text().splitlines()
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        before[1].replace("First round of talks", "First round")
    ]


def test_several_tables_are_saved_as_one_version(folder):
    opened = open_tables(folder)
    wanted = with_cell(opened, "records", 0, note="x") | with_cell(opened, "sources", 0, title="y")

    assert save(opened, wanted, **sign()) == 1
    case = read_case(folder)
    assert (case.records.loc[0, "note"], case.sources.loc[0, "title"]) == ("x", "y")
    assert list(versions(folder)[0].files) == ["records.csv", "sources.csv"]


def test_an_untouched_case_is_not_saved(folder):
    opened = open_tables(folder)
    before = files(folder)

    assert save(opened, opened.tables, **sign()) is None
    assert files(folder) == before
    assert versions(folder) == []


def test_another_form_of_a_file_is_no_change(folder):
    text = (folder / "issues.csv").read_text()
    (folder / "issues.csv").write_text(text.replace("\n", "\r\n"), newline="")
    opened = open_tables(folder)

    assert save(opened, opened.tables, **sign()) is None


def test_a_table_that_was_not_changed_is_not_written(folder):
    opened = open_tables(folder)
    wanted = dict(opened.tables) | with_cell(opened, "records", 0, note="x")

    save(opened, wanted, **sign())

    assert list(versions(folder)[0].files) == ["records.csv"]


def test_who_why_and_when_are_kept_the_time_in_utc(folder):
    opened = open_tables(folder)
    here = NOW.astimezone(timezone(timedelta(hours=2)))

    save(opened, with_cell(opened, "records", 0, note="x"), **sign(now=here))

    kept = versions(folder)[0]
    assert (kept.number, kept.author, kept.reason, kept.undoes) == (1, "Kim", "Typo", None)
    assert kept.saved_at.isoformat() == "2031-05-01T09:30:00+00:00"


def test_a_save_without_author_and_reason_is_refused_for_both(folder):
    opened = open_tables(folder)

    with pytest.raises(NotSigned) as refused:
        save(opened, opened.tables, **sign(author="", reason=" "))

    assert str(refused.value) == (
        "nothing was saved:\n"
        "- author: empty; a value is required.\n"
        "- reason: empty; a value is required."
    )


def test_all_that_would_be_wrong_is_said_and_nothing_is_saved(folder):
    opened, before = open_tables(folder), files(folder)
    wanted = with_cell(opened, "records", 1, status="soon", source="gazette-9")

    with pytest.raises(SaveProblems) as refused:
        save(opened, wanted | with_cell(opened, "actors", 0, side=None), **sign())

    assert str(refused.value) == (
        "harbour would have 3 problems; nothing was saved:\n"
        "- records.csv, line 3, status: 'soon' is unknown. "
        "Known: cancelled, occurred, retracted, scheduled, unconfirmed, withdrawn.\n"
        "- records.csv, line 3, source: 'gazette-9' is unknown. "
        "Known: bulletin, gazette-1, gazette-2.\n"
        "- actors.csv, line 2, side: the cell is empty; a value is required."
    )
    assert files(folder) == before
    assert versions(folder) == []


def test_a_row_that_another_table_still_names_cannot_go(folder):
    opened = open_tables(folder)

    with pytest.raises(SaveProblems, match="records.csv, line 2, actor: 'mediator' is unknown"):
        save(opened, {"actors": opened.tables["actors"].drop(index=4)}, **sign())


def test_a_table_changed_by_somebody_else_is_not_overwritten(folder):
    opened = open_tables(folder)
    change(folder, title="Round one")
    before = files(folder)

    with pytest.raises(StaleSave) as refused:
        save(opened, with_cell(opened, "records", 0, title="Round 1"), **sign())

    assert str(refused.value) == (
        "records.csv changed on disk since read; nothing was saved:\n"
        "- records.csv, H-1, title: yours 'Round 1', on disk 'Round one', "
        "as read 'First round of talks'"
    )
    assert files(folder) == before


def test_a_table_changed_in_a_spreadsheet_is_not_overwritten(folder):
    opened = open_tables(folder)
    text = (folder / "sources.csv").read_text()
    (folder / "sources.csv").write_text(text.replace("Fees stay", "Fees remain"))

    with pytest.raises(StaleSave, match="on disk 'Fees remain', as read 'Fees stay'"):
        save(opened, with_cell(opened, "sources", 0, author="B. Pen"), **sign())


def test_a_file_that_came_back_in_another_form_is_stale_as_well(folder):
    """Its bytes are somebody's: they are replaced only by who has seen them."""
    opened = open_tables(folder)
    text = (folder / "sources.csv").read_text()
    (folder / "sources.csv").write_text(text.replace("\n", "\r\n"), newline="")

    with pytest.raises(StaleSave, match="sources.csv changed on disk since read"):
        save(opened, with_cell(opened, "sources", 0, author="B. Pen"), **sign())


def test_another_table_may_have_changed_meanwhile(folder):
    opened = open_tables(folder)
    change(folder, "sources", 0, author="B. Pen")

    assert save(opened, with_cell(opened, "records", 0, note="x"), **sign()) == 2
    assert read_case(folder).sources.loc[0, "author"] == "B. Pen"


def test_a_file_that_went_is_said(folder):
    opened = open_tables(folder)
    (folder / "issues.csv").unlink()

    with pytest.raises(CaseProblems, match=r"issues.csv: the file is missing"):
        save(opened, with_cell(opened, "records", 0, note="x"), **sign())


def test_a_file_that_may_not_be_written_is_not_replaced(folder, monkeypatch):
    """Root may write everything: asked for is what others would be told."""
    before = files(folder)
    monkeypatch.setattr("lib.journal.os.access", lambda path, _: path.name != "records.csv")

    with pytest.raises(NotSaved, match="nothing was saved: there is no right to write"):
        change(folder, note="x")

    assert files(folder) == before


def test_a_replaced_file_keeps_its_rights_and_a_link_stays_a_link(folder, tmp_path):
    place = tmp_path / "elsewhere.csv"
    (folder / "records.csv").rename(place)
    place.chmod(0o640)
    (folder / "records.csv").symlink_to(place)

    change(folder, note="x")

    assert (folder / "records.csv").is_symlink()
    assert place.stat().st_mode & 0o777 == 0o640
    assert read_case(folder).records.loc[0, "note"] == "x"


def test_nothing_but_the_tables_and_the_history_lies_in_the_folder_afterwards(folder):
    before = {path.name for path in folder.iterdir()}

    change(folder, note="x")

    assert {path.name for path in folder.iterdir()} - before == {".history"}


def test_an_undo_brings_back_every_byte_as_a_new_version(folder):
    text = (folder / "records.csv").read_text()
    (folder / "records.csv").write_text(text.replace("\n", "\r\n"), newline="")
    before = files(folder)
    change(folder, note="x")

    assert undo(folder, 1, **sign(reason="Was right")) == 2
    assert files(folder) == before
    assert (versions(folder)[1].undoes, versions(folder)[1].reason) == (1, "Was right")


def test_an_undo_can_be_undone(folder):
    change(folder, note="x")
    undo(folder, 1, **sign())

    assert undo(folder, 2, **sign()) == 3
    assert read_case(folder).records.loc[0, "note"] == "x"


def test_what_was_changed_since_is_not_undone(folder):
    change(folder, note="x")
    change(folder, note="y")

    with pytest.raises(UndoRefused) as refused:
        undo(folder, 1, **sign())

    assert str(refused.value) == (
        "version 1 cannot be undone: records.csv changed since then. "
        "Undo the later versions first, the latest first."
    )


def test_an_undo_that_would_leave_problems_is_refused(folder):
    opened = open_tables(folder)
    sources = opened.tables["sources"]
    new = sources.tail(1).assign(source_id="new")
    save(opened, {"sources": pd.concat([sources, new])}, **sign())
    change(folder, source="new")

    with pytest.raises(SaveProblems, match="records.csv, line 2, source: 'new' is unknown"):
        undo(folder, 1, **sign())


def test_an_unknown_version_is_said(folder):
    change(folder, note="x")

    with pytest.raises(UnknownValueError, match=r"version: '7' is unknown. Known: 1."):
        undo(folder, 7, **sign())


def test_a_history_that_was_changed_is_not_restored(folder):
    change(folder, note="x")
    for kept in (folder / ".history" / "contents").iterdir():
        kept.write_bytes(b"")

    with pytest.raises(HistoryDamaged, match="cannot be unpacked|not the content"):
        undo(folder, 1, **sign())
