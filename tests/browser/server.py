"""A Streamlit server of its own for a test, and the browser to visit it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

HOW_TO_INSTALL = (
    "no Chromium or Chrome found: install one (Debian: apt-get install chromium) "
    "or name it in the variable CHROME_BIN"
)


def find_chromium() -> str | None:
    """Find a browser: the variable CHROME_BIN, then the usual names."""
    found = os.environ.get("CHROME_BIN") or next(filter(None, map(shutil.which, NAMES)), None)
    return found or (str(MAC) if MAC.exists() else None)


@contextmanager
def running_server(*arguments: str) -> Iterator[str]:
    """
    Start the app as the README does, on a free port of this machine.

    Args:
        arguments: what follows `--` on the command line.

    Yields:
        Its address. At the end the log must hold no traceback.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.address=127.0.0.1", f"--server.port={port}"]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options, "--", *arguments]
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)
            log.seek(0)
            said = log.read()
        assert "Traceback" not in said, said[-3000:]


def _wait_until_healthy(address: str, server: subprocess.Popen) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server ended before it answered"
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not answer within 30 seconds")


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Start the browser, without anything that speaks to the network by itself."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=quiet)
        yield browser
        browser.close()


@contextmanager
def visitor(browser: Browser, **settings) -> Iterator[Page]:
    """
    Open a page as someone who was never here.

    At the end no request may have left this machine, and no script have failed.
    """
    settings = {"viewport": {"width": 1440, "height": 1000}, "accept_downloads": True} | settings
    context = browser.new_context(**settings)
    page = context.new_page()
    page.set_default_timeout(30_000)
    outside, failed = [], []
    page.on(
        "request", lambda request: outside.append(request.url) if _leaves(request.url) else None
    )
    page.on("pageerror", lambda error: failed.append(str(error)))
    try:
        yield page
    finally:
        context.close()
    assert not outside, f"requests left the machine: {outside}"
    assert not failed, failed


def _leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1", "data:", "blob:"))


def settle(page: Page) -> None:
    """Wait until the script has run and the browser has drawn."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.wait_for_timeout(300)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
