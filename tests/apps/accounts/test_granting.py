"""Roles from day to day, three administrators apart, and one's own work delegated."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.apps.accounts.doing import do, keeper, somebody
from tests.apps.signing import account_for, actor_for, sign_in_as

from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import FAR, Grant
from xuezheng.apps.accounts.selectors import actor_named, actor_of_account
from xuezheng.apps.accounts.services.granting import (
    ColleagueError,
    DaysError,
    NotYoursError,
    OwnGrantError,
    ThreeApartError,
    UnknownDutyError,
    UnknownRoleError,
)
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import NotFoundError

pytestmark = pytest.mark.django_db
THREE = ("system_admin", "security_admin", "audit_admin")


def at(day):
    return datetime.combine(day, datetime.min.time(), ZoneInfo("Asia/Shanghai"))


def test_a_role_holds_from_its_first_to_its_last_day(units):
    admin, account = keeper(units.bureau, "security_admin"), account_for()
    first, last = date(2026, 3, 1), date(2026, 8, 31)
    given = {"person": account.person_id, "role": "clerk", "org": units.school}
    do("grant.give", admin, since=first, last=last, **given)
    held = [
        actor_of_account(account, at(day)).roles
        for day in (first - timedelta(days=1), first, last, last + timedelta(days=1))
    ]
    assert held == [frozenset(), {"clerk"}, {"clerk"}, frozenset()]


def test_only_the_security_administrator_gives_roles(units):
    account = account_for()
    given = {"person": account.person_id, "role": "clerk", "org": units.school}
    for role, org in (("unit_admin", units.school), ("system_admin", units.bureau)):
        with pytest.raises(NotFoundError):
            do("grant.give", keeper(org, role), **given)
    assert Grant.objects.filter(person=account.person_id).count() == 0


@pytest.mark.parametrize("first", THREE)
@pytest.mark.parametrize("second", THREE)
def test_the_three_administrators_never_meet_in_one_person(units, first, second):
    admin, account = keeper(units.bureau, "security_admin"), account_for()
    given = {"person": account.person_id, "org": units.bureau}
    do("grant.give", admin, role=first, **given)
    if first == second:
        assert do("grant.give", admin, role=second, **given)
        return
    with pytest.raises(ThreeApartError):
        do("grant.give", admin, role=second, **given)
    # Not even from a later day on, as long as the first has no end.
    with pytest.raises(ThreeApartError):
        do("grant.give", admin, role=second, since=clock.today() + timedelta(days=900), **given)


def test_one_may_follow_the_other(units):
    admin, account = keeper(units.bureau, "security_admin"), account_for()
    today = clock.today()
    given = {"person": account.person_id, "org": units.bureau}
    do("grant.give", admin, role="system_admin", last=today + timedelta(days=9), **given)
    do("grant.give", admin, role="audit_admin", since=today + timedelta(days=10), **given)


def test_nobody_gives_himself_a_role_or_ends_his_own_office(units):
    admin = keeper(units.bureau, "security_admin")
    with pytest.raises(OwnGrantError):
        do("grant.give", admin, person=admin.person, role="leader", org=units.bureau)
    with pytest.raises(OwnGrantError):
        do("grant.end", admin, grant=admin.grants[0].id)


def test_what_makes_no_sense_is_refused(units):
    admin, account = keeper(units.bureau, "security_admin"), account_for()
    given = {"person": account.person_id, "org": units.school}
    with pytest.raises(UnknownRoleError):
        do("grant.give", admin, role="emperor", **given)
    with pytest.raises(DaysError):
        do(
            "grant.give",
            admin,
            role="clerk",
            since=date(2026, 3, 2),
            last=date(2026, 3, 1),
            **given,
        )


def test_an_ended_role_ends_today_and_stays_in_the_past(units):
    admin, account = keeper(units.bureau, "security_admin"), somebody("clerk", units.school)
    grant = Grant.objects.get(person=account.person_id)
    do("grant.end", admin, grant=grant.pk)
    now = clock.now()
    assert actor_of_account(account, now).grants == ()
    assert actor_of_account(account, now - timedelta(days=1)).roles == {"clerk"}
    do("grant.end", admin, grant=grant.pk)
    assert Grant.objects.get(pk=grant.pk).until == clock.today()


def test_a_head_hands_his_work_to_a_colleague_until_a_day(units):
    head, colleague = actor_for(("principal", units.school)), somebody("clerk", units.school)
    last = clock.today() + timedelta(days=10)
    given = {"grant": head.grants[0].id, "person": colleague.person_id, "last": last}
    number = do("grant.delegate", head, **given)["grant"]
    now = clock.now()
    assert actor_of_account(colleague, now).roles == {"clerk", "principal"}
    assert actor_of_account(colleague, now + timedelta(days=10)).roles == {"clerk", "principal"}
    assert actor_of_account(colleague, now + timedelta(days=11)).roles == {"clerk"}
    do("grant.end", head, grant=number)
    assert actor_of_account(colleague, now).roles == {"clerk"}


def test_delegated_work_ends_with_the_post_and_goes_no_further(units):
    head, colleague = actor_for(("principal", units.school)), somebody("clerk", units.school)
    third = somebody("clerk", units.school)
    last = clock.today() + timedelta(days=10)
    own = head.grants[0].id
    number = do("grant.delegate", head, grant=own, person=colleague.person_id, last=last)["grant"]
    deputy = actor_of_account(colleague, clock.now())
    with pytest.raises(NotYoursError):
        do("grant.delegate", deputy, grant=number, person=third.person_id, last=last)
    Grant.objects.filter(pk=own).update(until=clock.today())
    assert actor_of_account(colleague, clock.now()).roles == {"clerk"}


def test_delegation_stays_within_the_unit_the_year_and_ones_own_work(units):
    head = actor_for(("principal", units.school), ("unit_admin", units.school))
    colleague, stranger = somebody("clerk", units.school), somebody("clerk", units.other)
    principal, keeps = (grant.id for grant in head.grants)
    today = clock.today()
    good = {"grant": principal, "person": colleague.person_id, "last": today}
    with pytest.raises(ColleagueError):
        do("grant.delegate", head, **(good | {"person": stranger.person_id}))
    with pytest.raises(ColleagueError):
        do("grant.delegate", head, **(good | {"person": head.person}))
    with pytest.raises(DaysError):
        do("grant.delegate", head, **(good | {"last": today + timedelta(days=367)}))
    with pytest.raises(DaysError):
        do("grant.delegate", head, **(good | {"last": today - timedelta(days=1)}))
    with pytest.raises(NotYoursError):
        do("grant.delegate", head, **(good | {"grant": keeps}))
    assert do("grant.delegate", head, **good)


def test_somebody_else_does_not_end_a_delegation(units):
    head, colleague = actor_for(("principal", units.school)), somebody("clerk", units.school)
    given = {"grant": head.grants[0].id, "person": colleague.person_id, "last": clock.today()}
    number = do("grant.delegate", head, **given)["grant"]
    with pytest.raises(NotFoundError):
        do("grant.end", actor_for(("principal", units.other)), grant=number)


def test_an_actor_by_name(units):
    account = somebody("clerk", units.school)
    assert actor_named(account.login.upper(), clock.now()).person == account.person_id
    with pytest.raises(NotFoundError):
        actor_named("nobody", clock.now())


def test_the_page_gives_and_ends_a_role(client, units):
    sign_in_as(client, somebody("security_admin", units.bureau))
    account = somebody("clerk", units.school)
    page = client.get(f"/accounts/{account.pk}/").content.decode()
    assert "授权" in page
    client.post(f"/accounts/{account.pk}/grants/", {"role": "principal", "org": units.school})
    grant = Grant.objects.get(person=account.person_id, role="principal")
    assert (grant.since, grant.until) == (clock.today(), FAR)
    client.post(f"/accounts/{account.pk}/grants/{grant.pk}/end/")
    assert actor_of_account(account, clock.now()).roles == {"clerk"}


def held(account):
    """Give the one grant of an account."""
    return Grant.objects.get(person=account.person_id)


def test_a_section_works_on_what_its_name_stands_for(units):
    admin, account = keeper(units.bureau, "security_admin"), account_for()
    do("grant.give", admin, role="section", org=units.section, person=account.person_id)
    assert held(account).duty == "pupils,teaching"
    found = actor_of_account(account, clock.now())
    assert scope(found, Verb.READ, "pupils").everything
    assert not scope(found, Verb.READ, "care")


def test_a_duty_is_changed_by_groups_that_exist(units):
    admin, account = keeper(units.bureau, "security_admin"), account_for()
    given = {"role": "section", "org": units.section, "person": account.person_id}
    do("grant.give", admin, duty="care, pupils,care", **given)
    grant = held(account)
    assert grant.duty == "pupils,care"
    do("grant.duty", admin, grant=grant.pk, duty="safety")
    assert held(account).duty == "safety"
    for wrong in ("plan", "accounts", "nothing", "care,log"):
        with pytest.raises(UnknownDutyError):
            do("grant.duty", admin, grant=grant.pk, duty=wrong)
    with pytest.raises(NotFoundError):
        do("grant.duty", keeper(units.bureau), grant=grant.pk, duty="care")
    assert held(account).duty == "safety"


def test_other_roles_have_no_duty(units):
    admin, account = keeper(units.bureau, "security_admin"), account_for()
    do("grant.give", admin, role="clerk", org=units.school, person=account.person_id, duty="care")
    assert held(account).duty == ""
    with pytest.raises(NotFoundError):
        do("grant.duty", admin, grant=held(account).pk, duty="care")


def test_what_is_delegated_follows_its_source(units):
    admin, head = keeper(units.bureau, "security_admin"), account_for(("section", units.section))
    colleague = account_for(("clerk", units.section))
    source = held(head)
    last = clock.today() + timedelta(days=5)
    do(
        "grant.delegate",
        actor_for(person=head.person_id),
        grant=source.pk,
        person=colleague.person_id,
        last=last,
    )
    do("grant.duty", admin, grant=source.pk, duty="care")
    assert Grant.objects.get(source=source).duty == "care"
