"""A small bureau that has works reviewed."""

import pytest
from tests.apps.reviews.acting import planted

from xuezheng.apps.records.access import switching
from xuezheng.catalogue import current


@pytest.fixture
def bureau(db):  # noqa: ARG001 - opens the database
    """Plant the tree, with every ledger switched on."""
    switching.remember(dict.fromkeys((one.key for one in current().ledgers), True), 10**12)
    yield planted()
    switching.forget()
