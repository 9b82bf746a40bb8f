"""The command of an import: says what a file is and what would change; saves all or nothing."""

import getpass
from datetime import UTC, datetime

import pytest

from lib.case import read_case
from lib.ingest import main
from lib.intake.recipes import read_recipes
from lib.refusals import NotSaved
from lib.versions import versions
from tests.cases import harbour, problems_of, write_case

HEADER = "Title;Date;Actor;Issue;Act;Stance;Publisher;Published;Coder"
ROW = "Fees again;05/06/2031;Northland;Harbour fees;demand;supports;Gazette;2031-05-17;Kim"
RECIPE = """\
format: table
answers:
  'dates: Date': month
shape: [Title, Date, Actor, Issue, Act, Stance, Publisher, Published, Coder]
columns:
  title: Title
  date: Date
  actor: Actor
  issue: Issue
  act: Act
  stance: Stance
  source.publisher: Publisher
  source.published_on: Published
  coder: Coder
constants:
  record_type: statement
  source.title: Gazette
  source.kind: news
list separator: ''
id prefix: H-T-
"""
NEW_CASE = """\
values:
  actor:
    Northland: north
  issue:
    Harbour fees: fees
actors:
  north: {name: Northland, side: North, kind: state}
issues:
  fees: {name: Harbour fees, proposition: Fees fall., issue_group: Sea}
"""


@pytest.fixture(autouse=True)
def stopped(monkeypatch):
    monkeypatch.setattr("lib.ingest.now", lambda: datetime(2031, 6, 1, 9, 30, tzinfo=UTC))
    monkeypatch.setattr(getpass, "getuser", lambda: "kim")


@pytest.fixture
def case(tmp_path):
    return write_case(tmp_path / "harbour")


def file_of(tmp_path, text, name="talks.csv"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


def own(tmp_path, line=2, **cells):
    records = harbour("records")
    records.loc[line - 2, list(cells)] = list(cells.values())
    return file_of(tmp_path, records.to_csv(index=False), "records.csv")


def table_of(tmp_path, row=ROW):
    return file_of(tmp_path, f"{HEADER}\n{row}\n")


def run(file, case, *more):
    return main([str(file), "--case", str(case), *map(str, more)])


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_changed_record_is_saved_and_every_cell_said(tmp_path, case, capsys):
    assert run(own(tmp_path, title="Another title"), case, "--reason", "Typo") == 0

    *_, counts, head, change, saved = capsys.readouterr().out.splitlines()
    assert counts == "New: 0, Changed: 1, Unchanged: 7, Duplicate: 0, Refused: 0"
    before = harbour("records").at[0, "title"]
    assert (head, change) == ("Changes:", f"- H-1, title: {before!r} -> 'Another title'")
    assert saved == f"{case}: saved as version 1."
    assert read_case(case).records.at[0, "title"] == "Another title"
    assert (versions(case)[0].author, versions(case)[0].reason) == ("kim", "Typo")


def test_lists_and_numbers_are_reported_and_only_lists_are_asked(tmp_path, case, capsys):
    row = ROW.replace("Northland", "Northland, Eastland")
    file = file_of(tmp_path, f"{HEADER};Sum\n{row};1,234\n")

    assert run(file, case) == 1

    said = capsys.readouterr().out
    assert said.count("    line 2, '1,234': point: '1234'; comma: '1.234'\n") == 1
    assert "What is the decimal sign of Sum? It cannot be told: 1 cell can be read" in said
    assert "in one cell of Actor? Not decided: 1 different cell holds one." in said
    assert "- choose: list: Actor=, (comma), list: Actor=none (nothing" in said
    assert said.count("    line 2, 'Northland, Eastland': comma: ") == 1
    assert "choose: decimal" not in said


def test_an_answer_beside_what_is_proved_is_reported_as_chosen(tmp_path, case, capsys):
    row = ROW.replace("Northland", "Northland, Southland")

    assert run(table_of(tmp_path, row), case, "--answer", "list: Actor=none") == 1

    assert "of Actor? nothing: a cell is one value, as chosen; " in capsys.readouterr().out


def test_a_table_of_ours_leaves_no_recipe(tmp_path, case):
    assert run(own(tmp_path, title="Another title"), case) == 0

    assert read_recipes(case) == {}


def test_what_was_chosen_of_a_table_of_ours_is_kept(tmp_path, case, capsys):
    file = own(tmp_path, title="Zoë").read_text(encoding="utf-8").encode("cp1252")
    (tmp_path / "records.csv").write_bytes(file)

    assert run(tmp_path / "records.csv", case, "--answer", "encoding=cp1252") == 0

    path = case / "recipes" / "records-csv.yaml"
    assert capsys.readouterr().out.endswith(f"{path}: the recipe for such files.\n")
    assert read_recipes(case)["records-csv"].answers["encoding"] == "cp1252"


def test_what_the_case_has_already_changes_nothing(tmp_path, case, capsys):
    assert run(own(tmp_path), case) == 0

    assert f"{case}: nothing changed." in capsys.readouterr().out
    assert not versions(case)


def test_changed_records_stay_if_so_asked(tmp_path, case):
    assert run(own(tmp_path, title="Another title"), case, "--keep-changed") == 0

    assert not versions(case)


def test_a_dry_run_saves_nothing(tmp_path, case, capsys):
    before = contents(case)

    assert run(own(tmp_path, title="Another title"), case, "--dry-run") == 0

    assert capsys.readouterr().out.endswith("Nothing was saved: this was a dry run.\n")
    assert contents(case) == before


def test_a_dry_run_refuses_what_a_save_would(tmp_path, case, capsys):
    assert run(own(tmp_path, title="Another"), case, "--dry-run", "--author", " ") == 1

    assert "author: empty" in capsys.readouterr().out


def test_refused_rows_are_named_and_nothing_is_saved(tmp_path, case, capsys):
    file = own(tmp_path, line=3, record_id="H-9", date="last week")

    assert run(file, case) == 1

    said = capsys.readouterr().out
    assert "Refused:\n- line 3: " in said
    assert "'last week' is not a date" in said
    assert said.endswith("Nothing was saved: rows are refused. See --leave-out-refused.\n")
    assert not versions(case)


def test_refused_rows_are_left_out_if_so_asked(tmp_path, case):
    records = harbour("records")
    records.loc[2, ["record_id", "date"]] = ["H-9", "last week"]
    records.loc[3, "title"] = "Another title"
    file = file_of(tmp_path, records.to_csv(index=False), "records.csv")

    assert run(file, case, "--leave-out-refused") == 0

    saved = read_case(case).records
    assert "H-9" not in saved["record_id"].tolist()
    assert saved.at[3, "title"] == "Another title"


def test_what_is_open_is_listed_with_examples(tmp_path, case, capsys):
    assert run(table_of(tmp_path), case) == 1

    said = capsys.readouterr().out
    assert (
        "- choose: dates: Date=day (day first), dates: Date=month (month first)\n"
        "    line 2, '05/06/2031': day first: '2031-06-05'; month first: '2031-05-06'\n"
    ) in said
    assert "- record_type: no column is mapped to it, and no value is given." in said
    assert said.endswith(
        "Nothing was saved: decide what is open by --answer, or in a recipe (see --draft).\n"
    )


def test_a_recipe_reads_the_file_and_is_kept_beside_the_case(tmp_path, case, capsys):
    recipe = file_of(tmp_path, RECIPE, "mine.yaml")

    assert run(table_of(tmp_path), case, "--recipe", recipe) == 0

    assert f"{case}/recipes/mine.yaml: the recipe for such files." in capsys.readouterr().out
    assert read_case(case).records.iloc[-1]["date"] == "2031-05-06"
    assert run(table_of(tmp_path, ROW.replace("again", "twice")), case) == 0
    assert "Read by the recipe 'mine'." in capsys.readouterr().out
    assert list(read_recipes(case)) == ["mine"]


def test_an_answer_goes_before_the_recipe(tmp_path, case):
    recipe = file_of(tmp_path, RECIPE, "mine.yaml")

    assert run(table_of(tmp_path), case, "--recipe", recipe, "--answer", "dates: Date=day") == 0

    assert read_case(case).records.iloc[-1]["date"] == "2031-06-05"
    assert read_recipes(case)["mine"].answers["dates: Date"] == "day"


def test_a_recipe_that_does_not_fit_says_where(tmp_path, case, capsys):
    recipe = file_of(tmp_path, RECIPE, "mine.yaml")
    file = file_of(tmp_path, f"{HEADER};More\n{ROW};x\n")

    assert run(file, case, "--recipe", recipe) == 1

    said = capsys.readouterr().out
    assert "The recipe 'mine' does not fit:\n- talks.csv, line 1: the column 'More' is new." in said
    assert not versions(case)


def test_a_recipe_of_another_format_is_refused(tmp_path, case, capsys):
    recipe = file_of(tmp_path, "format: acled\n", "mine.yaml")

    assert run(own(tmp_path, title="Another"), case, "--recipe", recipe) == 1

    assert "it is 'own'; the recipe is for 'acled'." in capsys.readouterr().out
    assert not versions(case)


def test_a_new_case_is_made(tmp_path, capsys):
    recipe = file_of(tmp_path, RECIPE + NEW_CASE, "mine.yaml")
    new = tmp_path / "northern"

    done = run(table_of(tmp_path), new, "--recipe", recipe, "--title", "Northern waters")

    assert done == 0
    assert f"{new}: a new case, saved." in capsys.readouterr().out
    assert problems_of(new) == []
    assert read_case(new).title == "Northern waters"
    assert list(read_recipes(new)) == ["mine"]


def test_a_dry_run_of_a_new_case_leaves_no_folder(tmp_path):
    recipe = file_of(tmp_path, RECIPE + NEW_CASE, "mine.yaml")

    assert run(table_of(tmp_path), tmp_path / "new", "--recipe", recipe, "--dry-run") == 0

    assert not (tmp_path / "new").exists()


def test_a_draft_is_written_to_be_completed(tmp_path, case):
    draft = tmp_path / "draft.yaml"

    assert run(table_of(tmp_path), case, "--draft", draft, "--answer", "dates: Date=day") == 1

    assert "  'dates: Date': day\n" in draft.read_text()
    assert "  date: Date\n" in draft.read_text()


REFUSED = {
    "no such file": (["missing.csv"], "it cannot be read: No such file or directory."),
    "a folder": (["harbour"], "it cannot be read: Is a directory."),
    "no program file": (["bad.bin"], "was not imported"),
    "no answer": (["talks.csv", "--answer", "day"], "--answer 'day': expected KEY=VALUE"),
    "an unknown answer": (
        ["talks.csv", "--answer", "dates: Dat=day"],
        "--answer: 'dates: Dat' is unknown",
    ),
    "an unknown value": (
        ["talks.csv", "--answer", "dates: Date=dya"],
        "dates: Date: 'dya' is unknown. Known: day, month.",
    ),
    "a draft nowhere": (["talks.csv", "--draft", "none/draft.yaml"], "nothing was saved"),
    "a recipe nowhere": (["talks.csv", "--recipe", "none.yaml"], "none.yaml"),
    "a case that is a file": (["talks.csv", "--case", "talks.csv"], "talks.csv"),
}


@pytest.mark.parametrize(("arguments", "why"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_in_words(tmp_path, case, monkeypatch, capsys, arguments, why):
    monkeypatch.chdir(tmp_path)
    table_of(tmp_path)
    (tmp_path / "bad.bin").write_bytes(b"\x7fELF\x00\x01")
    before = contents(case)

    assert main(["--case", str(case), *arguments]) == 1

    assert why in capsys.readouterr().out
    assert contents(case) == before


def test_what_is_cancelled_saves_nothing(tmp_path, case, monkeypatch, capsys):
    def cancel(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("lib.ingest.compare", cancel)
    before = contents(case)

    assert run(own(tmp_path, title="Another title"), case) == 1

    assert capsys.readouterr().out.endswith("Cancelled; nothing was saved.\n")
    assert contents(case) == before


def test_who_cancels_a_save_is_not_told_that_nothing_was_saved(tmp_path, case, monkeypatch, capsys):
    def cancel(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("lib.ingest.save", cancel)

    assert run(own(tmp_path, title="Another title"), case) == 1

    said = capsys.readouterr().out
    assert said.endswith(f"Cancelled while it was saved: see python -m lib.history {case}.\n")


def test_a_recipe_that_cannot_be_kept_does_not_hide_that_the_records_are_saved(
    tmp_path, case, monkeypatch, capsys
):
    def full(*_):
        raise NotSaved("recipes", OSError(28, "No space left on device"))

    monkeypatch.setattr("lib.ingest.save_recipe", full)

    recipe = file_of(tmp_path, RECIPE, "talks.yaml")

    assert run(table_of(tmp_path), case, "--recipe", recipe) == 0

    said = capsys.readouterr().out
    assert f"{case}: saved as version 1.\nThe recipe was not kept: " in said


def test_a_user_without_a_name_is_asked_for_one(tmp_path, case, monkeypatch, capsys):
    def nobody():
        raise KeyError("getpwuid(): uid not found: 1000")

    monkeypatch.setattr(getpass, "getuser", nobody)

    assert run(own(tmp_path, title="Another title"), case) == 1

    assert "author: empty" in capsys.readouterr().out
