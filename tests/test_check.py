"""The command python -m lib.check."""

import subprocess
import sys
from pathlib import Path

import pytest

from lib.check import main
from tests.cases import with_cells, write_case

ROOT = Path(__file__).parent.parent


def test_a_good_case_is_one_line(tmp_path, capsys):
    folder = write_case(tmp_path)

    assert main([str(folder)]) == 0
    assert capsys.readouterr().out == (
        f"{folder}: 8 records, 6 actors, 4 issues, 3 sources; no problems.\n"
    )


def test_a_bad_case_is_all_its_problems(tmp_path, capsys):
    folder = write_case(
        tmp_path / "talks", records=with_cells("records", 3, title="", status="soon")
    )

    assert main([str(folder)]) == 1
    assert capsys.readouterr().out == (
        "talks has 2 problems; nothing was read:\n"
        "- records.csv, line 3, title: the cell is empty; a value is required.\n"
        "- records.csv, line 3, status: 'soon' is unknown. "
        "Known: cancelled, occurred, retracted, scheduled, unconfirmed, withdrawn.\n"
    )


def test_a_folder_that_does_not_exist_is_said(tmp_path, capsys):
    assert main([str(tmp_path / "nowhere")]) == 1
    assert f"{tmp_path / 'nowhere'}: there is no such folder." in capsys.readouterr().out


def test_every_case_is_checked_though_one_is_bad(tmp_path, capsys):
    bad, good = write_case(tmp_path / "bad", sources=None), write_case(tmp_path / "good")

    assert main([str(bad), str(good)]) == 1
    assert f"{good}: 8 records" in capsys.readouterr().out


def test_one_of_a_kind_is_said_in_the_singular(tmp_path, capsys):
    record = with_cells("records", 2, actor="northland", source="bulletin").head(1)
    folder = write_case(tmp_path, records=record)

    main([str(folder)])

    assert "1 record, 6 actors" in capsys.readouterr().out


def test_without_a_folder_the_usage_is_shown(capsys):
    with pytest.raises(SystemExit):
        main([])

    assert "usage: python -m lib.check" in capsys.readouterr().err


@pytest.mark.parametrize(("broken", "code"), [({}, 0), ({"issues": None}, 1)], ids=["good", "bad"])
def test_the_command_exits_with_its_answer(tmp_path, broken, code):
    folder = write_case(tmp_path, **broken)

    done = subprocess.run(
        [sys.executable, "-m", "lib.check", str(folder)], cwd=ROOT, capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (code, b"")
