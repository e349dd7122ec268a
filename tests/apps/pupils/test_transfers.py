"""Transfers: one school asks, the other agrees, and the roll changes in that very transaction."""

from datetime import timedelta

import pytest
from tests.apps.pupils.acting import NOON, admit, admit_class, do, opened, spells, where
from tests.apps.signing import actor_for

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.audit.services import act
from xuezheng.apps.pupils.services import PupilRuleError
from xuezheng.apps.records import services as records
from xuezheng.apps.records.models import Deadline, Record
from xuezheng.core.base.errors import NotFoundError, StaleError
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.ledgers.cases import MoveRefusedError
from xuezheng.core.registers.roll import RollError

CASES = {one.key: one for one in records.INTENTIONS}


@pytest.fixture
def two(town):
    """Both schools with a class and a clerk each; a pupil of the second."""
    town.old, town.new = opened(town.two), opened(town.one)
    town.pupil = admit(town.two, town.old)
    town.taker, town.giver = actor_for(("clerk", town.one)), actor_for(("clerk", town.two))
    return town


def asked(two, hour=1, actor=None, **more):
    given = {
        "pupil": two.pupil, "school": two.one, "other": two.two, "takes": True,
        "since": "2026-10-20", "reason": "moved", "to_class": two.new, **more,
    }  # fmt: skip
    return do("transfer.open", hour=hour, actor=actor or two.taker, **given)["case"]


def move(case, what, actor, hour=2, seen=None, **more):
    given = {
        "case": case,
        "move": what,
        "seen": seen or Record.objects.get(pk=case).version,
        **more,
    }
    return act(CASES["case.move"], given, actor=actor, at=NOON + timedelta(hours=hour)).result


def test_the_school_that_takes_asks_and_the_one_that_lets_go_agrees(two):
    case = asked(two)
    record = Record.objects.get(pk=case)
    assert (record.state, record.subject) == ("asked", "转学：新圩小学 → 白鹭小学")
    assert [str(one.due_day) for one in Deadline.objects.filter(record=case, state="open")] == [
        "2026-10-26"
    ]
    assert where(two.pupil) == (two.two, two.old)
    with pytest.raises(MoveRefusedError):
        move(case, "accept", two.taker)
    move(case, "accept", two.giver)
    assert spells(two.pupil) == [
        ("2026-09-01", two.two, two.old, "admitted", ""),
        ("2026-10-20", two.one, two.new, "transferred", ""),
    ]
    entry = Entry.objects.get(intention="case.move")
    assert (entry.kind, entry.object) == ("transfer", str(case))


def test_the_school_that_lets_go_asks_and_the_other_names_the_class(two):
    given = {"school": two.two, "other": two.one, "takes": False, "to_class": None}
    case = asked(two, actor=two.giver, **given)
    with pytest.raises(WrongDataError):
        move(case, "accept", two.taker)
    with pytest.raises(PupilRuleError, match="不属于转入学校"):
        move(case, "accept", two.taker, data={"to_class": two.old})
    assert Record.objects.get(pk=case).state == "asked"
    move(case, "accept", two.taker, data={"to_class": two.new})
    assert where(two.pupil, "2026-10-20") == (two.one, two.new)


def test_a_full_class_and_a_pupil_gone_meanwhile_keep_the_case_open(two):
    case = asked(two)
    admit_class(two.one, two.new, 55, first=10)
    with pytest.raises(PupilRuleError, match="班额将达 56 人"):
        move(case, "accept", two.giver)
    other = asked(two, hour=2, to_class=opened(two.one))
    do("pupil.leave", hour=3, pupil=two.pupil, on="2026-10-15", left="moved_away")
    with pytest.raises(RollError, match="不在籍"):
        move(other, "accept", two.giver, hour=4)
    assert [Record.objects.get(pk=one).state for one in (case, other)] == ["asked", "asked"]
    assert len(spells(two.pupil)) == 1


def test_declining_and_withdrawing_leave_the_roll_alone(two):
    case = asked(two)
    move(case, "withdraw", two.taker)
    move(case, "report", two.taker, hour=3)
    move(case, "decline", two.giver, hour=4, note="学位已满")
    assert (Record.objects.get(pk=case).state, len(spells(two.pupil))) == ("declined", 1)
    with pytest.raises(StaleError):
        move(case, "accept", two.giver, hour=5, seen=2)


def test_nobody_is_transferred_for_others(two):
    junior = actor_for(("clerk", two.junior))
    with pytest.raises(NotFoundError):
        asked(two, actor=junior)
    with pytest.raises(NotFoundError):
        asked(two, actor=junior, school=two.junior, other=two.one)
    case = asked(two)
    with pytest.raises(NotFoundError):
        move(case, "accept", junior)
    with pytest.raises(PupilRuleError, match="同一学校"):
        asked(two, other=two.one)
    with pytest.raises(PupilRuleError, match="请选择转学原因"):
        asked(two, reason="x")
    with pytest.raises(PupilRuleError, match="没有这所学校"):
        asked(two, other=99_999_999)


def test_a_case_by_hand_must_name_the_two_schools(two):
    data = {
        "pupil": two.pupil, "from_school": two.two, "to_school": two.one, "since": "2026-10-20",
        "reason": "moved",
    }  # fmt: skip
    given = {"kind": "transfer", "org": two.one, "data": data, "parties": [("other", two.junior)]}
    case = act(CASES["case.open"], given, actor=two.taker, at=NOON).result["case"]
    with pytest.raises(PupilRuleError, match="应为转出、转入学校"):
        move(case, "report", two.taker)
    assert Record.objects.get(pk=case).state == "drafted"
