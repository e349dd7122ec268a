"""Leavers by school and major: rates, pay of enough of them, the deadline, who sees pay, erasure."""

from datetime import date
from fractions import Fraction

import pytest
from tests.apps.vocational.conftest import DAY, NOW, do, pupil

from xuezheng.adapters import erasing
from xuezheng.adapters.snapshots.shapes import stored
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.apps.registers.selectors.expiry import reached
from xuezheng.apps.registers.services.expiry import remind
from xuezheng.apps.vocational.selectors import leavers
from xuezheng.catalogue import current
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.kinds.issues import WrongDataError

LEFT = "2026-06-30"
CODE = "91350100M000100Y43"


def major(town, name="数控技术应用", family="装备制造大类"):
    data = {"name": name, "family": family, "industry": "second", "opened": "2012-09-01"}
    told = {"kind": "major", "org": town.org["v"], "since": "2024-09-01", "data": data}
    return do("register.add", town.school, **told)["subject"]


def leaver(town, number, of, **more):
    data = {
        "cohort": "2026届", "pupil": pupil(town.org["v"], f"毕业生{number}", f"G{number:018d}"), "major": of,
        "left_on": LEFT, "outcome": "looking", "told_on": "2026-09-10", "follow_by": "2026-12-30",
    } | more  # fmt: skip
    told = {"kind": "leaver", "org": town.org["v"], "since": LEFT, "data": data}
    return do("register.add", town.school, **told)["subject"]


def works(pay, **more):
    return {
        "outcome": "employed", "employer": "云汀精工", "employer_code": CODE, "local": True,
        "matched": True, "pay": pay, **more,
    }  # fmt: skip


def test_a_pupil_who_left_is_entered_as_of_the_day_of_leaving(town):
    of = major(town)
    row = leaver(town, 1, of)
    assert RegisterVersion.objects.get(kind="leaver").subject_id == row
    with pytest.raises(WrongDataError, match="没有这一项，或不在管辖范围内"):
        do("register.add", town.school, kind="leaver", org=town.org["v"], since=DAY, data={
            "cohort": "2026届", "pupil": pupil(town.org["v"], "毕业生2", "G2"), "major": of, "left_on": LEFT,
            "outcome": "looking", "told_on": "2026-09-10", "follow_by": "2026-12-30",
        })  # fmt: skip


def test_the_call_is_due_within_the_days_of_the_parameter(town):
    # 184 days after 30 June is 31 December
    of = major(town)
    leaver(town, 1, of, follow_by="2026-12-31")
    with pytest.raises(WrongDataError, match="晚于毕业后184天"):
        leaver(town, 2, of, follow_by="2027-01-01")
    with pytest.raises(WrongDataError, match="就业单位统一社会信用代码"):
        leaver(town, 3, of, **works(1, employer_code="91350100M000100Y44"))


def test_rates_are_sums_over_sums_and_pay_is_told_of_enough(town):
    """数控: five at 4,000 … 4,400 yuan, one at college. 护理: two at 90,000, one not reached."""
    metal, care = major(town), major(town, "护理", "医药卫生大类")
    for number, pay in enumerate((400_000, 410_000, 420_000, 430_000, 440_000)):
        leaver(town, number, metal, **works(pay, matched=number < 4))
    leaver(town, 10, metal, outcome="college", college="云汀职业技术学院")
    for number in (11, 12):
        leaver(town, number, care, **works(9_000_000))
    leaver(town, 13, care, outcome="unknown")
    found = leavers(town.section, 2026, DAY)
    told = {one.name: (one.all, one.placed, one.matched, one.college, one.lost) for one in found.majors}  # fmt: skip
    assert told == {
        "数控技术应用": (6, Fraction(1), Fraction(4, 5), Fraction(1, 6), 0),
        "护理": (3, Fraction(2, 3), Fraction(1), Fraction(0), 1),
    }
    pay = {one.name: one.pay for one in found.majors}
    assert pay["护理"] is None
    assert (pay["数控技术应用"].mean, pay["数控技术应用"].median) == (420_000, 420_000)
    # the sum of all leaves the two out as well, so that nobody reckons them by subtraction
    assert (found.total.pay.people, found.total.pay.mean) == (5, 420_000)
    assert [(one.name, one.all) for one in found.schools] == [("云汀职业高级中学", 9)]
    assert leavers(town.section, 2025, DAY).total.all == 0
    assert leavers(town.white, 2026, DAY).total.all == 0
    assert leavers(town.school, 2026, DAY).total.all == 9


def test_the_call_warns_until_it_is_made(town):
    row = leaver(town, 1, major(town), told_on="2026-07-01", follow_by="2026-10-20")
    do("register.switch", SYSTEM, kind="leaver", on=True)
    remind(NOW)
    mine = reached(town.school, DAY).filter(kind="leaver")
    assert list(mine.values_list("thing", "ends")) == [(row, date(2026, 10, 20))]
    assert not reached(town.white, DAY).filter(kind="leaver").exists()
    do("register.change", town.school, kind="leaver", subject=row, since=DAY, data={
        "followed_on": "2026-10-12", "found": "idle",
    })  # fmt: skip
    remind(NOW)
    assert not reached(town.school, DAY).filter(kind="leaver").exists()
    assert leavers(town.school, 2026, DAY).total.lost == 0


def test_another_school_changes_nothing_and_erasure_reaches_the_firm_and_the_pay(town):
    row = leaver(town, 1, major(town), **works(420_000))
    with pytest.raises(NotFoundError):
        do("register.change", town.white, kind="leaver", subject=row, since=DAY, data={"matched": False})  # fmt: skip
    data = RegisterVersion.objects.get(kind="leaver").data
    tables = [one for one in stored(current().kinds) if one.shape.key == "leaver"]
    erasing.erased(tables, [data["pupil"]])
    after = RegisterVersion.objects.get(kind="leaver").data
    assert [after[key] for key in ("employer", "employer_code", "pay", "pupil")] == [None] * 4
    assert (after["outcome"], after["matched"]) == ("employed", True)
