"""Every page names the bureau, which the register knows."""

import pytest


@pytest.fixture(autouse=True)
def _database(db):
    """Open the database to all tests of the look."""
