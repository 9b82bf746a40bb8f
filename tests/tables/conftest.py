"""The servers of a test run, started where a test asks for them."""

import pytest

from tests.tables.servers import find_postgres, find_spark, running


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL of this test run."""
    with running(find_postgres()) as server:
        yield server


@pytest.fixture(scope="session")
def spark():
    """A Spark cluster of this test run."""
    with running(find_spark()) as server:
        yield server
