"""The servers of a test run end with it, whatever ends it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.tables.servers import find_postgres, running

pytestmark = pytest.mark.engines

STARTED = """
import time
from tests.tables.servers import find_postgres, running
with running(find_postgres()) as server:
    print(server.folder, (server.data / "postmaster.pid").read_text().split()[0], flush=True)
    time.sleep(600)
"""


def gone(process, folder):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if not Path(f"/proc/{process}").exists() and not Path(folder).exists():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_server_ends_with_the_run_that_started_it(postgres, how):
    run = subprocess.Popen(
        [sys.executable, "-c", STARTED],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with run:
        folder, process = run.stdout.readline().split()

        os.kill(run.pid, how)

    assert gone(process, folder)


def test_two_servers_run_side_by_side(postgres):
    with running(find_postgres()) as other:
        assert other.port != postgres.port
