"""Processes that begin with everything imported."""

import multiprocessing
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cases import write_case

ROOT = Path(__file__).parents[2]


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("faults")
            if os.name == "nt":
                item.add_marker(pytest.mark.skip(reason="SIGKILL, mounts and rights of POSIX"))


@pytest.fixture(scope="session")
def processes():
    """A fresh process in milliseconds: forked from one that holds the imports and no threads."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.writers"])
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", str(ROOT))
        warm = context.Process(target=int)
        warm.start()
        warm.join()
    return context


@pytest.fixture
def folder(tmp_path):
    return write_case(tmp_path / "harbour")


@pytest.fixture
def disk(tmp_path):
    """The harbour case on a disk of its own, of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root with the right to mount")
    yield write_case(place / "harbour")
    subprocess.run(["umount", "--lazy", str(place)], check=True)
