"""A merger takes along what registers hold of the schools that close, and its undo brings it back."""

from types import SimpleNamespace

import pytest
from tests.apps.pupils.acting import do
from tests.apps.registers.test_declared import HONOUR, kept

from xuezheng.apps.records.models import Record
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.core.registers.timeline import AsOf

DAY = "2026-10-12"
"""The merger's day, which is today's in these tests."""


@pytest.fixture
def town(bureau):
    """Two schools: one honour of the one that stays, one dated and one undated row of the other."""
    found = SimpleNamespace(one=bureau["s"], two=bureau["r"])
    found.own = kept("honour", found.one, "文明校园", title="文明校园", **HONOUR)
    found.undated = kept("honour", found.two, "绿色学校", title="绿色学校", **HONOUR)
    found.dated = kept("school_bus", found.two, "云 A·00001", plate="云 A·00001", seats=30)
    return found


def standing():
    """Give what stands before and on the day, by record."""
    return {
        day: sorted(
            RegisterVersion.objects.at(AsOf(day)).values_list("subject_id", "org_id", "title")
        )
        for day in ("2026-10-11", DAY)
    }


def test_records_of_a_closed_school_become_the_successors_and_come_back(town):
    before = standing()
    done = do("school.merge", schools=[town.one, town.two], into=town.one, since=DAY, basis="批复")
    assert done["moved"]["register"] == 2
    assert standing() == {
        "2026-10-11": before["2026-10-11"],
        DAY: sorted([
            (town.own, town.one, "文明校园"), (town.undated, town.one, "绿色学校"),
            (town.dated, town.one, "云 A·00001"),
        ]),
    }  # fmt: skip
    assert set(Record.objects.values_list("org", flat=True)) == {town.one}
    do("school.undo", reorganisation=done["reorganisation"], hour=1)
    assert standing() == before
    assert dict(Record.objects.values_list("pk", "org"))[town.dated] == town.two
