"""Ground for tests in which people act at the same moment; they need PostgreSQL."""

import threading

import pytest
from django.db import connection, connections
from tests.apps.records.steps import planted

NEEDS = "PostgreSQL: set XZ_TEST_POSTGRES, or XZ_DATABASE_URL=postgresql://…"


def pytest_collection_modifyitems(items):
    """Skip by name where writers wait for each other anyway."""
    if connection.vendor == "postgresql":
        return
    for item in items:
        if "tests/concurrency" in str(item.path):
            item.add_marker(pytest.mark.skip(reason=NEEDS))


@pytest.fixture
def bureau(transactional_db):  # noqa: ARG001 - each thread commits for itself
    """Plant the small bureau."""
    return planted()


@pytest.fixture
def together():
    """Run functions at the same moment, each on its own connection; gives results or errors."""

    def run(*calls):
        gate, found = threading.Barrier(len(calls)), [None] * len(calls)

        def one(place, call):
            try:
                gate.wait(30)
                found[place] = call()
            except Exception as error:  # noqa: BLE001 - the test looks at it
                found[place] = error
            finally:
                connections.close_all()

        threads = [
            threading.Thread(target=one, args=(place, call)) for place, call in enumerate(calls)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
        return found

    return run
