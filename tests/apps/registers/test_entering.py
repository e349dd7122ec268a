"""Entering and changing things of any register: typed, dated, in reach, undone exactly."""

from datetime import date

import pytest
from tests.apps.registers.acting import CHANGE, START, TODAY, do, lift

from xuezheng.apps.records.access import rows as records
from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.models import Held, RegisterVersion
from xuezheng.apps.registers.selectors.things import thing
from xuezheng.apps.registers.services.entering import TwiceError
from xuezheng.apps.registers.services.rules import OvertakenError
from xuezheng.apps.schools.access import OutsideError
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.registers.timeline import FOREVER, AsOf


def said(subject, day, known=None):
    """Give what the register says of a lift on a day."""
    found = RegisterVersion.objects.filter(subject=subject).at(AsOf(day, known)).first()
    return found.data if found else None


def test_every_wrong_field_is_told_at_once_in_both_languages(people):
    data = {"floors": "四", "make": "steam", "keeper": 999_999, "colour": "red"}
    with pytest.raises(WrongDataError) as told:
        do("register.add", kind="lift", since=START, data=data, actor=people["clerk"])
    assert {one.where for one in told.value.issues} == {
        "name", "floors", "make", "keeper", "colour",
    }  # fmt: skip
    assert all(one.allowed.zh and one.allowed.en for one in told.value.issues)
    assert not RegisterVersion.objects.exists()


def test_a_change_holds_from_its_day_and_leaves_the_days_before(bureau, people):
    one = lift(bureau["s"], people["clerk"], checked="2026-12-31")
    given = {"kind": "lift", "subject": one, "since": CHANGE, "data": {"floors": 6}}
    done = do("register.change", hour=1, actor=people["clerk"], **given)
    assert done["difference"] == [{"field": "floors", "before": 4, "after": 6}]
    assert said(one, date(2026, 8, 31))["floors"] == 4
    assert said(one, CHANGE)["floors"] == 6
    assert said(one, CHANGE)["checked"] == "2026-12-31"
    record = records(SYSTEM, Verb.READ, "task").model.objects.get(pk=one)
    assert (record.n1, record.t1, record.state, record.version) == (6, "1号电梯", "standing", 2)
    assert record.number == "lift-000001"


def test_a_correction_rewrites_what_was_said_and_keeps_what_was_believed(bureau, people):
    one = lift(bureau["s"], people["clerk"])
    given = {
        "kind": "lift",
        "subject": one,
        "day": TODAY,
        "data": {"floors": 5},
        "reason": "现场核实",
    }
    with pytest.raises(OutsideError):
        do("register.correct", hour=1, actor=people["clerk"], **given)
    done = do("register.correct", hour=1, actor=people["section"], **given)
    assert said(one, START)["floors"] == 5
    before = RegisterVersion.objects.get(subject=one, known_to__lt=FOREVER)
    assert said(one, START, before.known_from)["floors"] == 4
    assert list(Held.objects.values_list("field", flat=True)) == ["floors"]
    undone = {"kind": "lift", "subject": one, "of": done["known"]}
    do("register.undo", hour=2, actor=people["section"], **undone)
    assert said(one, START)["floors"] == 4


def test_an_end_leaves_nothing_standing_and_can_be_taken_back(bureau, people):
    one = lift(bureau["s"], people["clerk"])
    do("register.end", hour=1, actor=people["clerk"], kind="lift", subject=one, on="2026-10-01")
    assert said(one, date(2026, 9, 30))["floors"] == 4
    assert said(one, TODAY) is None
    do("register.undo", hour=2, actor=people["section"], kind="lift", subject=one)
    assert said(one, TODAY)["floors"] == 4


def test_a_kind_that_is_not_dated_has_one_version_and_its_history(people):
    data = {"name": "走廊书柜", "books": 120}
    who = people["clerk"]
    one = do("register.add", kind="bookcase", since=START, data=data, actor=who)["subject"]
    do(
        "register.change", hour=1, actor=who, kind="bookcase", subject=one, since=TODAY,
        data={"books": 130},
    )  # fmt: skip
    [now] = RegisterVersion.objects.believed().filter(subject=one)
    assert (now.data["books"], now.valid_from) == (130, START)
    assert RegisterVersion.objects.filter(subject=one).count() == 2


def test_somebody_elses_thing_looks_like_none(bureau, people):
    one = lift(bureau["s"], people["clerk"])
    for subject in (one, 987_654):
        given = {"kind": "lift", "subject": subject, "since": CHANGE, "data": {"floors": 9}}
        with pytest.raises(NotFoundError) as told:
            do("register.change", hour=1, actor=people["other"], **given)
        assert told.value.told().zh == "找不到：电梯"
    with pytest.raises(NotFoundError):
        do(
            "register.add",
            kind="lift",
            org=bureau["s"],
            since=START,
            data={},
            actor=people["other"],
        )


def test_what_was_seen_and_moved_on_is_refused(bureau, people):
    one = lift(bureau["s"], people["clerk"])
    seen = thing(SYSTEM, register_of("lift"), one, TODAY).stamp
    given = {"kind": "lift", "subject": one, "since": CHANGE, "seen": seen}
    do("register.change", hour=1, actor=people["head"], data={"floors": 7}, **given)
    with pytest.raises(OvertakenError):
        do("register.change", hour=2, actor=people["clerk"], data={"floors": 8}, **given)


def test_the_same_thing_is_not_entered_twice_unless_somebody_says_why(bureau, people):
    one = lift(bureau["s"], people["clerk"])
    with pytest.raises(TwiceError) as told:
        lift(bureau["s"], people["clerk"])
    assert str(one) in told.value.told().zh
    again = do(
        "register.add", kind="lift", since=START, data={"name": "1号电梯", "floors": 4},
        decided={"new": True, "reason": "两台同型"}, actor=people["clerk"],
    )  # fmt: skip
    assert again["subject"] != one
