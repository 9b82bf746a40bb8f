"""One browser for all tests; one server for those that do not need a fresh one."""

import os

import pytest
from playwright.sync_api import expect

from tests.browser.server import (
    HOW_TO_INSTALL,
    ROOT,
    find_chromium,
    running_browser,
    running_server,
    visitor,
)

expect.set_options(timeout=30_000)  # a fresh server on a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def browser():
    """The browser, or a reason to skip; in CI its absence is a failure."""
    if not find_chromium():
        assert not os.environ.get("PARLEY_NEEDS_BROWSER"), HOW_TO_INSTALL
        pytest.skip(HOW_TO_INSTALL)
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def server(browser, tmp_path_factory):
    """The app over the first of the shipped cases, so that no address needs to name it."""
    data = tmp_path_factory.mktemp("data")
    (data / "russia-ukraine").symlink_to(ROOT / "data" / "russia-ukraine")
    with running_server("--data", str(data)) as address:
        yield address


@pytest.fixture
def page(browser):
    """A page of someone who was never here."""
    with visitor(browser) as page:
        yield page
