"""Ledgers among what runs out and what forms cost: the same reminders, the same list, the same minutes."""

from datetime import timedelta

import pytest
from tests.apps.registers.acting import NOON, TODAY, do
from tests.apps.signing import signed_in

from xuezheng.adapters import clock
from xuezheng.apps.records.models import Record
from xuezheng.apps.registers.models import RunsOut
from xuezheng.apps.registers.selectors import burden
from xuezheng.apps.registers.services.expiry import remind, silent
from xuezheng.catalogue.flows.agreement_expiry import AGREEMENT_EXPIRY
from xuezheng.core.base.periods import month

OCTOBER = month(2026, 10)


@pytest.fixture
def plan(people, bureau):
    """An emergency plan of a school, to be revised by 5 November 2026: 24 days ahead."""
    data = {"title": "消防预案", "about": "fire", "edition": 1, "review_by": "2026-11-05"}
    given = {"kind": "emergency_plan", "org": bureau["s"], "data": data}
    return Record.objects.get(pk=do("case.open", actor=people["head"], **given)["case"])


def test_a_case_that_runs_out_is_reminded_of_once_for_each_rung(plan, bureau):
    assert len(silent(NOON)) == 2, "90 and 30 days before"
    assert remind(NOON) == 2
    assert remind(NOON) == 0
    row = RunsOut.objects.get()
    assert (row.kind, row.thing, row.org, row.rung) == (
        "emergency_plan", plan.pk, bureau["s"], "30",
    )  # fmt: skip
    assert remind(NOON + timedelta(days=25)) == 2, "7 days before, and the day after"
    ends = [one.key for one in AGREEMENT_EXPIRY.stages if one.end]
    Record.objects.filter(pk=plan.pk).update(state=ends[0])
    remind(NOON + timedelta(days=26))
    assert RunsOut.objects.get().closed_at is not None


def test_the_list_shows_cases_beside_records(client, plan, bureau, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON.astimezone(clock.ZONE))
    remind(NOON)
    signed_in(client, "clerk", bureau["s"])
    page = client.get("/registers/expiring/").content.decode()
    assert f'href="/cases/{plan.pk}/"' in page
    assert "消防预案" in page
    signed_in(client, "clerk", bureau["r"])
    assert "消防预案" not in client.get("/registers/expiring/").content.decode()


def test_a_case_costs_a_school_its_minutes_once_in_the_month_it_opens_it(plan, people, bureau):
    assert plan.opened == TODAY
    load, _ = burden.school(bureau["s"], TODAY, OCTOBER)
    [share] = [one for one in load.shares if one.kind.key == "emergency_plan"]
    assert (share.counted.entered, share.minutes) == (1, 10)
    other, _ = burden.school(bureau["s"], TODAY, month(2026, 11))
    assert "emergency_plan" not in {one.kind.key for one in other.shares}
    data = {"title": "甲", "about": "fire", "edition": 1, "review_by": "2027-11-05"}
    section = {"kind": "emergency_plan", "org": bureau["s"], "data": data}
    assert do("case.open", actor=people["head"], **section)
    again, _ = burden.school(bureau["s"], TODAY, OCTOBER)
    [share] = [one for one in again.shares if one.kind.key == "emergency_plan"]
    assert share.minutes == 20
