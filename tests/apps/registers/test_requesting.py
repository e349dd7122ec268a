"""Change requests: the difference is approved, by somebody else, and only while it still fits."""

from dataclasses import replace

import pytest
from tests.apps.registers.acting import CHANGE, START, TODAY, do, lift

from xuezheng.apps.accounts.models import Grant
from xuezheng.apps.people.models import Person
from xuezheng.apps.registers.models import ChangeRequest, Held, RegisterVersion
from xuezheng.apps.registers.selectors.checkers import NobodyChecksError, checker_of
from xuezheng.apps.registers.services.requesting import OwnRequestError
from xuezheng.apps.registers.services.rules import OvertakenError, RegisterRuleError
from xuezheng.apps.schools.access import OutsideError
from xuezheng.core.base.errors import NotFoundError, StaleError


def held(person, role, org, duty=""):
    """Let a person hold a role at a unit."""
    Person.objects.get_or_create(pk=person)
    return Grant.objects.create(person_id=person, role=role, org_id=org, duty=duty, since=START)


@pytest.fixture
def asked(bureau, people):
    """A lift, and the clerk's request to have it corrected."""
    for person, role, unit in ((1, "clerk", "s"), (2, "principal", "s"), (4, "township", "t")):
        held(person, role, bureau[unit])
    one = lift(bureau["s"], people["clerk"])
    given = {"kind": "lift", "subject": one, "act": "correct", "day": TODAY, "reason": "铭牌为5层"}
    number = do("register.ask", actor=people["clerk"], data={"floors": 5}, **given)["request"]
    return one, number


def floors(subject):
    """Give what is believed of its floors, in order of days."""
    rows = RegisterVersion.objects.believed().filter(subject=subject).order_by("valid_from")
    return [row.data["floors"] for row in rows]


def test_the_difference_that_was_asked_for_is_what_is_made(asked, people, bureau):
    one, number = asked
    row = ChangeRequest.objects.get(pk=number)
    assert row.difference == [{"field": "floors", "before": 4, "after": 5}]
    assert (row.checker, row.state, floors(one)) == (bureau["s"], "asked", [4])
    do("register.approve", hour=1, request=number, actor=people["head"])
    assert floors(one) == [5]
    assert ChangeRequest.objects.get(pk=number).state == "approved"
    assert Held.objects.get(subject=one).field == "floors"


def test_nobody_approves_their_own_request_whatever_their_account(asked, people):
    _, number = asked
    same = replace(people["head"], account=77, person=1)
    with pytest.raises(OwnRequestError):
        do("register.approve", request=number, actor=same)
    with pytest.raises(OutsideError):
        do("register.approve", request=number, actor=people["clerk"])
    with pytest.raises(NotFoundError):
        do("register.approve", request=number, actor=people["other"])
    with pytest.raises(NotFoundError):
        do("register.approve", request=number + 1, actor=people["head"])


def test_a_request_whose_ground_moved_is_refused_with_what_changed(asked, people):
    one, number = asked
    given = {"kind": "lift", "subject": one, "day": TODAY, "reason": "核对档案"}
    do("register.correct", hour=1, actor=people["section"], data={"floors": 6}, **given)
    with pytest.raises(OvertakenError) as told:
        do("register.approve", hour=2, request=number, actor=people["head"])
    assert "层数已变动" in told.value.told().zh
    assert "Floors has changed" in told.value.told().en
    assert ChangeRequest.objects.get(pk=number).state == "asked"


def test_another_fields_change_does_not_matter(asked, people):
    one, number = asked
    given = {"kind": "lift", "subject": one, "day": TODAY, "reason": "核对档案"}
    do("register.correct", hour=1, actor=people["section"], data={"make": "oil"}, **given)
    do("register.approve", hour=2, request=number, actor=people["head"])
    [row] = RegisterVersion.objects.believed().filter(subject=one)
    assert (row.data["floors"], row.data["make"]) == (5, "oil")


def test_it_is_returned_with_a_reason_or_withdrawn_once(asked, people):
    one, number = asked
    do("register.return", request=number, note="请附铭牌照片", actor=people["town"])
    with pytest.raises(StaleError):
        do("register.approve", request=number, actor=people["head"])
    given = {"kind": "lift", "subject": one, "act": "change", "day": CHANGE, "reason": "换新"}
    again = do("register.ask", actor=people["clerk"], data={"floors": 5}, **given)["request"]
    with pytest.raises(RegisterRuleError):
        do("register.ask", actor=people["clerk"], data={"floors": 7}, **given)
    do("register.withdraw", request=again, actor=people["clerk"])
    assert floors(one) == [4]


def test_where_a_unit_has_one_person_the_check_climbs_a_level(bureau):
    held(2, "principal", bureau["s"])
    held(4, "township", bureau["t"])
    assert checker_of("estate", bureau["s"], 2, TODAY) == bureau["t"]
    assert checker_of("estate", bureau["s"], 1, TODAY) == bureau["s"]
    held(5, "section", bureau["k"], "pupils,estate")
    assert checker_of("estate", bureau["r"], 4, TODAY) == bureau["k"]
    with pytest.raises(NobodyChecksError):
        checker_of("care", bureau["r"], 4, TODAY)


def test_nothing_to_change_is_no_request(bureau, people):
    one = lift(bureau["s"], people["clerk"])
    given = {"kind": "lift", "subject": one, "act": "correct", "day": TODAY, "reason": "核对"}
    with pytest.raises(RegisterRuleError):
        do("register.ask", actor=people["clerk"], data={"floors": 4}, **given)
