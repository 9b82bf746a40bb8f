"""From a folder to a case: what is found, what is read, what is refused."""

from pathlib import Path

import pandas as pd
import pytest

from lib.case import CaseFolder, find_cases, read_case
from lib.exceptions import CaseProblems
from tests.cases import PACKAGE, README, harbour, problems_of, with_cells, write_case


def test_a_case_says_who_it_is(tmp_path):
    case = read_case(write_case(tmp_path / "harbour-talks"))

    assert (case.name, case.title, case.version) == ("harbour-talks", "The harbour talks", "1.2.0")
    assert case.folder == tmp_path / "harbour-talks"
    assert case.readme == README


def test_a_case_may_have_no_readme_and_no_version(tmp_path):
    package = {"title": PACKAGE["title"]}

    case = read_case(write_case(tmp_path, readme=None, package=package))

    assert (case.readme, case.version) == ("", "")


def test_a_folder_given_as_a_dot_has_its_own_name(tmp_path, monkeypatch):
    monkeypatch.chdir(write_case(tmp_path / "harbour-talks"))

    assert read_case(Path()).name == "harbour-talks"


def test_tables_hold_text_as_in_the_file(tmp_path):
    case = read_case(write_case(tmp_path))

    for name, frame in (("actors", case.actors), ("sources", case.sources)):
        pd.testing.assert_frame_equal(frame.fillna(""), harbour(name))


def test_an_empty_cell_is_missing_and_a_word_for_nothing_is_text(tmp_path):
    event = read_case(write_case(tmp_path)).records.loc[6]

    assert event["note"] == "None, NA and null are words here: None"
    assert pd.isna(event["summary"])


def test_an_empty_status_is_occurred(tmp_path):
    records = read_case(write_case(tmp_path)).records

    assert list(records["status"]) == [
        *["occurred"] * 5,
        "unconfirmed",
        "scheduled",
        "occurred",
    ]


def test_issues_stand_in_codebook_order(tmp_path):
    """As numbers, 2 before 10; those without a number last, as in the file."""
    issues = harbour("issues")
    issues.loc[4] = ["aid", "Aid", "There should be aid.", "Aid", "", ""]
    issues.loc[5] = ["tolls", "Tolls", "There should be tolls.", "Aid", "", "2"]

    case = read_case(write_case(tmp_path, issues=issues))

    assert list(case.issues["issue_id"]) == ["prisoner", "fees", "tolls", "pilots", "summit", "aid"]
    assert case.issues.index.equals(pd.RangeIndex(6))


def test_issues_with_the_same_number_stay_as_in_the_file(tmp_path):
    ids = [f"z-{i}" for i in range(100)]
    more = pd.concat([harbour("issues").tail(1)] * 100).assign(issue_id=ids, name=ids)

    case = read_case(write_case(tmp_path, issues=pd.concat([harbour("issues"), more])))

    assert list(case.issues["issue_id"])[1:101] == ids


def test_a_case_may_be_empty_but_for_its_headers(tmp_path):
    tables = {
        name: ",".join(harbour(name).columns) + "\n"
        for name in ("records", "actors", "issues", "sources")
    }

    case = read_case(write_case(tmp_path, **tables))

    assert [len(case.records), len(case.actors), len(case.issues), len(case.sources)] == [0] * 4


def test_all_problems_of_all_files_are_listed_in_order(tmp_path):
    folder = write_case(
        tmp_path,
        package=None,
        records=with_cells("records", 5, stance="", date="soon", source="press", coder=""),
        actors=with_cells("actors", 7, kind="crowd", side="Joint"),
        issues=b"",
        sources=with_cells("sources", 2, url="gazette"),
        readme=b"\xff",
    )

    places = [problem.split(":")[0] for problem in problems_of(folder)]

    assert places == [
        "datapackage.json",
        "records.csv, line 5, date",
        "records.csv, line 5, stance",
        "records.csv, line 5, source",
        "records.csv, line 5, coder",
        "actors.csv, line 7, side",
        "actors.csv, line 7, kind",
        "issues.csv",
        "sources.csv, line 2, url",
        "README.md, line 1",
    ]


def test_the_refusal_names_the_case_and_counts(tmp_path):
    folder = write_case(tmp_path / "talks", sources=None, readme=b"\xff")

    with pytest.raises(CaseProblems) as caught:
        read_case(folder)

    assert str(caught.value) == (
        "talks has 2 problems; nothing was read:\n"
        "- sources.csv: the file is missing.\n"
        "- README.md, line 1: byte 1 (0xff) is not UTF-8; save the file as UTF-8."
    )


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_what_is_no_folder_is_refused(tmp_path, name):
    (tmp_path / "file").touch()

    assert problems_of(tmp_path / name) == [f"{tmp_path / name}: there is no such folder."]


def test_cases_are_found_a_to_z(tmp_path):
    write_case(tmp_path / "zoo", package={"title": "A zoo"})
    write_case(tmp_path / "air", records=None)
    write_case(tmp_path / "bay", package=None)
    write_case(tmp_path / "not-a-case" / "deeper")
    (tmp_path / "README.md").touch()

    assert find_cases(tmp_path) == [
        CaseFolder("air", "The harbour talks", tmp_path / "air"),
        CaseFolder("bay", "bay", tmp_path / "bay"),
        CaseFolder("zoo", "A zoo", tmp_path / "zoo"),
    ]


def test_a_case_with_a_place_among_the_cases_comes_first(tmp_path):
    write_case(tmp_path / "air")
    write_case(tmp_path / "bay", package={"title": "Second", "sort_order": 2})
    write_case(tmp_path / "zoo", package={"title": "First", "sort_order": 1})
    write_case(tmp_path / "sea", package={"title": "Nowhere", "sort_order": "1"})

    assert [case.name for case in find_cases(tmp_path)] == ["zoo", "bay", "air", "sea"]


def test_a_case_with_an_unreadable_package_bears_its_folders_name(tmp_path):
    write_case(tmp_path / "talks", package="{")

    assert find_cases(tmp_path) == [CaseFolder("talks", "talks", tmp_path / "talks")]


def test_a_folder_that_is_a_case_is_the_only_one(tmp_path):
    write_case(write_case(tmp_path / "talks") / "inner")

    assert find_cases(tmp_path / "talks") == [
        CaseFolder("talks", "The harbour talks", tmp_path / "talks")
    ]


def test_a_folder_that_does_not_exist_holds_no_case(tmp_path):
    assert find_cases(tmp_path / "nowhere") == []
