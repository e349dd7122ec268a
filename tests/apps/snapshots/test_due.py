"""One snapshot a night, one of the census day, each asked for once."""

import json
from datetime import date, datetime

import pytest

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.jobs.models import Job
from xuezheng.apps.snapshots.selectors.due import due
from xuezheng.apps.snapshots.tasks import nightly
from xuezheng.core.snapshots.manifest import Cause

pytestmark = pytest.mark.django_db


def at(month, day, hour=2):
    return datetime(2026, month, day, hour, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (at(10, 12, 1), []),
        (at(10, 12), [(date(2026, 10, 12), Cause.NIGHTLY)]),
        (at(8, 31), [(date(2026, 8, 31), Cause.NIGHTLY)]),
        (at(9, 1), [(date(2026, 9, 1), Cause.CENSUS)]),
        (at(9, 8), [(date(2026, 9, 8), Cause.NIGHTLY), (date(2026, 9, 1), Cause.CENSUS)]),
        (at(9, 9), [(date(2026, 9, 9), Cause.NIGHTLY)]),
    ],
)
def test_what_is_due_when(now, wanted):
    assert due(now) == wanted


@pytest.mark.usefixtures("place")
def test_each_is_asked_for_once():
    assert nightly(at(9, 3)) == 2
    assert nightly(at(9, 3, 23)) == 0
    assert nightly(at(9, 4)) == 1
    asked = [json.loads(job.args) for job in Job.objects.order_by("id")]
    assert [(one["name"], one["day"], one["cause"]) for one in asked] == [
        ("2026-09-03-nightly", "2026-09-03", "nightly"),
        ("2026-09-01-census", "2026-09-01", "census"),
        ("2026-09-04-nightly", "2026-09-04", "nightly"),
    ]
