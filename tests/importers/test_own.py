"""What Parley wrote comes back as it was, in whichever form."""

from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from xlsxwriter import Workbook

from lib.exceptions import DashboardError
from lib.extracts.archive import Archive, write_archive
from lib.importers import own
from lib.intake.imported import ImportProblems
from lib.intake.reading import open_file, open_upload
from lib.intake.upload import UploadRefused
from lib.schema import TABLES
from tests.extracts import PERMALINK, WRITERS, extract_of, harbour_case

TODAY = date(2026, 3, 1)


def opened(name, content, **answers):
    return open_file(open_upload(name, content), answers)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return harbour_case(tmp_path_factory.mktemp("own"))


def written(case, ending):
    answers = {"sheet": "Records"} if ending == "xlsx" else {}
    return opened(f"harbour.{ending}", WRITERS[ending](extract_of(case)), **answers)


@pytest.mark.parametrize("ending", WRITERS)
def test_an_extract_comes_back_cell_by_cell(case, ending):
    imported = own.read(written(case, ending), {}, TODAY)

    expected = case.records[list(TABLES["records"].columns)]
    pd.testing.assert_frame_equal(imported.tables["records"].reset_index(drop=True), expected)
    assert imported.permalink == PERMALINK


@pytest.mark.parametrize("ending", WRITERS)
def test_an_extract_is_recognised(case, ending):
    assert own.recognise(written(case, ending))


@pytest.mark.parametrize("ending", ["zip", "xlsx", "csv"])
def test_the_first_record_of_a_file_with_a_header_stands_on_line_2(case, ending):
    assert own.read(written(case, ending), {}, TODAY).tables["records"].index[0] == 2


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_the_first_record_of_a_file_without_a_header_is_row_1(case, ending):
    assert own.read(written(case, ending), {}, TODAY).tables["records"].index[0] == 1


@pytest.mark.parametrize("table", ["actors", "issues", "sources"])
def test_a_package_brings_the_tables_that_its_records_refer_to(case, table):
    imported = own.read(written(case, "zip"), {}, TODAY)

    ids = imported.tables[table].iloc[:, 0]
    assert set(ids) == set(getattr(case, table).iloc[:, 0])


def with_member(case, member, change):
    archive = Archive("harbour.zip", WRITERS["zip"](extract_of(case)), flat=True)
    members = {name: archive.read(name) for name in sorted(archive.names)}
    return opened("harbour.zip", write_archive({**members, member: change(members[member])}))


def test_a_package_with_an_unknown_column_is_refused_at_its_place(case):
    changed = with_member(case, "actors.csv", lambda text: text.replace(b"aliases", b"nicknames"))

    with pytest.raises(ImportProblems, match=r"harbour\.zip, actors\.csv, line 1: .* 'nicknames'"):
        own.read(changed, {}, TODAY)


def test_a_package_with_a_broken_table_is_refused_at_its_place(case):
    changed = with_member(case, "issues.csv", lambda text: text + b"a,row,too,short\n")

    with pytest.raises(ImportProblems, match=r"harbour\.zip, issues\.csv, line \d+: the row has 4"):
        own.read(changed, {}, TODAY)


def test_a_package_that_breaks_after_it_was_recognised_is_refused_in_words(case):
    content = WRITERS["zip"](extract_of(case))
    package = opened("harbour.zip", content)
    broken = type(package)(type(package.upload)("harbour.zip", content[:-30]), package.kind)

    assert own.recognise(broken) == ""
    with pytest.raises(UploadRefused, match="damaged"):
        own.read(broken, {}, TODAY)


def sheet(*rows):
    out = BytesIO()
    book = Workbook(out)
    only = book.add_worksheet("Actors")
    for number, row in enumerate(rows):
        only.write_row(number, 0, row)
    book.close()
    return opened("actors.xlsx", out.getvalue())


def test_a_table_saved_as_a_workbook_is_read_like_its_csv():
    book = sheet(["actor_id", "name", "side", "kind"], ["northland", "Northland", "North", "state"])

    imported = own.read(book, {}, TODAY)

    assert own.recognise(book).startswith("its header has actor_id and 3 further columns")
    assert imported.tables["actors"].dropna(axis="columns").iloc[0].tolist() == [
        "northland",
        "Northland",
        "North",
        "state",
    ]
    assert imported.given == {"actor_id", "name", "side", "kind"}


def csv(text):
    return opened("brought.csv", text.encode())


OURS = {
    "all that a table must have": ("issue_id,name,proposition,issue_group\nf,Fees,Fees fall.,M", 1),
    "some of our columns": ("record_id,stance\nH-1,oppose", 1),
    "some of our columns, one unknown": ("record_id,stance,kappa\nH-1,oppose,0.8", 0),
    "our columns without the one that names its rows": ("title,date\nTalks resume,2024-03-01", 0),
    "counts of an extract": ("actor,statements,extract\nnorthland,3,http://x.example", 0),
}


@pytest.mark.parametrize(("text", "is_ours"), OURS.values(), ids=OURS)
def test_a_file_is_ours_by_its_columns(text, is_ours):
    assert bool(own.recognise(csv(text))) is bool(is_ours)


def test_a_partial_file_says_which_columns_it_speaks_of():
    assert own.read(csv("record_id,stance\nH-1,oppose"), {}, TODAY).given == {"record_id", "stance"}


def test_a_full_table_speaks_of_all():
    header = ",".join(TABLES["issues"].columns)

    assert own.read(csv(f"{header}\nf,Fees,Fees fall.,Money,,1"), {}, TODAY).given is None


def test_rows_of_several_views_have_no_permalink():
    rows = "record_id,note,extract\nH-1,one,http://x.example/a\nH-2,two,http://x.example/b"

    assert own.read(csv(rows), {}, TODAY).permalink == ""


def test_a_cell_that_is_only_a_guard_is_missing():
    rows = "record_id,note,extract\nH-1,',http://x.example/a"

    assert own.read(csv(rows), {}, TODAY).tables["records"]["note"].isna().all()


def test_only_an_extract_has_guards():
    rows = "record_id,note\nH-1,'quoted'"

    assert own.read(csv(rows), {}, TODAY).tables["records"].at[2, "note"] == "'quoted'"


def test_the_side_of_an_actor_is_its_own_and_not_computed():
    header = ",".join(TABLES["actors"].columns)
    imported = own.read(csv(f"{header}\nn,Northland,,,North,state,,"), {}, TODAY)

    assert imported.ignored == []
    assert imported.tables["actors"].at[2, "side"] == "North"


def test_every_refusal_is_one_the_app_shows():
    with pytest.raises(DashboardError, match="'note' stands twice"):
        own.read(csv("record_id,note,note\nH-1,a,b"), {}, TODAY)
