"""A small bureau that assesses its schools."""

import pytest
from tests.apps.assessments.acting import planted

from xuezheng.apps.records.access import switching
from xuezheng.catalogue import current

SCORED = ("school_assessment", "canteen_grade", "standard_school", "hazard", "incident")


@pytest.fixture
def bureau(db):  # noqa: ARG001 - opens the database
    """Plant the tree, with the ledgers that are scored switched on."""
    switching.remember(dict.fromkeys((one.key for one in current().ledgers), True), 10**12)
    yield planted()
    switching.forget()
