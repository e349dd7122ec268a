"""The one way out: verb, purpose, a second person above a hundred, once, with a mark (R22)."""

from datetime import timedelta

import pytest
from tests.apps.accounts.doing import do
from tests.apps.accounts.test_purposes import kind
from tests.apps.signing import account_for, actor_for

from xuezheng.adapters import clock
from xuezheng.adapters.rounds import alone
from xuezheng.apps.accounts.models import Release
from xuezheng.apps.accounts.selectors.releases import waiting_steps
from xuezheng.apps.accounts.services.purposes import UnknownPurposeError
from xuezheng.apps.accounts.services.releasing import (
    DecidedError,
    NotApprovedError,
    SecondPersonError,
    Wanted,
    release,
)
from xuezheng.apps.audit.models import Entry, EntryDetail, Look
from xuezheng.apps.audit.services import act
from xuezheng.apps.schools.access import OutsideError, PurposeError
from xuezheng.core.base.deeds import Deed, Given, Intention, Whose
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy

pytestmark = pytest.mark.django_db


class _Take(Given):
    people: int
    purpose: str = ""
    request: int | None = None
    first: int = 0


def taking(org, of=None):
    """Give an exporter of somebody's list; what was released lands in the list beside it."""
    got = []

    def run(deed: Deed, given: _Take):
        rows = [Whose(org, person) for person in range(given.first, given.first + given.people)]
        found = release(
            deed, Wanted(of or kind(), rows, "/there/", {}, given.purpose, given.request)
        )
        got.append(found)
        return {"waits": found.waits}

    return Intention("test.take", T("导出", "Export"), _Take, run), got


def take(actor, org, of=None, at=None, **given):
    intention, got = taking(org, of)
    act(intention, given, actor=actor, at=at or clock.now())
    return got[0]


@pytest.fixture
def principal(units):
    return actor_for(("principal", units.school))


def test_a_hundred_persons_go_out_with_a_mark_and_an_entry(units, principal):
    found = take(principal, units.school, people=100, purpose="aid")
    assert found.waits is None
    assert Privacy.SENSITIVE in found.eyes.at(units.school)
    mark = found.mark
    assert mark.head.zh.startswith("受助学生　导出：测试人员（盐浦小学）　")
    assert mark.head.zh.endswith("用途：资助与营养改善审核　100 行，含 100 人的敏感信息")
    assert "不得转发" in mark.foot.zh
    assert f"第 {mark.number} 号" in mark.foot.zh
    entry = Entry.objects.get(intention="test.take")
    assert (entry.purpose, entry.rows, entry.kind, entry.object) == ("aid", 100, "aided", "export")
    assert f'"list":"{mark.number}' in EntryDetail.objects.get(entry=entry).payload
    assert Look.objects.filter(entry=entry, org=units.school).count() == 100


def test_a_hundred_and_one_wait_for_a_second_person_and_leave_no_look(units, principal):
    found = take(principal, units.school, people=101, purpose="aid")
    assert found.mark is None
    row = Release.objects.get(pk=found.waits)
    assert (row.persons, row.kind, row.purpose, row.back) == (101, "aided", "aid", "/there/")
    assert row.until - row.asked == timedelta(hours=72)
    assert Look.objects.count() == 0


def test_the_same_person_twice_is_one_person(units, principal):
    intention = Intention(
        "test.take", T("导出", "Export"), _Take,
        lambda deed, given: {
            "waits": release(
                deed, Wanted(kind(), [Whose(units.school, 1)] * 300, "/", {}, given.purpose)
            ).waits
        },
    )  # fmt: skip
    done = act(intention, {"people": 0, "purpose": "aid"}, actor=principal, at=clock.now())
    assert done.result == {"waits": None}


def approved(units, principal, by=("township", "town"), people=101):
    number = take(principal, units.school, people=people, purpose="aid").waits
    second = actor_for((by[0], getattr(units, by[1])))
    do("release.decide", second, request=number, approve=True)
    return number, second


def test_what_waits_stands_on_the_desk_of_who_decides_then_of_who_asked(units, principal):
    now = clock.now()

    def waits(actor, at=now):
        return [(one.number, one.mine) for one in alone(waiting_steps(actor, at))]

    second, clerk = actor_for(("township", units.town)), actor_for(("clerk", units.school))
    number = take(principal, units.school, people=101, purpose="aid").waits
    assert (waits(second), waits(principal), waits(clerk)) == ([(number, False)], [], [])
    do("release.decide", second, request=number, approve=True)
    assert (waits(second), waits(principal)) == ([], [(number, True)])
    assert waits(principal, now + timedelta(hours=73)) == []


def test_approved_by_another_it_goes_out_once(units, principal):
    number, _ = approved(units, principal)
    mark = take(principal, units.school, people=101, purpose="aid", request=number).mark
    assert mark.head.zh.endswith("含 101 人的敏感信息，审批：测试人员")
    assert Release.objects.get(pk=number).used is not None
    with pytest.raises(NotApprovedError):
        take(principal, units.school, people=101, purpose="aid", request=number)


@pytest.mark.parametrize(
    "change", [{"people": 102}, {"people": 101, "first": 1}, {"purpose": "check"}]
)
def test_what_is_approved_is_one_list_for_one_purpose(units, principal, change):
    number, _ = approved(units, principal)
    with pytest.raises(NotApprovedError):
        take(
            principal, units.school, request=number, **({"people": 101, "purpose": "aid"} | change)
        )


def test_an_approval_ends_after_three_days_and_serves_nobody_else(units, principal):
    number, _ = approved(units, principal)
    late = clock.now() + timedelta(hours=72)
    with pytest.raises(NotApprovedError):
        take(principal, units.school, people=101, purpose="aid", request=number, at=late)
    other = actor_for(("principal", units.school))
    with pytest.raises(NotApprovedError):
        take(other, units.school, people=101, purpose="aid", request=number)


def test_a_refusal_lets_nothing_out_and_is_said_once(units, principal):
    number = take(principal, units.school, people=101, purpose="aid").waits
    second = actor_for(("township", units.town))
    do("release.decide", second, request=number, approve=False, note="先缩小范围")
    with pytest.raises(NotApprovedError):
        take(principal, units.school, people=101, purpose="aid", request=number)
    with pytest.raises(DecidedError):
        do("release.decide", second, request=number, approve=True)


def test_nobody_decides_on_his_own_not_even_by_a_second_account(units, principal):
    number = take(principal, units.school, people=101, purpose="aid").waits
    with pytest.raises(SecondPersonError):
        do("release.decide", principal, request=number, approve=True)
    account = account_for(("township", units.town), person=principal.person)
    assert account.person_id == principal.person
    with pytest.raises(SecondPersonError):
        do(
            "release.decide",
            actor_for(("township", units.town), person=principal.person),
            request=number,
            approve=True,
        )


@pytest.mark.parametrize(
    ("role", "place"),
    [("clerk", "school"), ("township", "other_town"), ("principal", "other"), ("office", "bureau")],
)
def test_who_has_not_the_duty_finds_no_request(units, principal, role, place):
    number = take(principal, units.school, people=101, purpose="aid").waits
    with pytest.raises(NotFoundError):
        do(
            "release.decide",
            actor_for((role, getattr(units, place))),
            request=number,
            approve=True,
        )
    with pytest.raises(NotFoundError):
        do("release.decide", actor_for((role, getattr(units, place))), request=0, approve=True)


def test_the_verb_and_a_fitting_purpose_are_needed(units, principal):
    with pytest.raises(PurposeError):
        take(principal, units.school, people=1)
    with pytest.raises(UnknownPurposeError):
        take(principal, units.school, people=1, purpose="staff")
    with pytest.raises(OutsideError):
        take(actor_for(("clerk", units.school)), units.school, people=1, purpose="aid")
    assert Entry.objects.filter(intention="test.take").count() == 0


def test_a_list_without_anything_sensitive_needs_neither_purpose_nor_second_person(
    units, principal
):
    plain = kind("estate")
    plain = type(plain)(**{**vars(plain), "fields": plain.fields[:1]})
    mark = take(principal, units.school, plain, people=300).mark
    assert (mark.persons, mark.rows) == (0, 300)
    assert mark.foot.zh == "导出完毕，共 300 行。"
    assert Look.objects.count() == 0
