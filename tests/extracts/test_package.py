"""A package unpacked is a case that passes the check, and says what it holds and what not."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from hashlib import sha256

import frictionless
import pandas as pd
import pytest

from lib.case import read_case
from lib.check import main as check
from lib.exceptions import UnreadableExtract
from lib.extracts.archive import write_archive
from lib.extracts.contents import Computed, canonical_bytes, references
from lib.extracts.package import write_package
from lib.extracts.reading import open_extract
from tests import table
from tests.bench.hostile import write_hostile
from tests.extracts import COLUMNS, PERMALINK, extract_of, harbour_case

POSITIONS = Computed(
    "matrix_positions",
    "One row per actor and issue.",
    table("""
        actor_id | issue | statements | unnamed_only | earliest   | stance
        port     | fees  | 2          | yes          | 2031-03-01 | oppose
        envoy    | fees  | 1          | no           |            |
    """).astype({"unnamed_only": "bool"}),
)


@pytest.fixture
def case(tmp_path):
    return harbour_case(tmp_path / "harbour")


def some(case, *ids):
    return case.records[case.records["record_id"].isin(ids)]


def files_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def unpacked(content, folder):
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        opened.extractall(folder)
    return folder


def is_valid(content, folder):
    file = folder / "extract.zip"
    file.write_bytes(content)
    report = frictionless.validate(str(file), type="package")
    return report.valid, report.flatten(["type", "note"])


def test_unpacked_it_passes_the_check(case, tmp_path, capsys):
    content = write_package(extract_of(case, some(case, "H-3", "H-4", "H-6"), POSITIONS))

    assert check([str(unpacked(content, tmp_path / "u"))]) == 0
    assert "3 records, 5 actors, 2 issues, 3 sources; no problems" in capsys.readouterr().out


def test_unpacked_it_holds_the_same_records_and_coding_rules(case, tmp_path):
    read = read_case(unpacked(write_package(extract_of(case)), tmp_path / "u"))

    pd.testing.assert_frame_equal(read.records, case.records)
    assert read.readme == case.readme
    assert read.title == "Extract of The harbour talks"
    assert read.version == "1.2.0"


def test_it_is_valid_for_frictionless(case, tmp_path):
    content = write_package(extract_of(case, some(case, "H-4", "H-6"), POSITIONS))

    assert is_valid(content, tmp_path) == (True, [])


def test_the_hostile_case_is_valid_for_frictionless_and_the_check(tmp_path):
    case = read_case(write_hostile(tmp_path / "hostile"))
    content = write_package(extract_of(case, case.records.iloc[5:25]))

    assert is_valid(content, tmp_path) == (True, [])
    assert check([str(unpacked(content, tmp_path / "u"))]) == 0


def test_frictionless_finds_a_changed_row(case, tmp_path):
    files = files_of(write_package(extract_of(case)))
    files["records.csv"] = files["records.csv"].replace(b"H-5", b"H-9")

    assert is_valid(write_archive(files), tmp_path)[0] is False


def test_references_to_records_outside_stand_in_a_file_of_their_own(case):
    files = files_of(write_package(extract_of(case, some(case, "H-3", "H-4"))))

    assert files["references.csv"].decode() == (
        "record_id,responds_to,outside\nH-3,H-2,H-2\nH-4,H-2;H-3,H-2\n"
    )
    assert files["referred_records.csv"].decode().splitlines()[1].startswith("H-2,")
    assert len(files["records.csv"].decode().splitlines()) == 3
    assert files["actors.csv"].count(b"\n") == 5  # of H-2 too: northland, envoy, southland, port


def test_of_records_outside_only_those_known_by_the_day_are_kept(case):
    extract = extract_of(case, some(case, "H-4"), as_of=date(2031, 3, 2))

    files = files_of(write_package(extract))

    assert files["referred_records.csv"].decode().splitlines()[1].startswith("H-2,")
    assert "H-3" not in files["referred_records.csv"].decode()
    assert "H-2;H-3" in files["references.csv"].decode()


def test_where_nothing_lies_outside_there_are_no_such_files(case):
    files = files_of(write_package(extract_of(case)))

    assert set(files) == {
        *("README.txt", "README.md", "datapackage.json"),
        *("records.csv", "actors.csv", "issues.csv", "sources.csv"),
    }


def test_the_hash_is_that_of_records_csv_whatever_their_order(case):
    shown = some(case, "H-3", "H-4").iloc[::-1]
    extract = extract_of(case, shown)

    files = files_of(write_package(extract))

    assert sha256(files["records.csv"]).hexdigest() == extract.about.sha256
    assert canonical_bytes(shown) == canonical_bytes(shown.iloc[::-1])
    assert extract.about.sha256 in files["README.txt"].decode()


def test_other_records_have_another_hash(case):
    changed = case.records.assign(title="Another")

    assert canonical_bytes(changed) != canonical_bytes(case.records)


def test_the_readme_says_what_it_is_and_how_to_cite_it(case):
    said = files_of(write_package(extract_of(case, None, POSITIONS)))["README.txt"].decode()

    for line in (
        "Case: The harbour talks",
        "Version of the case: 1.2.0",
        "Licence: CC0-1.0",
        "View: Records: all records",
        "As known on: 10 April 2031",
        "Records: 8",
        f"Permalink: {PERMALINK}",
        "Made on: 12 April 2031",
        "Made by: Parley 0.1.0",
        "How to cite: The harbour talks, version 1.2.0. Records: all records, as known on "
        f"10 April 2031. Extract made on 12 April 2031 with Parley 0.1.0. {PERMALINK}",
        "- matrix_positions.csv (2): computed: One row per actor and issue.",
    ):
        assert line in said.splitlines()


def test_only_the_day_it_was_made_makes_a_difference(case):
    extract = extract_of(case)
    later = replace(extract, about=replace(extract.about, made_on=date(2031, 4, 13)))

    one, other = files_of(write_package(extract)), files_of(write_package(later))

    assert {name for name in one if one[name] != other[name]} == {"README.txt", "datapackage.json"}


def test_computed_tables_are_described_with_their_rows_and_hash(case):
    files = files_of(write_package(extract_of(case, None, POSITIONS)))
    resource = json.loads(files["datapackage.json"])["resources"][-1]

    assert files["matrix_positions.csv"].decode() == (
        "actor_id,issue,statements,unnamed_only,earliest,stance\n"
        "port,fees,2,true,2031-03-01,oppose\nenvoy,fees,1,false,,\n"
    )
    assert [field["type"] for field in resource["schema"]["fields"]] == (
        ["string", "string", "integer", "boolean", "date", "string"]
    )
    assert resource["rows"] == 2
    assert resource["hash"] == f"sha256:{sha256(files['matrix_positions.csv']).hexdigest()}"


def test_references_are_put_back_in_their_order(case):
    shown = some(case, "H-4")

    records, _ = open_extract("x", write_package(extract_of(case, shown)))

    assert records["responds_to"].tolist() == ["H-2;H-3"]
    assert list(records.columns) == COLUMNS
    assert references(shown)["outside"].tolist() == ["H-2;H-3"]


BROKEN = {
    "no records": ({"records.csv": None}, "it has no records.csv"),
    "no view": ({"datapackage.json": b"{}"}, "has no 'extract' with a permalink"),
    "no JSON": ({"datapackage.json": b"{"}, "has no 'extract' with a permalink"),
    "a column": ({"records.csv": b"record_id,title\nH-1,x\n"}, "no column 'record_type'"),
    "a row": ({"records.csv": b"record_id,title\nH-1\n"}, "line 2: the row has 1 cell"),
    "no text": ({"records.csv": b"\xff"}, "byte 1 .0xff. is not UTF-8"),
    "a reference": ({"references.csv": b"record_id,responds_to\nH-99,H-1\n"}, "about 'H-99'"),
    "no reference": ({"references.csv": b"record_id,outside\nH-1,H-1\n"}, "lacks record_id or"),
}


@pytest.mark.parametrize(("changed", "found"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_in_it_is_named(case, changed, found):
    files = files_of(write_package(extract_of(case))) | changed
    content = write_archive({name: file for name, file in files.items() if file is not None})

    with pytest.raises(UnreadableExtract, match=found):
        open_extract("x", content)
