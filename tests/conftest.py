"""Ground for all tests: their own data folder and settings, translations compiled."""

import os
import tempfile
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import HealthCheck, settings

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
_DATA = tempfile.TemporaryDirectory(prefix="xuezheng-tests-")

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "busy")

# Before anything of Django is imported: tests never touch the data folder of the checkout. The
# database address stays as it was given, so that the same suite runs on PostgreSQL.
for _name in [name for name in os.environ if name.startswith("XZ_")]:
    if _name not in {"XZ_DATABASE_URL", "XZ_PLANS"} and not _name.startswith("XZ_TEST_"):
        del os.environ[_name]
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "xuezheng.site.settings",
    "XZ_DATA": _DATA.name,
    "XZ_HOSTS": "127.0.0.1,localhost,testserver",
    "XZ_HTTPS": "off",
}


def _compile_translations() -> None:
    """Make the .mo files as the build hook does, where a .po has changed since."""
    for source in (ROOT / "src/xuezheng").glob("**/locale/*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        draft = target.with_suffix(f".{os.getpid()}")
        with source.open("rb") as text, draft.open("wb") as binary:
            write_mo(binary, read_po(text))
        draft.replace(target)


_compile_translations()

import django  # noqa: E402 - the environment above comes first

# pytest-django sets Django up by itself only where the settings are named on its command line.
django.setup()

from django.core.management import call_command  # noqa: E402 - Django stands
from django.db import connections  # noqa: E402
from django.db.backends.base import creation  # noqa: E402

from xuezheng.adapters import rounds  # noqa: E402
from xuezheng.apps.records.access import switching  # noqa: E402
from xuezheng.catalogue import current  # noqa: E402
from xuezheng.demo import tables  # noqa: E402


def _far_from_planted(connection):
    """Let numbers of persons that a database gives begin where no test plants one by hand."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval(pg_get_serial_sequence('people_person', 'id'), 100000)")


def _at_once(name, **given):
    """Make the tables of a test database in one go; tests/demo/test_tables.py holds them to migrating."""
    if name == "migrate":
        tables.make(connections[given["database"]])
        _far_from_planted(connections[given["database"]])
    else:
        call_command(name, **given)


creation.call_command = _at_once

FOREVER = 10**18
# Every ledger is on in tests, and nobody asks the database: a count of queries is the same each time.
switching.remember({one.key: True for one in current().ledgers}, FOREVER)
_ALL_ON = list(switching._kept)


@pytest.fixture(autouse=True)
def _every_ledger_is_on():
    """A test that switches ledgers leaves nothing behind, nor SQL made for its definitions."""
    switching._kept[:] = _ALL_ON
    yield
    switching._kept[:] = _ALL_ON
    rounds.forget()


from xuezheng.cli.mission_results import Results  # noqa: E402

_RESULTS = Results()


def pytest_runtest_logreport(report):
    """Note how scenarios end, for ``./xz mission``."""
    if report.failed or (report.passed and report.when == "call"):
        _RESULTS.take(report.nodeid, passed=report.passed)


def pytest_sessionfinish(session):
    """Write the outcomes once, where the reports of all workers come together."""
    if not hasattr(session.config, "workerinput"):
        _RESULTS.write()
