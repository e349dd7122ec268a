"""A small bureau with its school's day: who reports, who reads, who visits."""

from types import SimpleNamespace

import pytest
from tests.apps.records.steps import person, planted


@pytest.fixture
def bureau(db):  # noqa: ARG001 - opens the database
    """Plant the tree; a section for health, one for supervision and a supervisor besides."""
    found = planted()
    more = {
        "health": person(21, "section", found.basic),
        "supervisor": person(22, "supervisor", found.bureau),
    }
    return SimpleNamespace(**vars(found), **more)
