"""A small bureau that decides."""

import pytest
from tests.apps.decisions.acting import Office, planted


@pytest.fixture
def office(db):  # noqa: ARG001 - opens the database
    """Give the section that runs admission."""
    return Office(planted())
