"""Reports that come round: nothing without an approver and a last day; then one per unit and period."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.apps.records.steps import MONDAY, do

from xuezheng import catalogue
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.models import Objection, Owed, Record
from xuezheng.apps.records.services.rhythm import OWE, Owe, come_round
from xuezheng.catalogue import current
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.ledgers.definition import Every, Periodic

UNTIL = "2026-10-09"


@pytest.fixture
def rhythm(bureau, monkeypatch):
    """Let schools and townships owe a task in every period."""

    def every(each):
        region = current()
        periodic = Periodic(
            each, ("primary", "office"), into="source_date", data={"source": "superior"}
        )
        ledgers = tuple(
            replace(one, periodic=periodic) if one.key == "task" else one for one in region.ledgers
        )
        monkeypatch.setattr(catalogue, "_PRESENT", [replace(region, ledgers=ledgers)])
        return bureau

    return every


def approved(bureau, **more):
    given = {
        "kind": "task", "basis": "局长办公会纪要〔2026〕20号", "until": UNTIL,
        "over_cap": "试点期间",
    } | more  # fmt: skip
    return do("rhythm.approve", bureau.leader, **given)


def day(number, month=10):
    return MONDAY.replace(month=month, day=number)


def test_without_an_approval_nothing_comes_round(rhythm):
    rhythm(Every.DAY)
    assert come_round(MONDAY) == 0
    assert not Record.objects.exists()


def test_each_unit_owes_one_case_a_period_however_often_the_clock_ticks(rhythm):
    bureau = rhythm(Every.WORKDAY)
    assert approved(bureau) == {"kind": "task", "since": "2026-09-28", "until": UNTIL}
    assert [come_round(MONDAY), come_round(MONDAY)] == [2, 0]
    owed = set(Owed.objects.values_list("org", "period"))
    assert owed == {(bureau.school, date(2026, 9, 28)), (bureau.town, date(2026, 9, 28))}
    record = Record.objects.get(org=bureau.school)
    assert record.data["title"] == "督查督办台账（2026-09-28）"
    assert (record.data["source"], record.data["source_date"]) == ("superior", "2026-09-28")
    # 1 to 7 October are days off; Thursday the 8th is worked, the 9th the last day approved.
    assert [come_round(day(1)), come_round(day(8)), come_round(day(9)), come_round(day(10))] == [
        0,
        2,
        2,
        0,
    ]


def test_a_unit_that_need_no_longer_fill_it_in_owes_nothing(rhythm):
    bureau = rhythm(Every.WORKDAY)
    approved(bureau)
    row = Objection.objects.create(
        kind="task", org=bureau.school, at=MONDAY, note="该校已停办", verdict="waived"
    )
    assert [come_round(MONDAY), come_round(MONDAY)] == [1, 0]
    assert list(Owed.objects.values_list("org", flat=True)) == [bureau.town]
    # An answer taken back: from then on the unit owes again, this period's report too.
    Objection.objects.filter(pk=row.pk).update(verdict="stands")
    assert [come_round(MONDAY), come_round(day(8))] == [1, 2]


def test_a_week_missed_on_its_monday_is_made_up_for(rhythm):
    bureau = rhythm(Every.WEEK)
    approved(bureau, until="2026-12-31")
    assert come_round(MONDAY + timedelta(days=3)) == 2
    assert set(Owed.objects.values_list("period", flat=True)) == {date(2026, 9, 28)}
    assert come_round(MONDAY + timedelta(days=7)) == 2


def test_a_period_that_began_before_the_approval_is_not_owed(rhythm):
    bureau = rhythm(Every.MONTH)
    approved(bureau)
    assert [come_round(MONDAY), come_round(day(1))] == [0, 2]


def test_a_leader_approves_until_a_day_that_is_not_too_far(rhythm):
    bureau = rhythm(Every.DAY)
    for actor in (bureau.clerk, bureau.head, bureau.principal):
        with pytest.raises(Exception, match="局领导审批"):
            do("rhythm.approve", actor, kind="task", basis="纪要", until=UNTIL)
    for until in ("2026-09-27", "2027-03-28"):
        with pytest.raises(Exception, match="2026-09-28至2027-03-27"):
            approved(bureau, until=until)
    with pytest.raises(NotFoundError):
        approved(bureau, kind="practice")


def test_an_approval_is_ended_and_ends_the_one_before(rhythm):
    bureau = rhythm(Every.DAY)
    approved(bureau)
    approved(bureau, until="2026-09-28")
    assert come_round(day(29, 9)) == 0
    approved(bureau)
    assert do("rhythm.stop", bureau.leader, kind="task") == {"kind": "task", "ended": 1}
    assert come_round(MONDAY) == 0
    with pytest.raises(NotFoundError):
        act(OWE, Owe(kind="task", period=MONDAY.date()), actor=bureau.leader, at=MONDAY)
