"""A small bureau for cases."""

import pytest
from tests.apps.records.steps import planted


@pytest.fixture
def bureau(db):  # noqa: ARG001 - opens the database
    """Plant the tree and give its organisations by name, with one actor for each role."""
    return planted()
