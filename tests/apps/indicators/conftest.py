"""A small bureau with a snapshot of it, counted."""

from datetime import date

import pytest
from tests.apps.snapshots.conftest import AT, bureau, place  # noqa: F401 - fixtures

from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.selectors import kept
from xuezheng.apps.indicators.services import COMPUTE
from xuezheng.apps.indicators.tasks import JOBS
from xuezheng.apps.jobs.services import work
from xuezheng.apps.snapshots.selectors.kept import tables
from xuezheng.apps.snapshots.services import TAKE, taking
from xuezheng.apps.snapshots.tasks import JOBS as TAKING
from xuezheng.core.base.actors import SYSTEM

FEW = {"organisation", "pupil", "school_class", "task"}
TODAY = date(2026, 10, 12)
KINDS = {one.key: one for one in (*JOBS, *TAKING)}


@pytest.fixture
def counted(bureau, monkeypatch):  # noqa: F811 - the fixture
    """Take a snapshot of pupils and classes, and count it."""
    kept.forget()
    monkeypatch.setattr(
        taking, "tables", lambda: tuple(one for one in tables() if one.shape.key in FEW)
    )
    act(TAKE, {}, actor=SYSTEM, at=AT)
    work(KINDS, lambda: AT)
    compute()
    yield bureau
    kept.forget()


def compute(**given):
    """Have the newest snapshot counted; gives what was asked."""
    asked = act(COMPUTE, given, actor=SYSTEM, at=AT).result
    work(KINDS, lambda: AT)
    return asked
